import { X } from 'lucide-react'
import * as Primitive from 'radix-ui/dialog'
import { type ReactNode, type RefObject, useRef } from 'react'
import { t } from '@renderer/i18n/index'
import { cx } from './cx'
import { IconButton } from './IconButton'
import { KeyboardLayer } from './keyboard-layer'
import { Scrim } from './Scrim'
import { SurfaceNotices } from './ToastHost'
import { useReturnFocus } from './use-return-focus'

export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  /** Keeps the title for screen readers only: for capture and palette, which have no chrome. */
  readonly hideTitle?: boolean
  readonly description?: ReactNode
  readonly children: ReactNode
  /** Buttons, the main one last. */
  readonly footer?: ReactNode
  /** Widths 400, 560, 640 px; all fill the width of a phone. */
  readonly size?: 'small' | 'medium' | 'large'
  /** 'top' hangs near the top, for what grows downwards while typing. */
  readonly placement?: 'center' | 'top'
  /** Takes away padding and header. */
  readonly bare?: boolean
  /** What gets the focus on opening; the first control if left out. */
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly className?: string | undefined
}

const FOCUSABLE =
  '[data-autofocus],input:not([type=hidden],:disabled),textarea:not(:disabled),select:not(:disabled),button:not(:disabled),a[href]'

const WIDTHS = { small: 'max-w-[400px]', medium: 'max-w-[560px]', large: 'max-w-[640px]' } as const

/** A modal surface: for capture, the palette and short forms, not for details (those are a Sheet). */
export function Dialog({
  open,
  onOpenChange,
  title,
  hideTitle = false,
  description,
  children,
  footer,
  size = 'medium',
  placement = 'center',
  bare = false,
  initialFocus,
  className,
}: DialogProps) {
  const returnFocus = useReturnFocus()
  const body = useRef<HTMLDivElement | null>(null)
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Scrim open={open} />
        <Primitive.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onCloseAutoFocus={returnFocus.restore}
          onOpenAutoFocus={(event) => {
            returnFocus.remember(event)
            // The first thing to fill in or to do, rather than Close, which merely comes first.
            const target =
              initialFocus?.current ??
              body.current?.querySelector<HTMLElement>(FOCUSABLE) ??
              lastButton(event.currentTarget)
            if (target === null || target === undefined) return
            event.preventDefault()
            target.focus()
          }}
          className={cx(
            'fixed inset-x-0 z-40 mx-auto flex h-fit w-[calc(100vw-2rem)] flex-col overflow-hidden rounded-surface border border-line bg-raised shadow-overlay outline-none',
            'data-[state=open]:animate-pop-in data-[state=closed]:animate-fade-out',
            placement === 'top' ? 'top-[min(14vh,8rem)] max-h-[72dvh]' : 'inset-y-0 my-auto max-h-[calc(100dvh-3rem)]',
            WIDTHS[size],
            className,
          )}
        >
          <KeyboardLayer>
            <header className={cx('flex items-start gap-3 px-5 pt-4', (hideTitle || bare) && 'sr-only')}>
              <div className="min-w-0 flex-1">
                <Primitive.Title className="text-15 font-semibold">{title}</Primitive.Title>
                {description !== undefined && (
                  <Primitive.Description className="mt-1 text-13 text-fg-muted">{description}</Primitive.Description>
                )}
              </div>
              {!hideTitle && !bare && (
                <Primitive.Close asChild>
                  <IconButton
                    label={t('common.action.close')}
                    shortcut="escape"
                    icon={<X size={16} />}
                    size="small"
                    className="-me-2"
                  />
                </Primitive.Close>
              )}
            </header>
            <div ref={body} className={cx('min-h-0 flex-1 overflow-y-auto', !bare && 'px-5 py-4')}>
              {children}
            </div>
            <SurfaceNotices open={open} />
            {footer !== undefined && (
              <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
                {footer}
              </footer>
            )}
          </KeyboardLayer>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

function lastButton(surface: EventTarget | null): HTMLElement | undefined {
  return surface instanceof HTMLElement
    ? [...surface.querySelectorAll<HTMLElement>('footer button:not(:disabled)')].at(-1)
    : undefined
}
