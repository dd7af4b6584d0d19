import { useInfiniteQuery } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'

import type { FocusSession } from '@contract/focus'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { useOpenTask } from '@renderer/app/navigation'
import { formatDuration, t, useFormatter } from '@renderer/i18n/index'
import { Button, cx, DateText, ErrorState, IconButton, SkeletonRows } from '@renderer/ui/index'

import { EntryDialog } from './EntryDialog'
import { sessionTitle, techniqueName } from './focus-wording'

const MINUTE = 60_000
const PAGE = 20

type SessionListProps = {
  readonly days?: { readonly from: string; readonly to: string }
  /** Sessions of this task alone. */
  readonly taskId?: string | undefined
  /** What is said when there is none. */
  readonly none?: string
}

/** Past sessions by day; a corrected one stays to be seen beside what took its place. */
export function SessionList({ days, taskId, none = t('focus.history.empty') }: SessionListProps) {
  const { query } = useApi()
  const format = useFormatter()
  const now = Date.now()
  const [correcting, setCorrecting] = useState<FocusSession | null>(null)
  const remove = useWrite<FocusSession, { readonly batchId: string | null }>({
    call: ({ client }, { id }) => client.focus.remove({ id }),
    done: () => t('focus.history.removed'),
    failed: () => t('focus.error.remove'),
  })
  const sessions = useInfiniteQuery(
    query.focus.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...days,
        ...(taskId === undefined ? {} : { taskId }),
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  )
  if (sessions.isPending) return <SkeletonRows count={3} />
  if (sessions.isError && sessions.data === undefined) {
    return (
      <ErrorState
        size="inline"
        level={3}
        title={t('focus.error.loadHistory')}
        onRetry={() => void sessions.refetch()}
      />
    )
  }
  // The running one has its own place.
  const ended = sessions.data.pages.flatMap((page) => page.items).filter((session) => session.endedAt !== null)
  if (ended.length === 0) return <p className="py-2 text-13 text-fg-muted">{none}</p>
  const byDay = Map.groupBy(ended, (session) => format.localDate(session.startedAt))
  return (
    <>
      {[...byDay].map(([date, ofDay]) => (
        <div key={date} className="mt-3">
          <h3 className="px-2 text-12 font-medium text-fg-faint">
            <DateText day={date} now={now} />
          </h3>
          <ul>
            {ofDay.map((session) => (
              <PastSession
                key={session.id}
                session={session}
                now={now}
                onCorrect={() => setCorrecting(session)}
                onRemove={() => void remove.run(session)}
              />
            ))}
          </ul>
        </div>
      ))}
      {sessions.hasNextPage && (
        <Button
          variant="ghost"
          loading={sessions.isFetchingNextPage}
          onClick={() => void sessions.fetchNextPage()}
          className="mt-2"
        >
          {t('focus.history.more')}
        </Button>
      )}
      {correcting !== null && (
        <EntryDialog open correcting={correcting} onOpenChange={(open) => !open && setCorrecting(null)} />
      )}
    </>
  )
}

type PastSessionProps = {
  readonly session: FocusSession
  readonly now: number
  readonly onCorrect: () => void
  readonly onRemove: () => void
}

function PastSession({ session, now, onCorrect, onRemove }: PastSessionProps) {
  const openTask = useOpenTask()
  const { task } = session
  const corrected = session.correctedById !== null
  const discarded = session.state === 'discarded'
  const facts = [
    discarded ? t('focus.history.discarded') : null,
    corrected ? t('focus.history.corrected') : null,
    session.correctsId === null ? null : t('focus.history.correction'),
    session.taskCompleted ? t('focus.history.taskCompleted') : null,
    session.interruptions.length > 0 ? t('focus.summary.interruptions', { count: session.interruptions.length }) : null,
    session.source === 'manual' ? t('focus.history.byHand') : techniqueName(session.technique),
  ].filter((fact) => fact !== null)
  return (
    <li className="flex min-h-row items-baseline gap-3 rounded-control px-2 py-1.5 text-14">
      <DateText at={session.startedAt} now={now} as="time" className="w-16 shrink-0 text-13 text-fg-faint" />
      <div className="min-w-0 flex-1">
        {task === null ? (
          <span className="text-fg-muted">{sessionTitle(session)}</span>
        ) : (
          <button
            type="button"
            onClick={() => openTask(task.id)}
            className="max-w-full truncate rounded-control text-start hover:underline"
          >
            {task.title}
          </button>
        )}
        <p className="text-12 text-fg-muted">{facts.join(' · ')}</p>
        {session.note !== '' && <p className="text-13 whitespace-pre-wrap text-fg-muted">{session.note}</p>}
      </div>
      <span data-numeric className={cx('shrink-0 text-13', (discarded || corrected) && 'text-fg-faint line-through')}>
        {formatDuration(session.focusMs / MINUTE)}
      </span>
      <span className="flex w-16 shrink-0 self-center">
        {!corrected && (
          <IconButton size="small" label={t('focus.history.correct')} icon={<Pencil size={14} />} onClick={onCorrect} />
        )}
        {!corrected && !discarded && (
          <IconButton
            size="small"
            label={t('focus.history.remove', { title: sessionTitle(session) })}
            icon={<Trash2 size={14} />}
            onClick={onRemove}
          />
        )}
      </span>
    </li>
  )
}
