import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'

import type { Proposal, ProposalOp, ProposalSummary } from '@contract/proposal'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'

/** Open suggestions shown at once; more wait behind them. */
const SHOWN = 20

type OpenProposals = {
  /** Undefined while the first answer is awaited. */
  readonly proposals: readonly Proposal[] | undefined
  /** More wait behind those shown. */
  readonly more: boolean
  readonly failed: boolean
  readonly retry: () => void
}

/** Every open suggestion with its changes. */
export function useOpenProposals(): OpenProposals {
  const { query } = useApi()
  const list = useQuery(query.proposal.list.queryOptions({ input: { view: 'open', limit: SHOWN } }))
  const details = useQueries({
    queries: (list.data?.items ?? []).map(({ id }) => query.proposal.get.queryOptions({ input: { id } })),
    combine: (results) => ({
      all: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
      ready: results.every(({ data }) => data !== undefined),
    }),
  })
  const known = list.data !== undefined && (details.ready || details.all.length > 0)
  return {
    proposals: known ? details.all.filter(({ summary }) => summary.state === 'open') : undefined,
    more: (list.data?.nextCursor ?? null) !== null,
    failed: list.isError,
    retry: () => void list.refetch(),
  }
}

/** Suggestions that were answered, a page at a time. */
export function useClosedProposals() {
  const { query } = useApi()
  const pages = useInfiniteQuery(
    query.proposal.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        view: 'closed' as const,
        limit: SHOWN,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  )
  const items: readonly ProposalSummary[] | undefined = pages.data?.pages.flatMap((page) => page.items)
  return { items, more: pages.hasNextPage, next: () => void pages.fetchNextPage(), failed: pages.isError }
}

/** Everything a person can answer to a suggestion. */
export function useProposalWrites() {
  const apply = useWrite({
    call: ({ client }, input: { readonly id: string; readonly opIds?: string[] }) => client.proposal.apply(input),
    done: ({ proposal: { summary } }) => t('proxies.applied', { title: summary.title, count: summary.accepted }),
    failed: () => t('proxies.error.apply'),
  })
  const reject = useWrite({
    call: ({ client }, input: { readonly id: string; readonly reason?: string; readonly later?: boolean }) =>
      client.proposal.reject(input),
    done: ({ proposal: { summary } }, { later }) =>
      t(later === true ? 'proxies.putAway' : 'proxies.declined', { title: summary.title }),
    failed: () => t('proxies.error.decline'),
  })
  const refresh = useWrite({
    call: ({ client }, input: { readonly id: string }) => client.proposal.refresh(input),
    done: ({ proposal: { summary } }) => (summary.state === 'expired' ? t('proxies.fellAway') : null),
    failed: () => t('proxies.error.refresh'),
  })
  const edit = useWrite({
    call: ({ client }, input: { readonly id: string; readonly opId: string; readonly input: ProposalOp['input'] }) =>
      client.proposal.edit(input),
    failed: () => t('proxies.error.edit'),
  })
  return { apply, reject, refresh, edit }
}
