import { useQuery } from '@tanstack/react-query'

import type { Task } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { type TaskFact, TaskRow } from '@renderer/features/task-list/index'

const WITHOUT: readonly TaskFact[] = ['status']

/** A thought with what was typed for it, where that says more than its title. */
export function InboxRow({ task, rowIndex }: { readonly task: Task; readonly rowIndex: number | undefined }) {
  const raw = useRawText(task.id)
  const typed = typedFor(task.title, raw ?? '')
  const differs = typed !== '' && typed !== task.title
  return (
    <TaskRow
      task={task}
      without={WITHOUT}
      quick="sort"
      note={
        differs ? (
          <span title={raw ?? undefined}>
            <span className="sr-only">{t('tasks.inbox.typed')} </span>
            <q>
              <bdi>{typed}</bdi>
            </q>
          </span>
        ) : undefined
      }
      rowIndex={rowIndex}
    />
  )
}

/** The line of the capture that the task came from; of a pasted list only where it can be told. */
function typedFor(title: string, raw: string): string {
  const lines = raw
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '')
  const [only] = lines
  if (lines.length === 1) return only ?? ''
  const line = lines.find((each) => each.includes(title)) ?? ''
  // Nothing but a bullet before it says no more than the title.
  return line.endsWith(title) && line.length - title.length <= 4 ? '' : line
}

/** What was typed never changes, so it is asked for once; under a key of its own, no change makes it stale. */
function useRawText(taskId: string): string | null | undefined {
  const { client } = useApi()
  return useQuery({
    queryKey: ['raw text of task', taskId],
    queryFn: async () => (await client.task.get({ id: taskId })).raw,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data
}
