import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addDays } from '../time'
import { FREEZE_MAX, steadiness } from './steady.rules'

const TODAY = '2026-03-31'
const back = (days: number): string => addDays(TODAY, -days)
const dates = (...offsets: readonly number[]): ReadonlySet<string> => new Set(offsets.map(back))
const states = (result: ReturnType<typeof steadiness>): string => result.days.map(({ state }) => state).join(' ')

test('without anything the week is empty and today is open', () => {
  const result = steadiness(new Set(), new Set(), null, TODAY)
  expect(states(result)).toBe('none none none none none none open')
  expect(result).toMatchObject({ counted: 0, of: 7, freezes: { held: 0, toNext: 7, used: [] } })
})

test('a planned day off is taken out of the seven, and is no gap', () => {
  const result = steadiness(dates(6, 5, 4, 3, 0), dates(2, 1), back(6), TODAY)
  expect(states(result)).toBe('active active active active off off active')
  expect(result).toMatchObject({ counted: 5, of: 5 })
})

test('seven active days earn a freeze, which bridges the next missed day and is seen to be used', () => {
  const result = steadiness(dates(9, 8, 7, 6, 5, 4, 3, 1), new Set(), back(9), TODAY)
  expect(states(result)).toBe('active active active active freeze active open')
  expect(result).toMatchObject({ counted: 6, of: 7, freezes: { held: 0, toNext: 6, used: [back(2)] } })
})

test('a freeze is not spent on today, and not on a long absence', () => {
  const active = new Set(Array.from({ length: 21 }, (_, index) => back(60 - index)))
  const result = steadiness(active, new Set(), back(60), TODAY)
  expect(result.freezes).toMatchObject({ held: 0, used: [back(39), back(38), back(37)] })
  expect(steadiness(dates(7, 6, 5, 4, 3, 2, 1), new Set(), back(7), TODAY).freezes.held).toBe(1)
})

test('however one works: never more than seven, never more freezes than can be held, never one for a day off', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 100 })
  fc.assert(
    fc.property(days, days, (activeDays, offDays) => {
      const active = dates(...activeDays)
      const off = dates(...offDays)
      const first = activeDays.length === 0 ? null : back(Math.max(...activeDays))
      const { counted, of, freezes } = steadiness(active, off, first, TODAY)
      expect(counted).toBeLessThanOrEqual(7)
      expect(of).toBeLessThanOrEqual(7)
      expect(freezes.held).toBeGreaterThanOrEqual(0)
      expect(freezes.held).toBeLessThanOrEqual(FREEZE_MAX)
      for (const date of freezes.used) expect(active.has(date) || off.has(date)).toBe(false)
    }),
    { numRuns: 100 },
  )
})
