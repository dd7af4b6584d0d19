import { quote } from '../db/quote'
import { firstOccurrences, formatWall, parseRule, zoneTime } from '../recurrence'
import type { SaidRecurrence } from '../task'
import { parseCapture, type ParseContext } from './language'

const DAY_SECONDS = 86_400
const SAID_OF_REPEATING: ReadonlySet<string> = new Set(['recurrence', 'due', 'start'])

/**
 * Reads words that are known to say how often: "Mondays" or "last working day of the month" is a single day, or none, in
 * a task's text. What says nothing about it is refused by name, not passed over.
 */
export function readRepeatWords(text: string, context: ParseContext): SaidRecurrence | { readonly problem: string } {
  const bare = text.replace(/^\s*(on\s+)?(the\s+)?/i, '')
  const readings = [text, `every ${bare}`, `on ${bare}`].map((words) => read(words, context))
  const complete = readings.find((reading) => reading?.rest === '')
  return complete?.said ?? { problem: problemOf(text, readings[0]?.rest ?? null) }
}

/** `rest` is what was not understood; null when nothing was. */
function problemOf(text: string, rest: string | null): string {
  if (namesNoDay(text)) return 'This never happens: no year has that day. Choose another day or month.'
  if (rest !== null) return `${quote(rest)} was not understood. Say only how often, from when and until when.`
  return 'These words do not say how often. Try “every 2nd Tuesday” or “every 3 days after I finish”.'
}

type Reading = { readonly said: SaidRecurrence; readonly rest: string }

function read(text: string, context: ParseContext): Reading | null {
  const { recurrence, title, spans } = parseCapture(text, context)
  if (recurrence === null || recurrence.rrule === null || recurrence.dtstart === null) return null
  const { rrule: rule, dtstart: start, fromCompletion, exceptions } = recurrence
  const others = spans.filter(({ kind }) => !SAID_OF_REPEATING.has(kind)).map((span) => span.text)
  const rest = [title, ...others].filter((words) => words !== '').join(' ')
  const startSaid = isLater(rule, start, context)
  return { said: { problem: null, rule, start, startSaid, fromCompletion, exceptions }, rest }
}

/** The start is later than where the rule alone would begin, so the words named it. */
function isLater(rule: string, start: string, { now, timeZone }: ParseContext): boolean {
  const parsed = parseRule(rule)
  if (!parsed.ok) return false
  const today = Math.floor(zoneTime(timeZone).wallAt(now) / DAY_SECONDS) * DAY_SECONDS
  const [, hour, minute] = /T(\d\d):(\d\d)/.exec(start) ?? []
  const time = Number(hour ?? 0) * 3600 + Number(minute ?? 0) * 60
  const whole = hour === undefined
  const recurrence = { rule: parsed.rule, start: today + time, zone: timeZone }
  const [first] = firstOccurrences(recurrence, 1, whole ? undefined : now)
  return first !== undefined && start.slice(0, 10) > formatWall(first.wall).slice(0, 10)
}

/** Days of the months in a leap year. */
const LENGTHS = {
  jan: 31,
  feb: 29,
  mar: 31,
  apr: 30,
  may: 31,
  jun: 30,
  jul: 31,
  aug: 31,
  sep: 30,
  oct: 31,
  nov: 30,
  dec: 31,
}
const MONTH = `(${Object.keys(LENGTHS).join('|')})[a-z]*`
const DAY = String.raw`(\d{1,3})(?:st|nd|rd|th)?`
const DAY_OF_MONTH = new RegExp(String.raw`\b${DAY}\s+(?:of\s+)?${MONTH}\b|\b${MONTH}\s+(?:the\s+)?${DAY}\b`, 'i')

/** Words name a day that no year has, such as 31 February. */
function namesNoDay(text: string): boolean {
  const [, day = '', month = '', monthFirst = '', dayAfter = ''] = DAY_OF_MONTH.exec(text) ?? []
  const length = new Map(Object.entries(LENGTHS)).get((month || monthFirst).slice(0, 3).toLowerCase())
  return length !== undefined && Number(day || dayAfter) > length
}
