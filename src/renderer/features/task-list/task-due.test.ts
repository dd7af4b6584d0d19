import { describe, expect, test } from 'vitest'

import { createFormatter } from '@renderer/i18n/index'

import { addDays, momentWords, nextWeekStart } from './task-due'

const format = createFormatter({ locale: 'en-GB', hourCycle: 'h23', weekStart: 1, timeZone: 'Europe/Berlin' })
/** Tuesday, 10:00 in Berlin. */
const now = Date.parse('2026-03-03T09:00:00Z')
const say = (date: string, time: string | null = null, zone: string | null = null) =>
  momentWords({ date, time, zone }, now, format)

describe('a due date in words', () => {
  test('is said as people say it, near days by name', () => {
    expect(say('2026-03-03').text).toBe('Today')
    expect(say('2026-03-04', '15:00').text).toBe('Tomorrow 15:00')
    expect(say('2026-03-06').text).toBe('Friday')
    expect(say('2026-03-10').text).toBe('Tue 10 Mar')
    expect(say('2027-01-02').text).toBe('Sat 2 Jan 2027')
    // Beside others it is said by the calendar, as the chip of a capture says it.
    expect(say('2026-03-04', '07:00').dated).toBe('Wed 4 Mar 07:00')
  })

  test('starts small inside a sentence', () => {
    expect(say('2026-03-04', '15:00').phrase).toBe('tomorrow 15:00')
    expect(say('2026-03-06').phrase).toBe('Friday')
  })

  test('is late only when its moment has passed, not during its day', () => {
    expect(say('2026-03-02').tone).toBe('late')
    expect(say('2026-03-03').tone).toBe('today')
    expect(say('2026-03-03', '09:30').tone).toBe('late')
    expect(say('2026-03-03', '16:30').tone).toBe('today')
    expect(say('2026-03-04').tone).toBe('ahead')
  })

  test('meant in another zone is shown in the time of here, and told exactly', () => {
    const words = say('2026-03-04', '09:00', 'Asia/Tokyo')
    expect(words.text).toBe('Tomorrow 01:00')
    expect(words.zoned).toBe('09:00 Tokyo')
    expect(words.exact).toContain('(09:00 Tokyo)')
    expect(say('2026-03-06', '23:59', 'Etc/GMT+12')).toMatchObject({ text: 'Saturday 12:59', zoned: 'Fri 23:59 AoE' })
    expect(say('2026-03-04', '09:00').zoned).toBeNull()
    expect(words.machine).toBe('2026-03-04T00:00:00.000Z')
  })

  test('with a zone nobody knows falls back to its day', () => {
    expect(say('2026-03-04', '09:00', 'Mars/Olympus').text).toBe('Tomorrow')
  })
})

test('next week begins on the day the person’s weeks begin', () => {
  expect(nextWeekStart('2026-03-03', format)).toBe('2026-03-09')
  const sunday = createFormatter({ ...format.options, weekStart: 7 })
  expect(nextWeekStart('2026-03-03', sunday)).toBe('2026-03-08')
})

test('days are added across months and changes of summer time', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
})
