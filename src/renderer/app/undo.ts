import { useCallback } from 'react'

import { t } from '@renderer/i18n/index'
import { DONE, notify } from '@renderer/ui/notify'

import { type Api, useApi } from './api'
import { describeFailure } from './failure'

/** Undo and redo of the last change anywhere, with what was changed said in a toast. */
export function useUndo(): { readonly undoLast: () => void; readonly redoLast: () => void } {
  const api = useApi()
  const undoLast = useCallback(() => void step(api, 'undo'), [api])
  const redoLast = useCallback(() => void step(api, 'redo'), [api])
  return { undoLast, redoLast }
}

/** Without an id the last change that it can be done to. */
async function step(api: Api, direction: 'undo' | 'redo', id?: string): Promise<void> {
  const { activity } = api.client
  try {
    const { label, targetId } = await (id === undefined
      ? activity[direction === 'undo' ? 'undoLast' : 'redoLast']()
      : activity[direction]({ id }))
    const back = direction === 'undo' ? 'redo' : 'undo'
    notify({
      id: DONE,
      message: direction === 'undo' ? t('shell.undo.undone', { label }) : t('shell.undo.redone', { label }),
      action: { label: t(`common.action.${back}`), run: () => void step(api, back, targetId) },
      offers: { kind: back, batchIds: [targetId] },
    })
  } catch (error) {
    const failure = describeFailure(error)
    // Nothing left to undo is an answer, not a failure.
    notify({
      id: DONE,
      message: failure.message,
      tone: failure.kind === 'conflict' ? 'neutral' : 'danger',
      duration: 5000,
    })
  }
}
