import type { Moment, Reading } from './forecast-filter'
import { ForecastModel, type Expected, type ForecastRule } from './forecast-model'
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

/** How many of the newest readings the score looks at. */
export const SCORED = 30

type Scored = {
  readonly forecast: number
  /** Rounded to an answer, as the forecast is. */
  readonly runningMean: number
  readonly lastValue: number
  readonly inside: boolean
}

/** One person's forecast that scores itself as readings come. */
export class PersonalForecast {
  #model: ForecastModel
  #scored: Scored[] = []
  #last = 0

  constructor(population: Population = everybody) {
    this.#model = new ForecastModel(population)
  }

  /** What the forecast mostly is at present: the model, or the simple rule that did better than it lately. */
  get rule(): ForecastRule {
    return this.#model.rule
  }

  expect(moment: Moment): Expected {
    return this.#model.expect(moment)
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
    copy.#last = this.#last
    return copy
  }

  learn(reading: Reading): void {
    const { value } = reading
    const { average } = this.#model
    // Answers with answers: rounding alone makes an error smaller.
    const plain = average === null ? null : this.answer(average)
    const foretold = this.#model.learn(reading)
    if (plain !== null) {
      this.#scored.push({
        forecast: Math.abs(value - foretold.likely),
        runningMean: Math.abs(value - plain),
        lastValue: Math.abs(value - this.#last),
        inside: value >= foretold.low && value <= foretold.high,
      })
      if (this.#scored.length > SCORED) this.#scored.shift()
    }
    this.#last = value
  }

  /** Null before there are two readings. */
  score(): ForecastScore | null {
    const scored = this.#scored
    if (scored.length === 0) return null
    return {
      readings: scored.length,
      forecast: mean(scored, 'forecast'),
      runningMean: mean(scored, 'runningMean'),
      lastValue: mean(scored, 'lastValue'),
      inside: scored.filter(({ inside }) => inside).length / scored.length,
    }
  }
}

function mean(scored: readonly Scored[], what: Exclude<keyof Scored, 'inside'>): number {
  return scored.reduce((sum, it) => sum + it[what], 0) / scored.length
}
