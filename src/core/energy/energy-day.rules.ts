import type { EnergyForecastDay, EnergyPoint } from '@contract/energy'

/** How long a stretch is that is called best or low. */
const SPAN_POINTS = 4
export const STEP_MS = 30 * 60_000
/** A stretch that differs less than this from the day's mean does not stand out. */
const STANDS_OUT = 0.12
/** Just after waking and just before sleeping anybody is low; that tells nothing. */
const EDGE_POINTS = 2

type Stretch = EnergyForecastDay['best']

/** The two hours of a day that stand out above or below its mean; null where none does. */
export function stretchesOf(points: readonly EnergyPoint[]): { readonly best: Stretch; readonly low: Stretch } {
  const inner = points.slice(EDGE_POINTS, points.length - EDGE_POINTS)
  if (inner.length < 2 * SPAN_POINTS) return { best: null, low: null }
  const mean = inner.reduce((sum, point) => sum + point.mean, 0) / inner.length
  const stretches = inner.slice(0, inner.length - SPAN_POINTS + 1).map((first, index) => {
    const span = inner.slice(index, index + SPAN_POINTS)
    return {
      from: first.at,
      to: first.at + SPAN_POINTS * STEP_MS,
      mean: span.reduce((sum, point) => sum + point.mean, 0) / SPAN_POINTS,
    }
  })
  const best = stretches.reduce((most, it) => (it.mean > most.mean + 1e-9 ? it : most))
  const low = stretches.reduce((least, it) => (it.mean < least.mean - 1e-9 ? it : least))
  return {
    best: best.mean - mean >= STANDS_OUT ? best : null,
    low: mean - low.mean >= STANDS_OUT ? low : null,
  }
}

const FEWEST_READINGS = 5
const FEWEST_DAYS = 2
/** A band wider than this says little more than that energy is somewhere between 1 and 5. */
const WIDEST_BAND = 2.8

/** Whether there is enough to show a forecast. */
export function isEnough(readings: number, days: number, points: readonly EnergyPoint[]): boolean {
  if (readings < FEWEST_READINGS || days < FEWEST_DAYS || points.length === 0) return false
  return points.reduce((sum, { low, high }) => sum + high - low, 0) / points.length <= WIDEST_BAND
}

/** Part of the day of a clock time: four hours each, from midnight; 0 to 5. */
export function partOf(clock: number): number {
  return Math.min(5, Math.floor(clock / 4))
}
