import type { Clock, Presence } from '../ports'

/** What a page said is believed for so long; then nobody knows. */
const BELIEVED_MS = 45_000

/** Presence as an open page tells it, for a host that cannot ask the system. */
export class PagePresence implements Presence {
  readonly tellsSuspend = false
  #touchedAt: number | null = null
  #heardAt = 0

  constructor(private readonly clock: Clock) {}

  /** A page says how long nobody touched it; null when another window is in front of it. */
  report(idleMs: number | null): void {
    this.#heardAt = this.clock.monotonic()
    this.#touchedAt = idleMs === null ? null : this.#heardAt - idleMs
  }

  idleMs(): number | null {
    const now = this.clock.monotonic()
    return this.#touchedAt === null || now - this.#heardAt > BELIEVED_MS ? null : now - this.#touchedAt
  }

  onPower(): () => void {
    return () => {}
  }
}
