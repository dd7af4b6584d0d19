import type { Caller, UnitOfWork, WriteOptions, Written, WriteTransaction } from '../db/unit-of-work'
import type { Clock, Logger, Presence, Timers } from '../ports'
import type { FocusAlarm } from './focus-alarm'
import type { FocusStore, OpenSession } from './focus-store'
import { absence, DRIFT_MS, observe, REOPENED_MS, sleepLength, SLEW_MS, type Reading } from './focus.clock.rules'
import { type FocusEvent, reduce } from './focus.machine'

const AUTOMATION: Caller = { actor: { kind: 'automation', id: 'focus-clock' }, origin: 'core' }

/** How often the clocks are compared while the session counts; also what a kill may lose. */
const BEAT_MS = 1_000
const REST_MS = 5_000
/** A touch of the keyboard this long after a gap began is a return. */
const RETURN_MS = 1_000
/** So many beats after a suspend was announced that did not come. */
const STILL_AWAKE = 30

/**
 * The clock of a session. Time is counted by the monotonic clock from a frame in which it and the wall clock agree, so
 * that setting the clock changes nothing; what neither clock can vouch for (suspend, idleness, a process that was gone)
 * is put to the person as a question.
 */
export class FocusWatch {
  #frame: Reading
  #last: Reading
  #fell: Reading | null = null
  #beatsSinceFall = 0
  #segment: string | null = null
  #writing = false
  #cancel: () => void = () => {}
  #cancelReconcile: () => void = () => {}
  #stopPower: () => void = () => {}

  constructor(
    private readonly store: FocusStore,
    private readonly alarm: FocusAlarm,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly presence: Presence,
    private readonly logger: Logger,
    /** Minutes without a touch after which one is asked; 0 for never. */
    private readonly idleMinutes: () => number,
  ) {
    this.#frame = this.#read()
    this.#last = this.#frame
  }

  /** The instant by the session's own clock. */
  now(): number {
    return this.#at(this.#fell ?? this.#read())
  }

  /** Takes up what the last run left open. */
  start(): void {
    this.#stopPower = this.presence.onPower((change) => (change === 'suspend' ? this.#fall() : this.#wake()))
    const now = this.#read()
    this.#rebase(now)
    const open = this.store.open()
    const segment = open?.machine.segments.at(-1)
    if (open && segment) {
      const beat = this.store.heartbeat()
      const base =
        beat && beat.at >= segment.startedAt ? beat : { at: segment.startedAt, wall: segment.startedAt, uptime: null }
      const { lengthMs, ask } = absence(base, now)
      if (ask) {
        const from = Math.max(0, now.wall - lengthMs)
        this.#apply(open, { kind: 'gap', before: base.at, from, back: now.wall, cause: 'restart' })
      } else if (base.at + lengthMs !== now.wall) {
        this.#apply(open, { kind: 'step', before: base.at + lengthMs, after: now.wall })
      }
    }
    this.#tick()
  }

