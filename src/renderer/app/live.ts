import { ORPCError } from '@orpc/client'
import type { QueryClient } from '@tanstack/react-query'

import { assertNever } from '@contract/assert-never'
import type { AppEvent } from '@contract/events'
import type { Entity } from '@contract/vocabulary'
import { followZone } from '@renderer/i18n/index'

import { withdrawOffer } from '@renderer/ui/notify'

import type { AppClient } from './api'
import { type ContractFeature, featuresOf, invalidateFeatures } from './invalidation'

export type LiveOptions = {
  readonly client: Pick<AppClient, 'events'>
  readonly queryClient: QueryClient
  /** Hears every event after the queries were marked; for tests and for what is not a query. */
  readonly listener?: (event: AppEvent) => void
  /** Waits before the next attempt, in milliseconds. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Several batches often arrive together (a bulk edit, an import); their queries are asked once. Milliseconds. */
const COALESCE_MS = 12
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 4000
/** Answers that depend on the time itself: what is overdue, snoozed, or of today. */
const clockFeatures: ReadonlySet<ContractFeature> = new Set(['today', 'task'])

/** Keeps the cache true to the core: listens to its changes until stopped, and resumes after a lost connection. */
export function startLive({ client, queryClient, listener, pause = waitFor }: LiveOptions): () => void {
  const stopped = new AbortController()
  const stale = new Set<ContractFeature>()
  let flush: ReturnType<typeof setTimeout> | undefined
  let lastSeq: number | undefined

  const markStale = (features: ReadonlySet<ContractFeature>): void => {
    for (const feature of features) stale.add(feature)
    flush ??= setTimeout(() => {
      flush = undefined
      const features = new Set(stale)
      stale.clear()
      invalidateFeatures(queryClient, features)
    }, COALESCE_MS)
  }

  const take = (event: AppEvent): void => {
    switch (event.type) {
      case 'ready':
        // A number below what was seen means another database (a restore, another data directory).
        if (lastSeq !== undefined && event.seq < lastSeq) void queryClient.invalidateQueries()
        // What failed while the connection was lost is asked again; the rest is told by the events to come.
        else void queryClient.refetchQueries({ predicate: (query) => query.state.status === 'error' })
        lastSeq ??= event.seq
        if (event.seq < lastSeq) lastSeq = event.seq
        break
      case 'changed':
        lastSeq = event.seq
        if (event.kind !== 'change' && event.targetId !== null) withdrawOffer(event.kind, event.targetId)
        markStale(featuresOf(Object.keys(event.rows) as Entity[]))
        break
      case 'reset':
        lastSeq = event.seq
        followZone()
        void queryClient.invalidateQueries()
        break
      default:
        assertNever(event)
    }
    listener?.(event)
  }

  const listen = async (): Promise<void> => {
    let wait = FIRST_PAUSE_MS
    while (!stopped.signal.aborted) {
      try {
        const resume = lastSeq === undefined ? {} : { lastEventId: String(lastSeq) }
        const events = await client.events.subscribe(undefined, { signal: stopped.signal, ...resume })
        for await (const event of events) {
          wait = FIRST_PAUSE_MS
          take(event)
        }
      } catch (error) {
        if (stopped.signal.aborted) return
        // The core itself refused to go on: what was missed is not known, so everything may have changed.
        if (error instanceof ORPCError) {
          lastSeq = undefined
          void queryClient.invalidateQueries()
        }
      }
      await pause(wait, stopped.signal)
      wait = Math.min(wait * 2, LONGEST_PAUSE_MS)
    }
  }

  const minutes = setInterval(() => {
    followZone()
    if (document.visibilityState === 'visible') invalidateFeatures(queryClient, clockFeatures)
  }, 60_000)

  void listen()
  return () => {
    stopped.abort()
    clearInterval(minutes)
    clearTimeout(flush)
  }
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
