import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

import type { LogFields, Logger } from '@core/ports'

// Enough to see what happened in the last weeks; the file before it is kept once.
const MAX_BYTES = 1_000_000

/** Writes one JSON object a line; never throws, for a log must not be what stops the app. */
export function createFileLogger(file: string, now: () => number): Logger {
  const write = (level: 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void => {
    try {
      rotate(file)
      appendFileSync(file, `${JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...fields })}\n`)
    } catch {
      // A full or read-only disk is reported where it matters, by the database.
    }
  }
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch {
    // As above.
  }
  return {
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
  }
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > MAX_BYTES) renameSync(file, `${file}.old`)
}
