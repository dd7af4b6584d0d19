import type { Population, Temper } from './population'

/** An instant and what is known of it before anybody says how it felt. */
export type Moment = {
  /** Milliseconds UTC. */
  readonly at: number
  /** Number of the person's day; days follow each other by 1. */
  readonly day: number
  /** What the person's clock shows, hours from 0 to 24. */
  readonly clock: number
  /** Alertness by the three-process model, in standard steps from its middle. */
  readonly alertness: number
  /** A Saturday or Sunday. */
  readonly free: boolean
  /** Caffeine in the body, in units of 100 mg. */
  readonly caffeine: number
}

export type Reading = Moment & { readonly value: number }

/** What of the state a reading shows and what time has done since the one before; the same for every kind of person. */
export type Sight = {
  /** Good until the next is asked for. */
  readonly design: Float64Array
  /** Since the last reading; null before the first. */
  readonly since: { readonly hours: number; readonly days: number; readonly slowKept: number } | null
}

/** Mean and variance of a reading, the variance as a multiple of the person's; `steady` is the mean without what a night takes. */
export type Prediction = { readonly mean: number; readonly variance: number; readonly steady: number }

const MEAN = 0
const ALERT = 1
const WAVES = 2
const FREE = 6
const CAFFEINE = 7
const SLOW = 8
const DAY = 9
const SPELL = 10
const SIZE = 11
/** Parts that change by themselves. */
const CHANGING = [SLOW, DAY, SPELL] as const
type Changing = (typeof CHANGING)[number]
/** The lower half of a symmetric matrix, row by row. */
const HALF = (SIZE * (SIZE + 1)) / 2
const at = (row: number, column: number): number => (row * (row + 1)) / 2 + column

const HOUR_MS = 3_600_000
/** What is left of a slow change after a day. */
const SLOW_KEPT = 0.93
/** From the middle of a day's readings to those of the next. */
const NIGHT_HOURS = 16
const CAFFEINE_VARIANCE = 0.02

/** Written by one step and read by it at once, so that a step makes no arrays. */
const design = new Float64Array(SIZE)
const shown = new Float64Array(SIZE)
const gain = new Float64Array(SIZE)
const foretold = { mean: 0, steady: 0 }

/** What can be seen at a moment, not before the last reading. */
export function sightOf(moment: Moment, last: Moment | null): Sight {
  const angle = (2 * Math.PI * moment.clock) / 24
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  design[MEAN] = 1
  design[ALERT] = moment.alertness
  design[WAVES] = cos
  design[WAVES + 1] = sin
  // Of twice the angle.
  design[WAVES + 2] = 2 * cos * cos - 1
  design[WAVES + 3] = 2 * sin * cos
  design[FREE] = moment.free ? 0.7 : -0.3
  design[CAFFEINE] = moment.caffeine
  design.fill(1, SLOW)
  if (last === null) return { design, since: null }
  const hours = Math.max(0, moment.at - last.at) / HOUR_MS
  return { design, since: { hours, days: Math.abs(moment.day - last.day), slowKept: SLOW_KEPT ** (hours / 24) } }
}

/**
 * The closed-form Gaussian posterior of one kind of person, reading by reading (a Kalman filter): reading = mean +
 * slope · alertness + waves of 24 h and 12 h + slow change + day + spell (Ornstein-Uhlenbeck) + noise. Every part evolves
 * on its own, so that the transition is diagonal. The person's variance is conjugate: predictions are Student's t.
 */
export class ForecastFilter {
  readonly #mean = new Float64Array(SIZE)
  readonly #covariance = new Float64Array(HALF)
  /** Sums of squared, standardised errors and their count, the population's included. */
  #squares: number
  #count: number
  /** What a night takes of a day and of a spell, as shares. */
  readonly #dayLost: number
  readonly #spellLost: number

  constructor(
    private readonly population: Population,
    private readonly temper: Temper,
  ) {
    this.#mean[MEAN] = population.mean
    this.#mean[ALERT] = population.slope * temper.shape
    this.#mean[CAFFEINE] = population.caffeine
    // A cosine of the clock is lowest at noon.
    this.#mean[WAVES] = -population.noon * temper.shape
    const prior = new Float64Array(SIZE)
    prior[MEAN] = population.between
    prior[ALERT] = temper.clock
    prior.fill(temper.wave, WAVES, WAVES + 4)
    prior[FREE] = temper.free
    prior[CAFFEINE] = CAFFEINE_VARIANCE
    prior[SLOW] = temper.slow
    prior[DAY] = temper.day
    prior[SPELL] = temper.spell
    for (let i = 0; i < SIZE; i += 1) this.#covariance[at(i, i)] = prior[i] as number
    this.#count = population.varianceReadings
    this.#squares = population.variance * population.varianceReadings
    this.#dayLost = 1 - temper.dayKept
    this.#spellLost = 1 - Math.exp(-NIGHT_HOURS / temper.spellHours)
  }

