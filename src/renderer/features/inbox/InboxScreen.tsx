import { Inbox } from 'lucide-react'
import { useMemo, useRef } from 'react'

import { useApi } from '@renderer/app/api'
import { openCapture } from '@renderer/app/shell.store'
import { t } from '@renderer/i18n/index'
import { Button, EmptyState, ErrorState, Page, SkeletonRows } from '@renderer/ui/index'
import { CaptureBox } from '@renderer/features/capture/index'
import { ModelHint, SuggestButton } from '@renderer/features/proxies/index'
import { TaskListArea, type TaskListHandle, VirtualTaskList, useTaskPages } from '@renderer/features/task-list/index'
import { useQuery } from '@tanstack/react-query'

import { InboxRow } from './InboxRow'
import { SortingKeys } from './SortingKeys'

/** Captured thoughts, newest first; a key sorts the marked one and the mark goes on to the next. */
export function InboxScreen() {
  const { query } = useApi()
  const pages = useTaskPages({ view: 'inbox', sort: 'created' })
  const counts = useQuery(query.task.counts.queryOptions())
  const list = useRef<TaskListHandle>(null)
  // What was sorted a moment ago is gone at once; the answer of the core only confirms it.
  const tasks = useMemo(
    () => pages.tasks?.filter((task) => task.status === 'inbox' && task.deletedAt === null),
    [pages.tasks],
  )
  const count = counts.data?.inbox ?? tasks?.length ?? 0

  return (
    <Page
      title={t('tasks.inbox.title')}
      actions={tasks !== undefined && tasks.length > 0 ? <SuggestButton job="tidy_inbox" /> : undefined}
      lead={
        tasks !== undefined && tasks.length > 0
          ? t('tasks.inbox.lead', { count: Math.max(count, tasks.length) })
          : undefined
      }
    >
      <CaptureBox />
      {tasks === undefined ? (
        <div className="mt-6">
          {pages.failed ? (
            <ErrorState
              title={t('tasks.inbox.loadFailed')}
              kept={t('tasks.list.loadFailedKept')}
              advice={t('tasks.list.loadFailedAdvice')}
              onRetry={pages.retry}
              retrying={pages.fetching}
            />
          ) : (
            <SkeletonRows />
          )}
        </div>
      ) : tasks.length === 0 && !pages.hasMore ? (
        <EmptyState
          icon={<Inbox size={20} />}
          title={t('tasks.inbox.emptyTitle')}
          text={t('tasks.inbox.emptyText')}
          action={
            <Button variant="primary" command="capture.open" onClick={openCapture}>
              {t('tasks.inbox.emptyAction')}
            </Button>
          }
        />
      ) : (
        <div className="mt-4">
          <SortingKeys />
          <TaskListArea sorting tasks={tasks} onReveal={(id) => list.current?.reveal(id)}>
            <VirtualTaskList
              handle={list}
              label={t('tasks.inbox.list')}
              tasks={tasks}
              pages={pages}
              renderRow={(task, rowIndex) => <InboxRow key={task.id} task={task} rowIndex={rowIndex} />}
            />
          </TaskListArea>
          {!pages.hasMore && <ModelHint quiet adds={t('tasks.inbox.modelAdds')} className="mt-6" />}
        </div>
      )}
    </Page>
  )
}
