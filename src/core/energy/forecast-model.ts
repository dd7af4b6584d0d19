import { Experts } from './experts'
import { ForecastFilter, sightOf, type Moment, type Prediction, type Reading } from './forecast-filter'
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

/** Where a forecast mostly comes from; `runningMean` is the person's plain average, `lastValue` the newest reading. */
export type ForecastRule = 'model' | 'runningMean' | 'lastValue'

const LOWEST = 1
const HIGHEST = 5
/** Four fifths of a normal distribution lie within so many standard deviations. */
const EIGHTY_PERCENT = 1.2816
/** How fast the band follows what it missed, and how far it may. */
const BAND_STEP = 0.06
const BAND_MIN = 0.4
const BAND_MAX = 2.2
/** While few readings are known, how far another day may lie is known less well than the next hours. */
const AHEAD_DOUBT = 0.5
const AHEAD_DOUBTED = 5
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
 * How much the experts are trusted at first, later on a day and on a day of which nothing was said yet. They are the model,
 * the model with the errors' median, the average, the model's answer, the median of the answers, and the last of them.
 */
const LATER_TODAY = [0.4, 0.25, 0.1, 0.2, 0, 0.05]
const ANOTHER_DAY = [0.44, 0.15, 0.1, 0.2, 0.09, 0.02]

type Mixed = { readonly mean: number; readonly deviation: number; readonly steady: number }

/**
 * The forecast of one person: several kinds of persons side by side, each a Gaussian posterior, weighted by how well each
 * foretold this person's readings so far, and mixed with simple rules as far as those were closer. Readings must come in
 * the order of time.
 */
export class ForecastModel {
  #filters: readonly ForecastFilter[]
  #scores = Float64Array.from(priors)
  #weights = Float64Array.from(tempers, ({ weight }) => weight)
  #reach = EIGHTY_PERCENT
  #errors = new SlidingMedian(ERRORS_KEPT)
  #skew = 0
  #values = new SlidingMedian(ERRORS_KEPT)
  #laterToday = new Experts(LATER_TODAY)
  #anotherDay = new Experts(ANOTHER_DAY)
  #answers: readonly number[] = []
  #grid: Grid | null = null
  #count = 0
  #sum = 0
  #last: Reading | null = null

  constructor(population: Population = everybody) {
    this.#filters = tempers.map((temper) => new ForecastFilter(population, temper))
  }

  /** How many readings it rests on. */
  get count(): number {
    return this.#count
  }

  /** Mean of all readings; null before the first. */
  get average(): number | null {
    return this.#count === 0 ? null : this.#sum / this.#count
  }

