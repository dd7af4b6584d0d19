import type { Clock } from '@core/ports'

export type Priority = 'interactive' | 'background'

export type QueuedCall = {
  /** Calls of one lane wait for each other. */
  readonly lane: string
  /** How many of a lane may go on at once; 1 for a server on this machine, which answers one at a time anyway. */
  readonly width: number
  readonly priority: Priority
  readonly signal: AbortSignal
  /** May be stopped and begun again when somebody waits for another answer. */
  readonly repeatable: boolean
}

type Entry = QueuedCall & {
  readonly begin: (signal: AbortSignal) => Promise<void>
  readonly since: number
  given: number
  running: AbortController | null
}

/** How often a call gives way; then it is left to end, or a busy hour would keep it from ever ending. */
const MAX_GIVEN_WAY = 2
const GIVE_WAY = Symbol('give way')

/**
 * One queue for all calls to models. What a person waits for goes first, even before a background call that has begun: that one
 * is stopped at the server and begun again afterwards.
 */
export class CallQueue {
  readonly #waiting: Entry[] = []
  readonly #running = new Set<Entry>()

  constructor(private readonly clock: Clock) {}

  /** How many wait, over all lanes. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Whether a call that a person waits for is under way or about to be. */
  get busy(): boolean {
    return [...this.#waiting, ...this.#running].some(({ priority }) => priority === 'interactive')
  }

  /** Runs `work` when it is its turn. Rejects with the signal's reason when that comes first, and then never runs it. */
  run<T>(call: QueuedCall, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const entry: Entry = {
        ...call,
        since: this.clock.monotonic(),
        given: 0,
        running: null,
        begin: async (signal) => {
          try {
            resolve(await work(signal))
          } catch (error) {
            if (signal.reason === GIVE_WAY && !call.signal.aborted) {
              this.#waiting.unshift(entry)
              return
            }
            reject(error instanceof Error ? error : new Error(String(error)))
          }
        },
      }
      const leave = (): void => {
        const index = this.#waiting.indexOf(entry)
        if (index === -1) return
        this.#waiting.splice(index, 1)
        reject(asError(call.signal.reason))
      }
      if (call.signal.aborted) {
        reject(asError(call.signal.reason))
        return
      }
      call.signal.addEventListener('abort', leave, { once: true })
      this.#waiting.push(entry)
      this.#makeRoom(entry)
      this.#next(call.lane)
    })
  }

  #makeRoom(entry: Entry): void {
    if (entry.priority !== 'interactive') return
    const running = [...this.#running].filter(({ lane }) => lane === entry.lane)
    if (running.length < entry.width) return
    const yielding = running.find(
      ({ priority, repeatable, given }) => priority === 'background' && repeatable && given < MAX_GIVEN_WAY,
    )
    if (!yielding) return
    yielding.given += 1
    yielding.running?.abort(GIVE_WAY)
  }

  #next(lane: string): void {
    const waiting = this.#waiting.filter((entry) => entry.lane === lane)
    const next = waiting.find(({ priority }) => priority === 'interactive') ?? waiting[0]
    if (!next || [...this.#running].filter((entry) => entry.lane === lane).length >= next.width) return
    this.#waiting.splice(this.#waiting.indexOf(next), 1)
    next.running = new AbortController()
    this.#running.add(next)
    void next.begin(AbortSignal.any([next.signal, next.running.signal])).finally(() => {
      this.#running.delete(next)
      this.#next(lane)
    })
    this.#next(lane)
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
