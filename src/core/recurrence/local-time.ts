import { dateOf, DAY_SECONDS, dayNumber, daysInMonth, modulo, type DayNumber } from './calendar'
import type { DateValue, WallSeconds } from './recurrence.types'

const FORM = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.0+)?(Z)?)?$/i

/**
 * Reads a day or a local date-time, in the extended form of ISO 8601 or the basic one of RFC 5545; a Z makes it an
 * instant. Gives null for anything else and for days that do not exist.
 */
export function parseDateValue(text: string): DateValue | null {
  const match = FORM.exec(text.trim())
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  const days = dayNumber(year, month, day)
  if (match[4] === undefined) return { kind: 'day', day: days }
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)]
  if (hour > 23 || minute > 59 || second > 60) return null
  // Where leap seconds are unknown, second 60 is second 59 (RFC 5545 section 3.3.12).
  const wall = days * DAY_SECONDS + hour * 3600 + minute * 60 + Math.min(second, 59)
  return match[7] === undefined ? { kind: 'wall', wall } : { kind: 'instant', instant: wall * 1000 }
}

/** YYYY-MM-DDTHH:MM:SS. */
export function formatWall(wall: WallSeconds): string {
  const second = modulo(wall, DAY_SECONDS)
  return `${formatDay((wall - second) / DAY_SECONDS)}T${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
}

/** YYYY-MM-DD. */
export function formatDay(day: number): string {
  const date = dateOf(day)
  const year = date.year > 999 ? String(date.year) : String(date.year).padStart(4, '0')
  return `${year}-${two(date.month)}-${two(date.day)}`
}

/** The day number of a 'YYYY-MM-DD' that is known to be one. */
export function dayNumberOf(date: string): DayNumber {
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
