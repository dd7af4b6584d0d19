import { withEventMeta } from '@orpc/server'

import type { AppEvent } from '@contract/events'

import { touchedRows, type ActivityRepository } from '../activity'
import type { EventBus } from './event-bus'

/** A client that missed more than this reloads everything instead of hearing each change. */
const CATCH_UP_MAX = 500
/** A client that does not read is not served without end; it starts over with a reset. */
const BACKLOG_MAX = 1000

/**
 * The live events of one client, from the change after `lastEventId` on: first what it missed, read from the change log,
 * then what is committed from now on, each once and in order. Ends when `signal` aborts.
 */
export async function* eventStream(
  bus: EventBus,
  log: () => { readonly activity: ActivityRepository; readonly lastSeq: number },
  lastEventId: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<AppEvent, void, void> {
  let queue: AppEvent[] = []
  let wake: () => void = () => {}
  const woken = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })
  const ended = (): boolean => signal?.aborted ?? false
  const stop = bus.subscribe((event) => {
    if (queue.length >= BACKLOG_MAX) queue = [{ type: 'reset', seq: event.seq }]
    else queue.push(event)
    wake()
  })
  // Also leaves at once when nobody is reading at the moment.
  const abort = (): void => {
    stop()
    wake()
  }
  signal?.addEventListener('abort', abort)
  try {
    // No await between subscribing and reading the log, so nothing falls in between.
    const { activity, lastSeq } = log()
    let seen = lastSeq
    const caughtUp = catchUp(activity, lastSeq, lastEventId)
    yield tagged({ type: 'ready', seq: caughtUp.length === 0 ? lastSeq : Number(lastEventId) || 0 })
    for (const event of caughtUp) yield tagged(event)
    while (!ended()) {
      const event = queue.shift()
      if (event === undefined) {
        await woken()
        continue
      }
      if (event.type === 'changed' && event.seq <= seen) continue
      seen = event.seq
      yield tagged(event)
    }
  } finally {
    signal?.removeEventListener('abort', abort)
    stop()
  }
}

function catchUp(activity: ActivityRepository, lastSeq: number, lastEventId: string | undefined): readonly AppEvent[] {
  if (lastEventId === undefined) return []
  const from = Number(lastEventId)
  // A number from the future belongs to data that a restore replaced.
  if (!Number.isSafeInteger(from) || from < 0 || from > lastSeq) return [{ type: 'reset', seq: lastSeq }]
  const missed = activity.since(from, CATCH_UP_MAX + 1)
  if (missed.length > CATCH_UP_MAX) return [{ type: 'reset', seq: lastSeq }]
  return missed.map(({ seq, id, kind, targetId, label, actorKind }) => ({
    type: 'changed',
    seq,
    batchId: id,
    kind,
    targetId,
    label,
    actorKind,
    rows: touchedRows(activity.changes(seq)),
  }))
}

function tagged(event: AppEvent): AppEvent {
  return withEventMeta(event, { id: String(event.seq) })
}
