import type {
  Clock,
  HostControls,
  Ids,
  LogFields,
  Logger,
  Notice,
  Notifier,
  Random,
  Secrets,
  Timers,
} from '@core/index'

/** A clock and its timers that only move when a test says so. */
export class FakeTime {
  #now: number
  #monotonic = 0
  #uptime = 1_000_000
  #zone: string
  #timers: { at: number; run: () => void }[] = []

  constructor(start: string, zone: string) {
    this.#now = Date.parse(start)
    this.#zone = zone
  }

  readonly clock: Clock = {
    now: () => this.#now,
    monotonic: () => this.#monotonic,
    uptime: () => this.#uptime,
    timeZone: () => this.#zone,
  }

  readonly timers: Timers = {
    after: (ms, run) => {
      const timer = { at: this.#monotonic + ms, run }
      this.#timers.push(timer)
      return () => {
        this.#timers = this.#timers.filter((other) => other !== timer)
      }
    },
  }

  /** Lets time pass, running the timers that fall due in order. */
  advance(ms: number): void {
    const end = this.#monotonic + ms
    for (;;) {
      const [next] = this.#timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)
      if (!next) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#pass(Math.max(0, next.at - this.#monotonic))
      next.run()
    }
    this.#pass(end - this.#monotonic)
  }

  /** Lets time pass without running any timer, as a throttled page or a busy process does. */
  stall(ms: number): void {
    this.#pass(ms)
  }

  /** The process dies: its timers are gone, and the next one counts from 0. */
  die(): void {
    this.#timers = []
    this.#monotonic = 0
  }

  /** Sets the wall clock without time passing, as a person or a time server does. */
  step(to: string | number): void {
    this.#now = typeof to === 'number' ? to : Date.parse(to)
  }

  /** Lets the system sleep: time passes, but the process does not run. */
  suspend(ms: number): void {
    this.#now += ms
    this.#uptime += ms
  }

  travel(zone: string): void {
    this.#zone = zone
  }

  #pass(ms: number): void {
    this.#monotonic += ms
    this.#uptime += ms
    this.#now += ms
  }
}

/** UUIDv7s that count up, so that a test can name the order rows were made in. */
export function fakeIds(): Ids {
  let count = 0
  return {
    next: () => `01900000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`,
  }
}

/** Bytes that follow from a seed (xorshift32). */
export function fakeRandom(seed = 1): Random {
  let state = seed
  return {
    bytes: (length) =>
      Uint8Array.from({ length }, () => {
        state ^= state << 13
        state ^= state >>> 17
        state ^= state << 5
        return state & 0xff
      }),
  }
}

export function memorySecrets(): Secrets {
  const values = new Map<string, string>()
  return {
    kind: 'memory',
    get: (name) => values.get(name) ?? null,
    set: (name, value) => void values.set(name, value),
    delete: (name) => void values.delete(name),
  }
}

export class FakeNotifier implements Notifier {
  readonly shown: Notice[] = []
  notify(notice: Notice): void {
    this.shown.push(notice)
  }
}

export class FakeLogger implements Logger {
  readonly lines: { level: 'info' | 'warn' | 'error'; message: string }[] = []
  /** Of each line. */
  readonly fields: LogFields[] = []
  info = (message: string, fields?: LogFields): void => this.#log('info', message, fields)
  warn = (message: string, fields?: LogFields): void => this.#log('warn', message, fields)
  error = (message: string, fields?: LogFields): void => this.#log('error', message, fields)

  #log(level: 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void {
    this.lines.push({ level, message })
    this.fields.push(fields)
  }
}

export const headlessHost: HostControls = {
  kind: 'headless',
  version: '0.0.0-test',
  platform: 'test',
  capabilities: { globalHotkeys: false, tray: false, localApiSwitch: false },
  apiUrl: () => null,
  hotkeys: () => [],
  setHotkey: () => [],
}
