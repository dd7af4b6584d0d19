import { Plus } from 'lucide-react'

import { CaptureChips, useRecognised } from '@renderer/features/capture/index'
import { t } from '@renderer/i18n/index'

/** What was typed as a task, and what is read out of it. */
export function PaletteCapture({ text }: { readonly text: string }) {
  const { spans } = useRecognised(text)
  return (
    <>
      <Plus size={16} aria-hidden className="shrink-0 text-fg-faint" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5 py-1.5">
        <p className="truncate" dir="auto">
          {t('palette.captureTyped', { text })}
        </p>
        <CaptureChips spans={spans} />
      </div>
    </>
  )
}
