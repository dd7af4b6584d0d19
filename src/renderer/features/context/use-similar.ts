import { keepPreviousData, useQuery } from '@tanstack/react-query'

import type { ContextBasis } from '@contract/context'
import type { Task } from '@contract/task'
import type { FindKind } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'

/** With so many found by their words nobody looks for what is merely alike. */
const ENOUGH = 10
const MOST = 8

/** Tasks like what was typed, besides those that have the words; none while the words find enough. */
export function useSimilar(
  words: string,
  found: readonly Task[] | undefined,
  kind: FindKind = 'any',
): { readonly tasks: readonly Task[]; readonly basis: ContextBasis | null; readonly settled: boolean } {
  const { query } = useApi()
  const q = words.trim()
  const wanted = found !== undefined && found.length < ENOUGH && q !== ''
  const similar = useQuery({
    ...query.context.find.queryOptions({ input: { q: q === '' ? ' ' : q, kind, limit: ENOUGH + MOST } }),
    enabled: wanted,
    placeholderData: keepPreviousData,
  })
  if (!wanted) return { tasks: [], basis: null, settled: true }
  if (similar.data === undefined) return { tasks: [], basis: null, settled: similar.isError }
  const there = new Set(found.map(({ id }) => id))
  const tasks = similar.data.items.flatMap(({ task, why }) =>
    there.has(task.id) || !why.some((reason) => reason === 'likeness' || reason === 'meaning') ? [] : [task],
  )
  return { tasks: tasks.slice(0, MOST), basis: similar.data.basis, settled: !similar.isPlaceholderData }
}
