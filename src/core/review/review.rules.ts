import { assertNever } from '@contract/assert-never'
import type { ReviewKind } from '@contract/review'

import { addDays, monthSpan, type Span, weekdayOf, weekSpan } from '../time'

/** The week or month around a day. */
export function reviewSpan(kind: ReviewKind, date: string, firstWeekday: number): Span {
  switch (kind) {
    case 'week':
      return weekSpan(date, firstWeekday)
    case 'month':
      return monthSpan(date)
    default:
      return assertNever(kind)
  }
}

/** The period of the same kind before. */
export function spanBefore(kind: ReviewKind, span: Span, firstWeekday: number): Span {
  return reviewSpan(kind, addDays(span.from, -1), firstWeekday)
}

export type ReminderSettings = {
  readonly reminder: 'off' | 'week' | 'month' | 'both'
  /** 0 is Sunday. */
  readonly weekday: number
  readonly hour: number
}

/** Which reviews to remind of at an hour of a day: the week's on its weekday, the month's on the last day. */
export function dueReviews({ reminder, weekday, hour }: ReminderSettings, date: string, nowHour: number): ReviewKind[] {
  if (nowHour < hour) return []
  const week = (reminder === 'week' || reminder === 'both') && weekdayOf(date) === weekday
  const month = (reminder === 'month' || reminder === 'both') && monthSpan(date).to === date
  return [...(week ? (['week'] as const) : []), ...(month ? (['month'] as const) : [])]
}
