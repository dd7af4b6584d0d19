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

async function step(api: Api, direction: 'undo' | 'redo'): Promise<void> {
  try {
    const { label } = direction === 'undo' ? await api.client.activity.undoLast() : await api.client.activity.redoLast()
    const other =
      direction === 'undo'
        ? { label: t('common.action.redo'), run: () => void step(api, 'redo') }
        : { label: t('common.action.undo'), run: () => void step(api, 'undo') }
    notify({
      id: DONE,
      message: direction === 'undo' ? t('shell.undo.undone', { label }) : t('shell.undo.redone', { label }),
      action: other,
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
