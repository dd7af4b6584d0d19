/** What a past error keeps of its weight one reading later: the last fifty or so decide. */
const KEEP = 0.98
/** How sharply the closer expert wins, per typical error of advantage. */
const SHARPNESS = 0.6
/** How many errors of a typical size, in points of the scale, stand in for those not yet made. */
const TYPICAL_PRIOR = 5
const TYPICAL_AT_FIRST = 0.6

/** Mixes what several experts say by their discounted absolute errors (exponential weights, Vovk 1990). */
export class Experts {
  readonly #losses: Float64Array
  readonly #weights: Float64Array
  #error = 0
  #count = 0

  constructor(
    /** Weights before the first reading; their sum is 1. */
    private readonly trust: readonly number[],
  ) {
    this.#losses = new Float64Array(trust.length)
    this.#weights = Float64Array.from(trust)
  }

  /** How much one of them counts; the sum of all is 1. */
  weight(index: number): number {
    return this.#weights[index] ?? 0
  }

  of(lines: readonly number[]): number {
    let sum = 0
    for (let index = 0; index < lines.length; index += 1) sum += (this.#weights[index] ?? 0) * (lines[index] ?? 0)
    return sum
  }

  observe(lines: readonly number[], truth: number): void {
    let [error, least] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let index = 0; index < lines.length; index += 1) {
      const missed = Math.abs(truth - (lines[index] ?? 0))
      const loss = (this.#losses[index] ?? 0) * KEEP + missed
      this.#losses[index] = loss
      error = Math.min(error, missed)
      least = Math.min(least, loss)
    }
    this.#error = this.#error * KEEP + error
    this.#count = this.#count * KEEP + 1
    const typical = (this.#error + TYPICAL_PRIOR * TYPICAL_AT_FIRST) / (this.#count + TYPICAL_PRIOR)
    let sum = 0
    for (let index = 0; index < lines.length; index += 1) {
      const closeness = Math.exp((-SHARPNESS * ((this.#losses[index] ?? 0) - least)) / typical)
      const raw = (this.trust[index] ?? 0) * closeness
      this.#weights[index] = raw
      sum += raw
    }
    for (let index = 0; index < lines.length; index += 1) this.#weights[index] = (this.#weights[index] ?? 0) / sum
  }

  clone(): Experts {
    const copy = new Experts(this.trust)
    copy.#losses.set(this.#losses)
    copy.#weights.set(this.#weights)
    copy.#error = this.#error
    copy.#count = this.#count
    return copy
  }
}
