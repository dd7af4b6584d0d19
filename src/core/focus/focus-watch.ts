import type { Caller, UnitOfWork, WriteOptions, Written, WriteTransaction } from '../db/unit-of-work'
import type { Clock, Logger, Presence, Timers } from '../ports'
import type { FocusAlarm } from './focus-alarm'
import type { FocusStore, OpenSession } from './focus-store'
import { absence, DRIFT_MS, observe, REOPENED_MS, sleepLength, SLEW_MS, type Reading } from './focus.clock.rules'
import { type FocusEvent, type GapCause, reduce } from './focus.machine'

const AUTOMATION: Caller = { actor: { kind: 'automation', id: 'focus-clock' }, origin: 'core' }

/** How often the clocks are compared while the session counts; also what a kill may lose. */
const BEAT_MS = 1_000
const REST_MS = 5_000
/** A touch of the keyboard this long after a gap began is a return. */
const RETURN_MS = 1_000
/** So many beats after a suspend was announced that did not come. */
const STILL_AWAKE = 30

/**
 * Something the clocks told that is not on disk yet. Instants in it are those of when it was found, so that writing it
 * later gives the same session; `frame` is what holds from then on, null where the frame stays.
 */
type Found = { readonly event: FocusEvent; readonly frame: Reading | null }

/**
 * The clock of a session. Time is counted by the monotonic clock from a frame in which it and the wall clock agree, so
 * that setting the clock changes nothing; what neither clock can vouch for (suspend, idleness, a process that was gone)
 * is put to the person as a question.
 */
