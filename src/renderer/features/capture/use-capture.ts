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
  /** Sends the draft; says so in a toast when it has arrived. */
  readonly send: (draft: Omit<Outgoing, 'id'>) => Promise<readonly Task[] | null>
}

/** Sending of the draft, shared by all capture boxes; goes on when the box is gone. */
export function useCapture(outbox: CaptureOutbox = pageOutbox()): UseCapture {
  const api = useApi()
  const openTask = useOpenTask()
  const state = useStore(outbox.store)

  const send = useCallback(
    async (draft: Omit<Outgoing, 'id'>) => {
      const captured = await outbox.send(api.client, draft)
      if (captured === null) return null
      announce(api, captured, openTask)
      return captured.tasks
    },
    [api, outbox, openTask],
  )

  useEffect(() => {
    const unfinished = outbox.unfinished()
    if (unfinished !== null && outbox.store.getState().sending === null) void send(unfinished)
  }, [outbox, send])

  return { ...state, outbox, send }
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
