import type { Settings } from '@contract/settings'

import { addDays } from './local-day'

export type Span = { readonly from: string; readonly to: string }

/** Day of the week, 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

/** The Monday on or before a day; what is settled by week is settled from Monday to Sunday for everybody. */
export function mondayOf(date: string): string {
  return addDays(date, -((weekdayOf(date) + 6) % 7))
}

/** The week around a day that starts on the given weekday. */
export function weekSpan(date: string, firstWeekday: number): Span {
  const from = addDays(date, -((weekdayOf(date) - firstWeekday + 7) % 7))
  return { from, to: addDays(from, 6) }
}

export function monthSpan(date: string): Span {
  const [year = 1970, month = 1] = date.split('-').map(Number)
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { from: `${date.slice(0, 7)}-01`, to: `${date.slice(0, 7)}-${String(length).padStart(2, '0')}` }
}

/** Weekday on which the person's week starts; the core does not know the locale and takes Monday for 'system'. */
export function firstWeekday(weekStart: Settings['weekStart']): number {
  return weekStart === 'sunday' ? 0 : weekStart === 'saturday' ? 6 : 1
}
