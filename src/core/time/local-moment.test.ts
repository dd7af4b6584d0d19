import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { localMoment } from './local-day'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/Caracas',
  'Africa/Monrovia',
  'Antarctica/Troll',
  'Asia/Pyongyang',
]

const shows = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  ]),
)

/** What the clocks show, from another form of Intl's answer: "31/12/2025, 23:59". */
function shown(instant: number, zone: string): string {
  return (shows.get(zone)?.format(instant) ?? '').replace(/^(\d+)\/(\d+)\/(\d+), /, '$3-$2-$1 ')
}

const said = (instant: number, zone: string): string => {
  const { date, time } = localMoment(instant, zone)
  return `${date} ${time}`
}

test('is what Intl shows, at any instant of 130 years and beside every change of the clocks', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2100, 0, 1) }),
      fc.constantFrom(...zones),
      (instant, zone) => {
        expect(said(instant, zone)).toBe(shown(instant, zone))
      },
    ),
    { numRuns: 2000 },
  )
  const HOUR = 3_600_000
  for (const zone of zones)
    for (const year of [2011, 2015, 2018, 2026])
      for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 24 * HOUR)
        for (const near of [-1, 0, 1, 6.75 * HOUR]) expect(said(at + near, zone)).toBe(shown(at + near, zone))
})
