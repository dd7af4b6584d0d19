/**
 * Hybrid logical clock (Kulkarni et al. 2014): the wall clock where it moves on, a counter where it does not, so that
 * order never contradicts cause. Text form 'mmmmmmmmmmmm-cccc' (hex milliseconds, hex counter) sorts as time does.
 */
export class HybridClock {
  #ms: number
  #counter: number

  constructor(
    private readonly now: () => number,
    last: string | null,
  ) {
    const parsed = last === null ? { ms: 0, counter: 0 } : parse(last)
    this.#ms = parsed.ms
    this.#counter = parsed.counter
  }

  /** The next stamp, later than every one this clock gave or saw, even when the wall clock went back. */
  tick(): string {
    const wall = this.now()
    if (wall > this.#ms) {
      this.#ms = wall
      this.#counter = 0
    } else if (this.#counter === 0xffff) {
      this.#ms += 1
      this.#counter = 0
    } else {
      this.#counter += 1
    }
    return `${this.#ms.toString(16).padStart(12, '0')}-${this.#counter.toString(16).padStart(4, '0')}`
  }
}

function parse(stamp: string): { ms: number; counter: number } {
  return { ms: Number.parseInt(stamp.slice(0, 12), 16), counter: Number.parseInt(stamp.slice(13), 16) }
}
