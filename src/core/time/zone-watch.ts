import type { Clock, Presence, Timers } from '../ports'

const LOOK_EVERY_MS = 60_000

/** Notices that the person is in another time zone: what is due, overdue and of today then is something else. */
export class ZoneWatch {
  #zone = ''
  #cancel: () => void = () => {}
  #stopPower: () => void = () => {}

  constructor(
    private readonly clock: Pick<Clock, 'timeZone'>,
    private readonly timers: Timers,
    private readonly presence: Pick<Presence, 'onPower'>,
    private readonly changed: () => void,
  ) {}

  start(): void {
    this.#zone = this.clock.timeZone()
    // Who flies has the lid shut.
    this.#stopPower = this.presence.onPower((change) => {
      if (change === 'resume') this.#look()
    })
    this.#wait()
  }

  stop(): void {
    this.#cancel()
    this.#stopPower()
  }

  #wait(): void {
    this.#cancel = this.timers.after(LOOK_EVERY_MS, () => {
      try {
        this.#look()
      } finally {
        this.#wait()
      }
    })
  }

  #look(): void {
    const zone = this.clock.timeZone()
    if (zone === this.#zone) return
    this.#zone = zone
    this.changed()
  }
}
