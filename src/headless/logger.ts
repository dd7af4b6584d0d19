import pino from 'pino'

import type { Logger } from '@core/ports'

const levels = ['silent', 'error', 'warn', 'info'] as const
type Level = (typeof levels)[number]

/** Names of fields that are never written, whoever passes them. */
const secretFields = ['token', 'authorization', 'cookie', 'password', 'secret', 'key', 'text', 'title', 'notes', 'body']

/**
 * Logs to standard error as JSON lines, from the level that PROXY_LOG names (silent, error, warn, info; warn when it
 * names none). Standard output stays free for what a person or a script asked for.
 */
export function createLogger(
  wanted: string | undefined,
  destination: pino.DestinationStream = standardError(),
): Logger {
  const log = pino(
    {
      level: levels.find((level): level is Level => level === wanted) ?? 'warn',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretFields, censor: '[kept out of the log]' },
    },
    destination,
  )
  return {
    info: (message, fields) => log.info(fields ?? {}, message),
    warn: (message, fields) => log.warn(fields ?? {}, message),
    error: (message, fields) => log.error(fields ?? {}, message),
  }
}

/** Synchronous, so that the last line before a crash is not lost. */
function standardError(): pino.DestinationStream {
  return pino.destination({ dest: 2, sync: true })
}
