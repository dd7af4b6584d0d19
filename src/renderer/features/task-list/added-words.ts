import type { Task } from '@contract/task'
import { t } from '@renderer/i18n/index'

/** What a notice says of tasks that were just added; on the page of a project also where else they went. */
export function addedWords(tasks: readonly Task[], projectId?: string): string {
  const elsewhere = tasks.filter((task) => isElsewhere(task, projectId))
  const [task] = tasks
  if (tasks.length !== 1 || task === undefined)
    return t('tasks.list.addedMany', { count: tasks.length, elsewhere: elsewhere.length })
  return elsewhere.length === 0
    ? t('tasks.list.added', { title: task.title })
    : t('tasks.list.addedElsewhere', { title: task.title, project: task.project?.name ?? '' })
}

/** Whether a task went to another project than the one that is looked at. */
export function isElsewhere(task: Task, projectId: string | undefined): boolean {
  return projectId !== undefined && task.project?.id !== projectId
}
