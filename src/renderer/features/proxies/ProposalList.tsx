import { Bot } from 'lucide-react'
import { useRef, useState } from 'react'

import type { Proposal, ProposalOp } from '@contract/proposal'
import { useUndo } from '@renderer/app/undo'
import { useCommands, useListCommands } from '@renderer/app/use-commands'
import { t } from '@renderer/i18n/index'
import { EmptyState, ErrorState, RovingArea, type RovingHandle, SkeletonRows } from '@renderer/ui/index'

import { DeclineDialog } from './DeclineDialog'
import { EditDialog } from './EditDialog'
import { ModelHint } from './ModelHint'
import { ProposalCard } from './ProposalCard'
import { ProposalKeys } from './ProposalKeys'
import { proxyCommands } from './proxy-commands'
import { SuggestButton } from './SuggestButton'
import { useOpenProposals, useProposalWrites } from './use-proposals'

/** Suggestions that wait for an answer, each change with a tick that says whether it is wanted. */
export function ProposalList() {
  const { proposals, more, failed, retry } = useOpenProposals()
  const { undoLast } = useUndo()
  // Also when the last suggestion was just answered.
  useCommands([{ ...proxyCommands.undo, run: undoLast }])
  if (proposals === undefined) {
    return failed ? (
      <ErrorState title={t('proxies.error.load')} kept={t('common.error.boundaryKept')} onRetry={retry} />
    ) : (
      <SkeletonRows />
    )
  }
  if (proposals.length === 0) {
    return (
      <EmptyState
        icon={<Bot size={20} />}
        title={t('proxies.empty')}
        text={t('proxies.emptyText')}
        action={
          <div className="flex flex-col items-start gap-4">
            <div className="flex flex-wrap gap-2">
              <SuggestButton job="tidy_inbox" variant="primary" />
              <SuggestButton job="look_at_overdue" />
            </div>
            <ModelHint adds={t('proxies.emptyAdds')} />
          </div>
        }
      />
    )
  }
  return (
    <>
      <OpenProposals proposals={proposals} />
      {more && <p className="mt-4 text-13 text-fg-muted">{t('proxies.moreWait')}</p>}
      <ModelHint quiet adds={t('proxies.emptyAdds')} className="mt-6" />
    </>
  )
}

function OpenProposals({ proposals }: { readonly proposals: readonly Proposal[] }) {
  const handle = useRef<RovingHandle>(null)
  const [unwanted, setUnwanted] = useState<ReadonlySet<string>>(new Set())
  const [editing, setEditing] = useState<string | null>(null)
  const [declining, setDeclining] = useState<string | null>(null)
  const { apply, reject, refresh } = useProposalWrites()
  useListCommands(handle)

  const find = (opId: string | null | undefined): { proposal: Proposal; op: ProposalOp } | undefined => {
    for (const proposal of proposals) {
      const op = proposal.ops.find(({ id }) => id === opId)
      if (op !== undefined) return { proposal, op }
    }
    return undefined
  }
  const marked = () => find(handle.current?.focusedId())
  /** The one the mark is in, or the first. */
  const current = (): Proposal | undefined => marked()?.proposal ?? proposals[0]
  const toggle = (opId: string) =>
    setUnwanted((before) => {
      const next = new Set(before)
      if (!next.delete(opId)) next.add(opId)
      return next
    })
  const accept = ({ summary, ops }: Proposal): void => {
    const wanted = ops.map(({ id }) => id).filter((id) => !unwanted.has(id))
    if (summary.stale || wanted.length === 0 || apply.pending) return
    void apply.run(wanted.length === ops.length ? { id: summary.id } : { id: summary.id, opIds: wanted })
  }

  useCommands([
    {
      ...proxyCommands.accept,
      run: () => {
        const proposal = current()
        if (proposal !== undefined) accept(proposal)
      },
    },
    {
      ...proxyCommands.toggle,
      when: () => marked() !== undefined,
      run: () => {
        const found = marked()
        if (found !== undefined) toggle(found.op.id)
      },
    },
    {
      ...proxyCommands.edit,
      when: () => marked() !== undefined,
      run: () => setEditing(marked()?.op.id ?? null),
    },
    {
      ...proxyCommands.refresh,
      when: () => current()?.summary.stale === true,
      run: () => {
        const proposal = current()
        if (proposal?.summary.stale === true && !refresh.pending) void refresh.run({ id: proposal.summary.id })
      },
    },
    { ...proxyCommands.decline, run: () => setDeclining(current()?.summary.id ?? null) },
  ])
  const edited = find(editing)
  const declined = proposals.find(({ summary }) => summary.id === declining)

  return (
    <>
      <ProposalKeys />
      <RovingArea handle={handle} onOpen={setEditing} className="flex flex-col gap-4">
        {proposals.map((proposal) => (
          <ProposalCard
            key={proposal.summary.id}
            proposal={proposal}
            unwanted={unwanted}
            busy={apply.pending || refresh.pending}
            onToggle={toggle}
            onEdit={setEditing}
            onAccept={() => accept(proposal)}
            onDecline={() => setDeclining(proposal.summary.id)}
            onRefresh={() => void refresh.run({ id: proposal.summary.id })}
          />
        ))}
      </RovingArea>
      {edited !== undefined && (
        <EditDialog
          key={edited.op.id}
          proposalId={edited.proposal.summary.id}
          op={edited.op}
          onClose={() => setEditing(null)}
        />
      )}
      {declined !== undefined && (
        <DeclineDialog
          title={declined.summary.title}
          onClose={() => setDeclining(null)}
          onLater={() => {
            setDeclining(null)
            void reject.run({ id: declined.summary.id, later: true })
          }}
          onDecline={(reason) => {
            setDeclining(null)
            void reject.run({ id: declined.summary.id, ...(reason === '' ? {} : { reason }) })
          }}
        />
      )}
    </>
  )
}
