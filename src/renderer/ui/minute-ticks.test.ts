import { expect, test } from 'vitest'

import { minuteTicks } from './minute-ticks'

test('marks of minutes are even, few, and reach over what they measure', () => {
  expect(minuteTicks(0)).toEqual([0, 1])
  expect(minuteTicks(41)).toEqual([0, 15, 30, 45])
  expect(minuteTicks(252)).toEqual([0, 120, 240, 360])
  expect(minuteTicks(240)).toEqual([0, 60, 120, 180, 240])
  for (const largest of [3, 77, 800, 5000]) {
    const ticks = minuteTicks(largest)
    expect(ticks.length).toBeLessThanOrEqual(5)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(largest)
  }
})
