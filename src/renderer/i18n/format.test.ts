import { afterEach, describe, expect, it } from 'vitest'

import { createFormatter, daysBetween, formatDuration, formatRelative, formatTime, formatTimer } from './format'
import { chooseLocale, detectLocale, localeStore } from './locale.store'

const BERLIN = { locale: 'en-GB', hourCycle: 'h23', weekStart: 1, timeZone: 'Europe/Berlin' } as const
const NEW_YORK = { locale: 'en-US', hourCycle: 'h12', weekStart: 7, timeZone: 'America/New_York' } as const

const at = (iso: string) => Date.parse(iso)
const berlin = createFormatter(BERLIN)
const newYork = createFormatter(NEW_YORK)

afterEach(() => chooseLocale({}))

describe('times', () => {
  it('are shown in the zone and the hour cycle of the person', () => {
    const afternoon = at('2026-11-22T14:00:00Z')
    expect(berlin.time(afternoon)).toBe('15:00')
    expect(newYork.time(afternoon)).toMatch(/^9:00\sAM$/i)
  })

  it('count midnight as 00, not as 24', () => {
    expect(berlin.time(at('2026-11-21T23:05:00Z'))).toBe('00:05')
  })

  it('of the clock alone follow the hour cycle, too', () => {
    expect(berlin.clock('15:00')).toBe('15:00')
    expect(newYork.clock('15:00')).toMatch(/^3:00\sPM$/i)
    expect(berlin.clock('not a time')).toBe('not a time')
  })
})

describe('days', () => {
  const now = at('2026-11-22T22:30:00Z')

  it('near today have names', () => {
    expect(berlin.day('2026-11-22', now)).toBe('Today')
    expect(berlin.day('2026-11-23', now)).toBe('Tomorrow')
    expect(berlin.day('2026-11-21', now)).toBe('Yesterday')
  })

  it('are those of the zone: the same instant is tomorrow elsewhere', () => {
    const late = at('2026-11-22T23:30:00Z')
    expect(berlin.day(late, now)).toBe('Tomorrow')
    expect(newYork.day(late, now)).toBe('Today')
  })

  it('farther away are a weekday and a date, with the year when it is another', () => {
    expect(berlin.day('2026-03-03', now)).toBe('Tue 3 Mar')
    expect(newYork.day('2026-03-03', now)).toBe('Tue, Mar 3')
    expect(berlin.day('2027-03-02', now)).toBe('Tue 2 Mar 2027')
  })

  it('that are none are a dash', () => {
    expect(berlin.day('2026-13-40', now)).toBe('–')
    expect(berlin.day(Number.NaN, now)).toBe('–')
    expect(berlin.time(Number.POSITIVE_INFINITY)).toBe('–')
  })

  it('within the coming week need only the weekday before a time', () => {
    expect(berlin.dateTime(at('2026-11-24T14:00:00Z'), now)).toBe('Tue 15:00')
    expect(berlin.dateTime(at('2026-11-29T14:00:00Z'), now)).toBe('Sun 29 Nov 15:00')
    expect(berlin.dateTime(at('2026-11-22T14:00:00Z'), now)).toBe('Today 15:00')
    expect(newYork.dateTime(at('2027-03-05T00:00:00Z'), now)).toMatch(/^Thu, Mar 4, 2027, 7:00\sPM$/)
    expect(berlin.shortDay('2026-11-22')).toBe('Sun 22 Nov 2026')
    expect(berlin.shortDay('2026-11-22', '2026')).toBe('Sun 22 Nov')
  })

  it('of a week start where the person starts it', () => {
    expect(berlin.week('2026-11-22')[0]).toBe('2026-11-16')
    expect(newYork.week('2026-11-22')[0]).toBe('2026-11-22')
    expect(createFormatter({ ...BERLIN, weekStart: 6 }).week('2026-11-22')[0]).toBe('2026-11-21')
    expect(berlin.week('2026-11-22')).toHaveLength(7)
  })
})

