import { type QueryKey, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import type { AgentAnswer } from '@contract/agent'
import type { Proposal } from '@contract/proposal'
import type { Provenance } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'

export type Ask<Answer extends AgentAnswer> = (by: Provenance, signal?: AbortSignal) => Promise<Answer>

export type Answers<Answer extends AgentAnswer> = {
  /** What rules said; undefined while it is awaited. */
  readonly rules: Answer | undefined
  /** What the model said; undefined while none was asked or it is still thinking. */
  readonly model: Answer | undefined
  readonly thinking: boolean
  readonly failed: boolean
  /** Which of the two is shown; the model's only after the person chose it. */
  readonly shown: Provenance
  readonly show: (by: Provenance) => void
  readonly proposal: Proposal | undefined
  /** Every suggestion of this question that is still open. */
  readonly ids: readonly string[]
}

/**
 * Asks rules, which answer at once, and then a model where one is chosen; going away, or asking for something else, stops the
 * model. A new `key` is a new question. Going away unanswered leaves no suggestion behind: this was only a look.
 */
export function useAnswers<Answer extends AgentAnswer>(key: QueryKey, ask: Ask<Answer>): Answers<Answer> {
  const { client, query } = useApi()
  // One question is asked once, however often what shows it is drawn anew.
  const [asking] = useState(() => crypto.randomUUID())
  const [withdraw] = useState(() => withdrawal((id) => client.proposal.withdraw({ id })))
  useEffect(() => withdraw.watch(), [withdraw])
  const once = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false } as const
  const rules = useQuery({
    ...once,
    queryKey: ['proxy answers', asking, ...key, 'rules'],
    // Not stopped on the way: what it suggests has to be known to be taken back.
    queryFn: async () => withdraw.noted(await ask('rules')),
  })
  const model = useQuery({
    ...once,
    queryKey: ['proxy answers', asking, ...key, 'model'],
    queryFn: ({ signal }) => ask('model', signal),
    enabled:
      rules.data !== undefined &&
      rules.data.improvable &&
      rules.data.proposalId !== null &&
      rules.data.batchId === null,
  })
  const [chosen, setChosen] = useState<{ readonly by: Provenance; readonly key: string }>()
  const current = JSON.stringify(key)
  const improved = model.data !== undefined && model.data.proposalId !== null
  const shown = improved && chosen?.by === 'model' && chosen.key === current ? 'model' : 'rules'
  const ids = [rules.data?.proposalId, model.data?.proposalId].flatMap((id) => (typeof id === 'string' ? [id] : []))
  const id = shown === 'model' ? model.data?.proposalId : rules.data?.proposalId
  const proposal = useQuery({
    ...query.proposal.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: typeof id === 'string',
  })
  return {
    rules: rules.data,
    model: model.data,
    thinking: model.isFetching,
    failed: rules.isError || proposal.isError,
    shown,
    show: (by) => setChosen({ by, key: current }),
    proposal: typeof id === 'string' ? proposal.data : undefined,
    ids,
  }
}

/** Remembers what was suggested, and takes it back once nobody looks any more; what was answered by then stays answered. */
function withdrawal(call: (id: string) => Promise<unknown>) {
  let [looking, newest]: [boolean, string | null] = [true, null]
  const drop = (): void => {
    if (newest !== null) void call(newest).catch(() => undefined)
  }
  return {
    watch: (): (() => void) => {
      looking = true
      return () => {
        looking = false
        drop()
      }
    },
    noted: <Answer extends AgentAnswer>(answer: Answer): Answer => {
      if (answer.batchId === null) newest = answer.proposalId ?? newest
      if (!looking) drop()
      return answer
    },
  }
}
