/** The median of the last values of a stream, kept in order of size so that it is a look-up. */
export class SlidingMedian {
  #arrived: number[] = []
  #sorted: number[] = []
  #oldest = 0

  constructor(private readonly capacity: number) {}

  get count(): number {
    return this.#sorted.length
  }

  /** 0 before the first value. */
  get value(): number {
    const middle = this.#sorted.length / 2
    return ((this.#sorted[Math.floor(middle)] ?? 0) + (this.#sorted[Math.ceil(middle) - 1] ?? 0)) / 2
  }

  add(value: number): void {
    if (this.#sorted.length === this.capacity) {
      this.#sorted.splice(this.#place(this.#arrived[this.#oldest] ?? 0), 1)
      this.#arrived[this.#oldest] = value
      this.#oldest = (this.#oldest + 1) % this.capacity
    } else this.#arrived.push(value)
    this.#sorted.splice(this.#place(value), 0, value)
  }

  clone(): SlidingMedian {
    const copy = new SlidingMedian(this.capacity)
    copy.#arrived = [...this.#arrived]
    copy.#sorted = [...this.#sorted]
    copy.#oldest = this.#oldest
    return copy
  }

  /** Where a value stands, or would. */
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
