import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Bot } from 'lucide-react'

import type { AgentJob } from '@contract/vocabulary'
import { invalidateFeatures } from '@renderer/app/invalidation'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Button, type ButtonProps, notify } from '@renderer/ui/index'

/** Asks the Task proxy for a job; what it suggests is on the page of the proxies. A model, where there is one, is asked after. */
export function SuggestButton({ job, ...look }: Pick<ButtonProps, 'variant' | 'size'> & { readonly job: AgentJob }) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  // A run that suggests nothing changes no row, so that no event tells of it.
  const lookAgain = (): void => invalidateFeatures(queryClient, new Set(['agent', 'proposal']))
  const improve = useWrite({
    call: ({ client }, wanted: AgentJob) => client.agent.run({ agent: 'task', job: wanted, by: 'model' }),
    onDone: ({ run, outcome, proposalId }) => {
      lookAgain()
      const message = outcome === 'ok' || outcome === 'cancelled' ? run.message : t('proxies.modelFailed', run)
      notify({ message: proposalId === null ? message : t('proxies.modelAdded', { model: run.model ?? '' }) })
    },
    failed: () => t('proxies.error.run'),
  })
  const ask = useWrite({
    call: ({ client }, wanted: AgentJob) => client.agent.run({ agent: 'task', job: wanted }),
    onDone: ({ run, proposalId, batchId, improvable }, wanted) => {
      lookAgain()
      if (improvable) void improve.run(wanted)
      if (proposalId === null) notify({ message: improvable ? t('proxies.askingModel') : run.message })
      else if (batchId === null) void navigate({ to: '/proxies' })
    },
    failed: () => t('proxies.error.run'),
  })
  return (
    <Button
      {...look}
      icon={<Bot size={16} aria-hidden />}
      loading={ask.pending || improve.pending}
      onClick={() => void ask.run(job)}
    >
      {t(`proxies.job.${job}`)}
    </Button>
  )
}
