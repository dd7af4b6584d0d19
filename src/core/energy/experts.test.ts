import fc from 'fast-check'
import { expect, test } from 'vitest'

import { Experts } from './experts'

const lines = fc.tuple(fc.double({ min: 1, max: 5, noNaN: true }), fc.double({ min: 1, max: 5, noNaN: true }))

test('what they say together lies between them, and a clone goes on by itself', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(lines, fc.double({ min: 1, max: 5, noNaN: true })), { maxLength: 80 }), (heard) => {
      const experts = new Experts([0.7, 0.3])
      for (const [said, truth] of heard) experts.observe(said, truth)
      const before = experts.of([2, 4])
      expect(before).toBeGreaterThanOrEqual(2)
      expect(before).toBeLessThanOrEqual(4)
      experts.clone().observe([1, 5], 5)
      expect(experts.of([2, 4])).toBe(before)
    }),
    { numRuns: 60 },
  )
})

test('who was closer for a week counts most, and after a change the other one does', () => {
  const experts = new Experts([0.5, 0.5])
  for (let reading = 0; reading < 40; reading += 1) experts.observe([3, 2], 3)
  expect(experts.weight(0)).toBeGreaterThan(0.99)
  for (let reading = 0; reading < 120; reading += 1) experts.observe([3, 2], 2)
  expect(experts.weight(1)).toBeGreaterThan(0.9)
})
