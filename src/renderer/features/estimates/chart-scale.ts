import type { Calibration } from '@contract/estimate'

/** Marks of an axis that doubles, in minutes: what people say, from a minute to weeks. */
const MARKS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 960, 2400, 4800, 9600, 24_000, 48_000, 100_000] as const

/** Smallest and largest minutes that both axes show, wide enough for every dot, and the marks between them. */
export function scaleOf(calibration: Pick<Calibration, 'points'>): {
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
} {
  const all = calibration.points.flatMap(({ estimateMinutes, minutes }) => [estimateMinutes, minutes])
  const low = MARKS.findLast((mark) => mark < Math.min(...all)) ?? MARKS[0]
  const high = MARKS.find((mark) => mark > Math.max(...all)) ?? 100_000
  const ticks = MARKS.filter((mark) => mark >= low && mark <= high)
  return {
    domain: [low, Math.max(high, low * 2)],
    ticks: ticks.length <= 8 ? ticks : ticks.filter((_, index) => index % 2 === 0),
  }
}
