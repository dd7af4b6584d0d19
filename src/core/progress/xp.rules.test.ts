import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { calibrationScore, levelOf, levelStart, pinballLoss, taskXp, weekBonus } from './xp.rules'

const minutes = fc.integer({ min: 1, max: 2000 })
const settings = { numRuns: 300 }

/** Points of one week with these tasks: [estimate, focused minutes]. */
function weekOf(tasks: readonly (readonly [number, number])[]): number {
  const xp = tasks.reduce((sum, [estimate, spent]) => sum + taskXp(estimate, spent), 0)
  return (
    xp +
    weekBonus(
      tasks.reduce((sum, [estimate, spent]) => sum + calibrationScore(estimate, spent), 0),
      xp,
    )
  )
}

describe('points of a task', () => {
  test.each([
    [30, 45, 30],
    [60, 45, 45],
    [null, 45, 45],
    [30, null, 0],
    [30, 0, 0],
    [30, -5, 0],
  ])('estimated %s, focused %s: %s', (estimate, spent, xp) => {
    expect(taskXp(estimate, spent)).toBe(xp)
  })

  test('are the same to 1 % when the task is cut into parts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 }),
        (estimate, pace, weights) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0)
          const parts = weights.map((weight) => (estimate * weight) / total)
          const split = parts.reduce((sum, part) => sum + taskXp(part, part * pace), 0)
          const whole = taskXp(estimate, estimate * pace)
          expect(Math.abs(split - whole)).toBeLessThanOrEqual(0.01 * whole)
        },
      ),
      settings,
    )
  })

  test('do not change when the estimate is padded beyond what it took', () => {
    fc.assert(
      fc.property(
        minutes,
        fc.double({ min: 1, max: 50, noNaN: true }),
        fc.double({ min: 1, max: 50, noNaN: true }),
        (spent, slack, padding) => {
          const before = taskXp(spent * slack, spent)
          expect(Math.abs(taskXp(spent * slack * padding, spent) - before)).toBeLessThanOrEqual(0.01 * before)
        },
      ),
      settings,
    )
  })
})

describe('points of a week with its bonus', () => {
  const task = fc.tuple(minutes, minutes)

  test('never grow by cutting a task into any parts', () => {
    fc.assert(
      fc.property(fc.array(task, { maxLength: 5 }), fc.array(task, { minLength: 1, maxLength: 8 }), (others, parts) => {
        const whole = parts.reduce<[number, number]>(([e, a], [estimate, spent]) => [e + estimate, a + spent], [0, 0])
        expect(weekOf([...others, ...parts])).toBeLessThanOrEqual(weekOf([...others, whole]) * 1.01 + 1e-6)
      }),
      settings,
    )
  })

  test('never grow by padding an estimate, and never fall below nothing', () => {
    fc.assert(
      fc.property(
        fc.array(task, { maxLength: 5 }),
        minutes,
        fc.double({ min: 1, max: 20, noNaN: true }),
        (others, spent, padding) => {
          const honest = weekOf([...others, [spent, spent]])
          const padded = weekOf([...others, [spent * padding, spent]])
          expect(padded).toBeLessThanOrEqual(honest * 1.01)
          expect(padded).toBeGreaterThanOrEqual(0)
        },
      ),
      settings,
    )
  })

  test('are most, on the whole, for whoever states the median of what a task may take', () => {
    // 2,000 equally likely quantiles of a lognormal around one hour, spread as real estimates are (sd of the log 0.5).
    const spent = Array.from({ length: 2000 }, (_, index) => 60 * Math.exp(0.5 * normalQuantile((index + 0.5) / 2000)))
    const always = (estimate: number): number => weekOf(spent.map((taken) => [estimate, taken] as const))
    const median = always(60)
    for (const factor of [0.5, 0.8, 1.25, 1.5, 2, 3, 100])
      expect(always(60 * factor), `times ${factor}`).toBeLessThan(median)
  })
})

test('the pinball loss weighs too much and too little by its quantile', () => {
  expect(pinballLoss(50, 80, 1 / 3)).toBeCloseTo(10)
  expect(pinballLoss(80, 50, 1 / 3)).toBeCloseTo(20)
  expect(calibrationScore(60, 60)).toBe(60)
  expect(calibrationScore(90, 60)).toBeCloseTo(0)
  expect(calibrationScore(120, 60)).toBeCloseTo(-60)
  expect(calibrationScore(30, 60)).toBeCloseTo(30)
})

test('a level begins where its formula says', () => {
  expect([1, 2, 3, 4, 10].map(levelStart)).toEqual([0, 120, 360, 720, 5400])
  expect(levelOf(0)).toEqual({ level: 1, from: 0, to: 120 })
  expect(levelOf(119).level).toBe(1)
  expect(levelOf(120).level).toBe(2)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (xp) => {
      const { level, from, to } = levelOf(xp)
      expect(from).toBe(levelStart(level))
      expect(from <= xp && xp < to).toBe(true)
    }),
    settings,
  )
})

/** Quantile of the standard normal by bisection of the error function's series, to 1e-6. */
function normalQuantile(p: number): number {
  let [low, high] = [-8, 8]
  while (high - low > 1e-7) {
    const middle = (low + high) / 2
    if (normalShare(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function normalShare(x: number): number {
  // Abramowitz and Stegun 7.1.26.
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2)
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const inside = 1 - tail * Math.exp((-x * x) / 2)
  return x >= 0 ? (1 + inside) / 2 : (1 - inside) / 2
}
