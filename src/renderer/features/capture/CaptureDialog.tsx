import { useRef } from 'react'

import { t } from '@renderer/i18n/index'
import { Dialog } from '@renderer/ui/Dialog'

import { CaptureBox, type CaptureBoxHandle } from './CaptureBox'
import { useCapture } from './use-capture'

type CaptureDialogProps = { readonly open: boolean; readonly onClose: () => void }

/** The capture box over whatever is on screen. Closing keeps the draft; saving closes. */
export function CaptureDialog({ open, onClose }: CaptureDialogProps) {
  const box = useRef<CaptureBoxHandle>(null)
  // Even while closed: a thought whose sending a reload interrupted is sent again.
  useCapture()
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        // The first Escape is for the list of suggestions.
        if (!next && box.current?.closeSuggestions() !== true) onClose()
      }}
      title={t('capture.title')}
      bare
      size="large"
      placement="top"
    >
      <CaptureBox ref={box} variant="bare" autoFocus onCaptured={onClose} />
    </Dialog>
  )
}
