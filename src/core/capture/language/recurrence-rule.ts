import { describeRecurrence, parseRule } from '../../recurrence'
import {
  addMonths,
  daysInMonth,
  formatDay,
  formatMinutes,
  fromDayNumber,
  startOfWeek,
  toDayNumber,
  weekdayOf,
  type DayNumber,
  type Weekday,
} from './calendar-date'

export type Frequency = 'MINUTELY' | 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'

/** A weekday of a rule; `nth` counts within the month, -1 is the last one. */
export type RuleDay = { readonly weekday: Weekday; readonly nth: number | null }

/** The part of RFC 5545 RRULE that people say. */
export type Rule = {
  readonly frequency: Frequency
  readonly interval: number
  readonly days: readonly RuleDay[]
  readonly monthDays: readonly number[]
  readonly months: readonly number[]
  /** ISO weeks and days of the year, both counted from its beginning. */
  readonly weekNumbers: readonly number[]
  readonly yearDays: readonly number[]
  readonly setPosition: number | null
  readonly count: number | null
  /** Last day on which an occurrence may fall. */
  readonly until: DayNumber | null
}

export const PLAIN_RULE: Rule = {
  frequency: 'DAILY',
  interval: 1,
  days: [],
  monthDays: [],
  months: [],
  weekNumbers: [],
  yearDays: [],
  setPosition: null,
  count: null,
  until: null,
}

