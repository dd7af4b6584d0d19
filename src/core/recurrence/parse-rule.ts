import type { Weekday } from './calendar'
import { formatDay, formatWall, parseDateValue } from './local-time'
import { frequencies, type Frequency, type RecurrenceRule, type RuleEnd, type RuleWeekday } from './recurrence.types'

/** What is wrong with a rule, and in which part. */
export type RuleProblem = { readonly part: string; readonly message: string }

export type ParsedRule =
  | { readonly ok: true; readonly rule: RecurrenceRule }
  | { readonly ok: false; readonly problem: RuleProblem }

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const FREQUENCY_LIST = frequencies.join(', ')
/** The largest interval or count: anything above it lies beyond the year 9999 anyway. */
const NUMBER_MAX = 2_147_483_647

/** Thrown and caught within this file only. */
class PartError extends Error {
  constructor(
    readonly part: string,
    message: string,
  ) {
    super(message)
  }
}

/** Reads an RRULE value, with or without its name in front; says which part is wrong otherwise. */
export function parseRule(text: string): ParsedRule {
  try {
    return { ok: true, rule: read(text) }
  } catch (error) {
    if (error instanceof PartError) return { ok: false, problem: { part: error.part, message: error.message } }
    throw error
  }
}

function read(text: string): RecurrenceRule {
  const parts = splitParts(text)
  const frequency = readFrequency(parts.get('FREQ'))
  const rule: RecurrenceRule = {
    frequency,
    interval: readPositive('INTERVAL', parts.get('INTERVAL')) ?? 1,
    count: readPositive('COUNT', parts.get('COUNT')),
    until: readUntil(parts.get('UNTIL')),
    weekStart: readWeekStart(parts.get('WKST')),
    months: readList('BYMONTH', parts, 12, { from: 1 }),
    weekNumbers: readList('BYWEEKNO', parts, 53, { signed: true }),
    yearDays: readList('BYYEARDAY', parts, 366, { signed: true }),
    monthDays: readList('BYMONTHDAY', parts, 31, { signed: true }),
    weekdays: readWeekdays(parts.get('BYDAY')),
    hours: readList('BYHOUR', parts, 23, { from: 0 }),
    minutes: readList('BYMINUTE', parts, 59, { from: 0 }),
    // Second 60 is a leap second; where they are unknown it is second 59 (RFC 5545 section 3.3.12).
    seconds: unique(readList('BYSECOND', parts, 60, { from: 0 }).map((second) => Math.min(second, 59))),
    positions: readList('BYSETPOS', parts, 366, { signed: true }),
  }
  refuseContradictions(rule)
  return rule
}

const KNOWN: ReadonlySet<string> = new Set([
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'WKST',
  'BYMONTH',
  'BYWEEKNO',
  'BYYEARDAY',
  'BYMONTHDAY',
  'BYDAY',
  'BYHOUR',
  'BYMINUTE',
  'BYSECOND',
  'BYSETPOS',
])

/** What an RRULE says, without its name and parameters, of which none changes the meaning. */
export function ruleValue(text: string): string {
  return text.trim().replace(/^RRULE(?:;(?:"[^"]*"|[^":])*)?:/i, '')
}

function splitParts(text: string): ReadonlyMap<string, string> {
  const value = ruleValue(text)
  if (value === '') throw new PartError('FREQ', 'The rule is empty. Write at least FREQ=DAILY or another frequency.')
  const parts = new Map<string, string>()
  // A semicolon at the end is a common slip that leaves no doubt.
  for (const piece of value.replace(/;$/, '').split(';')) {
    const equals = piece.indexOf('=')
    const name = (equals < 0 ? piece : piece.slice(0, equals)).trim().toUpperCase()
    const given = equals < 0 ? '' : piece.slice(equals + 1).trim()
    if (name === '') throw new PartError('RRULE', 'There is an empty part between two semicolons.')
    if (!KNOWN.has(name)) throw new PartError(name, `${name} is not a part of a recurrence rule.`)
    if (parts.has(name)) {
      const advice = name.startsWith('BY') ? 'write its values in one list' : 'it takes one value'
      throw new PartError(name, `${name} is given twice; ${advice}.`)
    }
    if (given === '') throw new PartError(name, `${name} has no value.`)
    parts.set(name, given.toUpperCase())
  }
  return parts
}

function readFrequency(value: string | undefined): Frequency {
  if (value === undefined) throw new PartError('FREQ', `FREQ is missing. It is one of ${FREQUENCY_LIST}.`)
  const frequency = frequencies.find((known) => known === value)
  if (frequency === undefined) throw new PartError('FREQ', `FREQ is one of ${FREQUENCY_LIST}, not "${value}".`)
  return frequency
}

function readPositive(part: string, value: string | undefined): number | null {
  if (value === undefined) return null
  const number = /^\d+$/.test(value) ? Number(value) : 0
  if (number < 1) throw new PartError(part, `${part} needs a whole number of 1 or more, not "${value}".`)
  if (number > NUMBER_MAX) throw new PartError(part, `${part} is at most ${NUMBER_MAX}, not ${value}.`)
  return number
}

function readUntil(value: string | undefined): RuleEnd | null {
  if (value === undefined) return null
  const end = parseDateValue(value)
  if (end === null)
    throw new PartError(
      'UNTIL',
      `UNTIL needs a day or a date-time such as 20271231 or 20271231T235959Z, not "${value}".`,
    )
  return end
}

