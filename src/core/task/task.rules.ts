import type { TaskChanges } from '@contract/task'
import { openTaskStatuses, priorities, type Priority, type TaskStatus } from '@contract/vocabulary'

export function isOpen(status: TaskStatus): boolean {
  return (openTaskStatuses as readonly TaskStatus[]).includes(status)
}

/** Place of a priority in the order, 0 (none) to 4 (critical). */
export function priorityRank(priority: Priority): number {
  return priorities.indexOf(priority)
}

/**
 * Completes a change of dates: date, time and zone are one thing, so taking the date away takes the rest with it.
 * A time without any date is left out.
 */
export function coherentDates(
  changes: TaskChanges,
  current: { readonly dueDate: string | null; readonly startDate: string | null },
): TaskChanges {
  const result = { ...changes }
  const dueDate = changes.dueDate === undefined ? current.dueDate : changes.dueDate
  if (dueDate === null && (changes.dueDate === null || changes.dueTime !== undefined)) {
    result.dueTime = null
    result.dueZone = null
  }
  const startDate = changes.startDate === undefined ? current.startDate : changes.startDate
  if (startDate === null && (changes.startDate === null || changes.startTime !== undefined)) {
    result.startTime = null
    result.startZone = null
  }
  return result
}

const fieldNames = {
  title: 'title',
  notes: 'notes',
  priority: 'priority',
  mode: 'mode',
  neededEnergy: 'energy needed',
  estimateMinutes: 'estimate',
  dueDate: 'due date',
  // A day, its time and the zone of that are one thing to a person.
  dueTime: 'due date',
  dueZone: 'due date',
  startDate: 'start',
  startTime: 'start',
  startZone: 'start',
  links: 'links',
  projectId: 'project',
  snoozedUntil: 'snooze',
  tags: 'tags',
} as const satisfies Record<keyof TaskChanges, string>

/** Names what a change is about, for its label: "due date and estimate". */
export function describeChanges(changes: TaskChanges): string {
  const names = [
    ...new Set(
      (Object.keys(fieldNames) as (keyof TaskChanges)[])
        .filter((key) => changes[key] !== undefined)
        .map((key) => fieldNames[key]),
    ),
  ]
  return names.length <= 2 ? names.join(' and ') : `${names.length} fields`
}

const statusVerbs = {
  inbox: 'Moved to the inbox:',
  todo: 'Moved to to-do:',
  in_progress: 'Began',
  waiting: 'Put on waiting:',
  done: 'Completed',
  cancelled: 'Cancelled',
} as const satisfies Record<TaskStatus, string>

/** Label of a change of status, of one task or several. */
export function statusLabel(status: TaskStatus, subject: string, reopened: boolean): string {
  return `${reopened && isOpen(status) ? 'Reopened' : statusVerbs[status]} ${subject}`
}
