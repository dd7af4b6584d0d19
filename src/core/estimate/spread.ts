import { NORMAL_P90 } from './placed'
import { normalDraw } from './seeded-random'
import { ShrunkLine } from './shrunk-line'
import { SlidingQuantiles } from './sliding-quantiles'

/** Residuals that quantiles come from. */
const WINDOW = 1000
const KEEP = 0.995
/**
 * Before there is history: nine in ten tasks take at most 2.2 times their P50 (e^0.8), in the range that published logs of
 * effort show. Counts as this many tasks.
 */
const P90_AT_FIRST = 0.8
const TYPICAL_AT_FIRST = 0.5
const PRIOR = 10
/** How many of one's own tasks weigh as much as everybody's. */
const OWN_PRIOR = 20
/** Step of the correction after a miss, in typical residuals: a share of 0.9 of it comes back over nine hits. */
const STEP = 0.08
/** The spread of one size of task is between half and twice the spread of all. */
const SIZE_RANGE = 2

type Own = { readonly residuals: SlidingQuantiles; correction: number }

/**
 * How far reality lies from P50, in logs. The quantile of past residuals, per size of task, is corrected after every task
 * so that in the long run one in ten lies above P90, whatever the distribution (Gibbs and Candès, 2021).
 */
export class Spread {
  readonly #bySize = new ShrunkLine(KEEP)
  readonly #residuals = new SlidingQuantiles(WINDOW)
  readonly #own = new Map<string, Own>()
  #correction = 0
  #typical = 0
  #weight = 0

  /** Typical size of a residual for a task of this size, in logs. */
  unit(x: number): number {
    const typical = this.#level()
    const here = typical + this.#bySize.at(x)
    return Math.max(typical / SIZE_RANGE, Math.min(typical * SIZE_RANGE, here))
  }

  /** Logs to add to P50 for P90; never negative. */
  toP90(person: string, x: number): number {
    return Math.max(0, this.#p90(person)) * this.unit(x)
  }

  /** Draws residuals in units of `unit`, as they were lately. */
  drawer(person: string): (random: () => number) => number {
    const own = this.#own.get(person)?.residuals
    const known = own !== undefined && own.count >= OWN_PRIOR ? own : this.#residuals
    return known.count < OWN_PRIOR
      ? (random) => (normalDraw(random) * P90_AT_FIRST) / TYPICAL_AT_FIRST / NORMAL_P90
      : (random) => known.pick(random())
  }

  observe(person: string, x: number, residual: number): void {
    const unit = this.unit(x)
    const scaled = residual / unit
    const own = this.#own.get(person) ?? { residuals: new SlidingQuantiles(WINDOW), correction: 0 }
    const moved = STEP * (scaled > this.#p90(person) ? 0.9 : -0.1)
    this.#own.set(person, own)
    own.correction += moved / 2
    this.#correction += moved / 2
    own.residuals.add(scaled)
    this.#residuals.add(scaled)
    // Overruns count for more: where large tasks are sometimes closed at once, their overruns are no larger for that.
    const size = Math.min(Math.max(0, residual) + Math.abs(residual) / 2, 6 * this.#level())
    this.#bySize.observe(x, size - this.#level())
    this.#typical = this.#typical * KEEP + size
    this.#weight = this.#weight * KEEP + 1
  }

  #level(): number {
    return Math.max(0.02, (this.#typical + PRIOR * TYPICAL_AT_FIRST) / (this.#weight + PRIOR))
  }

  #p90(person: string): number {
    const own = this.#own.get(person)
    const common = blend(this.#residuals, P90_AT_FIRST / TYPICAL_AT_FIRST, PRIOR)
    const quantile = own === undefined ? common : blend(own.residuals, common, OWN_PRIOR)
    return quantile + this.#correction + (own?.correction ?? 0)
  }
}

function blend(values: SlidingQuantiles, otherwise: number, prior: number): number {
  if (values.count === 0) return otherwise
  return (values.quantile(0.9) * values.count + otherwise * prior) / (values.count + prior)
}
