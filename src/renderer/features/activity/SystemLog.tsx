import { useInfiniteQuery } from '@tanstack/react-query'
import { DatabaseBackup, KeyRound } from 'lucide-react'

import type { AuditEvent } from '@contract/activity'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { DateText, EmptyState, ErrorState, SkeletonRows } from '@renderer/ui/index'

import { Older } from './Older'

const PAGE = 40

/** Backups, restores and tokens: what happened to the data as a whole, and to who may reach it. */
export function SystemLog() {
  const { query } = useApi()
  const events = useInfiniteQuery(
    query.activity.system.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      // Some of it is no change of rows, which alone is announced.
      refetchOnMount: 'always',
    }),
  )
  const items = events.data?.pages.flatMap((page) => page.items)
  if (items === undefined) {
    return events.isError ? (
      <ErrorState
        title={t('activity.error.load')}
        kept={t('common.error.boundaryKept')}
        onRetry={() => void events.refetch()}
        retrying={events.isFetching}
      />
    ) : (
      <SkeletonRows count={4} />
    )
  }
  if (items.length === 0)
    return (
      <EmptyState
        icon={<DatabaseBackup size={20} />}
        title={t('activity.system.empty')}
        text={t('activity.system.emptyHint')}
      />
    )
  const now = Date.now()
  return (
    <>
      <ul aria-label={t('activity.view.system')}>
        {items.map((event) => (
          <Event key={event.id} event={event} now={now} />
        ))}
      </ul>
      {events.hasNextPage && <Older loading={events.isFetchingNextPage} onWanted={() => void events.fetchNextPage()} />}
    </>
  )
}

function Event({ event, now }: { readonly event: AuditEvent; readonly now: number }) {
  const Icon = event.kind.startsWith('backup') ? DatabaseBackup : KeyRound
  return (
    <li className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-0.5 border-b border-line px-2 py-1.5 text-14">
      <Icon size={16} aria-hidden className="text-fg-faint" />
      <span className="min-w-0 flex-1 basis-48">
        {t(`activity.system.kind.${event.kind}`)}
        {event.file !== null && <span className="block text-12 break-all text-fg-faint">{event.file}</span>}
      </span>
      <span className="text-13 text-fg-muted">{t(`activity.who.${event.actor.kind}`)}</span>
      <DateText at={event.at} now={now} as="time" className="text-13 text-fg-muted" />
    </li>
  )
}
