import { useQuery } from '@tanstack/react-query'
import { Clock } from 'lucide-react'
import { useMemo, useState } from 'react'

import type { Task } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { formatDuration, t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/index'

/** Asked about in one call; the rest of a long day can wait. */
const MOST_ASKED = 60
/** Who said "not now" is not asked again until the app is opened anew. */
const declined = new Set<string>()

/**
 * One quiet question, and only when the answer changes what the day looks like: how long a task of today takes of which
 * nothing is known.
 */
export function AskEstimate({ tasks }: { readonly tasks: readonly Task[] }) {
  const { query } = useApi()
  const [, setDeclined] = useState(0)
  const ids = useMemo(
    () =>
      tasks
        .filter(({ estimateMinutes }) => estimateMinutes === null)
        .map(({ id }) => id)
        .slice(0, MOST_ASKED),
    [tasks],
  )
  const { data } = useQuery({
    ...query.estimate.forTasks.queryOptions({ input: { ids } }),
    enabled: ids.length > 0,
  })
  const { run } = useWrite<{ readonly task: Task; readonly minutes: number }, { readonly batchId: string | null }>({
    call: ({ client }, { task, minutes }) => client.task.update({ id: task.id, estimateMinutes: minutes }),
    optimistic: (cache, { task, minutes }) =>
      cache.patchTasks([task.id], (it) => ({ ...it, estimateMinutes: minutes })),
    failed: () => t('estimates.ask.failed'),
  })
  const asked = data?.forecasts.find(({ taskId, ask }) => ask && ids.includes(taskId) && !declined.has(taskId))
  const task = tasks.find(({ id }) => id === asked?.taskId)
  if (data === undefined || task === undefined) return null
  return (
    <div
      role="group"
      aria-label={t('estimates.ask.label')}
      className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 px-2 text-13 text-fg-muted"
    >
      <p className="flex min-w-0 basis-64 items-center gap-2 max-sm:basis-full sm:flex-1">
        <Clock size={16} aria-hidden className="shrink-0 text-fg-faint" />
        <span className="line-clamp-2 min-w-0">{t('estimates.ask.question', { title: task.title })}</span>
      </p>
      <div className="flex flex-wrap items-center gap-1.5">
        {data.usual.map((minutes) => (
          <Button key={minutes} size="small" onClick={() => void run({ task, minutes })}>
            {formatDuration(minutes)}
          </Button>
        ))}
        <Button
          size="small"
          variant="ghost"
          onClick={() => {
            declined.add(task.id)
            setDeclined(declined.size)
          }}
        >
          {t('estimates.ask.notNow')}
        </Button>
      </div>
    </div>
  )
}
