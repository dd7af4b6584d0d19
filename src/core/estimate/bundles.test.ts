import { describe, expect, test } from 'vitest'

import { quantileOf, sampleTotals } from './bundle.rules'
import { Bundles } from './bundles'
import { Estimator } from './estimator'
import type { Placed } from './placed'
import { replay } from './replay'
import { normalDraw, seededRandom } from './seeded-random'

const half: Placed = { center: Math.log(30), unit: 1, deviation: 0.5, draw: (random) => 0.5 * normalDraw(random) }
const of = (placed: readonly Placed[], shared: number) => {
  const totals = sampleTotals(placed, shared, 4000)
  return { p50: quantileOf(totals, 0.5), p90: quantileOf(totals, 0.9) }
}

describe('a bundle', () => {
  test('of one task is that task', () => {
    const { p50, p90 } = of([half], 0)
    expect(p50 / 30).toBeCloseTo(1, 1)
    expect(p90 / 30).toBeCloseTo(Math.exp(0.5 * 1.2816), 1)
  })

  test('is surer in proportion than each of its tasks, and less so the more they share', () => {
    const ten = Array.from({ length: 10 }, () => half)
    const ratio = ({ p50, p90 }: { p50: number; p90: number }): number => p90 / p50
    expect(ratio(of(ten, 0))).toBeLessThan(ratio(of([half], 0)))
    expect(ratio(of(ten, 0.5))).toBeGreaterThan(ratio(of(ten, 0)))
  })

  test('split into two parts says about the same of the whole', () => {
    const ten = Array.from({ length: 10 }, () => half)
    const whole = of(ten, 0.2)
    const parts = of(ten.slice(5), 0.2)
    expect((2 * parts.p50) / whole.p50).toBeCloseTo(1, 1)
    // Two halves that both went badly are rarer than one that did.
    expect(2 * parts.p90).toBeGreaterThan(whole.p90)
  })

  test('gives the same answer every time', () => {
    expect(sampleTotals([half, half], 0.3)).toEqual(sampleTotals([half, half], 0.3))
  })

  test('without tasks takes no time', () => {
    expect(of([], 0.1)).toEqual({ p50: 0, p90: 0 })
    expect(new Bundles(5, 10).total('me', [])).toEqual({ p50: 0, p90: 0 })
  })
})

describe('replaying a history', () => {
  const random = seededRandom(5)
  const history = Array.from({ length: 400 }, (_, index) => {
    const estimate = [15, 30, 60, 120][index % 4] ?? 30
    const actual = estimate * 1.5 * Math.exp(0.5 * normalDraw(random))
    return { person: 'me', project: null, tags: [], series: null, estimate, actual }
  })

  test('tells every task before it is learned from, and covers nine in ten', () => {
    let covered = 0
    let told = 0
    const bundles: boolean[] = []
    replay(history, {
      task: ({ work, forecast }) => {
        told += 1
        covered += work.actual <= forecast.p90 ? 1 : 0
        if (told === 1) expect(forecast.p50).toBe(work.estimate)
      },
      bundle: ({ said, actual }) => bundles.push(actual <= said.p90),
    })
    expect(told).toBe(400)
    expect(covered / 400).toBeGreaterThan(0.88)
    expect(covered / 400).toBeLessThan(0.92)
    expect(bundles.length).toBe(79)
    expect(bundles.filter(Boolean).length / 79).toBeGreaterThan(0.84)
    expect(bundles.filter(Boolean).length / 79).toBeLessThan(0.96)
  })

  test('ends where learning one at a time ends', () => {
    const alone = new Estimator()
    for (const one of history) alone.observe(one)
    const work = { person: 'me', project: null, tags: [], series: null, estimate: 45 }
    expect(replay(history).estimator.forecast(work)).toEqual(alone.forecast(work))
  })
})
