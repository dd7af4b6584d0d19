import fc from 'fast-check'
import { expect, test } from 'vitest'

import { SlidingMedian } from './sliding-median'

test('is the median of the last values, whatever came before, and a clone goes on by itself', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 30 }), (values) => {
      const sliding = new SlidingMedian(7)
      for (const value of values) sliding.add(value)
      const last = values.slice(-7).toSorted((a, b) => a - b)
      const half = last.length / 2
      const median = ((last[Math.floor(half)] ?? 0) + (last[Math.ceil(half) - 1] ?? 0)) / 2
      expect(sliding.value).toBe(median)
      sliding.clone().add(1000)
      expect([sliding.value, sliding.count]).toEqual([median, last.length])
    }),
    { numRuns: 60 },
  )
})
