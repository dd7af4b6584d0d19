import type { Task, TaskChanges, TaskDetail } from '@contract/task'
import { type Write, useWrite } from '@renderer/app/mutate'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'

type Written = { readonly task: Task; readonly batchId: string | null }

export type FieldChange = {
  readonly changes: TaskChanges
  /** The task as it will be; shown until the core has answered. */
  readonly shown: (task: Task) => Task
}

/** Changes fields of a task. Quiet: the field shows it, and Ctrl/Cmd+Z takes it back. */
export function useFieldWrite(taskId: string): Write<FieldChange, Written> {
  return useWrite<FieldChange, Written>({
    call: ({ client }, { changes }) => client.task.update({ id: taskId, ...changes }),
    optimistic: (cache, { shown }) => cache.patchTasks([taskId], shown),
    failed: () => t('tasks.detail.fieldFailed'),
  })
}

/** Saves a text while it is typed; says whether it was saved and leaves it to the field to tell. */
export function useTextWrite(taskId: string): (change: FieldChange) => Promise<boolean> {
  const write = useWrite<FieldChange, Written>({
    call: ({ client }, { changes }) => client.task.update({ id: taskId, ...changes }),
    optimistic: (cache, { shown }) => cache.patchTasks([taskId], shown),
    showsFailure: true,
  })
  return async (change) => (await write.run(change)).ok
}

/** Changes the shown detail of a task before the core has answered. */
export function useDetailKey(taskId: string) {
  return useApi().query.task.get.queryKey({ input: { id: taskId } })
}

export type DetailChange = (detail: TaskDetail) => TaskDetail
