import { useEffect, useMemo, useRef, useState } from 'react'

import type { Task } from '@contract/task'

import { isClosed } from './task-changes'

/** How long a completed task keeps its place in the list, in ms: long enough to see the tick and to take it back. */
export const SETTLE_MS = 900

/**
 * Puts the tasks that were just completed back where they stood, so that a tick is seen before its row goes. `shown` is
 * what was on screen, `items` what the list holds now; `settled` have had their time.
 */
export function withSettling(
  shown: readonly Task[],
  items: readonly Task[],
  settled: ReadonlySet<string>,
): readonly Task[] {
  const present = new Set(items.map((task) => task.id))
  const leaving = shown.filter((task) => !present.has(task.id) && isClosed(task.status) && !settled.has(task.id))
  if (leaving.length === 0) return items
  const result = [...items]
  for (const task of leaving) {
    const index = shown.indexOf(task)
    const before = shown.slice(0, index).findLast((it) => present.has(it.id) || leaving.includes(it))
    const place = before === undefined ? 0 : result.findIndex((it) => it.id === before.id) + 1
    result.splice(place, 0, task)
  }
  return result
}

/** A list whose completed tasks stay in place for a moment before they go. */
export function useSettling(items: readonly Task[]): readonly Task[] {
  const shown = useRef<readonly Task[]>([])
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())

  const list = useMemo(() => withSettling(shown.current, items, settled), [items, settled])

  useEffect(() => {
    shown.current = list
    const present = new Set(items.map((task) => task.id))
    for (const task of list) {
      if (present.has(task.id) || timers.current.has(task.id)) continue
      const timer = setTimeout(() => {
        timers.current.delete(task.id)
        setSettled((before) => new Set([...before, task.id]))
      }, SETTLE_MS)
      timers.current.set(task.id, timer)
    }
    // A task that came back (undo) may settle again later.
    if ([...settled].some((id) => present.has(id))) {
      setSettled((before) => new Set([...before].filter((id) => !present.has(id))))
    }
  }, [list, items, settled])

  useEffect(() => {
    const running = timers.current
    return () => {
      for (const timer of running.values()) clearTimeout(timer)
      running.clear()
    }
  }, [])
  return list
}
