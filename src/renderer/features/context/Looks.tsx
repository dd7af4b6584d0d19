import { useQuery } from '@tanstack/react-query'

import type { ContextLook } from '@contract/context'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { ErrorState, SkeletonRows } from '@renderer/ui/index'

export type LooksProps =
  | { readonly runId: string; readonly callId?: undefined }
  | { readonly callId: string; readonly runId?: undefined }

/** What was gathered for a run or a call: each piece, why it was chosen, what it cost, and what was left out. */
export function Looks({ runId, callId }: LooksProps) {
  const { query } = useApi()
  const input = runId === undefined ? { callId } : { runId }
  const looks = useQuery(query.context.looks.queryOptions({ input, staleTime: 0 }))
  return (
    <section aria-label={t('context.look.title')} className="flex flex-col gap-3 text-13">
      <h3 className="font-semibold">{t('context.look.title')}</h3>
      {looks.data === undefined ? (
        looks.isError ? (
          <ErrorState size="inline" level={3} title={t('context.look.failed')} onRetry={() => void looks.refetch()} />
        ) : (
          <SkeletonRows count={2} />
        )
      ) : looks.data.length === 0 ? (
        <p className="text-fg-muted">{runId === undefined ? t('context.look.none') : t('context.look.noneRun')}</p>
      ) : (
        looks.data.map((look) => <Look key={look.id} look={look} />)
      )}
    </section>
  )
}

function Look({ look }: { readonly look: ContextLook }) {
  const { basis, items, leftOut } = look
  return (
    <div className="flex flex-col gap-2">
      <p className="text-fg-muted">
        {t('context.look.sum', { tokens: look.tokens, budget: look.budget })}
        {' · '}
        {basis.kind === 'meaning'
          ? t('context.look.basis.meaning', { model: basis.model ?? '' })
          : t(`context.look.basis.${basis.kind}`)}
      </p>
      {basis.notice !== '' && <p className="text-fg-muted">{basis.notice}</p>}
      {items.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {items.map((item) => (
            <li key={`${item.source} ${item.subjectId}`} className="py-1.5">
              <p className="flex flex-wrap gap-x-2 text-12 text-fg-muted">
                <span>{t(`context.look.source.${item.source}`)}</span>
                <span className="flex-1">{item.why.map((reason) => t(`context.why.${reason}`)).join(', ')}</span>
                <span className="tabular-nums">{t('context.look.tokens', { count: item.tokens })}</span>
              </p>
              <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
                {item.text}
              </p>
            </li>
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <>
          <h4 className="font-medium">{t('context.look.leftOut')}</h4>
          <ul>
            {leftOut.map((item) => (
              <li key={`${item.source} ${item.subjectId}`} className="flex flex-wrap gap-x-2 text-fg-muted">
                <span>{t(`context.look.source.${item.source}`)}</span>
                <bdi className="min-w-0 flex-1 truncate">{item.label}</bdi>
                <span>{t(`context.look.because.${item.because}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
