import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useApi } from '@renderer/app/api'
import { useOpenTask } from '@renderer/app/navigation'
import { t, useFormatter } from '@renderer/i18n/index'

import { ScoreSum } from './ScoreTerms'

const SHOWN = 5

/** Folded: the first few tasks in the order in which they would be offered, each with its score term by term. */
export function RankedNow() {
  const [open, setOpen] = useState(false)
  return (
    <details className="mt-4 text-13 text-fg-muted" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer rounded-control hover:text-fg">{t('priority.others')}</summary>
      {open && <Ranked />}
    </details>
  )
}

function Ranked() {
  const { query } = useApi()
  const openTask = useOpenTask()
  const format = useFormatter()
  const { data, isError } = useQuery(query.priority.list.queryOptions({ input: { limit: SHOWN } }))
  if (data === undefined) return isError ? <p className="mt-2">{t('priority.loadFailed')}</p> : null
  return (
    <>
      <ol aria-label={t('priority.othersList')} className="mt-2 flex flex-col gap-3">
        {data.items.map(({ task, points, terms }) => (
          <li key={task.id}>
            <div className="flex items-baseline gap-3">
              <button
                type="button"
                onClick={() => openTask(task.id)}
                className="min-w-0 flex-1 truncate rounded-control text-start text-14 text-fg hover:underline"
              >
                <bdi>{task.title}</bdi>
              </button>
              <span data-numeric className="text-fg">
                {t('priority.points', { points: format.number(points, 1) })}
              </span>
            </div>
            <ScoreSum terms={terms} />
          </li>
        ))}
      </ol>
      <p className="mt-3">
        {t(data.ranking === 'own' ? 'priority.byOwn' : 'priority.byUrgency')}{' '}
        <Link to="/settings" search={{ section: 'you' }}>
          {t('priority.change')}
        </Link>
      </p>
    </>
  )
}
