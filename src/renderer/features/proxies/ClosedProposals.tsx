import { Undo2 } from 'lucide-react'

import type { ProposalSummary } from '@contract/proposal'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, EmptyState, ErrorState, IconButton, List, Row, SkeletonRows } from '@renderer/ui/index'

import { provenanceWord } from './diff-lines'
import { useClosedProposals } from './use-proposals'

/** Suggestions that were answered, newest first; what was applied can be taken back. */
export function ClosedProposals() {
  const { items, more, next, failed } = useClosedProposals()
  if (items === undefined) return failed ? <ErrorState title={t('proxies.error.load')} /> : <SkeletonRows />
  if (items.length === 0) {
    return <EmptyState size="inline" title={t('proxies.noneAnswered')} text={t('proxies.noneAnsweredText')} />
  }
  return (
    <>
      <List label={t('proxies.answered')}>
        {items.map((summary) => (
          <ClosedRow key={summary.id} summary={summary} />
        ))}
      </List>
      {more && (
        <Button variant="ghost" className="mt-3" onClick={next}>
          {t('proxies.older')}
        </Button>
      )}
    </>
  )
}

function ClosedRow({ summary }: { readonly summary: ProposalSummary }) {
  const format = useFormatter()
  const now = Date.now()
  const { appliedBatch } = summary
  const undo = useWrite({
    call: ({ client }, id: string) => client.activity.undo({ id }),
    done: () => t('proxies.undone', { title: summary.title }),
    failed: () => t('proxies.error.undo'),
  })
  return (
    <Row
      id={summary.id}
      note={summary.rejectReason === null ? undefined : t('proxies.because', { reason: summary.rejectReason })}
      meta={
        <>
          <span>
            {summary.state === 'part_applied'
              ? t('proxies.state.part', { count: summary.accepted, all: summary.ops })
              : summary.state === 'rejected' && summary.declined === 0
                ? t('proxies.state.later')
                : t(`proxies.state.${summary.state}`)}
          </span>
          <span>{provenanceWord(summary)}</span>
          <span title={format.exact(summary.decidedAt ?? summary.createdAt)}>
            {format.relative(summary.decidedAt ?? summary.createdAt, now)}
          </span>
        </>
      }
      actions={
        appliedBatch !== null && (
          <IconButton
            size="small"
            label={t('proxies.undoNamed', { title: summary.title })}
            loading={undo.pending}
            icon={<Undo2 size={16} />}
            onClick={() => void undo.run(appliedBatch)}
          />
        )
      }
    >
      {summary.title}
    </Row>
  )
}
