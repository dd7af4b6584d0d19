import { localMoment } from '../time'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Clock times, in hours, of many instants: the clocks of a zone are asked at the borders of a day, and each time only if they changed on it. */
export function clockReader(): (at: number, zone: string) => number {
  const offsets = new Map<string, number | null>()
  const offsetAt = (at: number, zone: string): number => {
    const hours = clockAt(at, zone).clock - (at % DAY_MS) / HOUR_MS
    return ((hours % 24) + 24) % 24
  }
  return (at, zone) => {
    const day = Math.floor(at / DAY_MS)
    const key = `${day} ${zone}`
    let offset = offsets.get(key)
    if (offset === undefined) {
      const first = offsetAt(day * DAY_MS, zone)
      offset = Math.abs(first - offsetAt((day + 1) * DAY_MS, zone)) < 1e-6 ? first : null
      offsets.set(key, offset)
    }
    return offset === null ? clockAt(at, zone).clock : ((at % DAY_MS) / HOUR_MS + offset) % 24
  }
}

/** Date and clock time in hours at a place. */
export function clockAt(at: number, zone: string): { readonly date: string; readonly clock: number } {
  const { date, time } = localMoment(at, zone)
  return { date, clock: Number(time.slice(0, 2)) + Number(time.slice(3)) / 60 }
}
