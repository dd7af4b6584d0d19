import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { Estimator } from './estimator'
import type { Finished, Work } from './estimate.types'

const work: Work = { person: 'me', project: null, tags: [], series: null, estimate: 30 }
const done = (estimate: number | null, actual: number, rest: Partial<Work> = {}): Finished => ({
  ...work,
  ...rest,
  estimate,
  actual,
})

function taught(history: readonly Finished[]): Estimator {
  const estimator = new Estimator()
  for (const one of history) estimator.observe(one)
  return estimator
}

const minutes = fc.double({ min: 0.5, max: 20_000, noNaN: true })
const histories = fc.array(
  fc.record({
    person: fc.constantFrom('me', 'you'),
    project: fc.constantFrom(null, 'a', 'b'),
    tags: fc.subarray(['x', 'y']),
    series: fc.constantFrom(null, 's'),
    estimate: fc.option(minutes),
    actual: minutes,
  }),
  { maxLength: 60 },
)

describe('an estimate', () => {
  test('is taken as it is before anything is known', () => {
    expect(new Estimator().forecast(work)).toMatchObject({ p50: 30, basis: 'estimate', restsOn: 0 })
    expect(new Estimator().forecast({ ...work, estimate: null })).toMatchObject({ basis: 'none', restsOn: 0 })
  })

  test('is corrected for a person whose work takes twice as long', () => {
    const estimator = taught(Array.from({ length: 40 }, (_, index) => done(10 + index, 2 * (10 + index))))
    const { p50, basis, restsOn } = estimator.forecast(work)
    expect(p50).toBeGreaterThan(54)
    expect(p50).toBeLessThan(66)
    expect({ basis, restsOn }).toEqual({ basis: 'history', restsOn: 40 })
  })

  test('stays as it is for a person who is right to the minute', () => {
    const estimator = taught(Array.from({ length: 60 }, (_, index) => done(10 + index, 10 + index)))
    expect(estimator.forecast(work).p50).toBeCloseTo(30, 6)
  })

  test('grows more for small tasks than for large ones when that is what happens', () => {
    const estimator = taught(
      Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? done(10, 22) : done(200, 200))),
    )
    const ratio = (estimate: number): number => estimator.forecast({ ...work, estimate }).p50 / estimate
    expect(ratio(10)).toBeGreaterThan(1.6)
    expect(ratio(200)).toBeLessThan(1.2)
  })

  test('is corrected in a project where it overruns, and not in the other', () => {
    const estimator = taught(
      Array.from({ length: 80 }, (_, index) =>
        index % 2 === 0 ? done(30, 75, { project: 'a' }) : done(30, 30, { project: 'b' }),
      ),
    )
    expect(estimator.forecast({ ...work, project: 'a' }).p50).toBeGreaterThan(50)
    expect(estimator.forecast({ ...work, project: 'b' }).p50).toBeLessThan(40)
  })

  test('is not bent by a timer that was forgotten once', () => {
    const steady = Array.from({ length: 30 }, () => done(30, 33))
    const before = taught(steady).forecast(work).p50
    expect(taught([...steady, done(30, 30_000)]).forecast(work).p50 / before).toBeLessThan(1.06)
  })

  test('forgets: what was so long ago does not count', () => {
    const before = Array.from({ length: 300 }, () => done(30, 90))
    const since = Array.from({ length: 600 }, () => done(30, 30))
    expect(taught([...before, ...since]).forecast(work).p50).toBeLessThan(33)
  })

  test('has a P50 no larger than its P90, both above zero, whatever the history', () => {
    fc.assert(
      fc.property(histories, fc.option(minutes), (history, estimate) => {
        const { p50, p90, basis } = taught(history).forecast({ ...work, estimate })
        if (basis === 'none') return
        expect(p50).toBeGreaterThan(0)
        expect(p90).toBeGreaterThanOrEqual(p50)
        expect(Number.isFinite(p90)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('scales: counting in seconds instead of minutes changes nothing else', () => {
    fc.assert(
      fc.property(histories, minutes, fc.constantFrom(60, 1 / 60), (history, estimate, factor) => {
        const scaled = history.map((one) => ({
          ...one,
          estimate: one.estimate === null ? null : one.estimate * factor,
          actual: one.actual * factor,
        }))
        const a = taught(history).forecast({ ...work, estimate })
        const b = taught(scaled).forecast({ ...work, estimate: estimate * factor })
        expect(b.p50 / a.p50 / factor).toBeCloseTo(1, 5)
        expect(b.p90 / a.p90 / factor).toBeCloseTo(1, 5)
      }),
      { numRuns: 40 },
    )
  })

  test('ignores what is no duration', () => {
    const estimator = taught([done(30, 0), done(30, Number.NaN), done(30, Number.POSITIVE_INFINITY), done(30, -5)])
    expect(estimator.forecast(work)).toMatchObject({ p50: 30, restsOn: 0 })
    expect(estimator.forecast({ ...work, estimate: 0 })).toMatchObject({ basis: 'none' })
  })
})

describe('a task without an estimate', () => {
  const many = Array.from({ length: 20 }, () => done(null, 60))

  test('takes as long as earlier turns of the same repeating task', () => {
    const estimator = taught([...many, ...Array.from({ length: 12 }, () => done(null, 10, { series: 'water plants' }))])
    const { p50, basis, restsOn } = estimator.forecast({ ...work, estimate: null, series: 'water plants' })
    expect(p50).toBeLessThan(25)
    expect({ basis, restsOn }).toEqual({ basis: 'series', restsOn: 12 })
  })

  test('falls back to its tag, then its project, then everything', () => {
    const estimator = taught([
      ...many,
      ...Array.from({ length: 9 }, () => done(null, 5, { tags: ['calls'] })),
      ...Array.from({ length: 9 }, () => done(null, 240, { project: 'house' })),
    ])
    const of = (rest: Partial<Work>) => estimator.forecast({ ...work, estimate: null, ...rest })
    expect(of({ tags: ['calls'], project: 'house' }).basis).toBe('tag')
    expect(of({ project: 'house' }).basis).toBe('project')
    expect(of({ project: 'new' })).toMatchObject({ basis: 'all', restsOn: 38 })
  })
})
