/** Calendar arithmetic on whole days since 1970-01-01 (proleptic Gregorian); no zone takes part. */

export type DayNumber = number

/** 1 = Monday … 7 = Sunday, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const DAY_SECONDS = 86_400
/** The calendar repeats after 400 years, weekdays included. */
export const DAYS_PER_CYCLE = 146_097
/** From 1 March of the year 0, where a cycle begins. */
const DAYS_BEFORE_1970 = 719_468

export const LAST_YEAR = 9999

/** The day number of a date; a month beyond 12 or a day beyond its month counts on. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  // Years that begin in March put the leap day last, where it shifts nothing.
  const marchYear = month <= 2 ? year - 1 : year
  const cycle = Math.floor(marchYear / 400)
  const yearOfCycle = marchYear - cycle * 400
  const monthFromMarch = month <= 2 ? month + 9 : month - 3
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear
  return cycle * DAYS_PER_CYCLE + dayOfCycle - DAYS_BEFORE_1970
}

export function dateOf(day: DayNumber): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = day + DAYS_BEFORE_1970
  const cycle = Math.floor(shifted / DAYS_PER_CYCLE)
  const dayOfCycle = shifted - cycle * DAYS_PER_CYCLE
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) /
      365,
  )
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

export function weekdayOf(day: DayNumber): Weekday {
  // 1970-01-01 was a Thursday.
  return (modulo(day + 3, 7) + 1) as Weekday
}

/** The first day of the week that holds the day, where weeks begin on `weekStart`. */
export function weekStartOf(day: DayNumber, weekStart: Weekday): DayNumber {
  return day - modulo(weekdayOf(day) - weekStart, 7)
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The first day of week 1: the first week with at least four days in the year (RFC 5545, BYWEEKNO). */
export function firstWeekOf(year: number, weekStart: Weekday): DayNumber {
  return weekStartOf(dayNumber(year, 1, 4), weekStart)
}

/** The remainder that is never negative. */
export function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}