  /** The person's own variance, as far as it is known. */
  get scale(): number {
    return this.#squares / this.#count
  }

  /** A filter that goes on from here by itself. */
  clone(): ForecastFilter {
    const copy = new ForecastFilter(this.population, this.temper)
    copy.#mean.set(this.#mean)
    copy.#covariance.set(this.#covariance)
    copy.#squares = this.#squares
    copy.#count = this.#count
    return copy
  }

  /** What a reading at this moment, not before the last one, would be. */
  predict({ design, since }: Sight): Prediction {
    shown.set(design)
    let variance = this.temper.noise
    if (since !== null) {
      for (const part of CHANGING) {
        const kept = this.#kept(part, since)
        shown[part] = kept
        variance += this.#own(part) * (1 - kept * kept)
      }
    }
    variance += this.#show()
    return { mean: foretold.mean, variance, steady: foretold.steady }
  }

  /** Takes a reading in; returns what was foretold of it, and the logarithm of how probable it was. */
  update(
    { design, since }: Sight,
    value: number,
  ): Prediction & { readonly scale: number; readonly likelihood: number } {
    if (since !== null) for (const part of CHANGING) this.#evolve(part, this.#kept(part, since))
    shown.set(design)
    const variance = this.temper.noise + this.#show()
    const { mean, steady } = foretold
    const { scale } = this
    const error = value - mean
    const likelihood = logStudent(error, scale * variance, this.#count)
    const m = this.#mean
    const p = this.#covariance
    for (let i = 0, place = 0; i < SIZE; i += 1) {
      const share = (gain[i] as number) / variance
      m[i] = (m[i] as number) + share * error
      for (let j = 0; j <= i; j += 1, place += 1) p[place] = (p[place] as number) - share * (gain[j] as number)
    }
    this.#squares += (error * error) / variance
    this.#count += 1
    return { mean, variance, steady, scale, likelihood }
  }

  /** What a part keeps of itself. */
  #kept(part: Changing, { hours, days, slowKept }: NonNullable<Sight['since']>): number {
    switch (part) {
      case SLOW:
        return slowKept
      case DAY:
        return days === 0 ? 1 : this.temper.dayKept ** days
      case SPELL:
        return Math.exp(-hours / this.temper.spellHours)
    }
  }

  /** Variance of a part by itself. */
  #own(part: Changing): number {
    switch (part) {
      case SLOW:
        return this.temper.slow
      case DAY:
        return this.temper.day
      case SPELL:
        return this.temper.spell
    }
  }

  #evolve(part: Changing, kept: number): void {
    if (kept === 1) return
    const p = this.#covariance
    this.#mean[part] = (this.#mean[part] as number) * kept
    const own = at(part, part)
    for (let place = at(part, 0); place < own; place += 1) p[place] = (p[place] as number) * kept
    for (let row = part + 1; row < SIZE; row += 1) p[at(row, part)] = (p[at(row, part)] as number) * kept
    p[own] = (p[own] as number) * kept * kept + this.#own(part) * (1 - kept * kept)
  }

  /** Variance of what `shown` shows of the state; leaves its mean in `foretold` and its covariance with each part in `gain`. */
  #show(): number {
    const m = this.#mean
    const p = this.#covariance
    // More caffeine never foretells less energy: an effect below nothing is left out.
    if ((m[CAFFEINE] as number) <= 0) shown[CAFFEINE] = 0
    gain.fill(0)
    let mean = 0
    for (let i = 0, place = 0; i < SIZE; i += 1, place += 1) {
      const here = shown[i] as number
      let sum = 0
      for (let j = 0; j < i; j += 1, place += 1) {
        const covariance = p[place] as number
        sum += covariance * (shown[j] as number)
        gain[j] = (gain[j] as number) + covariance * here
      }
      gain[i] = sum + (p[place] as number) * here
      mean += here * (m[i] as number)
    }
    let variance = 0
    for (let i = 0; i < SIZE; i += 1) variance += (gain[i] as number) * (shown[i] as number)
    foretold.mean = mean
    foretold.steady =
      mean -
      (shown[DAY] as number) * (m[DAY] as number) * this.#dayLost -
      (shown[SPELL] as number) * (m[SPELL] as number) * this.#spellLost
    return variance
  }
}

/** Logarithm of Student's t density, up to what does not depend on the error or its scale; `freedom` is at least 1. */
function logStudent(error: number, variance: number, freedom: number): number {
  return -0.5 * Math.log(variance) - ((freedom + 1) / 2) * Math.log1p((error * error) / (variance * freedom))
}
