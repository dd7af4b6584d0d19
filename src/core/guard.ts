import { storageFailure } from './db/storage-error'
import type { Logger, Presence, Timers } from './ports'

/** What kind of failure this is, for a log that must not hold what a person wrote: a message may quote it. */
export function kindOf(error: unknown): string {
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

/**
 * Timers whose failures are told to the log. Nobody is there to catch what a timer throws, and what nobody catches ends the
 * process; whoever set the timer sees to it (`finally`) that the next one is set.
 */
export function guardTimers(timers: Timers, logger: Logger): Timers {
  return { after: (ms, run) => timers.after(ms, guarded(logger, 'Something that was due failed', run)) }
}

/** The same for what the system calls. */
export function guardPresence(presence: Presence, logger: Logger): Presence {
  return {
    tellsSuspend: presence.tellsSuspend,
    idleMs: () => presence.idleMs(),
    onPower: (listener) => presence.onPower(guarded(logger, 'Something failed at suspend or resume', listener)),
  }
}

function guarded<Given extends readonly unknown[]>(
  logger: Logger,
  message: string,
  run: (...given: Given) => void,
): (...given: Given) => void {
  return (...given) => {
    try {
      run(...given)
    } catch (error) {
      logger.error(message, { error: String(error) })
    }
  }
}

/** Does every step of an end, whatever fails in between: the database can then be closed. */
export async function finish(
  logger: Logger,
  steps: Readonly<Record<string, () => void | Promise<void>>>,
): Promise<void> {
  for (const [what, step] of Object.entries(steps)) {
    try {
      await step()
    } catch (error) {
      logger.error('A step of the end failed', { step: what, error: String(error) })
    }
  }
}
