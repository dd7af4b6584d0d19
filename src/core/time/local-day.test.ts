import { describe, expect, test } from 'vitest'

import { addDays, daysBetween, daysFrom, instantOf, localMoment, personalDay } from './local-day'

describe('local days', () => {
  test('an instant is another day in another zone', () => {
    const instant = Date.parse('2026-03-03T23:30:00Z')
    expect(localMoment(instant, 'Europe/Berlin')).toEqual({ date: '2026-03-04', time: '00:30' })
    expect(localMoment(instant, 'America/Los_Angeles')).toEqual({ date: '2026-03-03', time: '15:30' })
    expect(localMoment(instant, 'Asia/Kathmandu')).toEqual({ date: '2026-03-04', time: '05:15' })
  })

  test('a person whose day starts at four is in yesterday until then', () => {
    const night = Date.parse('2026-03-04T01:30:00Z')
    expect(personalDay(night, 'UTC', 4)).toBe('2026-03-03')
    expect(personalDay(night, 'UTC', 0)).toBe('2026-03-04')
  })

  test('days are counted by the calendar, not by hours', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1)
  })

  test('a time in the gap of spring is the moment after the gap', () => {
    // Berlin goes from 02:00 to 03:00 on 29 March 2026; RFC 5545 reads 02:30 with the offset before the gap.
    expect(new Date(instantOf('2026-03-29', '02:30', 'Europe/Berlin')).toISOString()).toBe('2026-03-29T01:30:00.000Z')
    expect(new Date(instantOf('2026-03-29', '03:30', 'Europe/Berlin')).toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })

  test('a time that comes twice in autumn is the first of the two', () => {
    expect(new Date(instantOf('2026-10-25', '02:30', 'Europe/Berlin')).toISOString()).toBe('2026-10-25T00:30:00.000Z')
    expect(new Date(instantOf('2026-11-01', '01:30', 'America/New_York')).toISOString()).toBe(
      '2026-11-01T05:30:00.000Z',
    )
  })

  test('the calendar ends where the contract does, in every zone', () => {
    expect(addDays('9999-12-30', 3)).toBe('9999-12-31')
    expect(addDays('1970-01-02', -400)).toBe('1970-01-01')
    expect(daysFrom('9999-12-30', '9999-12-31')).toEqual(['9999-12-30', '9999-12-31'])
    expect(daysFrom('2026-03-02', '2026-03-01')).toEqual([])
    expect(localMoment(0, 'America/New_York')).toEqual({ date: '1970-01-01', time: '00:00' })
    expect(localMoment(86_399_000, 'Asia/Tokyo')).toEqual({ date: '1970-01-02', time: '08:59' })
    expect(localMoment(253_402_300_799_999, 'Asia/Tokyo')).toEqual({ date: '9999-12-31', time: '23:59' })
    expect(localMoment(253_402_300_799_999, 'America/New_York')).toEqual({ date: '9999-12-31', time: '18:59' })
    expect(instantOf('1970-01-01', '00:00', 'Asia/Tokyo')).toBe(-9 * 3_600_000)
    expect(instantOf('9999-12-31', '23:59', 'America/New_York')).toBe(Date.UTC(9999, 11, 31, 23, 59) + 5 * 3_600_000)
    expect(instantOf('0001-01-01', '12:00', 'UTC')).toBe(12 * 3_600_000)
  })

  test('every zone finds its way back from a day and a time', () => {
    for (const zone of [
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
      'Pacific/Apia',
    ]) {
      for (const iso of ['2026-01-15T11:45:00Z', '2026-07-15T23:10:00Z', '2026-04-05T12:00:00Z']) {
        const instant = Date.parse(iso)
        const { date, time } = localMoment(instant, zone)
        expect(instantOf(date, time, zone)).toBe(instant)
      }
    }
  })
})
