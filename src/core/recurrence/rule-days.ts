import {
  dateOf,
  daysInMonth,
  daysInYear,
  dayNumber,
  firstWeekOf,
  weekdayOf,
  weekStartOf,
  type DayNumber,
  type Weekday,
} from './calendar'
import type { RecurrenceRule, RuleWeekday } from './recurrence.types'

/**
 * Which days a rule allows. RFC 5545 speaks of parts that expand and parts that limit; for days both come to the same:
 * a period's days are those that pass every part given, with what is missing taken from the start.
 */
export type RuleDays = {
  /** Bit n stands for month n. */
  readonly months: number | null
  readonly weekNumbers: readonly number[] | null
  readonly yearDays: readonly number[] | null
  readonly monthDays: readonly number[] | null
  readonly weekdays: WeekdayTest | null
  readonly weekStart: Weekday
}

type WeekdayTest = {
  /** Bit n stands for weekday n. */
  readonly every: number
  readonly counted: readonly RuleWeekday[]
  /** Counted weekdays count within the year: FREQ=YEARLY without BYMONTH. */
  readonly withinYear: boolean
}

/** What the parts of a rule ask of a day; `start` fills in what the rule leaves open (RFC 5545 section 3.3.10). */
export function ruleDays(rule: RecurrenceRule, start: DayNumber): RuleDays {
  const { frequency } = rule
  const begins = dateOf(start)
  let { months, monthDays, weekdays } = rule
  const named = monthDays.length > 0 || weekdays.length > 0 || rule.yearDays.length > 0
  if (!named) {
    if (frequency === 'YEARLY' && rule.weekNumbers.length === 0) {
      if (months.length === 0) months = [begins.month]
      monthDays = [begins.day]
    } else if (frequency === 'MONTHLY') monthDays = [begins.day]
    else if (frequency === 'WEEKLY' || frequency === 'YEARLY') weekdays = [{ weekday: weekdayOf(start), nth: null }]
  }
  return {
    months: months.length === 0 ? null : bits(months),
    weekNumbers: given(rule.weekNumbers),
    yearDays: given(rule.yearDays),
    monthDays: given(monthDays),
    weekdays:
      weekdays.length === 0
        ? null
        : {
            every: bits(weekdays.filter(({ nth }) => nth === null).map(({ weekday }) => weekday)),
            counted: weekdays.filter(({ nth }) => nth !== null),
            withinYear: frequency === 'YEARLY' && rule.months.length === 0,
          },
    weekStart: rule.weekStart,
  }
}

/** The allowed days of a year, ascending. */
export function daysOfYear(asked: RuleDays, year: number): DayNumber[] {
  const candidates =
    asked.yearDays !== null
      ? daysByNumber(asked.yearDays, year)
      : asked.weekNumbers !== null
        ? daysByWeek(asked.weekNumbers, year, asked.weekStart)
        : null
  if (candidates !== null) return ascending(candidates).filter((day) => allowsDay(asked, day))
  const days: DayNumber[] = []
  for (let month = 1; month <= 12; month += 1) addDaysOfMonth(days, asked, year, month)
  return days
}

function daysByNumber(numbers: readonly number[], year: number): readonly DayNumber[] {
  const length = daysInYear(year)
  const before = dayNumber(year, 1, 1) - 1
  return numbers
    .map((day) => (day > 0 ? day : length + day + 1))
    .filter((day) => day >= 1 && day <= length)
    .map((day) => before + day)
}

/** The days of numbered weeks that lie in a year; such a week may belong to the year before or after. */
function daysByWeek(numbers: readonly number[], year: number, weekStart: Weekday): readonly DayNumber[] {
  const first = dayNumber(year, 1, 1)
  const last = first + daysInYear(year) - 1
  const days: DayNumber[] = []
  for (let weekYear = year - 1; weekYear <= year + 1; weekYear += 1) {
    const begin = firstWeekOf(weekYear, weekStart)
    const weeks = (firstWeekOf(weekYear + 1, weekStart) - begin) / 7
    for (const number of numbers) {
      const place = number > 0 ? number : weeks + number + 1
      if (place < 1 || place > weeks) continue
      const monday = begin + (place - 1) * 7
      for (let day = Math.max(first, monday); day <= Math.min(last, monday + 6); day += 1) days.push(day)
    }
  }
  return days
}

/** The allowed days of a month, ascending. */
export function daysOfMonth(asked: RuleDays, year: number, month: number): DayNumber[] {
  const days: DayNumber[] = []
  addDaysOfMonth(days, asked, year, month)
  return days
}

