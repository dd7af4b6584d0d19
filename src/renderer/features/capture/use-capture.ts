import { useCallback, useEffect } from 'react'
import { uuidv7 } from 'uuidv7'
import { useStore } from 'zustand'

import type { Task } from '@contract/task'
import { type Api, useApi } from '@renderer/app/api'
import { undoOffer } from '@renderer/app/mutate'
import { useOpenTask } from '@renderer/app/navigation'
import { t } from '@renderer/i18n/index'
import { DONE, notify } from '@renderer/ui/notify'

import {
  type Captured,
  type CaptureOutbox,
  type Draft,
  type Outgoing,
  type OutboxState,
  createCaptureOutbox,
} from './capture-outbox'

let shared: CaptureOutbox | undefined

/** The one outbox of the page: a thought that is being sent is so in every capture box. */
function pageOutbox(): CaptureOutbox {
  return (shared ??= createCaptureOutbox(uuidv7))
}

export type UseCapture = OutboxState & {
  readonly outbox: CaptureOutbox
  /** Takes the draft out of the box and sends it; says so in a toast when it has arrived. */
  readonly send: (draft: Draft) => Promise<readonly Task[] | null>
  /** Sends what was refused once more. */
  readonly again: (outgoing: Outgoing) => void
}

/** Sending of the draft, shared by all capture boxes; goes on when the box is gone. */
export function useCapture(outbox: CaptureOutbox = pageOutbox()): UseCapture {
  const api = useApi()
  const openTask = useOpenTask()
  const state = useStore(outbox.store)

  const arrival = useCallback(
    async (sent: Promise<Captured | null>) => {
      const captured = await sent
      if (captured !== null) announce(api, captured, openTask)
      return captured?.tasks ?? null
    },
    [api, openTask],
  )
  const send = useCallback((draft: Draft) => arrival(outbox.send(api.client, draft)), [api, outbox, arrival])
  const again = useCallback(
    (outgoing: Outgoing) => void arrival(outbox.again(api.client, outgoing)),
    [api, outbox, arrival],
  )

  useEffect(() => {
    for (const outgoing of outbox.unfinished()) again(outgoing)
  }, [outbox, again])

  return { ...state, outbox, send, again }
}

function announce(api: Api, { tasks, batchId }: Captured, openTask: (taskId: string) => void): void {
  const [first] = tasks
  if (first === undefined) return
  notify({
    id: DONE,
    message:
      tasks.length === 1
        ? t('capture.captured', { title: first.title })
        : t('capture.capturedMany', { count: tasks.length }),
    ...(batchId === null ? {} : undoOffer(api, [batchId])),
    action: { label: t('common.action.open'), run: () => openTask(first.id) },
  })
}
