import { CheckCheck, CircleDashed, Hourglass, ListFilter, SearchX, Trash2 } from 'lucide-react'

import type { FindKind } from '@contract/vocabulary'
import { openCapture } from '@renderer/app/shell.store'
import { t } from '@renderer/i18n/index'
import { Button, EmptyState } from '@renderer/ui/index'

import { isNarrowed } from './list-query'
import type { TaskListState } from './use-task-list'

const ICON = 20

/** A list with nothing in it: what would be here, and one way on. */
export function TaskListEmpty({ list }: { readonly list: TaskListState }) {
  const { query, project, tag, showAll, change } = list
  const only =
    project !== undefined && tag === undefined
      ? 'Project'
      : tag !== undefined && project === undefined
        ? 'Tag'
        : 'Filtered'
  const empty = query.sort === 'due' ? 'Filtered' : only
  switch (query.view) {
    case 'waiting':
      return (
        <EmptyState
          icon={<Hourglass size={ICON} />}
          title={t('tasks.list.emptyWaitingTitle')}
          text={t('tasks.list.emptyWaitingText')}
          action={<OpenTasks onClick={() => change({ view: 'open' })} />}
        />
      )
    case 'closed':
      return (
        <EmptyState
          icon={<CheckCheck size={ICON} />}
          title={t('tasks.list.emptyClosedTitle')}
          text={t('tasks.list.emptyClosedText')}
          action={<OpenTasks onClick={() => change({ view: 'open' })} />}
        />
      )
    case 'deleted':
      return (
        <EmptyState
          icon={<Trash2 size={ICON} />}
          title={t('tasks.list.emptyDeletedTitle')}
          text={t('tasks.list.emptyDeletedText')}
          action={<OpenTasks onClick={() => change({ view: 'open' })} />}
        />
      )
    case 'inbox':
    case 'open':
      return isNarrowed(query) ? (
        <EmptyState
          icon={<ListFilter size={ICON} />}
          title={t(`tasks.list.empty${empty}Title`)}
          text={query.sort === 'due' ? t('tasks.list.emptyDueText') : t(`tasks.list.empty${empty}Text`)}
          action={<Button onClick={showAll}>{t('tasks.list.emptyFilteredAction')}</Button>}
        />
      ) : (
        <EmptyState
          icon={<CircleDashed size={ICON} />}
          title={t('tasks.list.emptyOpenTitle')}
          text={t('tasks.list.emptyOpenText')}
          action={
            <Button variant="primary" command="capture.open" onClick={openCapture}>
              {t('tasks.inbox.emptyAction')}
            </Button>
          }
        />
      )
  }
}

function OpenTasks({ onClick }: { readonly onClick: () => void }) {
  return <Button onClick={onClick}>{t('tasks.list.showTasks')}</Button>
}

/** A search that found nothing. */
export function NothingFound({
  words,
  kind,
  onClear,
}: {
  readonly words: string
  readonly kind: FindKind
  readonly onClear: () => void
}) {
  return (
    <EmptyState
      icon={<SearchX size={ICON} />}
      title={t('tasks.list.searchEmptyTitle', { query: words.length > 60 ? `${words.slice(0, 59)}…` : words })}
      text={kind === 'comment' ? t('tasks.list.searchEmptyComments') : t('tasks.list.searchEmptyText')}
      action={<Button onClick={onClear}>{t('tasks.list.searchClear')}</Button>}
    />
  )
}
