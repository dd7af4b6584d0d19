import { once } from 'node:events'
import { createInterface } from 'node:readline'

import { parseCapture, withExceptions, type ParsedCapture, type ParseContext } from '@core/capture/language'

import type { Readable, Writable } from 'node:stream'

export type ParseLinesOptions = {
  readonly now: string | null
  readonly timeZone: string | null
  readonly locale: string | null
}

/**
 * Reads one phrase a line and writes what each means as one JSON object a line, blank lines included, so that line n of
 * the output answers line n of the input. Gives what is wrong with the options instead, if anything is.
 */
export async function parseLines(
  options: ParseLinesOptions,
  input: Readable,
  output: Writable,
): Promise<string | null> {
  const system = new Intl.DateTimeFormat().resolvedOptions()
  const timeZone = options.timeZone ?? system.timeZone
  const locale = options.locale ?? system.locale
  if (!isTimeZone(timeZone)) return `--tz needs a time zone name such as Europe/Berlin, not "${timeZone}".`
  if (!isLocale(locale)) return `--locale needs a language tag such as en-US, not "${locale}".`
  const now = options.now === null ? Date.now() : instantOf(options.now, timeZone)
  if (now === null) return `--now needs an ISO 8601 date and time such as 2026-03-03T09:00:00Z, not "${options.now}".`

  const context: ParseContext = { now, timeZone, locale, projects: [], tags: [] }
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (!output.write(`${JSON.stringify(publicFields(parseCapture(line, context)))}\n`)) {
      await once(output, 'drain')
    }
  }
  return null
}

/** The documented shape of `proxy parse`, which stays as it is when the parser learns more. */
function publicFields(parsed: ParsedCapture): object {
  const { title, start, due, durationMinutes, recurrence, priority, tags, contexts, project, people, energy, spans } =
    parsed
  return {
    title,
    start,
    due,
    duration: durationMinutes,
    recurrence:
      recurrence === null
        ? null
        : {
            rrule:
              recurrence.rrule === null
                ? null
                : withExceptions(recurrence.rrule, recurrence.exceptions, recurrence.dtstart),
            dtstart: recurrence.dtstart,
            fromCompletion: recurrence.fromCompletion,
          },
    priority,
    tags,
    contexts,
    project: project?.name ?? null,
    people,
    energy,
    spans: spans.map(({ kind, start: from, end, text }) => ({ kind, start: from, end, text })),
  }
}

const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/

/** The instant of an ISO date-time; without an offset it is the wall clock of `timeZone`. */
export function instantOf(iso: string, timeZone: string): number | null {
  const match = ISO.exec(iso)
  if (match === null) return null
  const hasOffset = match[4] !== undefined
  const instant = Date.parse(hasOffset ? iso : `${iso}${match[1] === undefined ? 'T00:00' : ''}Z`)
  if (!Number.isFinite(instant)) return null
  if (hasOffset) return instant
  // The offset at the first guess may be that of the other side of a clock change; the second look settles it.
  const guess = instant - offsetAt(instant, timeZone)
  return instant - offsetAt(guess, timeZone)
}

/** Milliseconds that the wall clock of a zone is ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(instant)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const match = /^GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(name)
  if (match === null) return 0
  const [, sign, hours, minutes, seconds = '0'] = match
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
