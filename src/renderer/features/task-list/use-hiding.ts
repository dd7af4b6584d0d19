import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import type { ModelExclusion } from '@contract/context'
import type { Task } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'

/** What of tasks models may see, and how that is changed. */
export type Hiding = {
  /** The person hid this very task. */
  readonly isOwn: (task: Pick<Task, 'id'>) => boolean
  /** Hidden itself, or with its project, a tag, or the task it is a step of. */
  readonly isHidden: (task: Task) => boolean
  readonly set: (task: Pick<Task, 'id' | 'title'>, hidden: boolean) => void
}

type Change = { readonly task: Pick<Task, 'id' | 'title'>; readonly hidden: boolean }

/** Hides tasks from every model, and shows which are. */
export function useHiding(): Hiding {
  const { query } = useApi()
  const { data } = useQuery(query.context.exclusions.queryOptions())
  const { run } = useWrite<Change, { readonly batchId: string | null }>({
    call: ({ client }, { task, hidden }) => client.context.exclude({ kind: 'task', subjectId: task.id, hidden }),
    optimistic: (cache, { task, hidden }) =>
      cache.update<readonly ModelExclusion[]>(query.context.exclusions.key(), (list) => [
        ...list.filter(({ subjectId }) => subjectId !== task.id),
        ...(hidden ? [{ kind: 'task' as const, subjectId: task.id, name: task.title }] : []),
      ]),
    done: (_output, { task, hidden }) =>
      t(hidden ? 'context.hidden.added' : 'context.hidden.removed', { name: task.title }),
    failed: () => t('context.hidden.failed'),
  })
  return useMemo<Hiding>(() => {
    const ids = new Set(data?.map(({ subjectId }) => subjectId))
    return {
      isOwn: ({ id }) => ids.has(id),
      isHidden: ({ id, parentId, project, tags }) =>
        ids.size > 0 &&
        (ids.has(id) ||
          (parentId !== null && ids.has(parentId)) ||
          (project !== null && ids.has(project.id)) ||
          tags.some((tag) => ids.has(tag.id))),
      set: (task, hidden) => void run({ task, hidden }),
    }
  }, [data, run])
}
