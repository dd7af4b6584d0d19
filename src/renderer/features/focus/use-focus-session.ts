import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'

import type { FocusSession } from '@contract/focus'
import { useApi } from '@renderer/app/api'

import { clockedMs, type FocusReading, readFocus, runs } from './focus-reading'
import { secondTicker } from './second-ticker'
import { type FocusActions, useFocusActions } from './use-focus-actions'

export type CurrentFocus = {
  /** The session that is running or paused; null when there is none or it is not known yet. */
  readonly session: FocusSession | null
  readonly status: 'loading' | 'failed' | 'known'
  /** When the answer came, by this computer's wall clock. */
  readonly receivedAt: number
  readonly retry: () => void
}

export type FocusSessionState = CurrentFocus & {
  /** The clock of the session, new each second while it runs and can be seen. */
  readonly reading: FocusReading | null
  readonly actions: FocusActions
}

/** The running session with its live clock and what can be done with it. Redraws each second while it runs. */
export function useFocusSession(): FocusSessionState {
  const current = useCurrentFocus()
  const reading = useFocusReading(current.session, current.receivedAt)
  const actions = useFocusActions()
  return { ...current, reading, actions }
}

/** The running session without its clock: for what need not be redrawn each second. */
export function useCurrentFocus(): CurrentFocus {
  const { query } = useApi()
  const { data, status, dataUpdatedAt, refetch } = useQuery(query.focus.current.queryOptions())
  return {
    session: data?.session ?? null,
    status: data !== undefined ? 'known' : status === 'error' ? 'failed' : 'loading',
    receivedAt: dataUpdatedAt,
    retry: () => void refetch(),
  }
}

/** What the clock of a session says now; `receivedAt` is the wall-clock time at which the session arrived. */
export function useFocusReading(session: FocusSession | null, receivedAt: number): FocusReading | null {
  const { query } = useApi()
  const queryClient = useQueryClient()
  const running = session !== null && runs(session)
  const stamp = session === null ? 0 : stampOf(session, receivedAt)
  const tick = useSyncExternalStore(running ? secondTicker.subscribe : restingSubscribe, secondTicker.lastTick)

  useEffect(() => {
    if (session !== null && runs(session)) secondTicker.alignTo(stamp - (clockedMs(session) % 1000))
  }, [session, stamp])

  useEffect(() => {
    if (!running) return undefined
    // The computer slept or its clock was set: only the core knows what of that time was focus.
    return secondTicker.onJump(() => void queryClient.invalidateQueries({ queryKey: query.focus.current.queryKey() }))
  }, [running, query, queryClient])

  return useMemo(
    () => (session === null ? null : readFocus(session, Math.max(0, tick - stamp))),
    [session, stamp, tick],
  )
}

const stamps = new WeakMap<FocusSession, number>()

/** Monotonic time at which a session arrived. An answer that lay in the cache is as old as its wall-clock time says. */
function stampOf(session: FocusSession, receivedAt: number): number {
  const known = stamps.get(session)
  if (known !== undefined) return known
  const stamp = performance.now() - Math.max(0, Date.now() - receivedAt)
  stamps.set(session, stamp)
  return stamp
}

function restingSubscribe(): () => void {
  return () => {}
}
