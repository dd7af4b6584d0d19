import type { Task } from '@contract/task'
import type { TaskStatus } from '@contract/vocabulary'
import type { Instant } from '@renderer/i18n/index'

/** Done or given up: nothing is left to do. */
export function isClosed(status: TaskStatus): boolean {
  return status === 'done' || status === 'cancelled'
}

/** A task as it will be when the core has moved it to a status; shown until its answer comes. */
export function withStatus(task: Task, status: TaskStatus, now: Instant): Task {
  if (task.status === status) return task
  const closed = isClosed(status)
  return { ...task, status, completedAt: closed ? now : null, overdue: closed ? false : task.overdue, updatedAt: now }
}
