import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'

import { formatWall } from './local-time'
import { isZone, zoneTime } from './zone-time'

const zones = [
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Santiago',
  'Pacific/Apia',
] as const

test('a local time is the moment that Temporal takes it for, also centuries ahead', () => {
  const wall = fc.integer({ min: Date.UTC(1950, 0, 1) / 1000, max: Date.UTC(2600, 0, 1) / 1000 })
  fc.assert(
    fc.property(wall, fc.constantFrom(...zones), (time, zone) => {
      const expected = Temporal.PlainDateTime.from(formatWall(time)).toZonedDateTime(zone, {
        disambiguation: 'compatible',
      })
      const resolved = zoneTime(zone).resolve(time)
      expect(resolved.instant).toBe(expected.epochMilliseconds)
      expect(zoneTime(zone).wallAt(resolved.instant)).toBe(resolved.wall)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['America/Recife', '2000-10-08'],
  ['Asia/Gaza', '2040-10-20'],
  ['Asia/Hebron', '2054-03-28'],
  ['Africa/Tunis', '1943-04-17'],
  ['America/Fortaleza', '2000-10-08'],
])('the short time around %s %s that a zone kept an offset is seen', (zone, day) => {
  const change = Date.parse(`${day}T00:00:00Z`) / 1000
  for (let time = change - 20 * 86_400; time < change + 40 * 86_400; time += 1800) {
    const expected = Temporal.PlainDateTime.from(formatWall(time)).toZonedDateTime(zone)
    expect(zoneTime(zone).resolve(time).instant).toBe(expected.epochMilliseconds)
  }
})

test('knows zones from other words', () => {
  expect(isZone('Europe/Berlin')).toBe(true)
  expect(isZone('Middle/Earth')).toBe(false)
})
