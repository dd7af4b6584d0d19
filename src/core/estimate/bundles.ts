import { quantileOf, sampleTotals, SAMPLES } from './bundle.rules'
import type { Placed } from './placed'

/** A bundle's total in minutes. */
export type Total = { readonly p50: number; readonly p90: number }

const KEEP = 0.97
/** Share of the variance that tasks of one stretch have in common, before anything is known. */
const SHARED_AT_FIRST = 0.07
const SHARED_MOST = 0.6
const PRIOR = 5
/** Step of the correction after a bundle that took longer than its P90, in distances from P50 to P90. */
const STEP = 0.6
const LEAST_STRETCH = 0.1
/** Before any bundle is over, what is not known yet makes it wider. */
const STRETCH_AT_FIRST = 0.1

/** Learns how much tasks done after one another go wrong together, from bundles that are over. */
export class Bundles {
  #shared = { sum: 0, weight: 0 }
  readonly #own = new Map<string, number>()
  #common = STRETCH_AT_FIRST

  constructor(
    /** How many of a bundle's tasks are new since the last one; overlapping bundles teach less each. */
    private readonly stride: number,
    private readonly size: number,
  ) {}

  get shared(): number {
    const share = (this.#shared.sum + PRIOR * SHARED_AT_FIRST) / (this.#shared.weight + PRIOR)
    return Math.max(0, Math.min(SHARED_MOST, share))
  }

  /** Sorted samples of the total minutes, corrected by how bundles of this person went. */
  samples(person: string, placed: readonly Placed[], samples = SAMPLES): Float64Array {
    const totals = sampleTotals(placed, this.shared, samples)
    if (placed.length === 0) return totals
    const [middle, stretch] = [quantileOf(totals, 0.5), this.#stretch(person)]
    return totals.map((total) => stretched(total, middle, stretch))
  }

  total(person: string, placed: readonly Placed[], samples = SAMPLES): Total {
    const sorted = sampleTotals(placed, this.shared, samples)
    const p50 = quantileOf(sorted, 0.5)
    return { p50, p90: stretched(quantileOf(sorted, 0.9), p50, this.#stretch(person)) }
  }

  #stretch(person: string): number {
    return Math.max(LEAST_STRETCH, 1 + this.#common + (this.#own.get(person) ?? 0))
  }

  /** Learns from a bundle that is over: what was said of it, the minutes it took, and its residuals in units. */
  observe(person: string, said: Total, actual: number, residuals: readonly number[]): void {
    const moved = ((STEP * this.stride) / this.size) * (actual > said.p90 ? 0.9 : -0.1)
    this.#common += moved / 2
    this.#own.set(person, (this.#own.get(person) ?? 0) + moved / 2)
    const n = residuals.length
    if (n < 2) return
    // Pairs of one bundle share only the common factor: their mean product is its variance, in units of all variance.
    const bounded = residuals.map((value) => Math.max(-4, Math.min(4, value)))
    const sum = bounded.reduce((all, value) => all + value, 0)
    const squares = bounded.reduce((all, value) => all + value * value, 0)
    if (squares === 0) return
    const share = (sum * sum - squares) / (n - 1) / squares
    this.#shared = { sum: this.#shared.sum * KEEP + share, weight: this.#shared.weight * KEEP + 1 }
  }
}

/** A total above the middle one, further from it in proportion; the order of totals stays. */
function stretched(total: number, middle: number, stretch: number): number {
  return total > middle ? middle * (total / middle) ** stretch : total
}
