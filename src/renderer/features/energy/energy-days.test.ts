import { expect, test } from 'vitest'

import type { EnergyCheckIn } from '@contract/energy'

import { daysUpTo, energyByDay, hoursAround } from './energy-days'

function checkIn(localDate: string, level: number): EnergyCheckIn {
  return { id: `${localDate}-${level}`, level, note: '', tags: [], at: Date.parse(`${localDate}T12:00:00Z`), localDate }
}

test('a day has the lowest, the highest and the mean of what was said on it', () => {
  const days = energyByDay(
    ['2026-03-03'],
    [checkIn('2026-03-03', 2), checkIn('2026-03-03', 5), checkIn('2026-03-02', 1)],
  )
  expect(days).toEqual([{ date: '2026-03-03', count: 2, lowest: 2, highest: 5, mean: 3.5 }])
})

test('a day on which nothing was said stays in its place without numbers', () => {
  const days = energyByDay(['2026-03-02', '2026-03-03'], [checkIn('2026-03-03', 4)])
  expect(days[0]).toEqual({ date: '2026-03-02', count: 0, lowest: null, highest: null, mean: null })
})

test('days run up to the last one across a month and a change of summer time', () => {
  expect(daysUpTo('2026-04-01', 4)).toEqual(['2026-03-29', '2026-03-30', '2026-03-31', '2026-04-01'])
})

test('a single check-in is shown within four hours around it', () => {
  const at = Date.parse('2026-03-03T12:20:00Z')
  const [from, to] = hoursAround([at])
  expect(to - from).toBe(4 * 3_600_000)
  expect(from).toBeLessThan(at)
  expect(to).toBeGreaterThan(at)
})
