import { useEffect, useState } from 'react'

import type { Proposal, ProposalOp } from '@contract/proposal'
import { useApi } from '@renderer/app/api'
import { formatDuration, t } from '@renderer/i18n/index'
import { Button, Checkbox, Dialog, ErrorState, SkeletonRows, Slider } from '@renderer/ui/index'

import { readFineness, rememberFineness } from './fineness'
import { ModelHint } from './ModelHint'
import { ModelLine } from './ModelLine'
import { StaleNote } from './StaleNote'
import { minutesOf, StepLine } from './StepLine'
import { useAnswers } from './use-answers'
import { useProposalWrites } from './use-proposals'

const FINENESS = [
  'proxies.breakDown.fineness.one',
  'proxies.breakDown.fineness.two',
  'proxies.breakDown.fineness.three',
  'proxies.breakDown.fineness.four',
  'proxies.breakDown.fineness.five',
] as const

type BreakDownDialogProps = {
  readonly task: { readonly id: string; readonly title: string }
  readonly onClose: () => void
}

/** Steps for a task, each to be taken, changed or left out before anything is added. */
export function BreakDownDialog({ task, onClose }: BreakDownDialogProps) {
  const { client } = useApi()
  const [fineness, setFineness] = useState(readFineness)
  const [unwanted, setUnwanted] = useState<ReadonlySet<string>>(new Set())
  const { apply, reject, refresh, edit } = useProposalWrites()
  const answers = useAnswers(['break down', task.id, fineness], (by, signal) =>
    client.taskProxy.breakDown({ taskId: task.id, fineness, by }, signal === undefined ? {} : { signal }),
  )
  const { rules, proposal, ids } = answers
  // Made at once, as the person allowed; a notice says so.
  const done = rules !== undefined && rules.batchId !== null
  useEffect(() => {
    if (done) onClose()
  }, [done, onClose])

  const open = proposal?.summary.state === 'open' ? proposal : undefined
  const wanted = open?.ops.filter(({ id }) => !unwanted.has(id)) ?? []
  const toggle = (id: string) =>
    setUnwanted((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const accept = async ({ summary, ops }: Proposal): Promise<void> => {
    const opIds = wanted.map(({ id }) => id)
    const outcome = await apply.run(opIds.length === ops.length ? { id: summary.id } : { id: summary.id, opIds })
    if (outcome.ok) onClose()
  }
  const decline = async (): Promise<void> => {
    for (const id of ids) await reject.run({ id })
    onClose()
  }
  const editStep = async ({ summary }: Proposal, op: ProposalOp, title: string, minutes: number): Promise<boolean> =>
    (await edit.run({ id: summary.id, opId: op.id, input: { ...op.input, title, estimateMinutes: minutes } })).ok

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('proxies.breakDown.title')}
      description={
        <bdi className="line-clamp-2 [overflow-wrap:anywhere]" dir="auto">
          {task.title}
        </bdi>
      }
      footer={
        open === undefined ? undefined : (
          <>
            <p data-numeric className="min-w-0 flex-1 basis-32 text-13 text-fg-muted" role="status">
              {sumWords(open.ops, wanted)}
            </p>
            <Button variant="ghost" loading={reject.pending} onClick={() => void decline()}>
              {t('proxies.decline')}
            </Button>
            <Button
              variant="primary"
              loading={apply.pending}
              disabled={open.summary.stale || wanted.length === 0}
              onClick={() => void accept(open)}
            >
              {stepsOf(wanted).length === stepsOf(open.ops).length
                ? t('proxies.breakDown.addAll', { count: stepsOf(wanted).length })
                : t('proxies.breakDown.addSome', {
                    count: stepsOf(wanted).length,
                    all: stepsOf(open.ops).length,
                  })}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <Slider
          label={t('proxies.breakDown.dial')}
          min={1}
          max={5}
          value={fineness}
          format={(value) => t(FINENESS[value - 1] ?? FINENESS[2])}
          onValueChange={(value) => {
            setFineness(value)
            rememberFineness(value)
          }}
        />
        <ModelLine answers={answers} />
        {answers.failed ? (
          <ErrorState size="inline" title={t('proxies.error.run')} />
        ) : rules?.proposalId === null ? (
          <p className="text-14 text-fg-muted" role="status">
            {rules.run.message}
          </p>
        ) : open === undefined ? (
          <SkeletonRows count={5} />
        ) : (
          <>
            {open.summary.stale && (
              <StaleNote
                moved={open.moved}
                busy={refresh.pending}
                onRefresh={() => void refresh.run({ id: open.summary.id })}
              />
            )}
            <ol aria-label={t('proxies.breakDown.steps')} className="flex flex-col">
              {stepsOf(open.ops).map((op) => (
                <StepLine
                  key={op.id}
                  op={op}
                  wanted={!unwanted.has(op.id)}
                  onToggle={() => toggle(op.id)}
                  onEdit={(title, minutes) => editStep(open, op, title, minutes)}
                />
              ))}
            </ol>
            {open.ops.filter(isEstimate).map((op) => (
              <Checkbox
                key={op.id}
                label={t('proxies.breakDown.estimate', { duration: formatDuration(minutesOf(op)) })}
                checked={!unwanted.has(op.id)}
                onCheckedChange={() => toggle(op.id)}
              />
            ))}
            <p className="text-13 text-fg-muted [overflow-wrap:anywhere]" dir="auto">
              {open.summary.reason}
            </p>
          </>
        )}
        <ModelHint quiet adds={t('proxies.breakDown.adds')} />
      </div>
    </Dialog>
  )
}

const isEstimate = ({ tool }: ProposalOp): boolean => tool === 'task.update'
const stepsOf = (ops: readonly ProposalOp[]): readonly ProposalOp[] => ops.filter((op) => !isEstimate(op))

function sumWords(ops: readonly ProposalOp[], wanted: readonly ProposalOp[]): string {
  const sum = (all: readonly ProposalOp[]): number => stepsOf(all).reduce((minutes, op) => minutes + minutesOf(op), 0)
  const [some, all] = [sum(wanted), sum(ops)]
  return some === all
    ? t('proxies.breakDown.sum', { duration: formatDuration(all) })
    : t('proxies.breakDown.partSum', { part: formatDuration(some), all: formatDuration(all) })
}
