import { ORPCError } from '@orpc/server'

import type { Logger } from '@core/ports'

/**
 * Interceptor that writes down what nobody expected, and passes it on. Refusals that the contract declares are answers,
 * not news; messages are cut, because a driver's message may repeat a person's text.
 */
export function logUnexpected(logger: Logger) {
  return async <Result>({ next }: { next: () => Promise<Result> }): Promise<Result> => {
    try {
      return await next()
    } catch (error) {
      if (!(error instanceof ORPCError) || (error.status >= 500 && error.status !== 501)) logFailure(logger, error)
      throw error
    }
  }
}

/** Writes one failure to the log with its stack, which never leaves this machine. */
export function logFailure(logger: Logger, error: unknown): void {
  const cause = error instanceof ORPCError && error.cause instanceof Error ? error.cause : error
  logger.error('A request failed', {
    name: cause instanceof Error ? cause.name : typeof cause,
    message: (cause instanceof Error ? cause.message : String(cause)).slice(0, 300),
    stack: cause instanceof Error ? (cause.stack ?? '').split('\n').slice(1, 8).join('\n') : null,
  })
}
