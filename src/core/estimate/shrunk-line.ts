/** Weight of the prior, in observations: level and slope start at zero and need evidence to leave it. */
const PRIOR = 8

/**
 * A straight line learned one point at a time by least squares, shrunk towards zero, that slowly forgets. Points are
 * centred on their own mean, so that multiplying all x by a factor in logs changes nothing.
 */
export class ShrunkLine {
  #weight = 0
  #x = 0
  #y = 0
  #xx = 0
  #xy = 0

  constructor(
    /** What an observation keeps of its weight at the next one, 0 to 1. */
    private readonly keep: number,
    private readonly prior: number = PRIOR,
  ) {}

  get weight(): number {
    return this.#weight
  }

  at(x: number): number {
    if (this.#weight === 0) return 0
    const meanX = this.#x / this.#weight
    const spread = Math.max(0, this.#xx - this.#weight * meanX * meanX)
    const slope = (this.#xy - meanX * this.#y) / (spread + this.prior)
    return this.#y / (this.#weight + this.prior) + slope * (x - meanX)
  }

  observe(x: number, y: number): void {
    this.#weight = this.#weight * this.keep + 1
    this.#x = this.#x * this.keep + x
    this.#y = this.#y * this.keep + y
    this.#xx = this.#xx * this.keep + x * x
    this.#xy = this.#xy * this.keep + x * y
  }
}

/** Offsets by group, Σr/(n + 8), forgetting: a group with few members stays near zero. */
export class ShrunkOffsets {
  readonly #groups = new Map<string, { sum: number; weight: number }>()

  constructor(private readonly keep: number) {}

  of(group: string): number {
    const found = this.#groups.get(group)
    return found ? found.sum / (found.weight + PRIOR) : 0
  }

  observe(group: string, residual: number): void {
    const found = this.#groups.get(group)
    this.#groups.set(group, {
      sum: (found?.sum ?? 0) * this.keep + residual,
      weight: (found?.weight ?? 0) * this.keep + 1,
    })
  }
}
