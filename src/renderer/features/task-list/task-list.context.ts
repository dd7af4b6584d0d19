import { createContext, use } from 'react'

import type { Task } from '@contract/task'
import type { Instant } from '@renderer/i18n/index'

import type { Hiding } from './use-hiding'
import type { TaskActions } from './use-task-actions'

/** What a row needs of the list around it. */
export type TaskListRow = {
  readonly actions: TaskActions
  readonly hiding: Hiding
  readonly now: Instant
  /** The task whose details are open. */
  readonly openId: string | null
  /** The task whose title is being edited in its row. */
  readonly editingId: string | null
  readonly finishEdit: (task: Task, title: string | null) => void
}

export const TaskListContext = createContext<TaskListRow | null>(null)

/** The list a row stands in. */
export function useTaskListRow(): TaskListRow {
  const list = use(TaskListContext)
  if (list === null) throw new Error('A TaskRow stands in a TaskListArea.')
  return list
}
