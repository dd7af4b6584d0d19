import { once } from 'node:events'

import { parseCapture, withExceptions, type ParsedCapture, type ParseContext } from '@core/capture/language'
import { parseDateValue, zoneTime } from '@core/recurrence/index'

import { readZone } from './zone-option'

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
  const tz = readZone(options.timeZone)
  if (!tz.known) return tz.message
  const locale = options.locale ?? new Intl.DateTimeFormat().resolvedOptions().locale
  if (!isLocale(locale)) return `--locale needs a language tag such as en-US, not "${locale}".`
  const now = options.now === null ? Date.now() : instantOf(options.now, tz.zone)
  if (now === null)
    return `--now needs an ISO 8601 date and time that exists, such as 2026-03-03T09:00:00Z, in the years ${FIRST_YEAR} to ${LAST_YEAR}, not "${options.now}".`

  const context: ParseContext = { now, timeZone: tz.zone, locale, projects: [], tags: [] }
  for await (const line of linesOf(input)) {
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

/** Lines end with LF or CRLF. Node's own reader also ends them at a lone CR, U+2028 and U+2029, which may be in a phrase. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8')
  let rest = ''
  for await (const chunk of input) {
    const [first = '', ...more] = String(chunk).split('\n')
    rest += first
    for (const next of more) {
      yield rest.endsWith('\r') ? rest.slice(0, -1) : rest
      rest = next
    }
  }
  if (rest !== '') yield rest
}

/** The calendar of tasks begins in 1970 and ends with 9999; what is counted from now needs room before its end. */
const FIRST_YEAR = 1970
const LAST_YEAR = 9900
const ISO = /^((\d{4})-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/

/**
 * The instant of an ISO date-time, in whole seconds; without an offset it is the wall clock of `timeZone`. Null for any
 * other text, for what does not exist, and outside of the years that --now may lie in.
 */
export function instantOf(iso: string, timeZone: string): number | null {
  const [match, day = '', year, time = 'T00:00', offset] = ISO.exec(iso) ?? []
  const date = parseDateValue(day + time.replace(/\..*/, ''))
  if (match === undefined || date?.kind !== 'wall') return null
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null
  if (offset === undefined) return zoneTime(timeZone).resolve(date.wall).instant
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(':', ''))]
  if (hours > 23 || minutes > 59) return null
  const ahead = (hours * 60 + minutes) * 60
  return (date.wall - (offset.startsWith('-') ? -ahead : ahead)) * 1000
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
