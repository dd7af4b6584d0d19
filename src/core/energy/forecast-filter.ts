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

/** Mean and variance of a reading, the variance as a multiple of the person's. */
export type Prediction = { readonly mean: number; readonly variance: number }

const MEAN = 0
const ALERT = 1
const WAVES = 2
const SLOW = 6
const DAY = 7
const SPELL = 8
const FREE = 9
const CAFFEINE = 10
const SIZE = 11

const EVOLVING = [SLOW, DAY, SPELL] as const

const HOUR_MS = 3_600_000
/** What is left of a slow change after a day. */
const SLOW_KEPT = 0.93
const CAFFEINE_VARIANCE = 0.02

/**
 * The closed-form Gaussian posterior of one kind of person, reading by reading (a Kalman filter): reading = mean +
 * slope · alertness + waves of 24 h and 12 h + slow change + day + spell (Ornstein-Uhlenbeck) + noise. Every part evolves
 * on its own, so that the transition is diagonal. The person's variance is conjugate: predictions are Student's t.
 */
export class ForecastFilter {
  readonly #mean = new Float64Array(SIZE)
  readonly #covariance = new Float64Array(SIZE * SIZE)
  /** Sums of squared, standardised errors and their count, the population's included. */
  #squares: number
  #count: number
  #last: Moment | null = null
  readonly #design = new Float64Array(SIZE)
  readonly #kept = new Float64Array(SIZE)
  readonly #fresh = new Float64Array(SIZE)
  readonly #gain = new Float64Array(SIZE)

  constructor(
    private readonly population: Population,
    private readonly temper: Temper,
  ) {
    this.#mean[MEAN] = population.mean
    this.#mean[ALERT] = population.slope
    this.#mean[CAFFEINE] = population.caffeine
    // A cosine of the clock is lowest at noon.
    this.#mean[WAVES] = -population.noon
    const prior = new Float64Array(SIZE)
    prior[MEAN] = population.between
    prior[ALERT] = temper.clock
    prior.fill(temper.wave, WAVES, WAVES + 4)
    prior[SLOW] = temper.slow
    prior[DAY] = temper.day
    prior[SPELL] = temper.spell
    prior[FREE] = temper.free
    prior[CAFFEINE] = CAFFEINE_VARIANCE
    for (let i = 0; i < SIZE; i += 1) this.#covariance[i * SIZE + i] = prior[i] ?? 0
    this.#count = population.varianceReadings
    this.#squares = population.variance * population.varianceReadings
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
    copy.#last = this.#last
    return copy
  }

  /** What a reading at this moment, not before the last one, would be. */
  predict(moment: Moment): Prediction {
    this.#look(moment)
    const m = this.#mean
    const p = this.#covariance
    const h = this.#design
    const f = this.#kept
    const q = this.#fresh
    let mean = 0
    let variance = this.temper.noise
    for (let i = 0; i < SIZE; i += 1) {
      const hi = h[i] as number
      const fi = hi * (f[i] as number)
      mean += fi * (m[i] as number)
      variance += hi * hi * (q[i] as number)
      let sum = 0
      for (let j = 0; j < SIZE; j += 1) sum += (p[i * SIZE + j] as number) * (f[j] as number) * (h[j] as number)
      variance += fi * sum
    }
    return { mean, variance }
  }

  /** Takes a reading in; returns what was foretold of it, and the logarithm of how probable it was. */
  update(reading: Reading): Prediction & { readonly scale: number; readonly likelihood: number } {
    this.#look(reading)
    const m = this.#mean
    const p = this.#covariance
    const h = this.#design
    const gain = this.#gain
    // Only these parts change by themselves.
    for (const part of EVOLVING) {
      const kept = this.#kept[part] as number
      m[part] = (m[part] as number) * kept
      for (let j = 0; j < SIZE; j += 1) {
        p[part * SIZE + j] = (p[part * SIZE + j] as number) * kept
        p[j * SIZE + part] = (p[j * SIZE + part] as number) * kept
      }
      p[part * SIZE + part] = (p[part * SIZE + part] as number) + (this.#fresh[part] as number)
    }
    let mean = 0
    let variance = this.temper.noise
    for (let i = 0, place = 0; i < SIZE; i += 1) {
      let sum = 0
      for (let j = 0; j < SIZE; j += 1, place += 1) sum += (p[place] as number) * (h[j] as number)
      gain[i] = sum
      mean += (h[i] as number) * (m[i] as number)
      variance += (h[i] as number) * sum
    }
    const { scale } = this
    const error = reading.value - mean
    const likelihood = logStudent(error, scale * variance, this.#count)
    for (let i = 0; i < SIZE; i += 1) {
      const share = (gain[i] as number) / variance
      m[i] = (m[i] as number) + share * error
      for (let j = 0, place = i * SIZE; j < SIZE; j += 1, place += 1)
        p[place] = (p[place] as number) - share * (gain[j] as number)
    }
    this.#squares += (error * error) / variance
    this.#count += 1
    this.#last = reading
    return { mean, variance, scale, likelihood }
  }

  /** Fills in what of the state a reading shows, what of it is kept until then, and what comes anew. */
  #look(moment: Moment): void {
    const { temper } = this
    const angle = (2 * Math.PI * moment.clock) / 24
    const last = this.#last
    const design = this.#design
    design[MEAN] = 1
    design[ALERT] = moment.alertness
    design[WAVES] = Math.cos(angle)
    design[WAVES + 1] = Math.sin(angle)
    design[WAVES + 2] = Math.cos(2 * angle)
    design[WAVES + 3] = Math.sin(2 * angle)
    design[SLOW] = 1
    design[DAY] = 1
    design[SPELL] = 1
    design[FREE] = moment.free ? 0.7 : -0.3
    // More caffeine never foretells less energy: an effect below nothing is left out.
    design[CAFFEINE] = (this.#mean[CAFFEINE] as number) > 0 ? moment.caffeine : 0
    this.#kept.fill(1)
    this.#fresh.fill(0)
    if (last === null) return
    const hours = Math.max(0, moment.at - last.at) / HOUR_MS
    this.#evolve(SLOW, SLOW_KEPT ** (hours / 24), temper.slow)
    this.#evolve(DAY, moment.day === last.day ? 1 : 0, temper.day)
    this.#evolve(SPELL, Math.exp(-hours / temper.spellHours), temper.spell)
  }

  #evolve(part: number, kept: number, variance: number): void {
    this.#kept[part] = kept
    this.#fresh[part] = variance * (1 - kept * kept)
  }
}

/** Logarithm of Student's t density, up to what does not depend on the error or its scale; `freedom` is at least 1. */
function logStudent(error: number, variance: number, freedom: number): number {
  return -0.5 * Math.log(variance) - ((freedom + 1) / 2) * Math.log1p((error * error) / (variance * freedom))
}
