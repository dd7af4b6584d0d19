/** The last values of a stream in order of size, so that any quantile is a look-up. */
export class SlidingQuantiles {
  readonly #arrived: number[] = []
  readonly #sorted: number[] = []
  #oldest = 0

  constructor(private readonly capacity: number) {}

  get count(): number {
    return this.#sorted.length
  }

  add(value: number): void {
    if (this.#sorted.length === this.capacity) {
      const leaving = this.#arrived[this.#oldest] ?? 0
      this.#sorted.splice(this.#place(leaving), 1)
      this.#arrived[this.#oldest] = value
      this.#oldest = (this.#oldest + 1) % this.capacity
    } else this.#arrived.push(value)
    this.#sorted.splice(this.#place(value), 0, value)
  }

  /** The value below which the share `p` (0 to 1) lies, between neighbours in proportion; NaN when empty. */
  quantile(p: number): number {
    const place = p * (this.#sorted.length + 1) - 1
    const below = Math.max(0, Math.min(this.#sorted.length - 1, Math.floor(place)))
    const low = this.#sorted[below] ?? Number.NaN
    const high = this.#sorted[Math.min(this.#sorted.length - 1, below + 1)] ?? low
    return low + (high - low) * Math.max(0, Math.min(1, place - below))
  }

  /** A value by its place from 0 (smallest) to 1 (largest), without blending neighbours. */
  pick(place: number): number {
    return this.#sorted[Math.min(this.#sorted.length - 1, Math.floor(place * this.#sorted.length))] ?? 0
  }

  #place(value: number): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sorted[middle] ?? 0) < value) low = middle + 1
      else high = middle
    }
    return low
  }
}
