import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import type { Task, TaskQuery } from '@contract/task'
import { useApi } from '@renderer/app/api'

/** Tasks fetched at a time. */
export const TASKS_PER_PAGE = 100

export type TaskPages = {
  /** Undefined until the first page is there. */
  readonly tasks: readonly Task[] | undefined
  readonly failed: boolean
  readonly fetching: boolean
  /** The tasks of the list asked for before, until those of the new one are there. */
  readonly stale: boolean
  readonly hasMore: boolean
  readonly moreFailed: boolean
  readonly loadMore: () => void
  readonly retry: () => void
}

/** A list of tasks, fetched page after page as far as it is looked at. */
export function useTaskPages(taskQuery: TaskQuery, enabled = true): TaskPages {
  const { query } = useApi()
  const list = useInfiniteQuery({
    ...query.task.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...taskQuery,
        limit: TASKS_PER_PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
    enabled,
    placeholderData: keepPreviousData,
  })
  const pages = list.data?.pages
  // A task that moved while pages were fetched may come twice.
  const tasks = useMemo(
    () => pages && [...new Map(pages.flatMap((page) => page.items).map((task) => [task.id, task])).values()],
    [pages],
  )
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage, refetch } = list
  return {
    tasks,
    failed: list.isError && tasks === undefined,
    fetching: isFetching,
    stale: list.isPlaceholderData,
    hasMore: hasNextPage,
    moreFailed: isFetchNextPageError,
    loadMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage()
    },
    retry: () => void refetch(),
  }
}
