import type { WorkingHours } from '@contract/settings'

import { addDays, instantOf, personalDay } from '../time'

/** A span of instants, the end not included. */
export type Span = { readonly from: number; readonly to: number }

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** How far ahead free time is looked for, in days. */
export const HORIZON_DAYS = 366

/** What is needed to know when there is time to work. `week` starts on Sunday. */
export type Calendar = {
  readonly now: number
  readonly zone: string
  readonly dayStartHour: number
  readonly week: readonly WorkingHours[]
  readonly busy: readonly Span[]
}

/**
 * Free time of the days from today on, first to last: working hours without what is taken, from now on. Hours that end
 * before they begin last past midnight. `index` of a day is its distance from today.
 */
export function freeTime(calendar: Calendar, days = HORIZON_DAYS): readonly (Span & { readonly index: number })[] {
  const { now, zone, week } = calendar
  const today = personalDay(now, zone, calendar.dayStartHour)
  const busy = calendar.busy.toSorted((a, b) => a.from - b.from)
  const free: (Span & { index: number })[] = []
  for (let index = 0; index < days; index += 1) {
    const date = addDays(today, index)
    const hours = week[new Date(Date.parse(`${date}T00:00:00Z`)).getUTCDay()] ?? null
    if (hours === null) continue
    const from = instantOf(date, hours.from, zone)
    const to = instantOf(hours.until > hours.from ? date : addDays(date, 1), hours.until, zone)
    for (const span of without({ from: Math.max(from, now), to }, busy)) free.push({ ...span, index })
  }
  return free
}

/** The parts of a span that none of the others covers; `others` are in the order of their beginnings. */
export function without(span: Span, others: readonly Span[]): readonly Span[] {
  const parts: Span[] = []
  let { from } = span
  for (const other of others) {
    if (other.from >= span.to) break
    if (other.to <= from) continue
    if (other.from > from) parts.push({ from, to: other.from })
    from = Math.max(from, other.to)
  }
  if (from < span.to) parts.push({ from, to: span.to })
  return parts
}

/** The instant at which so many minutes of work are done when all free time is used; null when there is not enough. */
export function finishAt(minutes: number, free: readonly Span[]): number | null {
  let left = minutes * 60_000
  for (const { from, to } of free) {
    if (to - from >= left) return Math.ceil(from + left)
    left -= to - from
  }
  return null
}

/** Minutes in spans. */
export function minutesIn(free: readonly Span[]): number {
  return free.reduce((sum, { from, to }) => sum + to - from, 0) / 60_000
}

/** How far back what is busy now may have begun: a day that starts late and a span past midnight. */
export const BUSY_LOOK_BACK = DAY_MS + 12 * HOUR_MS