  /** Compares the clocks and writes what they tell; call it before anything that depends on the time. */
  settle(): void {
    const before = this.#last
    const now = this.#read()
    if (this.#fell !== null) {
      this.#beatsSinceFall += 1
      if (this.#beatsSinceFall < STILL_AWAKE) return
      this.#fell = null
    }
    this.#last = now
    const open = this.store.open()
    if (!open) {
      this.#rebase(now)
      return
    }
    const seen = observe(before, now, this.presence.tellsSuspend)
    const at = this.#at(now)
    if (seen.kind === 'gap') {
      this.#rebase(now)
      const from = Math.max(0, now.wall - seen.lengthMs)
      this.#apply(open, { kind: 'gap', before: at, from, back: now.wall, cause: seen.cause })
    } else if (seen.kind === 'step' || Math.abs(at - now.wall) >= SLEW_MS) {
      this.#rebase(now)
      this.#apply(open, { kind: 'step', before: at, after: now.wall })
    }
    this.#lookForPerson()
  }

  /** Runs a unit of work of the session's own making. */
  write<T>(caller: Caller, label: string, work: (tx: WriteTransaction) => T, options?: WriteOptions): Written<T> {
    this.#writing = true
    try {
      return this.unitOfWork.run(caller, label, work, options)
    } finally {
      this.#writing = false
      this.store.forget()
      this.#beat()
      this.#tick()
    }
  }

  /** Hears of every commit that touched sessions; one that is not its own (undo, say) may have opened one again. */
  changed(): void {
    this.store.forget()
    if (this.#writing) return
    this.#cancelReconcile()
    this.#cancelReconcile = this.timers.after(0, () => this.#reconcile())
  }

  stop(): void {
    this.settle()
    this.#beat()
    this.#cancel()
    this.#cancelReconcile()
    this.#stopPower()
  }

  #tick(): void {
    this.#cancel()
    const open = this.store.open()
    this.#segment = open?.machine.segments.at(-1)?.id ?? null
    if (!open) return
    const left = this.alarm.left(open.row, open.machine, this.now())
    const wait = open.machine.state === 'focusing' ? BEAT_MS : REST_MS
    this.#cancel = this.timers.after(Math.min(wait, left === null || left === 0 ? wait : left), () => {
      try {
        this.settle()
        const current = this.store.open()
        if (current) this.alarm.check(current.row, current.machine, this.now())
        this.#beat()
      } catch (error) {
        // A full disk, say: the next beat tries again, and time is counted from stamps all the same.
        this.logger.error('The focus clock could not write', { error: String(error) })
      }
      this.#tick()
    })
  }

  #beat(): void {
    if (!this.store.open()) return
    const { wall, uptime } = this.#read()
    this.store.beat({ at: this.now(), wall, uptime })
  }

  /** Asks about time without a touch, and notices the return. */
  #lookForPerson(): void {
    const open = this.store.open()
    const idleMs = this.presence.idleMs()
    const limit = this.idleMinutes() * 60_000
    const segment = open?.machine.segments.at(-1)
    if (!open || !segment || idleMs === null || limit === 0) return
    const touched = this.now() - idleMs
    if (open.machine.state === 'focusing' && idleMs >= limit) {
      const from = Math.max(touched, segment.startedAt)
      // A session that was started without a touch (from a script, say) has its own full time first.
      if (this.now() - from < limit) return
      this.#apply(open, { kind: 'gap', before: from, from, back: null, cause: 'idle' })
    } else if (open.machine.state === 'deciding') {
      if (segment.backAt !== null && idleMs >= limit) this.#apply(open, { kind: 'away' })
      else if (segment.backAt === null && idleMs < limit && touched > segment.startedAt + RETURN_MS)
        this.#apply(open, { kind: 'back', at: touched })
    }
  }

  #fall(): void {
    this.settle()
    this.#beat()
    this.#fell = this.#read()
    this.#beatsSinceFall = 0
  }

  #wake(): void {
    const fell = this.#fell
    if (fell === null) {
      this.settle()
      return
    }
    const before = this.#at(fell)
    const now = this.#read()
    const slept = sleepLength(fell, now)
    this.#fell = null
    this.#rebase(now)
    const open = this.store.open()
    if (!open) return
    if (slept > DRIFT_MS)
      this.#apply(open, {
        kind: 'gap',
        before,
        from: Math.max(0, now.wall - slept),
        back: now.wall,
        cause: 'suspend',
      })
    else this.#apply(open, { kind: 'step', before, after: now.wall })
    this.#tick()
  }

  #reconcile(): void {
    const open = this.store.open()
    const segment = open?.machine.segments.at(-1)
    if (open && segment && segment.id !== null && segment.id !== this.#segment) {
      const now = this.#read()
      this.#rebase(now)
      const ended = open.machine.state === 'focusing' ? this.store.endedBefore(segment.id) : null
      if (ended !== null && now.wall - ended > REOPENED_MS)
        this.#apply(open, { kind: 'gap', before: ended, from: ended, back: now.wall, cause: 'reopened' })
      else if (ended !== null && now.wall < ended) this.#apply(open, { kind: 'step', before: ended, after: now.wall })
    }
    this.#beat()
    this.#tick()
  }

  #apply(open: OpenSession, event: FocusEvent): void {
    const outcome = reduce(open.machine, event)
    if (!outcome.ok || outcome.machine === open.machine) return
    const { machine } = outcome
    this.write(
      AUTOMATION,
      machine.state === 'deciding' && open.machine.state !== 'deciding'
        ? 'Found time to ask about in a focus session'
        : 'Followed a change of the clock',
      (tx) => this.store.write(tx, open.row.id, open.machine.segments, machine, this.now()),
      { quiet: true },
    )
  }

  #read(): Reading {
    return {
      wall: this.clock.now(),
      monotonic: this.clock.monotonic(),
      uptime: this.clock.uptime?.() ?? null,
    }
  }

  #at(reading: Reading): number {
    return Math.round(this.#frame.wall + reading.monotonic - this.#frame.monotonic)
  }

  #rebase(reading: Reading): void {
    this.#frame = reading
    this.#last = reading
  }
}
