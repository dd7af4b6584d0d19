import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import type { Task } from '@contract/task'
import { useApi } from '@renderer/app/api'

/** Milliseconds between the last key press and the question. */
const PAUSE_MS = 70
const MOST = 8

/** Tasks that answer a query, a moment behind the typing; the last answer stays until the next one comes. */
export function useTaskSearch(typed: string): { readonly tasks: readonly Task[]; readonly settled: boolean } {
  const { query } = useApi()
  const [asked, setAsked] = useState('')
  const wanted = typed.trim()
  useEffect(() => {
    if (wanted === '') {
      setAsked('')
      return undefined
    }
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted])

  const { data, isFetching } = useQuery({
    ...query.search.tasks.queryOptions({ input: { q: asked.slice(0, 500), limit: MOST } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    // Old answers are of no use; each key press would leave one behind.
    gcTime: 10_000,
  })
  return { tasks: wanted === '' ? [] : (data ?? []), settled: asked === wanted && !isFetching }
}
