import { ForecastFilter, type Moment, type Prediction, type Reading } from './forecast-filter'
import { population as everybody, tempers, type Population } from './population'
import { SlidingMedian } from './sliding-median'

/** What is foretold of one moment, on the scale of 1 to 5; eight of ten readings are expected from `low` to `high`. */
export type Expected = {
  readonly mean: number
  /** As likely too high as too low. */
  readonly median: number
  /** The median among the answers this person gives. */
  readonly likely: number
  readonly low: number
  readonly high: number
}

const LOWEST = 1
const HIGHEST = 5
/** Four fifths of a normal distribution lie within so many standard deviations. */
const EIGHTY_PERCENT = 1.2816
/** How fast the band follows what it missed, and how far it may. */
const BAND_STEP = 0.06
const BAND_MIN = 0.8
const BAND_MAX = 2.2
/** The newest errors say how far the median lies from the mean; so many are worth as much as the guess that it does not. */
const ERRORS_KEPT = 60
const ERRORS_DOUBTED = 20
/** Answers further apart than this are a scale of few steps, such as 1, 2, 3, 4, 5. */
const COARSE = 0.3
const FEWEST_ANSWERS = 3
/** What a past success of a kind of person still counts one reading later. */
const MEMORY = 0.99

const priors: readonly number[] = tempers.map(({ weight }) => Math.log(weight))

/**
 * The forecast of one person: several kinds of persons side by side, each a Gaussian posterior, weighted by how well each
 * foretold this person's readings so far. Readings must come in the order of time.
 */
export class ForecastModel {
  #filters: readonly ForecastFilter[]
  #scores = priors
  #weights: readonly number[] = normalised(this.#scores)
  #reach = EIGHTY_PERCENT
  #errors = new SlidingMedian(ERRORS_KEPT)
  #skew = 0
  #answers: readonly number[] = []
  #grid: Grid | null = null
  #count = 0

  constructor(population: Population = everybody) {
    this.#filters = tempers.map((temper) => new ForecastFilter(population, temper))
  }

  /** How many readings it rests on. */
  get count(): number {
    return this.#count
  }

  /** A model that goes on from here by itself. */
  clone(): ForecastModel {
    const copy = new ForecastModel()
    copy.#filters = this.#filters.map((filter) => filter.clone())
    copy.#scores = this.#scores
    copy.#weights = this.#weights
    copy.#reach = this.#reach
    copy.#errors = this.#errors.clone()
    copy.#skew = this.#skew
    copy.#answers = this.#answers
    copy.#grid = this.#grid
    copy.#count = this.#count
    return copy
  }

  expect(moment: Moment): Expected {
    return this.#expected(
      this.#mixed(this.#filters.map((filter) => ({ ...filter.predict(moment), scale: filter.scale }))),
    )
  }

  /** Takes a reading in; returns what was foretold of it. */
  learn(reading: Reading): Expected {
    const updates = this.#filters.map((filter) => filter.update(reading))
    const { mean, deviation } = this.#mixed(updates)
    const foretold = this.#expected({ mean, deviation })
    const missed = Math.abs(reading.value - mean) > this.#reach * deviation
    // Adaptive conformal inference (Gibbs & Candès 2021): in the long run one reading in five lies outside.
    this.#reach = Math.min(BAND_MAX, Math.max(BAND_MIN, this.#reach + BAND_STEP * ((missed ? 1 : 0) - 0.2)))
    this.#scores = this.#scores.map((score, index) => {
      const prior = priors[index] ?? 0
      return prior + MEMORY * (score - prior) + (updates[index]?.likelihood ?? 0)
    })
    this.#weights = normalised(this.#scores)
    this.#count += 1
    this.#errors.add(reading.value - mean)
    this.#skew = (this.#errors.value * this.#errors.count) / (this.#errors.count + ERRORS_DOUBTED)
    if (!this.#answers.includes(reading.value)) {
      this.#answers = [...this.#answers, reading.value]
      this.#grid = gridOf(this.#answers)
    }
    return foretold
  }

  #expected({ mean, deviation }: { readonly mean: number; readonly deviation: number }): Expected {
    const middle = clamp(mean)
    const half = clamp(mean + this.#skew)
    return {
      mean: middle,
      median: half,
      likely: this.answer(half),
      low: Math.min(middle, clamp(mean - this.#reach * deviation)),
      high: Math.max(middle, clamp(mean + this.#reach * deviation)),
    }
  }

  /** The answer nearest to a value, among those this person gives; the value itself where their scale is fine. */
  answer(value: number): number {
    if (this.#grid === null || this.#count < FEWEST_ANSWERS) return value
    const { start, step } = this.#grid
    return clamp(start + Math.round((value - start) / step) * step)
  }

  #mixed(predictions: readonly (Prediction & { readonly scale: number })[]): {
    readonly mean: number
    readonly deviation: number
  } {
    let mean = 0
    let square = 0
    predictions.forEach((one, index) => {
      const weight = this.#weights[index] ?? 0
      mean += weight * one.mean
      square += weight * (one.variance * one.scale + one.mean * one.mean)
    })
    return { mean, deviation: Math.sqrt(Math.max(0, square - mean * mean)) }
  }
}

type Grid = { readonly start: number; readonly step: number }

/** The steps of a coarse scale; null when the answers lie closer than that or are not evenly spaced. */
function gridOf(answers: readonly number[]): Grid | null {
  const sorted = answers.toSorted((a, b) => a - b)
  const start = sorted[0] ?? LOWEST
  if (sorted.every((answer) => Math.abs(answer - Math.round(answer)) < 1e-6)) return { start: LOWEST, step: 1 }
  const step = Math.min(...sorted.slice(1).map((answer, index) => answer - (sorted[index] ?? 0)))
  if (!Number.isFinite(step) || step < COARSE) return null
  return sorted.every((answer) => Math.abs((answer - start) / step - Math.round((answer - start) / step)) < 0.02)
    ? { start, step }
    : null
}

const clamp = (value: number): number => Math.min(HIGHEST, Math.max(LOWEST, value))

function normalised(scores: readonly number[]): readonly number[] {
  const best = Math.max(...scores)
  const raw = scores.map((score) => Math.exp(score - best))
  const sum = raw.reduce((total, it) => total + it, 0)
  return raw.map((it) => it / sum)
}