describe('the change to summer time', () => {
  // Berlin skips from 02:00 to 03:00 on 29 March 2026 (23 hours) and repeats 02:00 to 03:00 on 25 October (25 hours).
  it('leaves tomorrow tomorrow, although it is only 23 hours long', () => {
    expect(berlin.day(at('2026-03-29T21:30:00Z'), at('2026-03-28T22:30:00Z'))).toBe('Tomorrow')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  })

  it('does not make yesterday out of today in the night that is an hour longer', () => {
    expect(berlin.day(at('2026-10-24T22:30:00Z'), at('2026-10-25T22:30:00Z'))).toBe('Today')
  })

  it('shows the offset that holds at the time, not the one that holds now', () => {
    expect(berlin.time(at('2026-07-01T12:00:00Z'))).toBe('14:00')
    expect(berlin.time(at('2026-12-01T12:00:00Z'))).toBe('13:00')
  })

  it('counts days by the calendar in "in n days"', () => {
    expect(berlin.relative(at('2026-10-26T11:00:00Z'), at('2026-10-24T10:00:00Z'))).toBe('in 2 days')
  })
})

describe('relative times', () => {
  const now = at('2026-11-22T10:00:00Z')

  it.each([
    [30_000, 'now'],
    [20 * 60_000, 'in 20 min'],
    [-5 * 60_000, '5 min ago'],
    [90 * 60_000, 'in 1 h 30'],
    [3 * 3_600_000, 'in 3 h'],
    [26 * 3_600_000, 'in 1 day'],
    [-72 * 3_600_000, '3 days ago'],
  ])('%i ms away is "%s"', (distance, text) => {
    expect(berlin.relative(now + distance, now)).toBe(text)
  })
})

it.each([
  [0, '0 min'],
  [0.4, 'less than 1 min'],
  [45, '45 min'],
  [60, '1 h'],
  [65, '1 h 05'],
  [90, '1 h 30'],
  [1500, '25 h'],
  [-3, '0 min'],
  [Number.NaN, '–'],
])('%d minutes read "%s"', (minutes, text) => {
  expect(formatDuration(minutes)).toBe(text)
})

it.each([
  [0, '00:00'],
  [24 * 60_000 + 5_000, '24:05'],
  [3_845_000, '1:04:05'],
  [-10, '00:00'],
])('%i ms on a timer are %s', (ms, text) => {
  expect(formatTimer(ms)).toBe(text)
})

it('the exact form names weekday, date, time and zone', () => {
  expect(berlin.exact(at('2026-03-03T14:00:00Z'))).toMatch(/^Tuesday.* 3 March 2026 .*15:00 (CET|GMT\+1)$/)
})

it('numbers and shares are written the way of the region', () => {
  expect(createFormatter({ ...BERLIN, locale: 'en-DE' }).number(12_345.6, 1)).toBe('12.345,6')
  expect(newYork.number(12_345)).toBe('12,345')
  expect(newYork.percent(0.421)).toBe('42%')
})

describe('the locale in use', () => {
  it('changes what the plain functions say at once', () => {
    chooseLocale({ hourCycle: 'h23', timeZone: 'Asia/Kathmandu' })
    // Nepal is 5 h 45 min ahead.
    expect(formatTime(at('2026-11-22T10:00:00Z'))).toBe('15:45')
    expect(formatRelative(60_000, 0)).toBe('in 1 min')
  })

  it.each([
    [['de-DE'], 'en-DE', 'de-DE', 'h23', 1],
    [['en-US'], 'en-US', 'en-US', 'h12', 7],
    [['de'], 'en-DE', 'de', 'h23', 1],
    [['ar-EG'], 'en-EG', 'ar-EG', 'h12', 6],
    [['not a tag!', 'fr-FR'], 'en-FR', 'fr-FR', 'h23', 1],
    [[], 'en', 'en', 'h12', 1],
  ] as const)('of a person who reads %j is %s, and what they write is read as %s', (languages, ...expected) => {
    const [locale, reading, hourCycle, weekStart] = expected
    expect(detectLocale(languages, 'UTC')).toEqual({ locale, reading, hourCycle, weekStart, timeZone: 'UTC' })
  })

  it('is that of a region that was chosen, with what else was chosen', () => {
    chooseLocale({ hourCycle: 'h23' }, 'en-US')
    expect(localeStore.getState()).toMatchObject({ locale: 'en-US', reading: 'en-US', hourCycle: 'h23', weekStart: 7 })
    chooseLocale({}, 'de-AT')
    expect(localeStore.getState()).toMatchObject({ locale: 'en-AT', reading: 'de-AT', hourCycle: 'h23', weekStart: 1 })
  })
})
