import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CheckCircle2, Timer } from 'lucide-react'

import { assertNever } from '@contract/assert-never'
import type { ProgressEvent } from '@contract/progress'
import { useApi } from '@renderer/app/api'
import { type ProgressSearch, useOpenTask } from '@renderer/app/navigation'
import { formatDuration, t, useFormatter } from '@renderer/i18n/index'
import { Button, DateText, ErrorState, SkeletonRows } from '@renderer/ui/index'

const PAGE = 25
/** What the core calls a session that had no task. */
const NO_TASK = 'Focus'

export type LedgerFilter = Omit<ProgressSearch, 'tab'>
const EVERYTHING: LedgerFilter = {}

/** Each thing that counted, newest first, with what is known about it. */
export function Ledger({ filter = EVERYTHING }: { readonly filter?: LedgerFilter }) {
  const { query } = useApi()
  const now = Date.now()
  const events = useInfiniteQuery(
    query.progress.events.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: PAGE,
        ...known(filter),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  )
  if (events.isPending) return <SkeletonRows count={5} />
  if (events.data === undefined) {
    return (
      <ErrorState
        size="inline"
        level={3}
        title={t('progress.error.loadLedger')}
        onRetry={() => void events.refetch()}
      />
    )
  }
  const items = events.data.pages.flatMap((page) => page.items)
  const days = Map.groupBy(items, (event) => event.localDate)
  return (
    <>
      <FilterLine filter={filter} now={now} />
      {items.length === 0 && <p className="px-2 py-2 text-13 text-fg-muted">{t('progress.ledgerEmpty')}</p>}
      {[...days].map(([date, ofDay]) => (
        <div key={date} className="mt-3">
          <h3 className="px-2 text-12 font-medium text-fg-faint">
            <DateText day={date} now={now} />
          </h3>
          <ul>
            {ofDay.map((event) => (
              <LedgerRow key={event.id} event={event} now={now} />
            ))}
          </ul>
        </div>
      ))}
      {events.hasNextPage && (
        <Button
          variant="ghost"
          loading={events.isFetchingNextPage}
          onClick={() => void events.fetchNextPage()}
          className="mt-2"
        >
          {t('progress.more')}
        </Button>
      )}
    </>
  )
}

/** Which entries these are, and the way back to all of them. */
function FilterLine({
  filter: { from, to, kind, projectId, tagId },
  now,
}: {
  readonly filter: LedgerFilter
  readonly now: number
}) {
  const format = useFormatter()
  if ((from ?? to ?? kind ?? projectId ?? tagId) === undefined) return null
  const span =
    from === undefined && to === undefined
      ? null
      : from === to && from !== undefined
        ? format.exactDay(from)
        : t('progress.span', {
            from: from === undefined ? '…' : format.day(from, now),
            to: to === undefined ? '…' : format.day(to, now),
          })
  const what = kind === undefined ? null : t(kind === 'task.completed' ? 'progress.onlyTasks' : 'progress.onlyFocus')
  const scope = (projectId ?? tagId) === undefined ? null : t('progress.onlyScope')
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-3 px-2 py-2 text-13 text-fg-muted">
      {t('progress.filtered', { span: [what, scope, span].filter((part) => part !== null).join(', ') })}
      <Link to="/progress" search={{}}>
        {t('progress.showAll')}
      </Link>
    </p>
  )
}

/** The query refuses what is there and undefined. */
function known(filter: LedgerFilter): LedgerFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

function LedgerRow({ event, now }: { readonly event: ProgressEvent; readonly now: number }) {
  const openTask = useOpenTask()
  const Icon = event.kind === 'task.completed' ? CheckCircle2 : Timer
  const text = titleOf(event)
  return (
    <li className="flex min-h-row items-center gap-3 rounded-control px-2 py-1">
      <DateText at={event.at} now={now} as="time" className="w-16 shrink-0 text-13 text-fg-faint" />
      <Icon size={16} aria-hidden className="text-fg-faint" />
      <div className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-3">
        <span className="block min-w-0 flex-1 truncate text-14">
          {event.kind === 'task.completed' ? (
            <button
              type="button"
              onClick={() => openTask(event.subjectId)}
              className="max-w-full truncate rounded-control text-start hover:underline"
            >
              {text}
            </button>
          ) : (
            text
          )}
        </span>
        <span data-numeric className="shrink-0 text-13 text-fg-muted">
          {factsOf(event)}
        </span>
      </div>
    </li>
  )
}

function titleOf(event: ProgressEvent): string {
  switch (event.kind) {
    case 'task.completed':
      return t('progress.completed', { title: event.title })
    case 'focus.finished':
      return event.title === NO_TASK ? t('progress.focusedFreely') : t('progress.focused', { title: event.title })
    default:
      return assertNever(event.kind)
  }
}

/** Why it counted with how much: the time it took, and the estimate beside it when there was one. */
function factsOf(event: ProgressEvent): string {
  const minutes = event.minutes !== null && event.minutes > 0 ? formatDuration(event.minutes) : null
  switch (event.kind) {
    case 'task.completed':
      return [
        minutes === null ? null : t('progress.spent', { duration: minutes }),
        event.estimateMinutes === null
          ? null
          : t('progress.estimated', { duration: formatDuration(event.estimateMinutes) }),
        event.xp < 1 ? null : t('progress.entryXp', { count: Math.floor(event.xp) }),
      ]
        .filter((fact) => fact !== null)
        .join(' · ')
    case 'focus.finished':
      return minutes ?? ''
    default:
      return assertNever(event.kind)
  }
}
