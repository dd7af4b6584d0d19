import type { Task } from '@contract/task'
import type { DraftOp } from '@core/proposal'

import { DECLINED_ENOUGH } from './inbox.rules'

/** Untouched for this long, an overdue task is offered to be dropped. Days. */
const FORGOTTEN_DAYS = 45
const DAY_MS = 86_400_000
const SATURDAY = 6
const SUNDAY = 0

/** What to do with a task whose day is over: today, the next working day, or let it go. */
export function suggestForOverdue(
  task: Task,
  today: string,
  now: number,
  declined: (feature: string) => number,
): DraftOp | null {
  // A repeating task moves on by its own rule.
  if (task.dueDate === null || task.recurrenceRule !== null) return null
  const late = daysBetween(task.dueDate, today)
  if (late < 1) return null
  const important = task.priority === 'high' || task.priority === 'critical'
  const untouched = Math.floor((now - task.updatedAt) / DAY_MS)
  const forgotten = late >= FORGOTTEN_DAYS && untouched >= FORGOTTEN_DAYS && !important
  if (forgotten && declined('drop') < DECLINED_ENOUGH) {
    return {
      tool: 'task.setStatus',
      input: { ids: [task.id], status: 'cancelled' },
      reason: `It was due ${ago(late)} and nothing about it changed for ${untouched} days. Let it go, or decline and it stays.`,
      confidence: 0.4,
      feature: 'drop',
    }
  }
  const free = !isWeekend(today)
  const target = important && free && !task.blocked ? today : nextWorkingDay(today)
  const feature = target === today ? 'reschedule:today' : 'reschedule:next working day'
  if (declined(feature) >= DECLINED_ENOUGH) return null
  const why =
    target === today
      ? `it has ${task.priority} priority, so today`
      : task.blocked
        ? 'something else has to be done before it, so not today'
        : important
          ? 'today is no working day'
          : 'it is not marked important, so the next working day'
  return {
    tool: 'task.update',
    input: { id: task.id, dueDate: target },
    reason: `Due ${ago(late)}; ${why}.`,
    confidence: important ? 0.7 : 0.5,
    feature,
  }
}

/** The first day after this one that is no Saturday or Sunday. */
export function nextWorkingDay(date: string): string {
  let next = addDay(date)
  while (isWeekend(next)) next = addDay(next)
  return next
}

function addDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}

function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day === SATURDAY || day === SUNDAY
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

function ago(days: number): string {
  return days === 1 ? 'yesterday' : `${days} days ago`
}
