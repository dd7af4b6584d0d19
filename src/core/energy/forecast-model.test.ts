import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Moment } from './forecast-filter'
import { ForecastModel } from './forecast-model'
import { PersonalForecast } from './personal-forecast'

const HOUR = 3_600_000

function moment(hours: number): Moment {
  return {
    at: hours * HOUR,
    day: Math.floor(hours / 24),
    clock: hours % 24,
    alertness: 0,
    free: false,
    caffeine: 0,
  }
}

const answers = fc.array(
  fc.record({ gap: fc.double({ min: 0, max: 60, noNaN: true }), value: fc.integer({ min: 1, max: 5 }) }),
  { maxLength: 40 },
)

describe('the personal forecast', () => {
  test('is a number of the scale inside its band, whatever was said', () => {
    fc.assert(
      fc.property(answers, fc.double({ min: 0, max: 100, noNaN: true }), (said, later) => {
        const model = new PersonalForecast()
        let hours = 8
        for (const { gap, value } of said) {
          hours += gap
          model.learn({ ...moment(hours), value })
        }
        const { mean, likely, low, high } = model.expect(moment(hours + later))
        for (const value of [mean, likely, low, high]) {
          expect(value).toBeGreaterThanOrEqual(1)
          expect(value).toBeLessThanOrEqual(5)
        }
        expect(low).toBeLessThanOrEqual(mean)
        expect(mean).toBeLessThanOrEqual(high)
      }),
      { numRuns: 60 },
    )
  })

  test('starts from what is known of everybody', () => {
    const { mean, low, high } = new ForecastModel().expect(moment(18))
    expect(mean).toBeCloseTo(3.1, 1)
    expect(new ForecastModel().expect(moment(12)).mean).toBeGreaterThan(mean)
    expect(high - low).toBeGreaterThan(2)
  })

  test('narrows as check-ins agree', () => {
    const model = new ForecastModel()
    const widths = [0, 1, 2, 3].map((week) => {
      const { low, high } = model.expect(moment(week * 168 + 12))
      for (let day = 0; day < 7; day += 1)
        for (const clock of [9, 13, 18])
          model.learn({ ...moment(week * 168 + day * 24 + clock), value: clock === 9 ? 2 : 3 })
      return high - low
    })
    expect(widths[1]).toBeLessThan(widths[0] ?? 0)
    expect(widths[3]).toBeLessThan(widths[1] ?? 0)
    expect(widths[3]).toBeLessThan(1.2)
  })

  test('learns who is an owl', () => {
    const model = new ForecastModel()
    for (let day = 0; day < 21; day += 1)
      for (const clock of [8, 12, 17, 21]) model.learn({ ...moment(day * 24 + clock), value: clock > 16 ? 4 : 2 })
    expect(model.expect(moment(22 * 24 + 20)).mean).toBeGreaterThan(model.expect(moment(22 * 24 + 9)).mean + 1)
  })

  test('a check-in moves the next hours more than the next day', () => {
    const before = new ForecastModel()
    const after = new ForecastModel()
    for (let hours = 9; hours < 400; hours += 7) {
      const value = 2 + ((hours * 7) % 3)
      before.learn({ ...moment(hours), value })
      after.learn({ ...moment(hours), value })
    }
    after.learn({ ...moment(404), value: 5 })
    const moved = (hours: number): number => after.expect(moment(hours)).mean - before.expect(moment(hours)).mean
    expect(moved(405)).toBeGreaterThan(0.1)
    expect(moved(428)).toBeLessThan(moved(405))
  })

  test('caffeine never foretells less energy', () => {
    const model = new ForecastModel()
    for (let day = 0; day < 20; day += 1) {
      model.learn({ ...moment(day * 24 + 10), value: 4 })
      model.learn({ ...moment(day * 24 + 15), caffeine: 1.5, value: 2 })
    }
    const plain = model.expect(moment(500)).mean
    expect(model.expect({ ...moment(500), caffeine: 1 }).mean).toBeGreaterThanOrEqual(plain)
  })

  test('steps back for the last answer of somebody who changes by leaps that last', () => {
    const model = new PersonalForecast()
    for (let index = 0; index < 80; index += 1)
      model.learn({ ...moment(8 + index * 9), value: Math.floor(index / 16) % 2 === 0 ? 1 : 5 })
    const { forecast, runningMean } = model.score() ?? { forecast: 9, runningMean: 0 }
    expect(forecast).toBeLessThan(runningMean)
    // The eightieth answer belongs to a run of ones.
    expect(Math.round(model.expect(moment(8 + 80 * 9)).likely)).toBe(1)
  })

  test('keeps close to the plain average of people who answer at random', () => {
    let [off, plain] = [0, 0]
    for (let person = 1; person <= 8; person += 1) {
      let seed = person * 7919
      const model = new PersonalForecast()
      let sum = 0
      for (let index = 0; index < 150; index += 1) {
        const now = moment(8 + index * 5)
        // Park and Miller's generator.
        seed = (seed * 16_807) % 2_147_483_647
        const value = 1 + Math.floor((5 * seed) / 2_147_483_647)
        if (index > 0) {
          off += Math.abs(value - model.expect(now).median)
          plain += Math.abs(value - sum / index)
        }
        model.learn({ ...now, value })
        sum += value
      }
    }
    expect(off / plain).toBeLessThan(1.02)
  })

  test('its score is what it was off by, beside the plain average', () => {
    const model = new PersonalForecast()
    expect(model.score()).toBeNull()
    model.learn({ ...moment(9), value: 4 })
    model.learn({ ...moment(13), value: 2 })
    const score = model.score()
    expect(score).toMatchObject({ readings: 1, runningMean: 2, lastValue: 2 })
    expect(score?.forecast).toBeLessThan(2)
  })
})
