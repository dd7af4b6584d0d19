import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  daysInMonth,
  endOfMonth,
  formatDay,
  fromDayNumber,
  startOfWeek,
  toDayNumber,
  weekdayOf,
} from './calendar-date'

const days = fc.integer({ min: -700_000, max: 2_900_000 })

describe('a day number', () => {
  it('goes to a date and back', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { year, month, day: dayOfMonth } = fromDayNumber(day)
        expect(toDayNumber(year, month, dayOfMonth)).toBe(day)
      }),
    )
  })

  it('agrees with the platform on date and weekday', () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(day * 86_400_000)
        const { year, month, day: dayOfMonth } = fromDayNumber(day)
        expect([year, month, dayOfMonth]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()])
        expect(weekdayOf(day) % 7).toBe(date.getUTCDay())
      }),
    )
  })

  it('has a Monday at or before it, at most six days away', () => {
    fc.assert(
      fc.property(days, (day) => {
        const monday = startOfWeek(day)
        expect(weekdayOf(monday)).toBe(1)
        expect(day - monday).toBeLessThan(7)
        expect(monday).toBeLessThanOrEqual(day)
      }),
    )
  })

  it('stays inside the month when months are added', () => {
    expect(formatDay(addMonths(toDayNumber(2027, 1, 31), 1))).toBe('2027-02-28')
    expect(formatDay(addMonths(toDayNumber(2028, 1, 31), 1))).toBe('2028-02-29')
    expect(formatDay(addMonths(toDayNumber(2027, 1, 31), -2))).toBe('2026-11-30')
    expect(formatDay(endOfMonth(toDayNumber(2100, 2, 1)))).toBe('2100-02-28')
    expect(daysInMonth(2000, 2)).toBe(29)
  })
})
