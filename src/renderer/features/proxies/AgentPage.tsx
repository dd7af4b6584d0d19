import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { AgentSummary } from '@contract/agent'
import { useApi } from '@renderer/app/api'
import { type PlainMessageKey, t, useFormatter } from '@renderer/i18n/index'
import { Dialog, EmptyState, ErrorState, List, Row, Section, SkeletonRows } from '@renderer/ui/index'

import { ModelHint } from './ModelHint'
import { Permissions } from './Permissions'
import { RunDetail } from './RunDetail'
import { SuggestButton } from './SuggestButton'

/** What a proxy does, how its suggestions fare, what it may do, and what it did last. */
export function AgentPage() {
  const { query } = useApi()
  const agents = useQuery(query.agent.list.queryOptions())
  if (agents.data === undefined) {
    return agents.isError ? (
      <ErrorState title={t('proxies.error.agents')} onRetry={() => void agents.refetch()} />
    ) : (
      <SkeletonRows />
    )
  }
  return agents.data.map((agent) => <Agent key={agent.agent} agent={agent} />)
}

function Agent({ agent }: { readonly agent: AgentSummary }) {
  const answered = agent.accepted + agent.declined
  return (
    <>
      <Section title={t(`proxies.agent.${agent.agent}.name`)}>
        <p className="mt-2 text-14 text-fg-muted">{t(`proxies.agent.${agent.agent}.does`)}</p>
        {agent.agent === 'task' && <ModelHint adds={t('proxies.agent.task.adds')} className="mt-2" />}
        <p className="mt-2 text-14">
          {answered === 0
            ? t('proxies.rateNone')
            : t('proxies.rate', { accepted: agent.accepted, answered, percent: agent.accepted / answered })}
        </p>
        <div className="mt-3 flex flex-wrap gap-2">
          {agent.jobs.map((job) => (
            <SuggestButton key={job} job={job} />
          ))}
        </div>
      </Section>
      <Permissions agent={agent.agent} />
      <Runs agent={agent.agent} />
    </>
  )
}

function Runs({ agent }: { readonly agent: AgentSummary['agent'] }) {
  const { query } = useApi()
  const format = useFormatter()
  const now = Date.now()
  const [open, setOpen] = useState<string | null>(null)
  const runs = useQuery(query.agent.runs.queryOptions({ input: { agent, limit: 10 } }))
  return (
    <Section title={t('proxies.runs')}>
      {runs.data?.items.length === 0 ? (
        <EmptyState size="inline" level={3} title={t('proxies.noRuns')} text={t('proxies.noRunsText')} />
      ) : (
        <List label={t('proxies.runs')}>
          {(runs.data?.items ?? []).map((run) => (
            <Row
              key={run.id}
              id={run.id}
              onOpen={() => setOpen(run.id)}
              note={run.message === '' ? undefined : run.message}
              meta={
                <>
                  <span>{t(`proxies.runState.${run.state}`)}</span>
                  <span>{run.provenance === 'rules' ? t('proxies.provenance.rules') : run.model}</span>
                  {run.inputTokens + run.outputTokens > 0 && (
                    <span>{t('proxies.tokens', { count: run.inputTokens + run.outputTokens })}</span>
                  )}
                  <span title={format.exact(run.startedAt)}>{format.relative(run.startedAt, now)}</span>
                </>
              }
            >
              {jobWord(run.job)}
            </Row>
          ))}
        </List>
      )}
      <Dialog
        open={open !== null}
        onOpenChange={(next) => !next && setOpen(null)}
        title={t('context.look.run')}
        size="large"
      >
        {open !== null && <RunDetail runId={open} />}
      </Dialog>
    </Section>
  )
}

const jobWords: Readonly<Record<string, PlainMessageKey>> = {
  tidy_inbox: 'proxies.job.tidy_inbox',
  look_at_overdue: 'proxies.job.look_at_overdue',
  break_down: 'proxies.job.break_down',
  first_step: 'proxies.job.first_step',
}

function jobWord(job: string): string {
  const key = jobWords[job]
  return key === undefined ? job : t(key)
}