function readWeekStart(value: string | undefined): Weekday {
  if (value === undefined) return 1
  const weekday = weekdayOfCode(value)
  if (weekday === null) throw new PartError('WKST', `WKST is one of ${CODES.join(', ')}, not "${value}".`)
  return weekday
}

function readList(
  part: string,
  parts: ReadonlyMap<string, string>,
  max: number,
  range: { readonly from: number } | { readonly signed: true },
): readonly number[] {
  const value = parts.get(part)
  if (value === undefined) return []
  const allowed = 'signed' in range ? `1 to ${max} or -${max} to -1` : `${range.from} to ${max}`
  return unique(
    value.split(',').map((item) => {
      const text = item.trim()
      const number = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : Number.NaN
      const fits = 'signed' in range ? number !== 0 && Math.abs(number) <= max : number >= range.from && number <= max
      if (!fits) throw new PartError(part, `${part} takes ${allowed}, not "${text}".`)
      return number
    }),
  )
}

function readWeekdays(value: string | undefined): readonly RuleWeekday[] {
  if (value === undefined) return []
  const found = new Map<string, RuleWeekday>()
  for (const item of value.split(',')) {
    const text = item.trim()
    const match = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text)
    const weekday = weekdayOfCode(match?.[2] ?? '')
    const nth = match?.[1] === undefined ? null : Number(match[1])
    if (weekday === null || nth === 0 || Math.abs(nth ?? 1) > 53) {
      throw new PartError(
        'BYDAY',
        `BYDAY takes ${CODES.join(', ')}, each with a number such as 2 or -1 in front if wanted, not "${text}".`,
      )
    }
    found.set(`${nth ?? ''}/${weekday}`, { weekday, nth })
  }
  return [...found.values()]
}

/** What RFC 5545 section 3.3.10 says must not be combined. */
function refuseContradictions(rule: RecurrenceRule): void {
  const { frequency } = rule
  if (rule.count !== null && rule.until !== null) {
    throw new PartError('COUNT', 'COUNT and UNTIL cannot both be given; choose one end.')
  }
  if (rule.weekNumbers.length > 0 && frequency !== 'YEARLY') {
    throw new PartError('BYWEEKNO', `BYWEEKNO goes with FREQ=YEARLY only, not with ${frequency}.`)
  }
  if (rule.yearDays.length > 0 && (frequency === 'DAILY' || frequency === 'WEEKLY' || frequency === 'MONTHLY')) {
    throw new PartError('BYYEARDAY', `BYYEARDAY does not go with FREQ=${frequency}; use FREQ=YEARLY.`)
  }
  if (rule.monthDays.length > 0 && frequency === 'WEEKLY') {
    throw new PartError('BYMONTHDAY', 'BYMONTHDAY does not go with FREQ=WEEKLY; use FREQ=MONTHLY.')
  }
  if (rule.weekdays.some(({ nth }) => nth !== null)) {
    if (frequency !== 'MONTHLY' && frequency !== 'YEARLY') {
      throw new PartError(
        'BYDAY',
        `BYDAY takes a number in front only with FREQ=MONTHLY or YEARLY, not with ${frequency}.`,
      )
    }
    if (rule.weekNumbers.length > 0) {
      throw new PartError('BYDAY', 'BYDAY takes no number in front together with BYWEEKNO.')
    }
  }
  const chosen = [rule.months, rule.weekNumbers, rule.yearDays, rule.monthDays, rule.weekdays]
  if (
    rule.positions.length > 0 &&
    [...chosen, rule.hours, rule.minutes, rule.seconds].every(({ length }) => length === 0)
  ) {
    throw new PartError('BYSETPOS', 'BYSETPOS chooses among what another BY… part gives; add one, such as BYDAY.')
  }
}

/** The RRULE value of a rule, its parts in a fixed order. */
export function formatRule(rule: RecurrenceRule): string {
  const parts: string[] = [`FREQ=${rule.frequency}`]
  if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`)
  if (rule.weekStart !== 1) parts.push(`WKST=${codeOf(rule.weekStart)}`)
  const list = (part: string, values: readonly (number | string)[]): void => {
    if (values.length > 0) parts.push(`${part}=${values.join(',')}`)
  }
  list('BYMONTH', rule.months)
  list('BYWEEKNO', rule.weekNumbers)
  list('BYYEARDAY', rule.yearDays)
  list('BYMONTHDAY', rule.monthDays)
  list(
    'BYDAY',
    rule.weekdays.map(({ weekday, nth }) => `${nth ?? ''}${codeOf(weekday)}`),
  )
  list('BYHOUR', rule.hours)
  list('BYMINUTE', rule.minutes)
  list('BYSECOND', rule.seconds)
  list('BYSETPOS', rule.positions)
  if (rule.count !== null) parts.push(`COUNT=${rule.count}`)
  if (rule.until !== null) parts.push(`UNTIL=${formatEnd(rule.until)}`)
  return parts.join(';')
}

function formatEnd(end: RuleEnd): string {
  const compact = (text: string): string => text.replaceAll(/[-:]/g, '')
  switch (end.kind) {
    case 'day':
      return compact(formatDay(end.day))
    case 'wall':
      return compact(formatWall(end.wall))
    case 'instant':
      return `${compact(formatWall(Math.floor(end.instant / 1000)))}Z`
  }
}

function weekdayOfCode(code: string): Weekday | null {
  const index = CODES.findIndex((known) => known === code)
  return index < 0 ? null : ((index + 1) as Weekday)
}

function codeOf(weekday: Weekday): string {
  return CODES[weekday - 1] ?? 'MO'
}

function unique(values: readonly number[]): readonly number[] {
  return [...new Set(values)]
}
