import type { Clock } from '@core/ports'

/** Failures in a row after which a server is left alone. */
const TOLERANCE = 3
/** The first rest, doubled each time a trial fails. */
const FIRST_REST_MS = 15_000
const LONGEST_REST_MS = 5 * 60_000

type State = { failures: number; restMs: number; openUntil: number; trial: boolean }

/** Leaves a server that fails again and again alone for a while, so that nobody waits for it in vain. */
export class CircuitBreaker {
  readonly #states = new Map<string, State>()

  constructor(private readonly clock: Clock) {}

  /** Milliseconds until the server is tried again; 0 when it may be called now. One call at a time tries a rested server. */
  restMs(server: string): number {
    const state = this.#states.get(server)
    if (!state || state.failures < TOLERANCE) return 0
    const left = state.openUntil - this.clock.monotonic()
    if (left > 0) return left
    if (state.trial) return FIRST_REST_MS
    state.trial = true
    return 0
  }

  failed(server: string): void {
    const state = this.#states.get(server) ?? { failures: 0, restMs: FIRST_REST_MS, openUntil: 0, trial: false }
    this.#states.set(server, state)
    state.failures += 1
    if (state.failures < TOLERANCE) return
    if (state.trial) state.restMs = Math.min(state.restMs * 2, LONGEST_REST_MS)
    state.trial = false
    state.openUntil = this.clock.monotonic() + state.restMs
  }

  /** The server answered, whatever it said. */
  answered(server: string): void {
    this.#states.delete(server)
  }

  /** A trial that ended without telling anything, for instance because it was stopped. */
  undecided(server: string): void {
    const state = this.#states.get(server)
    if (state) state.trial = false
  }
}