function addDaysOfMonth(days: DayNumber[], asked: RuleDays, year: number, month: number): void {
  if (asked.months !== null && (asked.months & (1 << month)) === 0) return
  const before = dayNumber(year, month, 1) - 1
  const length = daysInMonth(year, month)
  if (asked.monthDays === null) {
    const mask = asked.weekdays === null || asked.weekdays.counted.length > 0 ? 0 : asked.weekdays.every
    if (mask !== 0 && asked.yearDays === null && asked.weekNumbers === null) {
      // The common case, such as every working day, without asking each day anew.
      let weekday = weekdayOf(before + 1)
      for (let day = 1; day <= length; day += 1) {
        if ((mask & (1 << weekday)) !== 0) days.push(before + day)
        weekday = weekday === 7 ? 1 : ((weekday + 1) as Weekday)
      }
      return
    }
    for (let day = 1; day <= length; day += 1)
      if (allows(asked, before + day, year, month, day)) days.push(before + day)
    return
  }
  const wanted = asked.monthDays.map((day) => (day > 0 ? day : length + day + 1))
  for (const day of wanted.length === 1 ? wanted : ascending(wanted)) {
    if (day >= 1 && day <= length && allows(asked, before + day, year, month, day)) days.push(before + day)
  }
}

/** Whether a day passes every part. */
export function allowsDay(asked: RuleDays, day: DayNumber): boolean {
  if (asked.weekdays !== null && asked.weekdays.counted.length === 0) {
    if ((asked.weekdays.every & (1 << weekdayOf(day))) === 0) return false
  }
  if (asked.months === null && asked.monthDays === null && asked.yearDays === null && asked.weekNumbers === null) {
    if (asked.weekdays === null || asked.weekdays.counted.length === 0) return true
  }
  const date = dateOf(day)
  return allows(asked, day, date.year, date.month, date.day)
}

function allows(asked: RuleDays, number: DayNumber, year: number, month: number, day: number): boolean {
  if (asked.months !== null && (asked.months & (1 << month)) === 0) return false
  if (asked.monthDays !== null) {
    if (!asked.monthDays.includes(day) && !asked.monthDays.includes(day - daysInMonth(year, month) - 1)) return false
  }
  if (asked.yearDays !== null) {
    const dayOfYear = number - dayNumber(year, 1, 1) + 1
    if (!asked.yearDays.includes(dayOfYear) && !asked.yearDays.includes(dayOfYear - daysInYear(year) - 1)) return false
  }
  if (asked.weekdays !== null && !isWeekday(asked.weekdays, number, year, month, day)) return false
  return asked.weekNumbers === null || isWeekNumber(asked.weekNumbers, number, asked.weekStart)
}

function isWeekday(asked: WeekdayTest, number: DayNumber, year: number, month: number, day: number): boolean {
  const weekday = weekdayOf(number)
  if ((asked.every & (1 << weekday)) !== 0) return true
  if (asked.counted.length === 0) return false
  const place = asked.withinYear ? number - dayNumber(year, 1, 1) + 1 : day
  const length = asked.withinYear ? daysInYear(year) : daysInMonth(year, month)
  const fromStart = Math.ceil(place / 7)
  const fromEnd = -Math.ceil((length - place + 1) / 7)
  return asked.counted.some(
    (wanted) => wanted.weekday === weekday && (wanted.nth === fromStart || wanted.nth === fromEnd),
  )
}

/** A day of late December may lie in week 1 of the next year, one of early January in the last week of the year before. */
function isWeekNumber(asked: readonly number[], number: DayNumber, weekStart: Weekday): boolean {
  const week = weekStartOf(number, weekStart)
  // Four days into the week lies in the year that the week belongs to.
  const weekYear = dateOf(week + 3).year
  const first = firstWeekOf(weekYear, weekStart)
  const weeks = (firstWeekOf(weekYear + 1, weekStart) - first) / 7
  const place = (week - first) / 7 + 1
  return asked.includes(place) || asked.includes(place - weeks - 1)
}

function given(values: readonly number[]): readonly number[] | null {
  return values.length === 0 ? null : values
}

function bits(values: readonly number[]): number {
  return values.reduce((mask, value) => mask | (1 << value), 0)
}

function ascending(days: readonly DayNumber[]): DayNumber[] {
  return [...new Set(days)].toSorted((a, b) => a - b)
}
