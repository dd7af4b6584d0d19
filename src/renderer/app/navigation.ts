import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

import type { TaskQuery } from '@contract/task'

/** The task that is open in the panel, over whichever list is behind it; null when none is. */
export function useOpenTaskId(): string | null {
  return useSearch({ strict: false, select: (search) => search.task ?? null })
}

/** Opens a task in the panel beside what is on screen (`null` closes it); the list behind keeps its place. */
export function useOpenTask(): (taskId: string | null) => void {
  const navigate = useNavigate()
  return useCallback(
    (taskId) => {
      void navigate({
        to: '.',
        search: (before) => ({ ...before, task: taskId ?? undefined }),
        // Going from task to task should not fill the history; opening and closing is one step back.
        replace: taskId === null,
        resetScroll: false,
      })
    },
    [navigate],
  )
}

/** What the task list shows, as the address says; a saved filter names its own query. */
export type TaskListSearch = Partial<TaskQuery> & {
  readonly filterId?: string | undefined
  /** Words being searched for; the list then shows what was found instead. */
  readonly q?: string | undefined
}

/** The list that the address asks for, and a way to ask for another. */
export function useTaskListSearch(): readonly [TaskListSearch, (next: TaskListSearch) => void] {
  const search = useSearch({ from: '/shell/tasks' })
  const navigate = useNavigate({ from: '/tasks' })
  const setSearch = useCallback(
    (next: TaskListSearch) =>
      void navigate({ to: '/tasks', search: (before) => ({ task: before.task, ...next }), replace: true }),
    [navigate],
  )
  return [search, setSearch]
}

/** The section of settings that the address names, if any, and a way to go to another. */
export function useSettingsSection(): readonly [string | undefined, (section: string) => void] {
  const section = useSearch({ from: '/shell/settings', select: (search) => search.section })
  const navigate = useNavigate()
  const setSection = useCallback(
    (next: string) => void navigate({ to: '/settings', search: { section: next }, replace: true }),
    [navigate],
  )
  return [section, setSection]
}

/** Which part of Progress the address names, or which entries of the ledger a number that was pressed counts. */
export type ProgressSearch = {
  readonly tab?: 'goals' | 'achievements' | 'reviews' | 'reports' | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly kind?: 'task.completed' | 'focus.finished' | undefined
  readonly projectId?: string | undefined
  readonly tagId?: string | undefined
}

/** What the address asks of Progress. */
export function useProgressSearch(): ProgressSearch {
  return useSearch({ strict: false, select: (search) => search as ProgressSearch })
}

/** Which list of Proxies the address names; what waits for an answer when it names none. */
export type ProxiesSearch = { readonly tab?: 'closed' | 'agents' | 'log' | undefined }

/** The path on screen, without search. */
export function usePath(): string {
  return useLocation({ select: (location) => location.pathname })
}
