import * as Primitive from 'radix-ui/alert-dialog'
import { type ReactNode, useState } from 'react'
import { t } from '@renderer/i18n/index'
import { Button } from './Button'
import { KeyboardLayer } from './keyboard-layer'
import { Scrim } from './Scrim'
import { SurfaceNotices } from './ToastHost'
import { useReturnFocus } from './use-return-focus'

export interface AlertDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** The question: 'Restore this backup?' */
  readonly title: string
  /** What will happen, and what will not. */
  readonly description: ReactNode
  /** The verb: 'Restore'. */
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly tone?: 'danger' | 'neutral'
  /** Stays open and shows that it works until the promise is kept; stays open if it is not. */
  readonly onConfirm: () => void | Promise<void>
}

/** Asks before what cannot be undone. What can be undone is done at once, with an undo in a toast. */
export function AlertDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  cancelLabel,
  tone = 'danger',
  onConfirm,
}: AlertDialogProps) {
  const returnFocus = useReturnFocus()
  const [busy, setBusy] = useState(false)
  return (
    <Primitive.Root
      open={open}
      onOpenChange={(next) => {
        if (!busy) onOpenChange(next)
      }}
    >
      <Primitive.Portal>
        <Scrim open={open} />
        <Primitive.Content
          onOpenAutoFocus={returnFocus.remember}
          onCloseAutoFocus={returnFocus.restore}
          className="fixed inset-0 z-40 m-auto flex h-fit w-[calc(100vw-2rem)] max-w-[420px] flex-col gap-2 rounded-surface border border-line bg-raised p-5 shadow-overlay outline-none data-[state=open]:animate-pop-in data-[state=closed]:animate-fade-out"
        >
          <KeyboardLayer>
            <Primitive.Title className="text-15 font-semibold">{title}</Primitive.Title>
            <Primitive.Description asChild>
              <div className="text-14 text-fg-muted">{description}</div>
            </Primitive.Description>
            <div className="-mx-4">
              <SurfaceNotices open={open} />
            </div>
            <div className="mt-4 flex flex-wrap justify-end gap-2">
              <Primitive.Cancel asChild>
                <Button disabled={busy}>{cancelLabel ?? t('common.action.cancel')}</Button>
              </Primitive.Cancel>
              <Button
                variant={tone === 'danger' ? 'danger' : 'primary'}
                loading={busy}
                onClick={() => {
                  const result = onConfirm()
                  if (result === undefined) {
                    onOpenChange(false)
                    return
                  }
                  setBusy(true)
                  result.then(
                    () => {
                      setBusy(false)
                      onOpenChange(false)
                    },
                    // Whoever owns the action tells what went wrong; the question stays.
                    () => setBusy(false),
                  )
                }}
              >
                {confirmLabel}
              </Button>
            </div>
          </KeyboardLayer>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
