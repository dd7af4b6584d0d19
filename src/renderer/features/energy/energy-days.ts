import type { EnergyCheckIn } from '@contract/energy'

/** What was said about one day; the numbers are null when nothing was. */
export type EnergyDay = {
  /** 'YYYY-MM-DD' */
  readonly date: string
  /** Null where only the mean is known. */
  readonly count: number | null
  readonly lowest: number | null
  readonly highest: number | null
  readonly mean: number | null
}

/** One entry for each given day, in their order, whether or not there was a check-in. */
export function energyByDay(dates: readonly string[], checkIns: readonly EnergyCheckIn[]): readonly EnergyDay[] {
  const byDate = Map.groupBy(checkIns, (checkIn) => checkIn.localDate)
  return dates.map((date) => {
    const levels = (byDate.get(date) ?? []).map((checkIn) => checkIn.level)
    if (levels.length === 0) return { date, count: 0, lowest: null, highest: null, mean: null }
    return {
      date,
      count: levels.length,
      lowest: Math.min(...levels),
      highest: Math.max(...levels),
      mean: levels.reduce((sum, level) => sum + level, 0) / levels.length,
    }
  })
}

/** The `count` days up to and including `last`, oldest first. */
export function daysUpTo(last: string, count: number): readonly string[] {
  const end = Date.parse(`${last}T00:00:00Z`)
  return Array.from({ length: count }, (_, index) =>
    new Date(end - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  )
}

/** Whole hours around the check-ins that the day's axis should span, at least four; milliseconds of the epoch. */
export function hoursAround(instants: readonly number[]): readonly [number, number] {
  const hour = 3_600_000
  const first = Math.floor(Math.min(...instants) / hour) * hour
  const last = Math.ceil(Math.max(...instants) / hour) * hour
  const missing = Math.max(0, 4 * hour - (last - first))
  return [first - Math.floor(missing / hour / 2) * hour, last + Math.ceil(missing / hour / 2) * hour]
}
