/** Standard deviations from the median to the 90th percentile of a normal distribution. */
export const NORMAL_P90 = 1.2816

/** A task as a part of a bundle: its P50 in logs and how its residuals are drawn. */
export type Placed = {
  readonly center: number
  /** Typical size of a residual, in logs. */
  readonly unit: number
  /** Standard deviation, in logs, that the side above P50 would have if it were normal. */
  readonly deviation: number
  /** Minutes already spent on it. */
  readonly spent?: number
  /** A residual in units, as they were lately; `random` gives numbers from 0 to 1. */
  readonly draw: (random: () => number) => number
}
