import { useId } from 'react'

import type { Proposal } from '@contract/proposal'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, Card, List } from '@renderer/ui/index'

import { confidenceWord, provenanceWord } from './diff-lines'
import { OpRow } from './OpRow'
import { proxyCommands } from './proxy-commands'
import { StaleNote } from './StaleNote'

export type ProposalCardProps = {
  readonly proposal: Proposal
  /** Changes whose tick was taken away. */
  readonly unwanted: ReadonlySet<string>
  readonly busy: boolean
  readonly onToggle: (opId: string) => void
  readonly onEdit: (opId: string) => void
  readonly onAccept: () => void
  readonly onDecline: () => void
  readonly onRefresh: () => void
}

/** One suggestion as a review: why, what changes from what to what, and the answer. */
export function ProposalCard({
  proposal: { summary, ops, moved },
  unwanted,
  busy,
  onToggle,
  onEdit,
  onAccept,
  onDecline,
  onRefresh,
}: ProposalCardProps) {
  const id = useId()
  const format = useFormatter()
  const now = Date.now()
  const wanted = ops.filter((op) => !unwanted.has(op.id)).length
  return (
    <Card as="article" padding="none" aria-labelledby={id}>
      <header className="px-4 pt-4">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h2 id={id} className="min-w-0 flex-1 basis-48 text-15 font-semibold [overflow-wrap:anywhere]" dir="auto">
            {summary.title}
          </h2>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-fg-muted">
            <span className="rounded-control border border-line px-1.5 py-0.5 font-medium" title={t('proxies.from')}>
              {provenanceWord(summary)}
            </span>
            <span title={t('proxies.confidence.exact', { percent: Math.round(summary.confidence * 100) })}>
              {confidenceWord(summary.confidence)}
            </span>
            <span title={format.exact(summary.createdAt)}>{format.relative(summary.createdAt, now)}</span>
          </p>
        </div>
        <p className="mt-1 text-14 text-fg-muted [overflow-wrap:anywhere]" dir="auto">
          {summary.reason}
        </p>
      </header>
      {summary.stale && (
        <StaleNote
          moved={moved}
          busy={busy}
          command={proxyCommands.refresh.id}
          onRefresh={onRefresh}
          className="mx-4 mt-3"
        />
      )}
      <List label={t('proxies.changes', { title: summary.title })} className="mt-2 px-2">
        {ops.map((op) => (
          <OpRow
            key={op.id}
            op={op}
            now={now}
            wanted={!unwanted.has(op.id)}
            onToggle={() => onToggle(op.id)}
            onEdit={() => onEdit(op.id)}
          />
        ))}
      </List>
      <footer className="mt-2 flex flex-wrap items-center gap-2 border-t border-line px-4 py-3">
        <Button
          variant="primary"
          command={proxyCommands.accept.id}
          loading={busy}
          disabled={summary.stale || wanted === 0}
          onClick={onAccept}
        >
          {wanted === ops.length
            ? t('proxies.accept', { count: ops.length })
            : t('proxies.acceptSome', { count: wanted, all: ops.length })}
        </Button>
        <Button variant="ghost" command={proxyCommands.decline.id} onClick={onDecline}>
          {t('proxies.decline')}
        </Button>
      </footer>
    </Card>
  )
}
