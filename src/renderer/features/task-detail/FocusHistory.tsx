import { useInfiniteQuery } from '@tanstack/react-query'

import type { FocusSession } from '@contract/focus'
import type { TaskDetail } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { type Instant, formatDuration, t } from '@renderer/i18n/index'
import { Button, DateText, Section } from '@renderer/ui/index'

const PAGE = 5
const MINUTE = 60_000

/** How often and how long this task was worked on with the clock running. */
export function FocusHistory({ detail, now }: { readonly detail: TaskDetail; readonly now: Instant }) {
  const { query } = useApi()
  const wanted = detail.sessions > 0
  const sessions = useInfiniteQuery({
    ...query.focus.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        taskId: detail.task.id,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
    enabled: wanted,
  })
  if (!wanted) return null
  const shown = sessions.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section
      level={3}
      className="mt-6!"
      title={t('tasks.detail.focus')}
      meta={t('tasks.detail.focusSum', { duration: formatDuration(detail.focusMs / MINUTE), count: detail.sessions })}
    >
      {sessions.isError && shown.length === 0 ? (
        <p className="flex items-center gap-2 py-2 text-13 text-fg-muted">
          {t('tasks.detail.focusFailed')}
          <Button size="small" onClick={() => void sessions.refetch()}>
            {t('common.action.retry')}
          </Button>
        </p>
      ) : (
        <ul>
          {shown.map((session) => (
            <li key={session.id} className="flex min-h-7 flex-wrap items-baseline gap-x-3 py-0.5 text-13">
              <DateText at={session.startedAt} now={Math.max(now, session.startedAt)} />
              <span data-numeric className="ms-auto text-fg-muted">
                {formatDuration(session.focusMs / MINUTE)}
              </span>
              <State session={session} />
              {session.note !== '' && (
                <p dir="auto" className="w-full text-12 text-fg-muted [overflow-wrap:anywhere]">
                  {session.note}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {sessions.hasNextPage && (
        <Button
          size="small"
          variant="ghost"
          className="-ms-2"
          loading={sessions.isFetchingNextPage}
          onClick={() => void sessions.fetchNextPage()}
        >
          {t('tasks.detail.focusMore')}
        </Button>
      )}
    </Section>
  )
}

function State({ session }: { readonly session: FocusSession }) {
  switch (session.state) {
    case 'focusing':
      return <span className="text-accent-text">{t('tasks.detail.focusRunning')}</span>
    case 'break':
    case 'deciding':
    case 'paused':
      return <span className="text-fg-muted">{t('tasks.detail.focusPaused')}</span>
    case 'discarded':
      return <span className="text-fg-faint">{t('tasks.detail.focusDiscarded')}</span>
    case 'finished':
      return null
  }
}
