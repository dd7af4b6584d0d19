import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'

import type { FocusSession } from '@contract/focus'
import type { FocusTechnique, InterruptionKind } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { celebrate } from '@renderer/app/celebration.store'
import { ConnectionLost } from '@renderer/app/connection-lost'
import { connectionStore, nextConnection } from '@renderer/app/connection.store'
import { type WriteOutcome, useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'

import { extendedPlan, readFocus } from './focus-reading'

type Written = { readonly session: FocusSession; readonly batchId: string | null }
type Outcome = Promise<WriteOutcome<Written>>
type Current = { readonly session: FocusSession | null }

export type StartInput = {
  readonly taskId?: string
  readonly presetId?: string
  readonly technique?: FocusTechnique
  readonly plannedMinutes?: number
}
export type InterruptInput = { readonly kind?: InterruptionKind; readonly note?: string; readonly pause?: boolean }
export type DecideInput = { readonly verdict: 'keep' | 'trim' | 'break' | 'task'; readonly taskId?: string | null }
export type FinishInput = { readonly completeTask?: boolean; readonly note?: string }

/** Everything one can do with a session. None of them rejects; a refusal is told in a toast and put back on screen. */
export type FocusActions = {
  readonly start: (input?: StartInput) => Outcome
  readonly pause: () => Outcome
  readonly resume: () => Outcome
  /** Records an interruption, external unless told otherwise; says nothing, so that the screen may ask what came up. */
  readonly interrupt: (input?: InterruptInput) => Outcome
  readonly finish: (input?: FinishInput) => Outcome
  readonly discard: () => Outcome
  readonly extend: (minutes: number) => Outcome
  /** Goes on with another task, or with none, in the same session. */
  readonly switchTask: (taskId: string | null) => Outcome
  readonly startBreak: (minutes?: number) => Outcome
  readonly endBreak: () => Outcome
  /** Says what became of the time in question. */
  readonly decide: (input: DecideInput) => Outcome
  /** One of them is under way. */
  readonly pending: boolean
}

/** What can be done with the running session, without following its clock. */
export function useFocusActions(): FocusActions {
  const { query } = useApi()
  const queryClient = useQueryClient()
  const currentKey = query.focus.current.queryKey()
  const startId = useRef(crypto.randomUUID())

  const show = (session: FocusSession | null): void => {
    queryClient.setQueryData(currentKey, { session })
  }
  const changing = (change: (session: FocusSession) => FocusSession | null) => (data: Current) =>
    data.session === null ? data : { session: change(data.session) }

  const start = useWrite<StartInput, Written>({
    // A retry after a lost answer must not start twice.
    call: ({ client }, input) => client.focus.start({ ...input, id: startId.current }),
    failed: () => t('focus.error.start'),
    onDone: ({ session }) => {
      startId.current = crypto.randomUUID()
      show(session)
    },
  })
  const pause = useWrite<void, Written>({
    call: ({ client }) =>
      kept(pressedNow(queryClient.getQueryData<Current>(currentKey)), (input) => client.focus.pause(input)),
    optimistic: (cache) =>
      cache.update<Current>(
        currentKey,
        changing((session) => frozen(session, queryClient.getQueryState(currentKey)?.dataUpdatedAt)),
      ),
    failed: () => t('focus.error.pause'),
    onDone: ({ session }) => show(session),
  })
  const resume = useWrite<void, Written>({
    call: ({ client }) =>
      kept(pressedNow(queryClient.getQueryData<Current>(currentKey)), (input) => client.focus.resume(input)),
    optimistic: (cache) =>
      cache.update<Current>(
        currentKey,
        changing((session) => ({ ...session, state: 'focusing' })),
      ),
    failed: () => t('focus.error.resume'),
    onDone: ({ session }) => show(session),
  })
  const interrupt = useWrite<InterruptInput, Written>({
    call: ({ client }, input) => client.focus.interrupt(input),
    failed: () => t('focus.error.interrupt'),
    onDone: ({ session }) => show(session),
  })
  const finish = useWrite<FinishInput, Written>({
    call: ({ client }, input) => client.focus.finish(input),
    done: ({ session }) => (session.taskCompleted ? t('focus.finishedWithTask') : t('focus.finished')),
    failed: () => t('focus.error.finish'),
    onDone: ({ session }) => {
      show(null)
      if (session.taskCompleted) celebrate()
    },
  })
  const discard = useWrite<void, Written>({
    call: ({ client }) => client.focus.discard(),
    done: () => t('focus.discarded'),
    failed: () => t('focus.error.discard'),
    onDone: () => show(null),
  })
  const extend = useWrite<number, Written>({
    call: ({ client }, minutes) => client.focus.extend({ minutes }),
    optimistic: (cache, minutes) =>
      cache.update<Current>(
        currentKey,
        changing((session) => {
          const now = frozen(session, queryClient.getQueryState(currentKey)?.dataUpdatedAt)
          return { ...now, state: session.state, plannedMinutes: extendedPlan(now, readFocus(now, 0), minutes) }
        }),
      ),
    failed: () => t('focus.error.extend'),
    onDone: ({ session }) => show(session),
  })

  const switchTask = useWrite<string | null, Written>({
    call: ({ client }, taskId) => client.focus.switchTask({ taskId }),
    done: ({ session }) => t('focus.switched', { title: session.task?.title ?? t('focus.freeSession') }),
    failed: () => t('focus.error.switch'),
    onDone: ({ session }) => show(session),
  })
  const startBreak = useWrite<number | undefined, Written>({
    call: ({ client }, minutes) => client.focus.startBreak(minutes === undefined ? {} : { minutes }),
    failed: () => t('focus.error.break'),
    onDone: ({ session }) => show(session),
  })
  const endBreak = useWrite<void, Written>({
    call: ({ client }) => client.focus.endBreak(),
    failed: () => t('focus.error.break'),
    onDone: ({ session }) => show(session.endedAt === null ? session : null),
  })
  const decide = useWrite<DecideInput, Written>({
    call: ({ client }, input) => client.focus.decide(input),
    done: (_output, { verdict }) => t(`focus.decision.done.${verdict}`),
    failed: () => t('focus.error.decide'),
    onDone: ({ session }) => show(session),
  })

  const pending =
    start.pending ||
    pause.pending ||
    resume.pending ||
    interrupt.pending ||
    finish.pending ||
    discard.pending ||
    extend.pending ||
    switchTask.pending ||
    startBreak.pending ||
    endBreak.pending ||
    decide.pending
  // `run` keeps its identity, so these change only when something begins or ends.
  const [runStart, runPause, runResume, runInterrupt] = [start.run, pause.run, resume.run, interrupt.run]
  const [runFinish, runDiscard, runExtend, runSwitch] = [finish.run, discard.run, extend.run, switchTask.run]
  const [runStartBreak, runEndBreak, runDecide] = [startBreak.run, endBreak.run, decide.run]
  return useMemo(
    () => ({
      start: (input = {}) => runStart(input),
      pause: () => runPause(),
      resume: () => runResume(),
      interrupt: (input = {}) => runInterrupt(input),
      finish: (input = {}) => runFinish(input),
      discard: () => runDiscard(),
      extend: (minutes) => runExtend(minutes),
      switchTask: (taskId) => runSwitch(taskId),
      startBreak: (minutes) => runStartBreak(minutes),
      endBreak: () => runEndBreak(),
      decide: (input) => runDecide(input),
      pending,
    }),
    [
      runStart,
      runPause,
      runResume,
      runInterrupt,
      runFinish,
      runDiscard,
      runExtend,
      runSwitch,
      runStartBreak,
      runEndBreak,
      runDecide,
      pending,
    ],
  )
}

/** A press of Pause or Resume: which session it was meant for, and when. */
type Press = { readonly sessionId?: string; readonly at: number }

function pressedNow(current: Current | undefined): Press {
  const id = current?.session?.id
  return { at: Date.now(), ...(id === undefined ? {} : { sessionId: id }) }
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Pause and Resume outlast a lost connection: they are told again until there is an answer, in the order in which they were
 * pressed and with the time at which they were, so that what the screen shows meanwhile becomes true.
 */
function kept<T>({ at, ...session }: Press, call: (input: Partial<Press>) => Promise<T>): Promise<T> {
  const tell = async (): Promise<T> => {
    for (;;) {
      const late = connectionStore.getState().connection === 'lost' || Date.now() - at > LATE_MS
      try {
        return await call(late ? { ...session, at } : session)
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw error
        await nextConnection()
      }
    }
  }
  const told = last.then(tell, tell)
  last = told
  return told
}

/** A press that is told within this time happens when it is told: the core's clock is the better one. Milliseconds. */
const LATE_MS = 1000

/**
 * The session stopped at this moment, as the core will most likely have it: what passed since it arrived is added,
 * because replacing the data of a query makes it count as having just arrived.
 */
function frozen(session: FocusSession, receivedAt: number | undefined): FocusSession {
  const since = session.state === 'focusing' && receivedAt !== undefined ? Math.max(0, Date.now() - receivedAt) : 0
  return {
    ...session,
    state: 'paused',
    focusMs: session.focusMs + since,
    roundMs: session.roundMs + since,
    asOf: session.asOf + since,
  }
}
