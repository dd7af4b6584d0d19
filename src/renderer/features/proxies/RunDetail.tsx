import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { useApi } from '@renderer/app/api'
import { Looks } from '@renderer/features/context/index'
import { CallDetail, CallRow } from '@renderer/features/models/index'
import { t } from '@renderer/i18n/index'
import { Button, ErrorState, SkeletonRows } from '@renderer/ui/index'

/** What one run was given and what it sent: everything a proxy saw. */
export function RunDetail({ runId }: { readonly runId: string }) {
  const { query } = useApi()
  const [open, setOpen] = useState<string | null>(null)
  const calls = useQuery(query.model.calls.queryOptions({ input: { runId, limit: 20 }, staleTime: 0 }))
  if (open !== null) {
    return (
      <div className="flex flex-col gap-3">
        <Button className="self-start" size="small" onClick={() => setOpen(null)}>
          {t('common.action.back')}
        </Button>
        <CallDetail id={open} />
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <Looks runId={runId} />
      <section aria-label={t('context.look.calls')} className="text-13">
        <h3 className="font-semibold">{t('context.look.calls')}</h3>
        {calls.data === undefined ? (
          calls.isError ? (
            <ErrorState size="inline" level={3} title={t('context.look.failed')} onRetry={() => void calls.refetch()} />
          ) : (
            <SkeletonRows count={1} />
          )
        ) : calls.data.items.length === 0 ? (
          <p className="mt-2 text-fg-muted">{t('context.look.noCalls')}</p>
        ) : (
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {calls.data.items.map((call) => (
              <CallRow key={call.id} call={call} onOpen={() => setOpen(call.id)} />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