export const WORKDAYS: readonly RuleDay[] = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, nth: null }))

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** The RRULE value; `times` (minutes since midnight) are written out only when there are several. */
export function formatRule(rule: Rule, times: readonly number[]): string {
  const parts = [`FREQ=${rule.frequency}`]
  if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`)
  if (rule.months.length > 0) parts.push(`BYMONTH=${rule.months.join(',')}`)
  if (rule.weekNumbers.length > 0) parts.push(`BYWEEKNO=${rule.weekNumbers.join(',')}`)
  if (rule.yearDays.length > 0) parts.push(`BYYEARDAY=${rule.yearDays.join(',')}`)
  if (rule.monthDays.length > 0) parts.push(`BYMONTHDAY=${rule.monthDays.join(',')}`)
  if (rule.days.length > 0) {
    parts.push(`BYDAY=${rule.days.map(({ weekday, nth }) => `${nth ?? ''}${CODES[weekday - 1] ?? ''}`).join(',')}`)
  }
  const positions = rule.setPosition !== null ? [rule.setPosition] : positionsOf(rule, times)
  if (times.length > 1 && positions !== null) {
    parts.push(`BYHOUR=${hoursOf(times).join(',')}`, `BYMINUTE=${minutesOf(times).join(',')}`)
  }
  if (positions !== null && positions.length > 0) parts.push(`BYSETPOS=${positions.join(',')}`)
  if (rule.count !== null) parts.push(`COUNT=${rule.count}`)
  if (rule.until !== null) parts.push(`UNTIL=${formatDay(rule.until).replaceAll('-', '')}`)
  return parts.join(';')
}

const ascending = (a: number, b: number): number => a - b
const hoursOf = (times: readonly number[]): readonly number[] =>
  [...new Set(times.map((time) => Math.floor(time / 60)))].toSorted(ascending)
const minutesOf = (times: readonly number[]): readonly number[] =>
  [...new Set(times.map((time) => time % 60))].toSorted(ascending)

/**
 * BYHOUR and BYMINUTE give every hour with every minute. Where only some of these were said ("at 9:00
 * and 17:30"), BYSETPOS picks them out of a day or week; null where that cannot be said.
 */
function positionsOf(rule: Rule, times: readonly number[]): readonly number[] | null {
  const all = hoursOf(times).flatMap((hour) => minutesOf(times).map((minute) => hour * 60 + minute))
  const wanted = all.flatMap((time, index) => (times.includes(time) ? [index + 1] : []))
  if (wanted.length === all.length) return []
  if (rule.frequency === 'DAILY') return wanted
  if (rule.frequency !== 'WEEKLY') return null
  return Array.from({ length: Math.max(rule.days.length, 1) }, (_, day) =>
    wanted.map((position) => day * all.length + position),
  ).flat()
}

/** How far ahead the first occurrence is looked for: a 29 February may be eight years away. */
const HORIZON_DAYS = 3000

/** The first day at or after `from` on which the rule falls, or null. */
export function firstDay(rule: Rule, from: DayNumber): DayNumber | null {
  for (let day = from; day <= from + HORIZON_DAYS; day += 1) if (fallsOn(rule, day)) return day
  return null
}

function fallsOn(rule: Rule, day: DayNumber): boolean {
  const { year, month, day: dayOfMonth } = fromDayNumber(day)
  if (rule.months.length > 0 && !rule.months.includes(month)) return false
  if (rule.weekNumbers.length > 0 && !rule.weekNumbers.includes(weekOf(day))) return false
  if (rule.yearDays.length > 0 && !rule.yearDays.includes(day - toDayNumber(year, 1, 1) + 1)) return false
  const length = daysInMonth(year, month)
  if (
    rule.monthDays.length > 0 &&
    !rule.monthDays.some((wanted) => (wanted > 0 ? wanted : length + 1 + wanted) === dayOfMonth)
  ) {
    return false
  }
  if (rule.days.length > 0) {
    const weekday = weekdayOf(day)
    const fits = rule.days.some(
      (wanted) =>
        wanted.weekday === weekday &&
        (wanted.nth === null ||
          (wanted.nth > 0
            ? Math.ceil(dayOfMonth / 7) === wanted.nth
            : Math.ceil((length - dayOfMonth + 1) / 7) === -wanted.nth)),
    )
    if (!fits) return false
  }
  return rule.setPosition === null || isAtPosition(rule, day, rule.setPosition)
}

/** The ISO week: the first has the year's first Thursday in it. */
function weekOf(day: DayNumber): number {
  const thursday = startOfWeek(day) + 3
  return Math.floor((thursday - toDayNumber(fromDayNumber(thursday).year, 1, 1)) / 7) + 1
}

/** BYSETPOS within the month of the day. */
function isAtPosition(rule: Rule, day: DayNumber, position: number): boolean {
  const { year, month, day: dayOfMonth } = fromDayNumber(day)
  const first = day - dayOfMonth + 1
  const set: DayNumber[] = []
  for (let offset = 0; offset < daysInMonth(year, month); offset += 1) {
    if (fallsOn({ ...rule, setPosition: null }, first + offset)) set.push(first + offset)
  }
  return set.at(position > 0 ? position - 1 : position) === day
}

/** Last day of "for 3 weeks" that begins on a day. */
export function lastDayOf(start: DayNumber, value: number, unit: 'day' | 'week' | 'month' | 'year'): DayNumber {
  switch (unit) {
    case 'day':
      return start + value - 1
    case 'week':
      return start + value * 7 - 1
    case 'month':
      return addMonths(start, value) - 1
    case 'year':
      return addMonths(start, value * 12) - 1
  }
}

/** An RRULE value in words, as a task's panel says it. */
export function describeRule(rrule: string, locale: string, fromCompletion: boolean): string {
  const parsed = parseRule(rrule)
  return parsed.ok ? describeRecurrence(parsed.rule, { locale, fromCompletion }) : rrule
}

/**
 * The rule as RFC 5545 writes it with its exceptions: the RRULE value, and a line EXDATE where days are left out, of
 * the same kind (day, or day and time) as the start.
 */
export function withExceptions(rrule: string, exceptions: readonly string[], dtstart: string | null): string {
  if (exceptions.length === 0) return rrule
  const time = /T(\d\d):(\d\d)$/.exec(dtstart ?? '')
  const days = exceptions.map((day) => day.replaceAll('-', ''))
  return time === null
    ? `${rrule}\nEXDATE;VALUE=DATE:${days.join(',')}`
    : `${rrule}\nEXDATE:${days.map((day) => `${day}T${time[1] ?? ''}${time[2] ?? ''}00`).join(',')}`
}

export function formatStart(day: DayNumber, minutes: number | null): string {
  return minutes === null ? formatDay(day) : `${formatDay(day)}T${formatMinutes(minutes)}`
}
