import { isRealDate, toDayNumber, type DayNumber } from './calendar-date'
import type { Reader } from './reader'

/** The next day with this month and day: this year's, or a later one's if that is past. */
export function rollForward(r: Reader, month: number, day: number): DayNumber | null {
  const { today, date } = r.setting
  // Eight years hold a 29 February even around a century that has none.
  for (let year = date.year; year <= date.year + 8; year += 1) {
    if (!isRealDate(year, month, day)) continue
    const found = toDayNumber(year, month, day)
    if (found >= today) return found
  }
  return null
}

export function datedDay(r: Reader, year: number | null, month: number, day: number): DayNumber | null {
  if (year === null) return rollForward(r, month, day)
  if (!isRealDate(year, month, day)) return null
  const found = toDayNumber(year, month, day)
  return found >= r.setting.today ? found : null
}

/** A year after a date: ", 2027", "2027" or "'27"; of a past year nothing is read at all. */
export function readYear(r: Reader, index: number): { year: number; next: number } | null {
  const comma = r.sign(index, ',') && r.digits(index + 1).length === 4 ? index + 1 : index
  const digits = r.digits(comma)
  if (digits.length === 4 && /^(?:19|20|21)/.test(digits) && r.closes(comma + 1)) {
    return { year: Number(digits), next: comma + 1 }
  }
  if (r.sign(index, "'’") && r.tight(index + 1) && r.digits(index + 1).length === 2) {
    return { year: 2000 + Number(r.digits(index + 1)), next: index + 2 }
  }
  return null
}

/** The next day with this number in its month that also passes a test; looks ahead four years. */
export function dayOfMonthOn(r: Reader, dayOfMonth: number, accepts: (day: DayNumber) => boolean): DayNumber | null {
  const { date, today } = r.setting
  for (let offset = 0; offset < 48; offset += 1) {
    const index = date.month - 1 + offset
    const year = date.year + Math.floor(index / 12)
    const month = (index % 12) + 1
    if (!isRealDate(year, month, dayOfMonth)) continue
    const found = toDayNumber(year, month, dayOfMonth)
    if (found >= today && accepts(found)) return found
  }
  return null
}
