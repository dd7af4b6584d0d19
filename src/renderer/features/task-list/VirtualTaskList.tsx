import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'

import type { Task } from '@contract/task'
import { t } from '@renderer/i18n/index'
import { Button, List, Spinner, cx } from '@renderer/ui/index'

import { TASKS_PER_PAGE, type TaskPages } from './use-task-pages'

/** Rows drawn beyond what is in view, so that a held J never runs into an empty place. */
const OVERSCAN = 12
/** The next page is fetched when so few rows are left below. */
const FETCH_AHEAD = 30

export type TaskListHandle = { readonly reveal: (id: string) => void }

export type VirtualTaskListProps = {
  readonly label: string
  readonly tasks: readonly Task[]
  readonly pages: Pick<TaskPages, 'hasMore' | 'moreFailed' | 'fetching' | 'stale' | 'loadMore' | 'retry'>
  readonly renderRow: (task: Task, rowIndex: number | undefined) => ReactNode
  readonly handle?: Ref<TaskListHandle> | undefined
}

/** A list of any length: short ones are drawn whole, of long ones only what is in view. */
export function VirtualTaskList({ label, tasks, pages, renderRow, handle }: VirtualTaskListProps) {
  const long = tasks.length > TASKS_PER_PAGE || pages.hasMore
  return (
    <div aria-busy={pages.stale || undefined} className={cx('transition-opacity', pages.stale && 'opacity-60')}>
      {long ? (
        <LongList label={label} tasks={tasks} pages={pages} renderRow={renderRow} handle={handle} />
      ) : (
        <List label={label}>{tasks.map((task) => renderRow(task, undefined))}</List>
      )}
      {pages.moreFailed && (
        <div role="alert" className="flex items-center gap-3 px-2 py-3 text-13 text-fg-muted">
          {t('tasks.list.moreFailed')}
          <Button size="small" onClick={pages.loadMore}>
            {t('common.action.retry')}
          </Button>
        </div>
      )}
      {pages.hasMore && !pages.moreFailed && (
        <div className="flex h-row items-center px-2 text-fg-faint">
          <Spinner size={14} label={t('tasks.list.loadingMore')} />
        </div>
      )}
    </div>
  )
}

function LongList({ label, tasks, pages, renderRow, handle }: VirtualTaskListProps) {
  const list = useRef<HTMLDivElement | null>(null)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [margin, setMargin] = useState(0)

  useLayoutEffect(() => setScroller(scrollParent(list.current)), [])
  // What stands above the list may change its height at any time; the list must know where it begins.
  useLayoutEffect(() => {
    const box = list.current
    if (scroller === null || box === null) return undefined
    const measure = (): void =>
      setMargin(box.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop)
    measure()
    const observer = new ResizeObserver(measure)
    for (const child of scroller.children) observer.observe(child)
    return () => observer.disconnect()
  }, [scroller])

  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller,
    estimateSize: rowHeight,
    getItemKey: (index) => tasks[index]?.id ?? index,
    overscan: OVERSCAN,
    scrollMargin: margin,
  })

  useImperativeHandle(handle, () => ({
    reveal: (id) => {
      const index = tasks.findIndex((task) => task.id === id)
      if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
    },
  }))

  const rows = virtual.getVirtualItems()
  const last = rows.at(-1)?.index ?? 0
  const { hasMore, moreFailed, fetching, loadMore } = pages
  useEffect(() => {
    if (hasMore && !moreFailed && !fetching && last >= tasks.length - FETCH_AHEAD) loadMore()
  }, [last, tasks.length, hasMore, moreFailed, fetching, loadMore])

  return (
    <div ref={list}>
      {/* -1: how many there are in all is not known until the last page (WAI-ARIA, aria-rowcount). */}
      <List
        label={label}
        rowCount={hasMore ? -1 : tasks.length}
        className="relative"
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map((row) => {
          const task = tasks[row.index]
          return task === undefined ? null : (
            <div
              key={row.key}
              ref={virtual.measureElement}
              role="presentation"
              data-index={row.index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start - margin}px)` }}
            >
              {renderRow(task, row.index + 1)}
            </div>
          )
        })}
      </List>
    </div>
  )
}

/** Height of a row in px before it was measured; it follows the density. */
function rowHeight(): number {
  const height = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row-height'))
  return Number.isFinite(height) ? height : 36
}

function scrollParent(element: HTMLElement | null): HTMLElement | null {
  for (let parent = element?.parentElement ?? null; parent !== null; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent)
    if (overflowY === 'auto' || overflowY === 'scroll') return parent
  }
  return document.scrollingElement instanceof HTMLElement ? document.scrollingElement : null
}
