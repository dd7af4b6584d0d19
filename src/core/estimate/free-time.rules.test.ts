import { describe, expect, test } from 'vitest'

import { defaultSettings } from '@contract/settings'

import { finishAt, freeTime, minutesIn, without, type Calendar } from './free-time.rules'

const at = (text: string): number => Date.parse(text)
/** Tuesday, 10:00 in Berlin. */
const calendar: Calendar = {
  now: at('2026-03-03T09:00:00Z'),
  zone: 'Europe/Berlin',
  dayStartHour: 0,
  week: defaultSettings.workingHours,
  busy: [],
}

describe('free time', () => {
  test('begins now and ends with the working day', () => {
    expect(minutesIn(freeTime(calendar, 1))).toBe(7 * 60)
    expect(minutesIn(freeTime({ ...calendar, now: at('2026-03-03T20:00:00Z') }, 1))).toBe(0)
  })

  test('leaves out days off and what is busy', () => {
    const week = freeTime(calendar, 7)
    expect([...new Set(week.map(({ index }) => index))]).toEqual([0, 1, 2, 3, 6])
    const busy = [
      { from: at('2026-03-03T10:00:00Z'), to: at('2026-03-03T11:00:00Z') },
      { from: at('2026-03-03T10:30:00Z'), to: at('2026-03-03T11:30:00Z') },
      { from: at('2026-03-03T07:00:00Z'), to: at('2026-03-03T09:15:00Z') },
    ]
    expect(minutesIn(freeTime({ ...calendar, busy }, 1))).toBe(7 * 60 - 90 - 15)
  })

  test('has an hour less or more on nights when clocks change, for who works at night', () => {
    const week = Array.from({ length: 7 }, () => ({ from: '22:00', until: '06:00' }))
    const night = (now: string): number =>
      minutesIn(freeTime({ ...calendar, week, now: at(now) }, 1).filter(({ index }) => index === 0))
    expect(night('2026-03-27T12:00:00Z')).toBe(8 * 60)
    expect(night('2026-03-28T12:00:00Z')).toBe(7 * 60)
    expect(night('2026-10-24T12:00:00Z')).toBe(9 * 60)
  })

  test('spans are cut by what lies in them', () => {
    expect(without({ from: 0, to: 10 }, [{ from: 0, to: 10 }])).toEqual([])
    expect(
      without({ from: 0, to: 10 }, [
        { from: 2, to: 3 },
        { from: 12, to: 13 },
      ]),
    ).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 10 },
    ])
    expect(without({ from: 5, to: 4 }, [])).toEqual([])
  })
})

describe('finishing', () => {
  test('goes over into the next working day', () => {
    const free = freeTime(calendar)
    expect(finishAt(60, free)).toBe(at('2026-03-03T10:00:00Z'))
    expect(finishAt(8 * 60, free)).toBe(at('2026-03-04T09:00:00Z'))
    // Tuesday to Friday 7 + 3 × 8 hours, then Monday.
    expect(finishAt(32 * 60, free)).toBe(at('2026-03-09T09:00:00Z'))
  })

  test('is never when there is no time at all', () => {
    const week = Array.from({ length: 7 }, () => null)
    expect(finishAt(1, freeTime({ ...calendar, week }))).toBeNull()
  })
})
