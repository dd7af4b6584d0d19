import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useState } from 'react'

import type { AuditEntry } from '@contract/agent'
import { useApi } from '@renderer/app/api'
import { invalidateFeatures } from '@renderer/app/invalidation'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { AlertDialog, Button, Dialog, EmptyState, ErrorState, List, Row, SkeletonRows } from '@renderer/ui/index'

import { RunDetail } from './RunDetail'

const PAGE = 40

/** Everything proxies did and what was decided about it, with whether the log was altered. */
export function AuditTrail() {
  const { query } = useApi()
  const format = useFormatter()
  const now = Date.now()
  const [runId, setRunId] = useState<string | null>(null)
  const pages = useInfiniteQuery(
    query.agent.audit.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  )
  const items = pages.data?.pages.flatMap((page) => page.items)
  if (items === undefined) {
    return pages.isError ? (
      <ErrorState title={t('proxies.error.log')} onRetry={() => void pages.refetch()} />
    ) : (
      <SkeletonRows />
    )
  }
  if (items.length === 0) {
    return <EmptyState size="inline" title={t('proxies.log.empty')} text={t('proxies.log.emptyText')} />
  }
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <Verdict />
        <ClearLog />
      </div>
      <List label={t('proxies.log.title')}>
        {items.map((entry) => (
          <Row
            key={entry.seq}
            id={String(entry.seq)}
            {...(entry.runId === null ? {} : { onOpen: () => setRunId(entry.runId) })}
            note={details(entry)}
            meta={
              <>
                <span>{t(`activity.who.${entry.actorKind}`)}</span>
                <span title={format.exact(entry.at)}>{format.relative(entry.at, now)}</span>
              </>
            }
          >
            {entry.text}
          </Row>
        ))}
      </List>
      <Dialog
        open={runId !== null}
        onOpenChange={(open) => !open && setRunId(null)}
        title={t('context.look.run')}
        size="large"
      >
        {runId !== null && <RunDetail runId={runId} />}
      </Dialog>
      {pages.hasNextPage && (
        <Button variant="ghost" className="mt-3" onClick={() => void pages.fetchNextPage()}>
          {t('proxies.older')}
        </Button>
      )}
    </>
  )
}

const told = [
  'provenance',
  'model',
  'inputTokens',
  'outputTokens',
  'tool',
  'policy',
  'changes',
  'reason',
  'deleted',
] as const

/** What an entry holds besides its sentence, in words; ids and hashes mean nothing to a person. */
function details({ detail }: AuditEntry): string | undefined {
  const lines = told.flatMap((key) => {
    const value = detail[key]
    return value === undefined || value === null || value === 0 || value === ''
      ? []
      : [t('proxies.log.detail', { key: t(`proxies.log.details.${key}`), value: words(value) })]
  })
  return lines.length === 0 ? undefined : lines.join(' · ')
}

function words(value: string | number): string {
  if (value === 'rules' || value === 'model') return t(`proxies.provenance.${value}`)
  return String(value).replaceAll('_', ' ')
}

function Verdict() {
  const { query } = useApi()
  const check = useQuery(query.agent.verifyAudit.queryOptions())
  if (check.data === undefined) return <span className="flex-1" />
  return check.data.intact ? (
    <p className="flex flex-1 basis-52 items-center gap-2 text-13 text-fg-muted">
      <ShieldCheck size={16} aria-hidden className="text-success" />
      {t('proxies.log.intact', { count: check.data.entries })}
    </p>
  ) : (
    <p role="alert" className="flex flex-1 basis-52 items-center gap-2 text-13 text-danger-text">
      <ShieldAlert size={16} aria-hidden />
      {check.data.problem}
    </p>
  )
}

function ClearLog() {
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const clear = useWrite({
    call: async ({ client }, _nothing: null) => ({ ...(await client.agent.clearAudit()), batchId: undefined }),
    done: ({ deleted }) => t('proxies.log.cleared', { count: deleted }),
    onDone: () => invalidateFeatures(queryClient, new Set(['agent'])),
    failed: () => t('proxies.error.clear'),
  })
  return (
    <>
      <Button size="small" variant="ghost" onClick={() => setAsking(true)}>
        {t('proxies.log.clear')}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('proxies.log.clearTitle')}
        description={t('proxies.log.clearText')}
        confirmLabel={t('proxies.log.clear')}
        onConfirm={() => void clear.run(null)}
      />
    </>
  )
}
