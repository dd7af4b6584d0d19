import type { Task } from '@contract/task'

import { describeRecurrence, emptyReason, parseRule } from '../recurrence'
import { recurrenceOf, seriesDates, type Series, type SeriesDate } from './series.rules'

const DEFAULT_LOCALE = 'en-GB'

/** What speaks against one more date, and what to do instead; null when nothing does. */
export function whyNotAdded(series: Series, date: string, open: string, today: string): string | null {
  if (series.fromCompletion)
    return 'This counts from the day it is done. Move the task instead: give it another due date.'
  if (date < today) return 'That day is over. Choose a later one.'
  if (date <= open)
    return 'That day is not after the one that is open now. Move the task instead: give it another due date.'
  return seriesDates(series, date, 1)[0]?.date === date ? 'It comes on that day already.' : null
}

/** The day and time by which a task stands in the calendar: due, or its start where it has no due date. */
export function anchorOf(task: Task): { readonly date: string; readonly time: string | null } | null {
  if (task.dueDate !== null) return { date: task.dueDate, time: task.dueTime }
  return task.startDate === null ? null : { date: task.startDate, time: task.startTime }
}

/** Where a task comes to stand: one that was moved stays on its day as long as it stands for the same occurrence. */
export function placeOf(task: Task, first: SeriesDate): SeriesDate {
  const anchor = anchorOf(task)
  return anchor !== null && task.occurrence === first.key ? { ...first, date: anchor.date } : first
}

/** 'YYYY-MM-DD', or 'YYYY-MM-DDTHH:MM' where it has a time. */
export function momentOf({ date, time }: SeriesDate): string {
  return time === null ? date : `${date}T${time}`
}

/** What a series is called; a rule that cannot be read (it may come from a newer Proxy) keeps its own words. */
export function wordsOf(series: Series, locale: string | undefined): string {
  const parsed = parseRule(series.rule)
  if (!parsed.ok) return series.text
  return describeRecurrence(parsed.rule, {
    locale: known(locale),
    fromCompletion: series.fromCompletion,
    time: series.startTime,
  })
}

function known(locale: string | undefined): string {
  try {
    return locale === undefined ? DEFAULT_LOCALE : (Intl.getCanonicalLocales(locale)[0] ?? DEFAULT_LOCALE)
  } catch {
    return DEFAULT_LOCALE
  }
}

/** Why a series has no date at all, and what to do. */
export function whyNever(series: Series): string {
  const recurrence = recurrenceOf(series)
  switch (recurrence === null ? null : emptyReason(recurrence)) {
    case 'ends_before_start':
      return 'This ends before it begins. Choose a later end.'
    case 'excluded':
      return 'Every date of this is left out. Leave fewer out.'
    default:
      return 'This never happens: no day fits all of it. Choose another day or month.'
  }
}
