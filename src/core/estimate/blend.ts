/** Candidates for the correction of a guess; the first, no correction, is the one to beat. */
export type Candidates = readonly number[]

/** What a past error keeps of its weight at the next task: the last hundred or so decide. */
const KEEP = 0.99
/** What everybody's past errors keep. */
const KEEP_COMMON = 0.998
/** Share of the guess as it is before anything is known; the rest is split among the others. */
const TRUST_AT_FIRST = 0.7
/** How sharply better candidates win, per typical error of advantage, from one's own tasks and from everybody's. */
const SHARPNESS = 0.6
/** How many errors of typical size stand in for those not yet made. */
const TYPICAL_PRIOR = 5
const TYPICAL_AT_FIRST = 0.5

/** How much closer than the guess each candidate was lately. */
class Record {
  #advantage: readonly number[] = []
  #error = 0
  #weight = 0

  constructor(private readonly keep: number) {}

  /** Advantage of a candidate over the guess, in typical errors of the guess. */
  advantage(index: number): number {
    const typical = (this.#error + TYPICAL_PRIOR * TYPICAL_AT_FIRST) / (this.#weight + TYPICAL_PRIOR)
    return (this.#advantage[index] ?? 0) / typical
  }

  observe(candidates: Candidates, truth: number): void {
    const base = Math.abs(truth - (candidates[0] ?? 0))
    this.#advantage = candidates.map(
      (value, index) => (this.#advantage[index] ?? 0) * this.keep + base - Math.abs(truth - value),
    )
    this.#error = this.#error * this.keep + base
    this.#weight = this.#weight * this.keep + 1
  }
}

/**
 * Mixes candidates by their discounted absolute errors (exponential weights, Vovk 1990): everyone starts at the guess, and
 * a correction gains weight only by having been closer.
 */
export class Blend {
  readonly #common = new Record(KEEP_COMMON)
  readonly #own = new Map<string, Record>()

  of(person: string, candidates: Candidates): number {
    const own = this.#own.get(person)
    const scores = candidates.map(
      (_, index) =>
        Math.log(index === 0 ? TRUST_AT_FIRST : (1 - TRUST_AT_FIRST) / (candidates.length - 1)) +
        SHARPNESS * ((own?.advantage(index) ?? 0) + this.#common.advantage(index)),
    )
    const best = Math.max(...scores)
    const weights = scores.map((score) => Math.exp(score - best))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return candidates.reduce((sum, value, index) => sum + (value * (weights[index] ?? 0)) / total, 0)
  }

  observe(person: string, candidates: Candidates, truth: number): void {
    const own = this.#own.get(person) ?? new Record(KEEP)
    own.observe(candidates, truth)
    this.#common.observe(candidates, truth)
    this.#own.set(person, own)
  }
}
