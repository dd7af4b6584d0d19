import type { ModelFailure } from './outcome'

/** Attempts a call may have in all. */
export const MAX_ATTEMPTS = 3
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 20_000
/** A model that is being loaded is asked for again at this pace. */
const LOADING_PAUSE_MS = 2000

/**
 * Milliseconds to wait before another attempt; null when there is none. Only what may succeed without a change is tried again:
 * a server that broke off, is overloaded or still loading. `chance` is from 0 to 1; it keeps many clients from coming back in step
 * (full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function pauseBefore(attempt: number, failure: ModelFailure, chance: number): number | null {
  if (attempt > MAX_ATTEMPTS) return null
  const backoff = Math.round(chance * Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS))
  switch (failure.kind) {
    case 'rate_limited':
      return failure.reason === 'busy' ? Math.max(failure.retryAfterMs ?? 0, backoff) : null
    case 'down':
      return failure.reason === 'server_error' || failure.reason === 'broke' ? backoff : null
    case 'deadline':
      return failure.reason === 'loading' ? LOADING_PAUSE_MS : null
    default:
      return null
  }
}
