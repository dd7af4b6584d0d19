import { Blend } from './blend'
import { LinearCorrection, MedianCorrection, type Guess } from './correction'
import { isDuration, type Finished, type Forecast, type Work } from './estimate.types'
import { NORMAL_P90, type Placed } from './placed'
import { ReferenceClasses } from './reference-classes'
import { Spread } from './spread'

/** Finished tasks with a guess that a person needs before the guess is corrected in words ("history"). */
export const ENOUGH = 8

type Corrected = { readonly work: Work; readonly candidates: readonly number[]; readonly correction: number }

/** Learns from finished tasks, one at a time, how long such work really takes. */
export class Estimator {
  readonly #linear = new LinearCorrection()
  readonly #median = new MedianCorrection()
  readonly #blend = new Blend()
  readonly #spread = new Spread()
  readonly #classes = new ReferenceClasses()
  readonly #seen = new Map<string, number>()
  #asked: Corrected | null = null

  forecast(work: Work): Forecast {
    if (!isDuration(work.estimate)) return this.#classes.forecast(work)
    const guess = guessOf(work, work.estimate)
    const p50 = work.estimate * Math.exp(this.#corrected(work, guess).correction)
    const seen = this.#seen.get(work.person) ?? 0
    return {
      p50,
      p90: p50 * Math.exp(this.#spread.toP90(work.person, guess.x)),
      basis: seen >= ENOUGH ? 'history' : 'estimate',
      restsOn: seen,
    }
  }

  /** The task as a part of a bundle; null when nothing at all is known of it. */
  place(work: Work): Placed | null {
    if (!isDuration(work.estimate)) return this.#classes.place(work)
    const guess = guessOf(work, work.estimate)
    return {
      center: guess.x + this.#corrected(work, guess).correction,
      unit: this.#spread.unit(guess.x),
      deviation: this.#spread.toP90(work.person, guess.x) / NORMAL_P90,
      draw: this.#spread.drawer(work.person),
    }
  }

  /** Learns from a finished task; without a usable number of minutes there is nothing to learn. */
  observe(done: Finished): void {
    if (!isDuration(done.actual)) return
    this.#classes.observe(done)
    if (!isDuration(done.estimate)) return
    const guess = guessOf(done, done.estimate)
    const logRatio = Math.log(done.actual) - guess.x
    const { candidates, correction } = this.#corrected(done, guess)
    this.#spread.observe(done.person, guess.x, logRatio - correction)
    this.#blend.observe(done.person, candidates, logRatio)
    this.#linear.observe(guess, logRatio)
    this.#median.observe(guess, logRatio)
    this.#seen.set(done.person, (this.#seen.get(done.person) ?? 0) + 1)
    this.#asked = null
  }

  /** What is added to the log of a guess; the last answer is kept, for a task is forecast, placed and then learnt from. */
  #corrected(work: Work, guess: Guess): Corrected {
    if (this.#asked?.work === work) return this.#asked
    const linear = this.#linear.of(guess)
    const candidates = [0, linear, linear / 2, this.#median.of(guess)]
    this.#asked = { work, candidates, correction: this.#blend.of(work.person, candidates) }
    return this.#asked
  }
}

function guessOf(work: Work, estimate: number): Guess {
  return { person: work.person, project: work.project, tags: work.tags, x: Math.log(estimate) }
}
