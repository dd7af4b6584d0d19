import type { Placed } from './placed'
import { normalDraw, seededRandom } from './seeded-random'

/** Of a task that is still open, at least this share is left, however long it was worked on. */
const LEAST_LEFT = 0.1
/** Samples of a bundle: enough that P90 is steady to a percent or two. */
export const SAMPLES = 500
const SEED = 20_260_303

/**
 * Total minutes of a bundle, sampled and sorted: a day that goes badly goes badly for all its tasks, so each sample
 * shares one log-factor, which makes up `shared` (0 to 1) of the variance; the rest is each task's own.
 */
export function sampleTotals(placed: readonly Placed[], shared: number, samples = SAMPLES): Float64Array {
  const random = seededRandom(SEED)
  const totals = new Float64Array(samples)
  const [common, own] = [Math.sqrt(shared), Math.sqrt(1 - shared)]
  let factor = 0
  for (let index = 0; index < samples; index += 1) {
    // Every good day has its bad twin, which steadies the quantiles.
    factor = index % 2 === 0 ? normalDraw(random) : -factor
    let total = 0
    for (const { center, unit, deviation, draw, spent = 0 } of placed) {
      const length = Math.exp(center + own * unit * draw(random) + common * deviation * factor)
      total += Math.max(length - spent, length * LEAST_LEFT)
    }
    totals[index] = total
  }
  return totals.toSorted()
}

/** The total that the share `p` of the samples does not exceed. */
export function quantileOf(sorted: Float64Array, p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN
}