export class FocusWatch {
  #frame: Reading
  #last: Reading
  /** In the order found; the frame moves only with the write, so that a write that fails forgets nothing. */
  #found: readonly Found[] = []
  /** What the last run left open was not looked at yet. */
  #unread = false
  #failing = false
  #fell: Reading | null = null
  #beatsSinceFall = 0
  /** The open segment as this clock knows it; another one was opened by somebody else. */
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
    this.#unread = true
    this.#guarded(() => this.#takeUp())
    this.#tick()
  }

  /**
   * Compares the clocks and writes what they tell; call it before anything that depends on the time. Throws when that
   * cannot be written, and the next call tries again.
   */
  settle(): void {
    if (this.#unread) this.#takeUp()
    const open = this.store.open()
    const before = this.#last
    const now = this.#read()
    if (this.#fell !== null) {
      this.#beatsSinceFall += 1
      if (this.#beatsSinceFall < STILL_AWAKE) {
        this.#writeFound(open)
        return
      }
      this.#fell = null
    }
    if (!open) {
      this.#rebase(now)
      return
    }
    this.#last = now
    const seen = observe(before, now, this.presence.tellsSuspend)
    const at = instant(this.#ahead(), now)
    if (seen.kind === 'gap') this.#note(at, now, { lengthMs: seen.lengthMs, cause: seen.cause })
    else if (seen.kind === 'step' || Math.abs(at - now.wall) >= SLEW_MS) this.#note(at, now, null)
    this.#writeFound(open)
    this.#lookForPerson()
  }

  /** Runs a unit of work of the session's own making. */
  write<T>(caller: Caller, label: string, work: (tx: WriteTransaction) => T, options?: WriteOptions): Written<T> {
    const written = this.#run(caller, label, work, options)
    this.#goOn()
    return written
  }

  /** Hears of every commit that touched sessions; one that is not its own (undo, say) may have opened one again. */
  changed(): void {
    this.store.forget()
    if (this.#writing) return
    this.#cancelReconcile()
    this.#cancelReconcile = this.timers.after(0, () => this.#reconcile())
  }

  stop(): void {
    this.#guarded(() => {
      this.settle()
      this.#beat()
    })
    this.#cancel()
    this.#cancelReconcile()
    this.#stopPower()
  }

  #takeUp(): void {
    const open = this.store.open()
    const beat = this.store.heartbeat()
    const now = this.#read()
    this.#rebase(now)
    this.#unread = false
    this.#know(open)
    const segment = open?.machine.segments.at(-1)
    if (!open || !segment) return
    const base =
      beat && beat.at >= segment.startedAt ? beat : { at: segment.startedAt, wall: segment.startedAt, uptime: null }
    const { lengthMs, ask } = absence(base, now)
    if (ask) this.#note(base.at, now, { lengthMs, cause: 'restart' })
    else if (base.at + lengthMs !== now.wall) this.#note(base.at + lengthMs, now, null)
    this.#writeFound(open)
  }

  #run<T>(caller: Caller, label: string, work: (tx: WriteTransaction) => T, options?: WriteOptions): Written<T> {
    this.#writing = true
    try {
      return this.unitOfWork.run(caller, label, work, options)
    } finally {
      this.#writing = false
      this.store.forget()
    }
  }

  /** After a write: it stays written, even if no beat can follow it. */
  #goOn(): void {
    this.#guarded(() => {
      this.#know(this.store.open())
      this.#beat()
    })
    this.#tick()
  }

  #know(open: OpenSession | null): void {
    this.#segment = open?.machine.segments.at(-1)?.id ?? null
  }

  #tick(): void {
    this.#cancel()
    const wait = this.#untilNext()
    if (wait === null) return
    this.#cancel = this.timers.after(wait, () => {
      this.#guarded(() => {
        this.settle()
        const current = this.store.open()
        if (current) this.alarm.check(current.row, current.machine, this.now())
        this.#beat()
      })
      this.#tick()
    })
  }

  #untilNext(): number | null {
    try {
      const open = this.store.open()
      if (!open) return this.#unread ? REST_MS : null
      const left = this.alarm.left(open.row, open.machine, this.now())
      const wait = open.machine.state === 'focusing' ? BEAT_MS : REST_MS
      return Math.min(wait, left === null || left === 0 ? wait : left)
    } catch {
      // The beat that comes then says what is wrong.
      return REST_MS
    }
  }

  /** Nothing while something found waits to be written: after a kill it is then found again from the beat before it. */
  #beat(): void {
    if (this.#unread || this.#found.length > 0 || !this.store.open()) return
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
      this.#write(open, { kind: 'gap', before: from, from, back: null, cause: 'idle' })
    } else if (open.machine.state === 'deciding') {
      if (segment.backAt !== null && idleMs >= limit) this.#write(open, { kind: 'away' })
      else if (segment.backAt === null && idleMs < limit && touched > segment.startedAt + RETURN_MS)
        this.#write(open, { kind: 'back', at: touched })
    }
  }

  #fall(): void {
    this.#guarded(() => {
      this.settle()
      this.#beat()
    })
    this.#fell = this.#read()
    this.#beatsSinceFall = 0
  }

  #wake(): void {
    this.#guarded(() => {
      const fell = this.#fell
      if (fell === null) {
        this.settle()
        return
      }
      const open = this.store.open()
      const now = this.#read()
      const slept = sleepLength(fell, now)
      const before = instant(this.#ahead(), fell)
      this.#fell = null
      if (!open) {
        this.#rebase(now)
        return
      }
      this.#note(before, now, slept > DRIFT_MS ? { lengthMs: slept, cause: 'suspend' } : null)
      this.#writeFound(open)
    })
    this.#tick()
  }

  #reconcile(): void {
    const read = this.#guarded(() => {
      const open = this.store.open()
      const segment = open?.machine.segments.at(-1)
      const reopened = open && segment && segment.id !== null && segment.id !== this.#segment
      const ended = reopened && open.machine.state === 'focusing' ? this.store.endedBefore(segment.id) : null
      this.#know(open)
      if (!reopened) return
      const now = this.#read()
      this.#rebase(now)
      if (ended !== null && now.wall - ended > REOPENED_MS)
        this.#note(ended, now, { lengthMs: now.wall - ended, cause: 'reopened' })
      else if (ended !== null && now.wall < ended) this.#note(ended, now, null)
    })
    if (!read) this.#cancelReconcile = this.timers.after(REST_MS, () => this.#reconcile())
    this.#guarded(() => {
      this.#writeFound(this.store.open())
      this.#beat()
    })
    this.#tick()
  }

  /** What happened between `before`, by the session's clock, and now: time to ask about, or (null) a clock that was set. */
  #note(before: number, now: Reading, gap: { readonly lengthMs: number; readonly cause: GapCause } | null): void {
    // Until it is written, the session's clock goes on from what is certain.
    const behind = before - instant(this.#ahead(), now)
    this.#frame = { ...this.#frame, wall: this.#frame.wall + behind }
    const event: FocusEvent =
      gap === null
        ? { kind: 'step', before, after: now.wall }
        : { kind: 'gap', before, from: Math.max(0, now.wall - gap.lengthMs), back: now.wall, cause: gap.cause }
    this.#found = [...this.#found, { event, frame: now }]
    this.#last = now
  }

  #write(open: OpenSession, event: FocusEvent): void {
    this.#found = [...this.#found, { event, frame: null }]
    this.#writeFound(open)
  }

  /** Writes all that was found, in order and at once; only with that does the frame move. */
  #writeFound(open: OpenSession | null): void {
    if (!open || this.#found.length === 0) return
    let { machine } = open
    for (const { event } of this.#found) {
      const outcome = reduce(machine, event)
      if (outcome.ok && outcome.machine.state !== 'idle') ({ machine } = outcome)
    }
    const [frame, found, seq] = [this.#frame, this.#found, this.unitOfWork.lastSeq]
    this.#frame = this.#ahead()
    this.#found = []
    if (machine === open.machine) return
    try {
      this.#run(
        AUTOMATION,
        machine.state === 'deciding' && open.machine.state !== 'deciding'
          ? 'Found time to ask about in a focus session'
          : 'Followed a change of the clock',
        (tx) => this.store.write(tx, open.row.id, open.machine.segments, machine, this.now()),
        { quiet: true },
      )
    } catch (error) {
      // What failed after the commit is no reason to write it a second time.
      if (this.unitOfWork.lastSeq === seq) [this.#frame, this.#found] = [frame, found]
      throw error
    }
    this.#goOn()
  }

  /** The frame that will hold when all that was found is written. */
  #ahead(): Reading {
    return this.#found.findLast(({ frame }) => frame !== null)?.frame ?? this.#frame
  }

  /** Keeps what a failing disk throws from whoever cannot answer it (a timer, the system); tells the log once, until it works. */
  #guarded(work: () => void): boolean {
    try {
      work()
      this.#failing = false
      return true
    } catch (error) {
      if (!this.#failing) this.logger.error('The focus clock could not write', { error: String(error) })
      this.#failing = true
      return false
    }
  }

  #read(): Reading {
    return {
      wall: this.clock.now(),
      monotonic: this.clock.monotonic(),
      uptime: this.clock.uptime?.() ?? null,
    }
  }

  #at(reading: Reading): number {
    return instant(this.#frame, reading)
  }

  #rebase(reading: Reading): void {
    this.#frame = reading
    this.#last = reading
    this.#found = []
  }
}

/** An instant by the session's clock: counted by the monotonic clock from a frame. */
function instant(frame: Reading, reading: Reading): number {
  return Math.round(frame.wall + reading.monotonic - frame.monotonic)
}
