import { type Ref, useMemo, useRef } from 'react'

import { t } from '@renderer/i18n/index'
import { ErrorState, type RovingHandle, SkeletonRows } from '@renderer/ui/index'
import {
  type TaskFact,
  TaskListArea,
  type TaskListHandle,
  TaskRow,
  VirtualTaskList,
  isClosed,
  useSettling,
  useTaskPages,
} from '@renderer/features/task-list/index'

import { TaskListEmpty } from './TaskListEmpty'
import type { TaskListState } from './use-task-list'

/** The list the address asks for, as far as it is scrolled. */
export function TaskPagesList({ list, handle }: { readonly list: TaskListState; readonly handle: Ref<RovingHandle> }) {
  const { query } = list
  const pages = useTaskPages(query)
  const rows = useRef<TaskListHandle>(null)
  // What was deleted or restored a moment ago is gone at once; what was completed stays for its tick to be seen.
  const present = useMemo(
    () => (pages.tasks ?? []).filter((task) => (task.deletedAt !== null) === (query.view === 'deleted')),
    [pages.tasks, query.view],
  )
  const settling = useSettling(present)
  const tasks = query.view === 'closed' ? present : settling
  const without = useMemo<readonly TaskFact[]>(
    () => [
      ...(query.projectId === undefined ? [] : ['project' as const]),
      ...(query.view === 'waiting' ? ['status' as const] : []),
    ],
    [query.projectId, query.view],
  )

  if (pages.tasks === undefined) {
    return pages.failed ? (
      <ErrorState
        title={t('tasks.list.loadFailed')}
        kept={t('tasks.list.loadFailedKept')}
        advice={t('tasks.list.loadFailedAdvice')}
        onRetry={pages.retry}
        retrying={pages.fetching}
      />
    ) : (
      <SkeletonRows count={8} />
    )
  }
  if (tasks.length === 0 && !pages.hasMore && !pages.stale) return <TaskListEmpty list={list} />
  return (
    <>
      {query.view === 'deleted' && <p className="px-2 pb-2 text-13 text-fg-muted">{t('tasks.list.deletedNote')}</p>}
      <TaskListArea tasks={tasks} handle={handle} onReveal={(id) => rows.current?.reveal(id)}>
        <VirtualTaskList
          handle={rows}
          label={t('tasks.list.label')}
          tasks={tasks}
          pages={pages}
          renderRow={(task, rowIndex) => <TaskRow key={task.id} task={task} without={without} rowIndex={rowIndex} />}
        />
      </TaskListArea>
      {!pages.hasMore && !pages.moreFailed && tasks.length > LONG && (
        <p className="px-2 pt-3 text-12 text-fg-faint">
          {t('tasks.list.end', {
            count: tasks.filter((task) => query.view === 'closed' || !isClosed(task.status)).length,
          })}
        </p>
      )}
    </>
  )
}

/** From this length on the end of a list says how long it was. */
const LONG = 20
