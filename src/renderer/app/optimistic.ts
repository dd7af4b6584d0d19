import type { QueryClient, QueryKey } from '@tanstack/react-query'

import type { Task } from '@contract/task'

/** What a write may change on screen before the core has answered. */
export type OptimisticCache = {
  /** Changes these tasks wherever they are shown: lists, pages, Today, search, the open panel. */
  readonly patchTasks: (ids: readonly string[], change: (task: Task) => Task) => void
  /** Changes the answer of every query whose key starts like this. */
  readonly update: <T>(key: QueryKey, change: (data: T) => T) => void
}

export type OptimisticChange = {
  readonly cache: OptimisticCache
  readonly rollBack: () => void
  readonly touched: () => boolean
}

/** Starts a change of the cache that can be put back as a whole. */
export function beginOptimisticChange(queryClient: QueryClient): OptimisticChange {
  const before = new Map<string, { readonly key: QueryKey; readonly data: unknown }>()

  const replace = (hash: string, key: QueryKey, old: unknown, next: unknown): void => {
    if (next === old) return
    if (!before.has(hash)) before.set(hash, { key, data: old })
    // An answer that is under way was made before this write; it would put the old state back on screen.
    void queryClient.cancelQueries({ queryKey: key, exact: true })
    queryClient.setQueryData(key, next)
  }

  return {
    cache: {
      patchTasks: (ids, change) => {
        const wanted = new Set(ids)
        for (const query of queryClient.getQueryCache().getAll()) {
          const data: unknown = query.state.data
          if (data !== undefined) replace(query.queryHash, query.queryKey, data, patchTasksIn(data, wanted, change))
        }
      },
      update: (key, change) => {
        for (const query of queryClient.getQueryCache().findAll({ queryKey: key })) {
          const data: unknown = query.state.data
          if (data !== undefined) replace(query.queryHash, query.queryKey, data, change(data as never))
        }
      },
    },
    touched: () => before.size > 0,
    rollBack: () => {
      for (const { key, data } of before.values()) {
        queryClient.setQueryData(key, data)
        // Others may have changed the same rows meanwhile.
        void queryClient.invalidateQueries({ queryKey: key, exact: true })
      }
      before.clear()
    },
  }
}

/** Answers are plain trees; a task is recognised by its shape, so that a new list needs no word here. */
function patchTasksIn(node: unknown, ids: ReadonlySet<string>, change: (task: Task) => Task): unknown {
  if (Array.isArray(node)) {
    let changed = false
    const next = node.map((item: unknown) => {
      const patched = patchTasksIn(item, ids, change)
      if (patched !== item) changed = true
      return patched
    })
    return changed ? next : node
  }
  if (typeof node !== 'object' || node === null) return node
  if (isTask(node)) return ids.has(node.id) ? change(node) : node
  let copy: Record<string, unknown> | undefined
  for (const [key, value] of Object.entries(node)) {
    const patched = patchTasksIn(value, ids, change)
    if (patched !== value) (copy ??= { ...node })[key] = patched
  }
  return copy ?? node
}

function isTask(node: object): node is Task {
  return 'id' in node && 'title' in node && 'neededEnergy' in node && 'overdue' in node
}
