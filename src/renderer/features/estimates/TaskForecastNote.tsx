import { useQuery } from '@tanstack/react-query'

import type { SimilarTask, TaskForecast } from '@contract/estimate'
import type { Task } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { useOpenTask } from '@renderer/app/navigation'
import { formatDuration, t } from '@renderer/i18n/index'
import { isClosed } from '@renderer/features/task-list/index'

import { basisSentence, taskSentence } from './estimate-words'

/** Below the estimate of a task: what is likely, and on request what that rests on. */
export function TaskForecastNote({ task }: { readonly task: Task }) {
  const { query } = useApi()
  const open = !isClosed(task.status) && task.deletedAt === null
  const { data } = useQuery({
    ...query.estimate.forTasks.queryOptions({ input: { ids: [task.id], similar: true } }),
    enabled: open,
  })
  const forecast = data?.forecasts[0]
  if (!open || forecast === undefined) return null
  return (
    <div role="group" aria-label={t('estimates.task.label')} data-numeric className="w-full pb-1 text-13 text-fg-muted">
      <p>{taskSentence(forecast)}</p>
      <Grounds forecast={forecast} />
    </div>
  )
}

function Grounds({ forecast }: { readonly forecast: TaskForecast }) {
  const basis = basisSentence(forecast)
  if (basis === null && forecast.similar.length === 0) return null
  return (
    <details className="mt-0.5">
      <summary className="w-fit cursor-pointer rounded-control text-fg-faint hover:text-fg">
        {t('estimates.task.why')}
      </summary>
      <div className="mt-1 flex flex-col gap-1">
        {basis !== null && <p>{basis}</p>}
        {forecast.similar.length > 0 && <Similar tasks={forecast.similar} />}
      </div>
    </details>
  )
}

function Similar({ tasks }: { readonly tasks: readonly SimilarTask[] }) {
  const openTask = useOpenTask()
  const taken = tasks.map(({ minutes }) => minutes)
  const [low, high] = [formatDuration(Math.min(...taken)), formatDuration(Math.max(...taken))]
  return (
    <>
      <p>{low === high ? t('estimates.task.similarSame', { low }) : t('estimates.task.similar', { low, high })}</p>
      <ul className="flex flex-col">
        {tasks.map((task) => (
          <li key={`${task.taskId} ${task.at}`} className="flex items-baseline gap-2">
            <button
              type="button"
              onClick={() => openTask(task.taskId)}
              className="min-w-0 flex-1 truncate rounded-control py-0.5 text-start text-fg hover:underline"
            >
              <bdi>{task.title}</bdi>
            </button>
            <span>{formatDuration(task.minutes)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
