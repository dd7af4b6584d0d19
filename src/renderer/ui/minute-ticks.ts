/** Distances between marks that people think in: minutes, then hours. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 960] as const
const MOST = 5

/** Marks of an axis of minutes from zero: at most five, and the last not below the largest value. */
export function minuteTicks(largest: number): number[] {
  const step = STEPS.find((it) => largest / it <= MOST - 1) ?? Math.ceil(largest / (MOST - 1) / 960) * 960
  return Array.from({ length: Math.max(1, Math.ceil(largest / step)) + 1 }, (_, index) => index * step)
}
