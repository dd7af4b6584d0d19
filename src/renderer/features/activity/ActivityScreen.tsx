import { useInfiniteQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'

import type { ActivityEntry } from '@contract/activity'
import { useApi } from '@renderer/app/api'
import { useListCommands } from '@renderer/app/use-commands'
import { t, useFormatter } from '@renderer/i18n/index'
import {
  Button,
  EmptyState,
  ErrorState,
  List,
  Page,
  RovingArea,
  type RovingHandle,
  SkeletonRows,
  Switch,
} from '@renderer/ui/index'

import { ActivityRow } from './ActivityRow'

const PAGE = 40

/** Every change, newest first, with the way back. */
export function ActivityScreen() {
  const { query } = useApi()
  const [quiet, setQuiet] = useState(false)
  const entries = useInfiniteQuery(
    query.activity.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: PAGE, quiet, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      // The list stays while its other half is asked for.
      placeholderData: (before) => before,
    }),
  )
  const items = entries.data?.pages.flatMap((page) => page.items)

  return (
    <Page
      title={t('activity.title')}
      lead={t('activity.lead')}
      actions={<Switch label={t('activity.background')} checked={quiet} onCheckedChange={setQuiet} />}
    >
      {items === undefined ? (
        entries.isError ? (
          <ErrorState
            title={t('activity.error.load')}
            kept={t('common.error.boundaryKept')}
            onRetry={() => void entries.refetch()}
            retrying={entries.isFetching}
          />
        ) : (
          <SkeletonRows count={8} />
        )
      ) : items.length === 0 ? (
        <EmptyState icon={<History size={20} />} title={t('activity.empty')} text={t('activity.emptyHint')} />
      ) : (
        <>
          <Entries entries={items} />
          {entries.hasNextPage ? (
            <Older loading={entries.isFetchingNextPage} onWanted={() => void entries.fetchNextPage()} />
          ) : (
            <p className="mt-6 px-2 text-13 text-fg-faint">{t('activity.end')}</p>
          )}
        </>
      )}
    </Page>
  )
}

function Entries({ entries }: { readonly entries: readonly ActivityEntry[] }) {
  const format = useFormatter()
  const now = Date.now()
  const handle = useRef<RovingHandle>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  useListCommands(handle)
  const toggle = (id: string) =>
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const days = Map.groupBy(entries, (entry) => format.localDate(entry.at))
  return (
    <RovingArea handle={handle} onOpen={toggle}>
      {[...days].map(([date, ofDay]) => {
        const day = format.day(date, now)
        return (
          <section key={date} aria-label={day} className="mt-6 first:mt-0">
            <h2 title={format.exactDay(date)} className="border-b border-line px-2 pb-1 text-13 font-semibold">
              {day}
            </h2>
            <List label={t('activity.list', { day })} className="pt-1">
              {ofDay.map((entry) => (
                <ActivityRow
                  key={entry.id}
                  entry={entry}
                  now={now}
                  open={open.has(entry.id)}
                  onToggle={() => toggle(entry.id)}
                />
              ))}
            </List>
          </section>
        )
      })}
    </RovingArea>
  )
}

/** Asks for more shortly before it comes into view; the button is for those who do not scroll. */
function Older({ loading, onWanted }: { readonly loading: boolean; readonly onWanted: () => void }) {
  const mark = useRef<HTMLDivElement>(null)
  useNearView(mark, onWanted)
  return (
    <div ref={mark} className="mt-4">
      <Button variant="ghost" loading={loading} onClick={onWanted}>
        {t('activity.older')}
      </Button>
    </div>
  )
}

function useNearView(mark: RefObject<HTMLElement | null>, onNear: () => void): void {
  const newest = useRef(onNear)
  useEffect(() => {
    newest.current = onNear
  })
  useEffect(() => {
    if (mark.current === null) return undefined
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some((it) => it.isIntersecting)) newest.current()
      },
      // The page scrolls inside of <main>; a margin counts only on what scrolls.
      { root: mark.current.closest('main'), rootMargin: '400px' },
    )
    observer.observe(mark.current)
    return () => observer.disconnect()
  }, [mark])
}
