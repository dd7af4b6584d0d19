import { useId, useState } from 'react'

import { t } from '@renderer/i18n/index'
import { Button, Dialog, TextField } from '@renderer/ui/index'

type DeclineDialogProps = {
  readonly title: string
  readonly onDecline: (reason: string) => void
  /** Not now: nothing is learned from it. */
  readonly onLater: () => void
  readonly onClose: () => void
}

/** Asks for a reason that is not required; Enter declines. */
export function DeclineDialog({ title, onDecline, onLater, onClose }: DeclineDialogProps) {
  const form = useId()
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('proxies.declineDialog.title')}
      description={t('proxies.declineDialog.text', { title })}
      size="small"
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button onClick={onLater}>{t('proxies.declineDialog.later')}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t('proxies.decline')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          onDecline(reason.trim())
        }}
      >
        <TextField
          label={t('proxies.declineDialog.reason')}
          hint={t('proxies.declineDialog.reasonHint')}
          dir="auto"
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
