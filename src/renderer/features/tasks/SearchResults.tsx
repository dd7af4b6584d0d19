import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Ref } from 'react'

import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { ErrorState, List, type RovingHandle, SkeletonRows } from '@renderer/ui/index'
import { Likeness, useSimilar } from '@renderer/features/context/index'
import { TaskListArea, TaskRow } from '@renderer/features/task-list/index'

import { NothingFound } from './TaskListEmpty'

/** Most tasks a search shows. */
const MOST_FOUND = 100

export type SearchResultsProps = {
  readonly words: string
  readonly onClear: () => void
  readonly handle: Ref<RovingHandle>
}

/** The tasks that have the words, best first. */
export function SearchResults({ words, onClear, handle }: SearchResultsProps) {
  const { query } = useApi()
  const found = useQuery({
    ...query.search.tasks.queryOptions({ input: { q: words.trim(), limit: MOST_FOUND } }),
    placeholderData: keepPreviousData,
  })
  const tasks = found.data?.filter((task) => task.deletedAt === null)
  const similar = useSimilar(words, found.isPlaceholderData ? undefined : tasks)
  return (
    <>
      <p
        role="status"
        className={tasks === undefined || tasks.length === 0 ? 'sr-only' : 'px-2 pb-2 text-13 text-fg-muted'}
      >
        {tasks === undefined || found.isPlaceholderData
          ? ' '
          : tasks.length >= MOST_FOUND
            ? t('tasks.list.searchMost', { count: tasks.length })
            : t('tasks.list.searchResults', { count: tasks.length })}
      </p>
      {tasks === undefined ? (
        found.isError ? (
          <ErrorState
            title={t('tasks.list.loadFailed')}
            kept={t('tasks.list.loadFailedKept')}
            advice={t('tasks.list.loadFailedAdvice')}
            onRetry={() => void found.refetch()}
            retrying={found.isFetching}
          />
        ) : (
          <SkeletonRows />
        )
      ) : tasks.length === 0 && similar.tasks.length === 0 ? (
        <NothingFound words={words.trim()} onClear={onClear} />
      ) : (
        <TaskListArea tasks={[...tasks, ...similar.tasks]} handle={handle}>
          {tasks.length > 0 && (
            <List label={t('tasks.list.search')}>
              {tasks.map((task) => (
                <TaskRow key={task.id} task={task} />
              ))}
            </List>
          )}
          {similar.tasks.length > 0 && similar.basis !== null && (
            <section aria-labelledby="similar-tasks" className="mt-4">
              <div className="px-2 pb-1">
                <h2 id="similar-tasks" className="text-13 font-semibold">
                  {t('context.related.similar')}
                </h2>
                <Likeness basis={similar.basis} />
              </div>
              <List label={t('context.related.similar')}>
                {similar.tasks.map((task) => (
                  <TaskRow key={task.id} task={task} />
                ))}
              </List>
            </section>
          )}
        </TaskListArea>
      )}
    </>
  )
}
