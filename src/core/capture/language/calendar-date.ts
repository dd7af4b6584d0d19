/**
 * Arithmetic on calendar dates as day numbers: whole days since 1970-01-01 in the proleptic
 * Gregorian calendar. No time zone takes part, so nothing here can be wrong on a DST day.
 */
export type DayNumber = number

export type CalendarDate = { readonly year: number; readonly month: number; readonly day: number }

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export function toDayNumber(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The calendar date of a day number. */
export function fromDayNumber(days: DayNumber): CalendarDate {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** ISO weekday of a day number (1970-01-01 was a Thursday). */
export function weekdayOf(days: DayNumber): Weekday {
  const index = (((days + 3) % 7) + 7) % 7
  return (index + 1) as Weekday
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 30)
}

/** True for dates that exist, in the years people plan in (1 to 9999). */
export function isRealDate(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Adds months, holding the day inside the month it lands in (31 Jan + 1 month = 28 or 29 Feb). */
export function addMonths(days: DayNumber, months: number): DayNumber {
  const { year, month, day } = fromDayNumber(days)
  const index = year * 12 + (month - 1) + months
  const toYear = Math.floor(index / 12)
  const toMonth = index - toYear * 12 + 1
  return toDayNumber(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** Monday of the Monday–Sunday week that holds the day. */
export function startOfWeek(days: DayNumber): DayNumber {
  return days - (weekdayOf(days) - 1)
}

export function startOfMonth(days: DayNumber): DayNumber {
  const { year, month } = fromDayNumber(days)
  return toDayNumber(year, month, 1)
}

export function endOfMonth(days: DayNumber): DayNumber {
  const { year, month } = fromDayNumber(days)
  return toDayNumber(year, month, daysInMonth(year, month))
}

/** YYYY-MM-DD. */
export function formatDay(days: DayNumber): string {
  const { year, month, day } = fromDayNumber(days)
  return `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(day)}`
}

/** HH:MM from minutes since midnight. */
export function formatMinutes(minutes: number): string {
  return `${pad2(Math.floor(minutes / 60))}:${pad2(minutes % 60)}`
}

function pad2(value: number): string {
  return String(value).padStart(2, '0')
}
