import { ORPCError } from '@orpc/server'

import { storageFailure } from './db/storage-error'
import type { Logger } from './ports'

/** What kind of failure this is, for a log that must not hold what a person wrote: a message may quote it. */
export function kindOf(error: unknown): string {
  if (error instanceof ORPCError) return error.code
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

/**
 * Does one step of a start: a failure is told to the log and ends neither the start nor the steps after it. A damaged
 * database does, because opening is where a person is offered a backup.
 */
export function attempt(logger: Logger, what: string, step: () => void): boolean {
  try {
    step()
    return true
  } catch (error) {
    if (storageFailure(error)?.code === 'STORAGE_CORRUPT') throw error
    logger.error('A step of the start failed', { step: what, error: String(error) })
    return false
  }
}
