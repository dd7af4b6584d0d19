import type { FocusStatistics } from '@contract/focus'

const DAY = 86_400_000

/** The last `count` days up to and with `today`. */
export function daysBack(today: string, count: number): { readonly from: string; readonly to: string } {
  const from = new Date(Date.parse(`${today}T00:00:00Z`) - (count - 1) * DAY).toISOString().slice(0, 10)
  return { from, to: today }
}

/** Fewer sessions on fewer days say nothing about when a person focuses. */
const LEAST = { sessions: 5, days: 3 }
/** A shorter lead of one hour over all others is chance. */
const LEAST_LEAD_MS = 5 * 60_000

/** The hour with more focus than any other, and whether it has most of all; undefined while nothing can be said. */
export function bestHourOf({
  hours,
  days,
  totals,
}: Pick<FocusStatistics, 'hours' | 'days' | 'totals'>): { readonly hour: number; readonly most: boolean } | undefined {
  const [best, next] = hours.toSorted((a, b) => b.focusMs - a.focusMs)
  if (best === undefined || best.focusMs - (next?.focusMs ?? 0) < LEAST_LEAD_MS) return undefined
  if (totals.sessions < LEAST.sessions || days.filter(({ focusMs }) => focusMs > 0).length < LEAST.days)
    return undefined
  return { hour: best.hour, most: best.focusMs > totals.focusMs / 2 }
}
