import { t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/index'

import type { DraftField } from './use-draft-field'

/** What stands between a typed text and its being saved, and the way out; nothing as long as all is well. */
export function DraftNote({ field, readOnly }: { readonly field: DraftField; readonly readOnly: boolean }) {
  const { conflict } = field
  // What is deleted cannot be saved to; the text is kept and asked about again once it is restored.
  if (readOnly) return null
  if (conflict !== null) {
    return (
      <div
        role="status"
        className="mt-1 flex flex-wrap items-center gap-2 rounded-control bg-warning-soft px-2.5 py-1.5 text-13"
      >
        <span className="min-w-0 flex-1 basis-40 [overflow-wrap:anywhere]">
          {conflict.restored
            ? t('tasks.detail.restored')
            : conflict.theirs === ''
              ? t('tasks.detail.conflictEmpty')
              : t('tasks.detail.conflict', { theirs: shortened(conflict.theirs) })}
        </span>
        <Button size="small" onClick={field.keepMine}>
          {t('tasks.detail.keepMine')}
        </Button>
        <Button size="small" variant="ghost" onClick={field.useTheirs}>
          {conflict.restored ? t('tasks.detail.useSaved') : t('tasks.detail.useTheirs')}
        </Button>
      </div>
    )
  }
  if (field.problem !== undefined) {
    return (
      <p role="alert" className="mt-1 text-12 text-danger-text">
        {field.problem}
      </p>
    )
  }
  if (field.state === 'failed') {
    return (
      <p role="alert" className="mt-1 flex items-center gap-2 text-12 text-danger-text">
        {t('tasks.detail.saveFailed')}
        <Button size="small" onClick={field.retry}>
          {t('common.action.retry')}
        </Button>
      </p>
    )
  }
  return null
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 160 ? `${line.slice(0, 159)}…` : line
}
