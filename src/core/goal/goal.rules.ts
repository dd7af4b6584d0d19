import { assertNever } from '@contract/assert-never'
import type { Goal, GoalProgress } from '@contract/goal'

import { addDays, daysBetween, monthSpan, type Span, weekSpan } from '../time'

/** What decides where a goal stands. */
export type GoalTerms = Pick<Goal, 'measure' | 'target' | 'period' | 'startsOn' | 'endsOn' | 'pausedAt' | 'archivedAt'>

/** A period of a goal; only a goal that counts once can be without an end. */
export type GoalSpan = { readonly from: string; readonly to: string | null }

/** An even pace may be missed by this share of the target before it is called behind. */
const SLACK = 0.1

/** The period around a day, cut to when the goal begins and ends. */
export function goalSpan(goal: GoalTerms, date: string, firstWeekday: number): GoalSpan {
  if (goal.period === 'once') return { from: goal.startsOn, to: goal.endsOn }
  const span = calendarSpan(goal.period, date, firstWeekday)
  return {
    from: span.from < goal.startsOn ? goal.startsOn : span.from,
    to: goal.endsOn !== null && goal.endsOn < span.to ? goal.endsOn : span.to,
  }
}

/** Up to `count` periods before the one of a day, newest first, as far back as the goal goes. */
export function earlierSpans(goal: GoalTerms, date: string, firstWeekday: number, count: number): readonly Span[] {
  if (goal.period === 'once') return []
  const spans: Span[] = []
  let day = addDays(calendarSpan(goal.period, date, firstWeekday).from, -1)
  while (spans.length < count && day >= goal.startsOn) {
    const { from, to } = goalSpan(goal, day, firstWeekday)
    if (to !== null && from <= to) spans.push({ from, to })
    const before = addDays(calendarSpan(goal.period, day, firstWeekday).from, -1)
    // There is no period before the one with the calendar's first day.
    if (before >= day) break
    day = before
  }
  return spans
}

/** The day whose period counts: today, or the last day of a goal that ended, or the first of one that is to come. */
export function countedDay(goal: GoalTerms, today: string): string {
  if (today < goal.startsOn) return goal.startsOn
  return goal.endsOn !== null && today > goal.endsOn ? goal.endsOn : today
}

/** Where a goal stands with so much done in its period, as plain figures. */
export function goalProgress(goal: GoalTerms, span: GoalSpan, done: number, today: string): GoalProgress {
  const remaining = Math.max(0, goal.target - done)
  const begun = today >= goal.startsOn
  const daysLeft = span.to === null ? null : Math.max(0, daysBetween(begun ? today : span.from, span.to) + 1)
  const expected = span.to === null ? null : expectedBefore(goal.target, { from: span.from, to: span.to }, today)
  return { ...span, done, remaining, daysLeft, expected, state: stateOf(goal, remaining, daysLeft, expected, today) }
}

function stateOf(
  goal: GoalTerms,
  remaining: number,
  daysLeft: number | null,
  expected: number | null,
  today: string,
): GoalProgress['state'] {
  if (goal.archivedAt !== null) return 'archived'
  if (today < goal.startsOn) return 'upcoming'
  if (remaining === 0) return 'met'
  if (goal.endsOn !== null && today > goal.endsOn) return 'ended'
  if (goal.pausedAt !== null) return 'paused'
  if (goal.measure === 'habit' && daysLeft !== null && remaining > daysLeft) return 'out_of_reach'
  if (expected === null) return 'on_pace'
  return goal.target - remaining + SLACK * goal.target >= expected ? 'on_pace' : 'behind'
}

/** What an even pace would have reached by the end of yesterday: nobody is behind in the morning of the first day. */
function expectedBefore(target: number, span: Span, today: string): number {
  const length = daysBetween(span.from, span.to) + 1
  const gone = Math.min(length, Math.max(0, daysBetween(span.from, today)))
  return (target * gone) / length
}

function calendarSpan(period: 'day' | 'week' | 'month', date: string, firstWeekday: number): Span {
  switch (period) {
    case 'day':
      return { from: date, to: date }
    case 'week':
      return weekSpan(date, firstWeekday)
    case 'month':
      return monthSpan(date)
    default:
      return assertNever(period)
  }
}
