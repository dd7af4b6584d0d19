import { expect, test } from 'vitest'

import { caffeineFraction, caffeineInBody } from './caffeine.rules'

test.each([
  [1, 0.809],
  [5, 0.534],
])('%i h after a dose a share of %f is there', (hours, share) => {
  expect(Math.abs(caffeineFraction(hours) - share)).toBeLessThan(0.001)
})

test('doses add up; what was taken later or long ago does not count', () => {
  const hour = 3_600_000
  const doses = [
    { at: 0, milligrams: 500 },
    { at: 40 * hour, milligrams: 80 },
    { at: 44 * hour, milligrams: 60 },
    { at: 46 * hour, milligrams: 100 },
  ]
  const expected = 80 * caffeineFraction(5) + 60 * caffeineFraction(1)
  expect(caffeineInBody(doses, 45 * hour)).toBeCloseTo(expected, 9)
})
