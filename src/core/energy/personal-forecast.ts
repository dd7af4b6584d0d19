import type { Moment, Reading } from './forecast-filter'
import { ForecastModel, type Expected } from './forecast-model'
import { population as everybody, type Population } from './population'

/** How wrong the forecast was lately: each reading foretold from those before it, in points of the scale. */
export type ForecastScore = {
  /** Readings that were scored, at most `SCORED`. */
  readonly readings: number
  readonly forecast: number
  /** What the person's plain average and the last reading would have been off by. */
  readonly runningMean: number
  readonly lastValue: number
  /** Share of readings that lay inside the band, 0 to 1. */
  readonly inside: number
}

/** Where a forecast comes from; `runningMean` is the person's plain average, `lastValue` the newest reading. */
export type ForecastRule = 'model' | 'runningMean' | 'lastValue'

/** How many of the newest readings the score looks at. */
export const SCORED = 30
/** A simple rule takes over when the model was off by more than this times as much over so many readings. */
const WORSE = 1.07
const FEWEST_TO_JUDGE = 20
const JUDGED = 60

type Scored = {
  readonly forecast: number
  /** Of the average itself, by which it takes over, and rounded to an answer as the forecast is, which is shown. */
  readonly average: number
  readonly runningMean: number
  readonly lastValue: number
  readonly inside: boolean
}

/** One person's forecast that scores itself as readings come, and steps back for a simple rule where that is better. */
export class PersonalForecast {
  #model: ForecastModel
  #scored: Scored[] = []
  #sum = 0
  #squares = 0
  #count = 0
  #last = 0

  constructor(population: Population = everybody) {
    this.#model = new ForecastModel(population)
  }

  get count(): number {
    return this.#count
  }

  /** Mean of all readings; null before the first. */
  get average(): number | null {
    return this.#count === 0 ? null : this.#sum / this.#count
  }

  /** What the forecast is at present: the model, or the simple rule that did better than it lately. */
  get rule(): ForecastRule {
    const judged = this.#scored
    if (judged.length < FEWEST_TO_JUDGE) return 'model'
    const simple = mean(judged, 'average') <= mean(judged, 'lastValue') ? 'average' : 'lastValue'
    if (mean(judged, 'forecast') <= WORSE * mean(judged, simple)) return 'model'
    return simple === 'average' ? 'runningMean' : simple
  }

  expect(moment: Moment): Expected {
    const foretold = this.#model.expect(moment)
    const { rule } = this
    if (rule === 'model') return foretold
    if (rule === 'runningMean') return this.#plain()
    const { low, high } = foretold
    const last = this.#last
    return { mean: last, median: last, likely: last, low: Math.min(low, last), high: Math.max(high, last) }
  }

  /** The answer nearest to a value, among those this person gives. */
  answer(value: number): number {
    return this.#model.answer(value)
  }

  /** A forecast that goes on from here by itself. */
  clone(): PersonalForecast {
    const copy = new PersonalForecast()
    copy.#model = this.#model.clone()
    copy.#scored = [...this.#scored]
    copy.#sum = this.#sum
    copy.#squares = this.#squares
    copy.#count = this.#count
    copy.#last = this.#last
    return copy
  }

  learn(reading: Reading): void {
    const { value } = reading
    // Answers with answers: rounding alone makes an error smaller.
    const plain = this.#count === 0 ? null : this.answer(this.#sum / this.#count)
    const foretold = this.#model.learn(reading)
    if (plain !== null) {
      this.#scored.push({
        forecast: Math.abs(value - foretold.likely),
        average: Math.abs(value - this.#sum / this.#count),
        runningMean: Math.abs(value - plain),
        lastValue: Math.abs(value - this.#last),
        inside: value >= foretold.low && value <= foretold.high,
      })
      if (this.#scored.length > JUDGED) this.#scored.shift()
    }
    this.#sum += value
    this.#squares += value * value
    this.#last = value
    this.#count += 1
  }

  /** Null before there are two readings. */
  score(): ForecastScore | null {
    const scored = this.#scored.slice(-SCORED)
    if (scored.length === 0) return null
    return {
      readings: scored.length,
      forecast: mean(scored, 'forecast'),
      runningMean: mean(scored, 'runningMean'),
      lastValue: mean(scored, 'lastValue'),
      inside: scored.filter(({ inside }) => inside).length / scored.length,
    }
  }

  #plain(): Expected {
    const middle = this.#sum / this.#count
    const reach = 1.2816 * Math.sqrt(Math.max(0, this.#squares / this.#count - middle * middle))
    return {
      mean: middle,
      median: middle,
      likely: this.answer(middle),
      low: Math.max(1, middle - reach),
      high: Math.min(5, middle + reach),
    }
  }
}

function mean(scored: readonly Scored[], what: Exclude<keyof Scored, 'inside'>): number {
  return scored.reduce((sum, it) => sum + it[what], 0) / scored.length
}
