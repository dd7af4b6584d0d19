import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Guessing 256 bits is hopeless at any rate; this stops a client that does not notice that it is refused. */
const FAILURES_PER_MINUTE = 30
const MINUTE_MS = 60_000

/** Counts a request with a wrong token; gives the seconds to wait once there were too many, else null. */
export type CountFailure = (request: FastifyRequest) => Promise<number | null>

/** One count for the whole server. A right token is never asked to wait: the count is only for wrong ones. */
export function failureCounter(app: FastifyInstance): CountFailure {
  const count = app.createRateLimit({ max: FAILURES_PER_MINUTE, timeWindow: MINUTE_MS })
  return async (request) => {
    const used = await count(request)
    return !used.isAllowed && used.isExceeded ? used.ttlInSeconds : null
  }
}
