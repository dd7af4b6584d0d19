import Database from 'better-sqlite3'

import { loadAgents } from '@agents/index'
import { BackupStore } from '@core/backup'
import { createServices, type Services } from '@core/create-services'
import { Connection, openConnection } from '@core/db/connection'
import { applyMigrations, readMigrations } from '@core/db/migrate'
import { EventBus } from '@core/events'
import { DRIFT_MS, SHORT_ABSENCE_MS } from '@core/focus/focus.clock.rules'
import type { Clock, Presence } from '@core/ports'
import { ApiToken } from '@core/system'

import { fakeIds, FakeLogger, FakeNotifier, fakeRandom, FakeTime, headlessHost, memorySecrets } from './fake-ports'
import { migrationsDirectory, person } from './test-core'

/** A beat comes at least this often. */
const BEAT_MS = 5_000

let template: Buffer | null = null

/** An empty database, migrated once for all. */
function emptyDatabase(): Connection {
  if (template === null) {
    const connection = openConnection(':memory:')
    applyMigrations(connection.sqlite, readMigrations(migrationsDirectory))
    template = connection.sqlite.serialize()
    connection.close()
  }
  return new Connection(new Database(template))
}

/** What a host may know besides the clocks. */
export type Knows = {
  /** Whether the time since the system started is known. */
  readonly uptime: boolean
}

/** What may come together while nothing can be written. */
export type Happening =
  | { readonly kind: 'pass'; readonly ms: number }
  /** More than a drift, so that it is noticed. */
  | { readonly kind: 'sleep'; readonly ms: number; readonly told: boolean }
  | { readonly kind: 'set'; readonly ms: number }
  /** Has to be refused, since it cannot be written. */
  | { readonly kind: 'command'; readonly run: (focus: Services['focus']) => unknown }

/** A read-only database takes nothing at all; on a full disk what needs no new page may still go through. */
export type Failing = 'everything' | 'all but beats'

type Sum = { readonly state: string; readonly truth: number; readonly asked: number; readonly sinceBack: number }

/**
 * The real services on a virtual machine that can sleep, be set, be throttled and be killed, beside a model that knows
 * how long was truly focused.
 */
export class FocusWorld {
  readonly time = new FakeTime('2026-03-28T22:00:00Z', 'Europe/Berlin')
  readonly #connection = emptyDatabase()
  readonly #ids = fakeIds()
  #listeners: ((change: 'suspend' | 'resume') => void)[] = []
  #idle: number | null = null
  services: Services
  readonly logger = new FakeLogger()
  /** Milliseconds of focus as they truly were, and as gaps were answered. */
  truth = 0
  #unaccounted = 0
  #blurred = 0
  #asked = 0
  #sinceBack = 0

  constructor(private readonly knows: Knows = { uptime: true }) {
    this.services = this.#open()
  }

  get state(): string {
    return this.services.focus.current().session?.state ?? 'idle'
  }

  /** Milliseconds that were lost or invented so far. */
  get error(): number {
    const session = this.services.focus.current().session
    return this.#unaccounted + (session === null ? 0 : Math.abs(session.focusMs - this.truth))
  }

  /** Length of the question that stands. */
  get asked(): number {
    return this.services.focus.current().session?.decision?.lengthMs ?? 0
  }

  /** By how much a question was ever off from what truly happened: focus that would go with it if it were left out. */
  get blurred(): number {
    return this.#blurred
  }

  /** Time passes; timers run in time, or only at the end when the process is throttled. */
  pass(ms: number, throttled = false): void {
    const before = this.state
    if (throttled) {
      this.time.stall(ms)
      this.time.advance(1)
    } else this.time.advance(ms)
    const passed = throttled ? ms + 1 : ms
    if (before === 'focusing') this.truth += passed
    if (before === 'deciding') this.#sinceBack += passed
  }

  /** The system sleeps; hosts differ in whether they are told. */
  sleep(ms: number, told: boolean): void {
    this.#settle()
    const before = this.#sum()
    if (told) this.#power('suspend')
    this.time.suspend(ms)
    if (told) this.#power('resume')
    this.#settle()
    this.#found(before, ms + BEAT_MS, ms)
  }

  /** Somebody, or a time server, sets the clock. */
  set(byMs: number): void {
    this.#settle()
    const before = this.#sum()
    this.time.step(Math.max(0, this.time.clock.now() + byMs))
    this.#settle()
    // A host that cannot tell takes it for sleep, and asks.
    if (!this.knows.uptime) this.#found(before, byMs + BEAT_MS, byMs)
  }

