import { addDays, daysFrom, instantOf } from '../time'

/** From falling asleep to waking up, milliseconds UTC. */
export type Span = { readonly startedAt: number; readonly endedAt: number }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Clocks of two devices differ by seconds. */
const CLOCK_TOLERANCE_MS = 60_000
/** Longer sleep is almost always a wrong date. */
export const LONGEST_HOURS = 20
/** Shorter, nobody can tell that they slept. */
export const SHORTEST_MINUTES = 5
/** Before, nobody kept a log that could be brought here; a file that gives an earlier year has lost its dates. */
export const EARLIEST_YEAR = 2000
/** Shorter sleep is a nap, which says nothing about a person's usual hours. */
const NIGHT_HOURS = 3

export type Refusal = 'backwards' | 'too_short' | 'too_long' | 'too_early' | 'in_future'

/** Why a sleep cannot be true; null when it can. */
export function refusalOf({ startedAt, endedAt }: Span, now: number): Refusal | null {
  // Turned round so that a moment that is not a number is refused too.
  if (!(endedAt > startedAt)) return 'backwards'
  if (endedAt - startedAt > LONGEST_HOURS * HOUR_MS) return 'too_long'
  if (endedAt - startedAt < SHORTEST_MINUTES * 60_000) return 'too_short'
  if (startedAt < Date.UTC(EARLIEST_YEAR, 0, 1)) return 'too_early'
  return endedAt > now + CLOCK_TOLERANCE_MS ? 'in_future' : null
}

/** Sleep that ends at one moment only touches sleep that begins at it. */
export function overlaps(a: Span, b: Span): boolean {
  return a.startedAt < b.endedAt && b.startedAt < a.endedAt
}

export const hoursOf = ({ startedAt, endedAt }: Span): number => (endedAt - startedAt) / HOUR_MS

/** Sleep of a day: that which ended on it. */
export type DatedSleep = Span & { readonly date: string; readonly bed: number; readonly wake: number }

/** Mean of clock times in hours, across midnight too; null without any. */
export function meanClock(hours: readonly number[]): number | null {
  if (hours.length === 0) return null
  let x = 0
  let y = 0
  for (const hour of hours) {
    x += Math.cos((2 * Math.PI * hour) / 24)
    y += Math.sin((2 * Math.PI * hour) / 24)
  }
  return ((((Math.atan2(y, x) * 24) / (2 * Math.PI)) % 24) + 24) % 24
}

export type Habit = { readonly bed: number; readonly wake: number; readonly known: boolean }

const USUAL_BED = 23
const USUAL_WAKE = 7
const FEWEST_FOR_HABIT = 3

/** Usual clock times of going to sleep and waking up. */
export function habitOf(nights: readonly DatedSleep[]): Habit {
  const long = nights.filter((night) => hoursOf(night) >= NIGHT_HOURS)
  const bed = meanClock(long.map((night) => night.bed))
  const wake = meanClock(long.map((night) => night.wake))
  if (long.length < FEWEST_FOR_HABIT || bed === null || wake === null)
    return { bed: USUAL_BED, wake: USUAL_WAKE, known: false }
  return { bed, wake, known: true }
}

/** Every night of the days `from` to `to`: what was logged, and usual hours where nothing was. Sorted, no overlaps. */
export function nightsBetween(
  given: { readonly from: string; readonly to: string; readonly zone: string },
  logged: readonly DatedSleep[],
  habit: Habit,
): readonly Span[] {
  const known = new Set(logged.filter((night) => hoursOf(night) >= NIGHT_HOURS).map(({ date }) => date))
  const spans: Span[] = logged.map(({ startedAt, endedAt }) => ({ startedAt, endedAt }))
  for (const date of daysFrom(given.from, given.to)) {
    if (known.has(date)) continue
    // Who goes to bed after midnight does so on the day of waking.
    const bedDate = habit.bed > habit.wake ? addDays(date, -1) : date
    const startedAt = instantOf(bedDate, clockText(habit.bed), given.zone)
    const endedAt = instantOf(date, clockText(habit.wake), given.zone)
    const assumed = { startedAt, endedAt }
    if (endedAt > startedAt && !logged.some((night) => overlaps(night, assumed))) spans.push(assumed)
  }
  return spans.toSorted((a, b) => a.startedAt - b.startedAt)
}

/** '23:30' of 23.5. */
export function clockText(hours: number): string {
  const minutes = Math.round(hours * 60) % 1440
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Saturday or Sunday: who works on them has no free days that Proxy knows of. */
export function isFreeDay(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

export type Need = { readonly hours: number; readonly from: 'setting' | 'free_days' | 'usual'; readonly nights: number }

const USUAL_NEED = 8
const FEWEST_FREE_NIGHTS = 4

/** How much sleep a person needs: what they said, else what they take on free days without an alarm, else eight hours. */
export function needOf(setting: number | null, nights: readonly DatedSleep[], alarmOnFreeDays: boolean): Need {
  if (setting !== null) return { hours: setting / 60, from: 'setting', nights: 0 }
  const free = nights.filter((night) => isFreeDay(night.date) && hoursOf(night) >= NIGHT_HOURS)
  if (alarmOnFreeDays || free.length < FEWEST_FREE_NIGHTS) return { hours: USUAL_NEED, from: 'usual', nights: 0 }
  const mean = free.reduce((sum, night) => sum + hoursOf(night), 0) / free.length
  return { hours: Math.min(10, Math.max(6, mean)), from: 'free_days', nights: free.length }
}

/** Hours missing to the need over the days that have sleep logged; naps count. Null without any. */
export function debtOf(
  sleeps: readonly DatedSleep[],
  need: number,
): { nights: number; mean: number; debt: number } | null {
  const byDay = [...Map.groupBy(sleeps, ({ date }) => date).values()].map((ofDay) =>
    ofDay.reduce((sum, sleep) => sum + hoursOf(sleep), 0),
  )
  if (byDay.length === 0) return null
  const total = byDay.reduce((sum, hours) => sum + hours, 0)
  return { nights: byDay.length, mean: total / byDay.length, debt: Math.max(0, need * byDay.length - total) }
}

/** Middle of sleep and mean hours, for the chronotype; null with too few nights to tell. */
export function midSleepOf(nights: readonly DatedSleep[]): {
  readonly midFree: number
  readonly hoursFree: number
  readonly hoursWeek: number
} | null {
  const long = nights.filter((night) => hoursOf(night) >= NIGHT_HOURS)
  const free = long.filter((night) => isFreeDay(night.date))
  if (free.length < FEWEST_FREE_NIGHTS || long.length < 2 * FEWEST_FREE_NIGHTS) return null
  const middle = meanClock(free.map((night) => (night.wake - hoursOf(night) / 2 + 24) % 24))
  if (middle === null) return null
  const mean = (of: readonly DatedSleep[]): number => of.reduce((sum, night) => sum + hoursOf(night), 0) / of.length
  const work = long.filter((night) => !isFreeDay(night.date))
  const hoursFree = mean(free)
  // Weighted as a week has them, however many of each were logged.
  const hoursWeek = work.length === 0 ? hoursFree : (5 * mean(work) + 2 * hoursFree) / 7
  return { midFree: middle > 12 ? middle - 24 : middle, hoursFree, hoursWeek }
}

/** How far back sleep still matters to a forecast. */
export const HISTORY_MS = 62 * DAY_MS
