import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Ref, useState } from 'react'

import { type FindKind, findKinds } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { ErrorState, List, type RovingHandle, SegmentedControl, SkeletonRows } from '@renderer/ui/index'
import { Likeness, useSimilar } from '@renderer/features/context/index'
import { TaskListArea, TaskRow } from '@renderer/features/task-list/index'

import { NamesFound } from './NamesFound'
import { NothingFound } from './TaskListEmpty'

/** Most tasks a search shows. */
const MOST_FOUND = 100

export type SearchResultsProps = {
  readonly words: string
  readonly onClear: () => void
  readonly handle: Ref<RovingHandle>
}

/** The tasks that have the words, best first; or only steps, or what comments say. */
export function SearchResults({ words, onClear, handle }: SearchResultsProps) {
  const { query } = useApi()
  const [kind, setKind] = useState<FindKind>('any')
  const inComments = kind === 'comment'
  const found = useQuery({
    ...query.search.tasks.queryOptions({
      input: { q: words.trim(), kind: inComments ? 'any' : kind, limit: MOST_FOUND },
    }),
    enabled: !inComments,
    placeholderData: keepPreviousData,
  })
  const tasks = inComments ? [] : found.data?.filter((task) => task.deletedAt === null)
  const waiting = tasks === undefined || (!inComments && found.isPlaceholderData)
  const similar = useSimilar(words, waiting ? undefined : tasks, kind)
  const likeTitle = inComments ? t('context.related.inComments') : t('context.related.similar')
  return (
    <>
      <SegmentedControl<FindKind>
        size="small"
        label={t('tasks.list.lookFor')}
        value={kind}
        onValueChange={setKind}
        segments={findKinds.map((value) => ({ value, label: t(`tasks.list.kinds.${value}`) }))}
        className="mb-3"
      />
      <NamesFound words={words} />
      <p role="status" className={waiting || tasks.length === 0 ? 'sr-only' : 'px-2 pb-2 text-13 text-fg-muted'}>
        {waiting || (inComments && !similar.settled)
          ? ' '
          : tasks.length >= MOST_FOUND
            ? t('tasks.list.searchMost', { count: tasks.length })
            : t('tasks.list.searchResults', { count: inComments ? similar.tasks.length : tasks.length })}
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
        similar.settled ? (
          <NothingFound words={words.trim()} kind={kind} onClear={onClear} />
        ) : (
          <SkeletonRows />
        )
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
                  {likeTitle}
                </h2>
                <Likeness basis={similar.basis} offer />
              </div>
              <List label={likeTitle}>
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
