import { useEffect, useId, useState } from 'react'

import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Button, Dialog, ErrorState, SkeletonRows, TextField } from '@renderer/ui/index'

import { ModelHint } from './ModelHint'
import { ModelLine } from './ModelLine'
import { minutesOf, titleOf } from './StepLine'
import { useAnswers } from './use-answers'

type Idea = { readonly title: string; readonly minutes: number }

type FirstStepDialogProps = {
  readonly task: { readonly id: string; readonly title: string }
  readonly onClose: () => void
}

const LONGEST = 5

/** For a task that will not begin: a first step of at most five minutes, in the person's own words before it is added. */
export function FirstStepDialog({ task, onClose }: FirstStepDialogProps) {
  const { client } = useApi()
  const form = useId()
  const [chosen, setChosen] = useState<Idea | null>(null)
  const answers = useAnswers(['first step', task.id], (by, signal) =>
    client.taskProxy.firstStep({ taskId: task.id, by }, signal === undefined ? {} : { signal }),
  )
  const { rules, model, shown, proposal } = answers
  const ideas = (shown === 'model' ? model?.ideas : rules?.ideas) ?? []
  const step = chosen ?? ideas[0] ?? { title: '', minutes: LONGEST }
  const title = step.title.trim()
  const done = rules !== undefined && rules.batchId !== null
  useEffect(() => {
    if (done) onClose()
  }, [done, onClose])

  const add = useWrite<Idea, { readonly batchId: string | null }>({
    call: async (api, wanted) => {
      const [op] = proposal?.ops ?? []
      if (proposal === undefined || op === undefined) {
        return api.client.task.create({
          title: wanted.title,
          estimateMinutes: wanted.minutes,
          parentId: task.id,
          status: 'todo',
          first: true,
        })
      }
      const { id } = proposal.summary
      if (titleOf(op) !== wanted.title || minutesOf(op) !== wanted.minutes) {
        const input = { ...op.input, title: wanted.title, estimateMinutes: wanted.minutes }
        await api.client.proposal.edit({ id, opId: op.id, input })
      }
      return api.client.proposal.apply({ id })
    },
    done: (_output, wanted) => t('proxies.firstStep.added', { title: wanted.title }),
    failed: () => t('proxies.firstStep.failed'),
    onDone: onClose,
  })

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('proxies.firstStep.title')}
      description={t('proxies.firstStep.hint', { title: task.title })}
      size="small"
      footer={
        <Button type="submit" form={form} variant="primary" loading={add.pending} disabled={title === '' || done}>
          {t('proxies.firstStep.add')}
        </Button>
      }
    >
      {answers.failed ? (
        <ErrorState size="inline" title={t('proxies.error.run')} />
      ) : rules === undefined ? (
        <SkeletonRows count={3} />
      ) : (
        <form
          id={form}
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (title !== '' && !add.pending) void add.run({ title, minutes: step.minutes })
          }}
        >
          <ModelLine answers={answers} />
          {ideas.length > 0 && (
            <ul className="flex flex-col gap-1" aria-label={t('proxies.firstStep.ideas')}>
              {ideas.map((idea) => (
                <li key={idea.title}>
                  <button
                    type="button"
                    aria-pressed={title === idea.title}
                    onClick={() => setChosen(idea)}
                    className="flex min-h-9 w-full items-center gap-3 rounded-control px-2 py-1.5 text-start text-14 hover:bg-hover aria-pressed:bg-selected"
                  >
                    <span className="min-w-0 flex-1 [overflow-wrap:anywhere]" dir="auto">
                      {idea.title}
                    </span>
                    <span data-numeric className="shrink-0 text-13 text-fg-muted">
                      {t('proxies.firstStep.minutes', { minutes: idea.minutes })}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <TextField
            label={t('proxies.firstStep.own')}
            value={step.title}
            maxLength={500}
            dir="auto"
            onChange={(event) => setChosen({ title: event.target.value, minutes: step.minutes })}
          />
          <ModelHint quiet adds={t('proxies.firstStep.adds')} />
        </form>
      )}
    </Dialog>
  )
}
