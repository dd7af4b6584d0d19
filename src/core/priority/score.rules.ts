import { assertNever } from '@contract/assert-never'
import type { HeldReason, ScoreTerm } from '@contract/priority'
import type { Task } from '@contract/task'
import type { Priority, Ranking } from '@contract/vocabulary'

import { isOpen, priorityRank } from '../task'
import { daysBetween, instantOf } from '../time'
import { urgencyTerms, type UrgencyFacts } from './urgency.rules'

export type Situation = {
  readonly now: number
  readonly zone: string
  readonly date: string
  readonly time: string
  /** The last check-in of today, 1 to 5; null without one. */
  readonly energy: number | null
}

/** A task with what lies outside it: how many open tasks wait for it, and comments on it. */
export type Candidate = { readonly task: Task; readonly unblocks: number; readonly comments: number }

export type Weighed = { readonly task: Task; readonly points: number; readonly terms: readonly ScoreTerm[] }

/** Why a task cannot be worked on at this moment; null when it can. */
export function heldBy(task: Task, { now, date, time }: Situation): HeldReason | null {
  if (!isOpen(task.status) || task.deletedAt !== null) return 'closed'
  if (task.mode === 'drop') return 'dropped'
  if (task.blocked) return 'blocked'
  if (task.status === 'waiting') return 'waiting'
  if (task.snoozedUntil !== null && task.snoozedUntil > now) return 'put_off'
  if (task.startDate !== null && task.startDate > date) return 'not_begun'
  return task.startDate === date && task.startTime !== null && task.startTime > time ? 'not_begun' : null
}

/** Energy a task asks for, on the scale of check-ins. */
const DEMAND = { low: 1.5, medium: 3, high: 4.5 } as const

/** What speaks for a task now, in points; the weights order by: begun, overdue or due, importance, then ease. */
function ownTerms({ task, unblocks }: Candidate, situation: Situation): readonly ScoreTerm[] {
  const terms: ScoreTerm[] = []
  if (task.status === 'in_progress') terms.push({ points: 6, reason: { kind: 'in_progress' } })
  if (task.dueDate !== null) {
    const days = daysBetween(situation.date, task.dueDate)
    // Growing with lateness, but bounded, so that what is hopelessly late does not sit on top for ever.
    if (days < 0) terms.push({ points: 8 + Math.min(4, -days / 7), reason: { kind: 'overdue', days: -days } })
    else if (days === 0) terms.push({ points: task.overdue ? 9 : 8, reason: { kind: 'due_today', time: task.dueTime } })
    else if (days <= 3) terms.push({ points: 5 - days, reason: { kind: 'due_soon', days } })
  }
  const rank = priorityRank(task.priority)
  if (task.priority === 'medium' || task.priority === 'high' || task.priority === 'critical') {
    terms.push({ points: (rank - 1) * 2.5, reason: { kind: 'priority', priority: task.priority } })
  }
  if (unblocks > 0) terms.push({ points: Math.min(3, 1 + unblocks / 2), reason: { kind: 'unblocks', count: unblocks } })
  if (situation.energy !== null && task.neededEnergy !== null) {
    const gap = DEMAND[task.neededEnergy] - situation.energy
    if (Math.abs(gap) <= 1) terms.push({ points: 1.5, reason: { kind: 'fits_energy' } })
    else if (gap > 1) terms.push({ points: -2 * gap, reason: { kind: 'asks_more_energy' } })
  }
  if (task.estimateMinutes !== null && task.estimateMinutes <= 15) {
    terms.push({ points: 1, reason: { kind: 'short', minutes: task.estimateMinutes } })
  }
  return terms
}

/** Taskwarrior knows no more than high; what is critical is high to it. */
const LETTERS = { none: null, low: 'L', medium: 'M', high: 'H', critical: 'H' } as const satisfies Record<
  Priority,
  UrgencyFacts['priority']
>

/** A task in Taskwarrior's terms: a start is its “scheduled”, putting off its “wait”, comments are its annotations. */
function urgencyFacts({ task, unblocks, comments }: Candidate, { now, zone }: Situation): UrgencyFacts {
  const instant = (date: string | null, time: string | null, at: string | null): number | null =>
    date === null ? null : instantOf(date, time ?? '00:00', at ?? zone)
  return {
    now,
    createdAt: task.createdAt,
    due: instant(task.dueDate, task.dueTime, task.dueZone),
    scheduled: instant(task.startDate, task.startTime, task.startZone),
    priority: LETTERS[task.priority],
    active: task.status === 'in_progress',
    waiting: task.status === 'waiting' || (task.snoozedUntil !== null && task.snoozedUntil > now),
    blocked: task.blocked,
    blocking: unblocks > 0,
    project: task.project !== null,
    next: task.tags.some(({ kind, name }) => kind === 'tag' && name === 'next'),
    tags: task.tags.length,
    annotations: comments,
  }
}

/** The score of a task with its terms, strongest first. */
export function weigh(candidate: Candidate, situation: Situation, ranking: Ranking): Weighed {
  const terms = termsOf(candidate, situation, ranking).toSorted((a, b) => b.points - a.points)
  return { task: candidate.task, terms, points: terms.reduce((sum, { points }) => sum + points, 0) }
}

function termsOf(candidate: Candidate, situation: Situation, ranking: Ranking): readonly ScoreTerm[] {
  switch (ranking) {
    case 'own':
      return ownTerms(candidate, situation)
    case 'urgency':
      return urgencyTerms(urgencyFacts(candidate, situation)).map((term) => ({
        points: term.share * term.weight,
        reason: { kind: 'urgency', ...term },
      }))
    default:
      return assertNever(ranking)
  }
}

/** Order of what is weighed: most points first; among equals what has waited longest. */
export function compareWeighed(a: Weighed, b: Weighed): number {
  return b.points - a.points || a.task.createdAt - b.task.createdAt || (a.task.id < b.task.id ? -1 : 1)
}

/** The reasons to give for a task, strongest first, three at most. */
export function reasonsOf({ terms }: Weighed): ScoreTerm['reason'][] {
  const reasons = terms.filter(({ points }) => points > 0).map(({ reason }) => reason)
  return reasons.length > 0 ? reasons.slice(0, 3) : [{ kind: 'oldest' }]
}

/** What the order of the day's list depends on. */
export type DayOrder = Pick<Task, 'dueDate' | 'dueTime' | 'priority' | 'createdAt'>

/** Order of the day's list: what has a time by time, then what is late or due, then by importance. */
export function compareForToday(a: DayOrder, b: DayOrder): number {
  return (
    compareText(a.dueDate ?? '9999-99-99', b.dueDate ?? '9999-99-99') ||
    compareText(a.dueTime ?? '99:99', b.dueTime ?? '99:99') ||
    priorityRank(b.priority) - priorityRank(a.priority) ||
    a.createdAt - b.createdAt
  )
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