  /** Nothing can be written from now on, until `heal`. */
  fail(how: Failing): void {
    if (how === 'everything') this.#connection.sqlite.pragma('query_only = ON')
    else
      this.#connection.sqlite.exec(
        "CREATE TEMP TRIGGER failing BEFORE INSERT ON change_batches BEGIN SELECT RAISE(ABORT, 'no room'); END",
      )
  }

  heal(): void {
    this.#connection.sqlite.pragma('query_only = OFF')
    this.#connection.sqlite.exec('DROP TRIGGER IF EXISTS failing')
  }

  /** These things happen one after the other while nothing can be written; then the disk is well again. */
  failing(how: Failing, happenings: readonly Happening[]): void {
    this.#settle()
    const before = this.#sum()
    const sleeps: number[] = []
    let awake = 0
    const live = (ms: number): void => {
      this.time.advance(ms)
      awake += ms
    }
    this.fail(how)
    for (const it of happenings) {
      switch (it.kind) {
        case 'pass':
          live(it.ms)
          break
        case 'sleep':
          if (it.told) this.#power('suspend')
          this.time.suspend(it.ms)
          if (it.told) this.#power('resume')
          sleeps.push(it.ms)
          break
        case 'set':
          this.time.step(Math.max(0, this.time.clock.now() + it.ms))
          // A host that cannot tell takes it for sleep, and asks.
          if (!this.knows.uptime && it.ms > DRIFT_MS) sleeps.push(it.ms)
          break
        case 'command': {
          const kept = JSON.stringify(this.services.focus.current().session?.segments)
          try {
            it.run(this.services.focus)
          } catch {
            // As it has to be.
          }
          if (JSON.stringify(this.services.focus.current().session?.segments) !== kept)
            throw new Error('Something was written to a disk that takes nothing')
        }
      }
      live(BEAT_MS)
      // What is shown meanwhile counts what is certain.
      const shown = this.services.focus.current().session?.focusMs ?? 0
      if (before.state === 'focusing') this.#unaccounted += Math.abs(shown - before.truth - awake)
    }
    this.heal()
    live(BEAT_MS)
    const unknown = sleeps.reduce((sum, ms) => sum + ms, 0)
    if (unknown === 0) {
      if (before.state === 'focusing') this.truth += awake
      if (before.state === 'deciding') this.#sinceBack += awake
    } else this.#found(before, awake + unknown, sleeps.length === 1 ? unknown : null)
  }

  /** Killed, and started again `deadMs` later, on a disk that is well again. */
  kill(deadMs: number, { heal = false } = {}): void {
    this.#settle()
    const before = this.#sum()
    this.time.die()
    if (heal) this.heal()
    this.time.suspend(deadMs)
    this.services = this.#open()
    if (before.state === 'focusing' && this.state === 'focusing') this.truth += deadMs
    else if (before.state === 'deciding' && deadMs <= SHORT_ABSENCE_MS) this.#sinceBack += deadMs
    else this.#found(before, deadMs, deadMs)
  }

  /** Nobody touched anything for so long. */
  idle(ms: number): void {
    this.#idle = ms
  }

  do(work: (focus: Services['focus']) => unknown): void {
    const before = this.services.focus.current().session
    work(this.services.focus)
    const after = this.services.focus.current().session
    if (after === null || after.id !== before?.id) this.truth = 0
  }

  answer(verdict: 'keep' | 'trim' | 'break' | 'task'): void {
    const back = this.services.focus.current().session?.decision?.to !== null
    this.services.focus.decide({ verdict, taskId: null }, person)
    const counts = verdict === 'keep' || verdict === 'task'
    this.truth += (counts ? this.#asked : 0) + (back ? this.#sinceBack : counts ? this.#sinceBack : 0)
  }

  close(): void {
    this.time.die()
    this.#connection.close()
  }

  /**
   * Unknown time began a question, or made one that stands longer. Whatever the question says it is about, nothing may be
   * missing from the sum of what is counted, what is asked about, and what came after.
   */
  #found(before: Sum, passedMs: number, unknownMs: number | null): void {
    const session = this.services.focus.current().session
    const decision = session?.decision
    if (!session || !decision || decision.to === null || (unknownMs ?? passedMs) <= DRIFT_MS) return
    const sinceBack = session.asOf - decision.to
    if (before.state === 'focusing') {
      this.#unaccounted += Math.abs(session.focusMs + decision.lengthMs + sinceBack - before.truth - passedMs)
      if (unknownMs !== null) this.#blurred = Math.max(this.#blurred, Math.abs(decision.lengthMs - unknownMs))
      this.truth = session.focusMs
    } else if (before.state === 'deciding') {
      this.#unaccounted += Math.abs(decision.lengthMs + sinceBack - before.asked - before.sinceBack - passedMs)
    }
    this.#asked = decision.lengthMs
    this.#sinceBack = sinceBack
  }

  #sum(): Sum {
    return { state: this.state, truth: this.truth, asked: this.#asked, sinceBack: this.#sinceBack }
  }

  /** Lets the next beat come, so that two events never fall between two readings. */
  #settle(): void {
    this.pass(BEAT_MS)
  }

  #power(change: 'suspend' | 'resume'): void {
    for (const listener of this.#listeners) listener(change)
  }

  #open(): Services {
    this.#listeners = []
    const { clock, timers } = this.time
    const known: Clock = this.knows.uptime
      ? clock
      : { now: clock.now, monotonic: clock.monotonic, timeZone: clock.timeZone }
    const presence: Presence = {
      idleMs: () => this.#idle,
      tellsSuspend: false,
      onPower: (listener) => {
        this.#listeners.push(listener)
        return () => {}
      },
    }
    const { logger } = this
    const random = fakeRandom()
    const secrets = memorySecrets()
    const services = createServices({
      connection: this.#connection,
      deviceId: 'test',
      guard: null,
      events: new EventBus(logger),
      backups: new BackupStore('/nonexistent/backups'),
      apiToken: new ApiToken(secrets, random, known),
      random,
      secrets,
      agents: loadAgents,
      clock: known,
      ids: this.#ids,
      notifier: new FakeNotifier(),
      logger,
      timers,
      host: headlessHost,
      presence,
      knownVersion: 1,
      facts: { dataDirectory: ':memory:', startedAt: 0, recovered: false },
      replaceBy: () => Promise.resolve(),
    })
    // There is no directory for them here.
    services.settings.update({ backups: false }, person)
    services.start()
    return services
  }
}
