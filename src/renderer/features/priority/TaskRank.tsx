import { useQuery } from '@tanstack/react-query'

import type { TaskPriority } from '@contract/priority'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'

import { ScoreTerms } from './ScoreTerms'

/** Where an open task stands among those that can start now, and on request what its score is made of. */
export function TaskRank({ taskId }: { readonly taskId: string }) {
  const { query } = useApi()
  const { data, isError } = useQuery(query.priority.get.queryOptions({ input: { id: taskId } }))
  if (data === undefined) {
    return isError ? <p className="py-1 text-13 text-fg-muted">{t('priority.loadFailed')}</p> : null
  }
  return (
    <div role="group" aria-label={t('priority.rank')} data-numeric className="w-full py-1 text-13 text-fg-muted">
      <p className="text-fg">{standing(data)}</p>
      <details className="mt-0.5">
        <summary className="w-fit cursor-pointer rounded-control text-fg-faint hover:text-fg">
          {t('priority.why')}
        </summary>
        <div className="mt-1 flex flex-col gap-1">
          <ScoreTerms terms={data.terms} points={data.points} />
          {data.ranking === 'urgency' && <p className="text-fg-faint">{t('priority.byUrgency')}</p>}
        </div>
      </details>
    </div>
  )
}

function standing({ held, place, weighed }: TaskPriority): string {
  if (held !== null) return t(`priority.held.${held}`)
  return place === null ? t('priority.notWeighed', { weighed }) : t('priority.place', { place, weighed })
}
