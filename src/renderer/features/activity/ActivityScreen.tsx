import { useInfiniteQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useRef, useState } from 'react'

import type { ActivityEntry } from '@contract/activity'
import { useApi } from '@renderer/app/api'
import { useListCommands } from '@renderer/app/use-commands'
import { t, useFormatter } from '@renderer/i18n/index'
import {
  EmptyState,
  ErrorState,
  List,
  Page,
  RovingArea,
  type RovingHandle,
  SegmentedControl,
  SkeletonRows,
  Switch,
} from '@renderer/ui/index'

import { ActivityRow } from './ActivityRow'
import { Older } from './Older'
import { SystemLog } from './SystemLog'

const PAGE = 40

/** Every change, newest first, with the way back; beside it what happened to the data as a whole. */
export function ActivityScreen() {
  const [view, setView] = useState<View>('changes')
  const [quiet, setQuiet] = useState(false)
  return (
    <Page
      title={t('activity.title')}
      lead={t('activity.lead')}
      actions={
        view === 'changes' && <Switch label={t('activity.background')} checked={quiet} onCheckedChange={setQuiet} />
      }
    >
      <SegmentedControl
        className="mb-4"
        label={t('activity.view.label')}
        value={view}
        onValueChange={setView}
        segments={VIEWS.map((value) => ({ value, label: t(`activity.view.${value}`) }))}
      />
      {view === 'changes' ? <Changes quiet={quiet} /> : <SystemLog />}
    </Page>
  )
}

const VIEWS = ['changes', 'system'] as const
type View = (typeof VIEWS)[number]

function Changes({ quiet }: { readonly quiet: boolean }) {
  const { query } = useApi()
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

  if (items === undefined) {
    return entries.isError ? (
      <ErrorState
        title={t('activity.error.load')}
        kept={t('common.error.boundaryKept')}
        onRetry={() => void entries.refetch()}
        retrying={entries.isFetching}
      />
    ) : (
      <SkeletonRows count={8} />
    )
  }
  if (items.length === 0)
    return <EmptyState icon={<History size={20} />} title={t('activity.empty')} text={t('activity.emptyHint')} />
  return (
    <>
      <Entries entries={items} />
      {entries.hasNextPage ? (
        <Older loading={entries.isFetchingNextPage} onWanted={() => void entries.fetchNextPage()} />
      ) : (
        <p className="mt-6 px-2 text-13 text-fg-faint">{t('activity.end')}</p>
      )}
    </>
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