  /** What counts most by how close it was lately. */
  get rule(): ForecastRule {
    const { model, average, last } = sharesOf(this.#laterToday)
    if (model >= Math.max(average, last)) return 'model'
    return average >= last ? 'runningMean' : 'lastValue'
  }

  /** A model that goes on from here by itself. */
  clone(): ForecastModel {
    const copy = new ForecastModel()
    copy.#filters = this.#filters.map((filter) => filter.clone())
    copy.#scores = this.#scores.slice()
    copy.#weights = this.#weights.slice()
    copy.#reach = this.#reach
    copy.#errors = this.#errors.clone()
    copy.#skew = this.#skew
    copy.#values = this.#values.clone()
    copy.#laterToday = this.#laterToday.clone()
    copy.#anotherDay = this.#anotherDay.clone()
    copy.#answers = this.#answers
    copy.#grid = this.#grid
    copy.#count = this.#count
    copy.#sum = this.#sum
    copy.#last = this.#last
    return copy
  }

  expect(moment: Moment): Expected {
    const sight = sightOf(moment, this.#last)
    const mixed = this.#mixed(this.#filters.map((filter) => ({ ...filter.predict(sight), scale: filter.scale })))
    return this.#expected(mixed, moment.day)
  }

  /** Takes a reading in; returns what was foretold of it. */
  learn(reading: Reading): Expected {
    const { value, day } = reading
    const sight = sightOf(reading, this.#last)
    const updates = this.#filters.map((filter) => filter.update(sight, value))
    const mixed = this.#mixed(updates)
    const foretold = this.#expected(mixed, day)
    const missed = Math.abs(value - mixed.mean) > this.#reach * mixed.deviation
    // Adaptive conformal inference (Gibbs & Candès 2021): in the long run one reading in five lies outside.
    this.#reach = Math.min(BAND_MAX, Math.max(BAND_MIN, this.#reach + BAND_STEP * ((missed ? 1 : 0) - 0.2)))
    updates.forEach(({ likelihood }, index) => {
      const prior = priors[index] ?? 0
      this.#scores[index] = prior + MEMORY * ((this.#scores[index] ?? 0) - prior) + likelihood
    })
    normalise(this.#weights, this.#scores)
    if (this.#count > 0) this.#judge(mixed, value, day)
    this.#count += 1
    this.#sum += value
    this.#last = reading
    this.#values.add(value)
    this.#errors.add(value - mixed.mean)
    this.#skew = (this.#errors.value * this.#errors.count) / (this.#errors.count + ERRORS_DOUBTED)
    if (!this.#answers.includes(value)) {
      this.#answers = [...this.#answers, value]
      this.#grid = gridOf(this.#answers)
    }
    return foretold
  }

  /** The answer nearest to a value, among those this person gives; the value itself where their scale is fine. */
  answer(value: number): number {
    if (this.#grid === null || this.#count < FEWEST_ANSWERS) return value
    const { start, step } = this.#grid
    return clamp(start + Math.round((value - start) / step) * step)
  }

  #judge({ mean, steady }: Mixed, value: number, day: number): void {
    this.#laterToday.observe(this.#lines(mean), value)
    // What the night before would have said is the model without what passes overnight; the last answer was known that
    // night of a day's first reading only, and is judged by no other: it is charged what the mixture is (Freund et al. 1997).
    const lines = this.#lines(steady)
    if (day === this.#last?.day) lines[lines.length - 1] = this.#anotherDay.of(lines)
    this.#anotherDay.observe(lines, value)
  }

  /** What each expert says, in the order of their first weights. */
  #lines(mean: number): number[] {
    const half = mean + this.#skew
    return [mean, half, this.#sum / this.#count, this.answer(half), this.#values.value, this.#last?.value ?? 0]
  }

  #expected({ mean, deviation }: Mixed, day: number): Expected {
    const experts = day === this.#last?.day ? this.#laterToday : this.#anotherDay
    const known = this.#count > 0
    const doubt = day === this.#last?.day ? 0 : AHEAD_DOUBT / (this.#count + AHEAD_DOUBTED)
    const reach = this.#reach * (1 + doubt) * deviation
    const { model, average, last } = sharesOf(experts)
    const middle = clamp(
      known ? model * mean + average * (this.#sum / this.#count) + last * (this.#last?.value ?? 0) : mean,
    )
    const half = clamp(known ? experts.of(this.#lines(mean)) : mean)
    return {
      mean: middle,
      median: half,
      likely: this.answer(half),
      low: Math.min(middle, half, clamp(mean - reach)),
      high: Math.max(middle, half, clamp(mean + reach)),
    }
  }

  #mixed(predictions: readonly (Prediction & { readonly scale: number })[]): Mixed {
    let mean = 0
    let steady = 0
    let square = 0
    predictions.forEach((one, index) => {
      const weight = this.#weights[index] ?? 0
      mean += weight * one.mean
      steady += weight * one.steady
      square += weight * (one.variance * one.scale + one.mean * one.mean)
    })
    return { mean, steady, deviation: Math.sqrt(Math.max(0, square - mean * mean)) }
  }
}

/** How much the model, the average and the last answer count, whichever way each is put. */
function sharesOf(experts: Experts): { readonly model: number; readonly average: number; readonly last: number } {
  return {
    model: experts.weight(0) + experts.weight(1) + experts.weight(3),
    average: experts.weight(2) + experts.weight(4),
    last: experts.weight(5),
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

/** Weights of which the logarithms are known up to a constant, so that they sum to 1. */
function normalise(weights: Float64Array, scores: Float64Array): void {
  let [best, sum] = [Number.NEGATIVE_INFINITY, 0]
  for (let index = 0; index < scores.length; index += 1) best = Math.max(best, scores[index] ?? 0)
  for (let index = 0; index < scores.length; index += 1) {
    weights[index] = Math.exp((scores[index] ?? 0) - best)
    sum += weights[index] ?? 0
  }
  for (let index = 0; index < scores.length; index += 1) weights[index] = (weights[index] ?? 0) / sum
}
