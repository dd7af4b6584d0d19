import { X } from 'lucide-react'
import * as Primitive from 'radix-ui/dialog'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import { t } from '@renderer/i18n/index'
import { cx } from './cx'
import { hasOpenList } from './event-target'
import { IconButton } from './IconButton'
import { nearest, placesOutside } from './focus-place'
import { KeyboardLayer } from './keyboard-layer'
import { panelSlot } from './PanelSlot'
import { Scrim } from './Scrim'
import { SurfaceNotices } from './ToastHost'
import { useRoomForPanel } from './use-media-query'
import { useReturnFocus } from './use-return-focus'

export interface SheetProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  /** Keeps the title for screen readers only, where the content starts with its own (editable) title. */
  readonly hideTitle?: boolean
  /** Icon buttons in the header, before Close. */
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly footer?: ReactNode
  /** Whether opening moves the focus into the panel; off where the list goes on being walked with J and K. */
  readonly takeFocus?: boolean
  /** What gets the focus on closing, where it is no longer what had it on opening; null: that. */
  readonly returnTo?: () => HTMLElement | null
}

/**
 * Details beside the list they came from: a panel at the right that leaves the list usable, and at phone width a
 * full-screen sheet from below.
 */
export function Sheet(props: SheetProps) {
  const wide = useRoomForPanel()
  return wide ? <SidePanel {...props} /> : <BottomSheet {...props} />
}

function SidePanel({
  open,
  onOpenChange,
  title,
  hideTitle = false,
  actions,
  children,
  footer,
  takeFocus = true,
  returnTo,
}: SheetProps) {
  const titleId = useId()
  const panel = useRef<HTMLElement | null>(null)
  const cameFrom = useRef<ReturnType<typeof placesOutside>>([])
  const newestReturn = useRef(returnTo)
  const slot = useStore(panelSlot, (state) => state.element)

  useEffect(() => {
    newestReturn.current = returnTo
  })
  useEffect(() => {
    if (!open) return
    cameFrom.current = placesOutside(panel.current)
    if (takeFocus) panel.current?.focus()
    const opened = panel.current
    return () => {
      const hadFocus =
        opened === null || opened.contains(document.activeElement) || document.activeElement === document.body
      if (!hadFocus) return
      const back = newestReturn.current?.() ?? nearest(cameFrom.current)
      back?.focus()
    }
  }, [open, slot, takeFocus])

  if (!open) return null
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from whatever has the focus inside
    <aside
      ref={panel}
      tabIndex={-1}
      aria-labelledby={titleId}
      data-floating={slot === null || undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
        event.preventDefault()
        onOpenChange(false)
      }}
      className="flex w-panel shrink-0 mb-(--toasts-below,0px) animate-slide-in flex-col overflow-hidden border-s border-line bg-surface outline-none data-floating:fixed data-floating:inset-y-0 data-floating:end-0 data-floating:z-30 data-floating:shadow-overlay"
    >
      <PanelHeader
        titleId={titleId}
        title={title}
        hideTitle={hideTitle}
        actions={actions}
        onClose={() => onOpenChange(false)}
      />
      {/* Positioned, so that text for screen readers scrolls with it instead of lengthening the page. */}
      <div className="relative min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
      {footer !== undefined && <footer className="border-t border-line px-5 py-3">{footer}</footer>}
    </aside>,
    slot ?? document.body,
  )
}

function BottomSheet({
  open,
  onOpenChange,
  title,
  hideTitle = false,
  actions,
  children,
  footer,
  returnTo,
}: SheetProps) {
  const returnFocus = useReturnFocus(returnTo)
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Scrim open={open} />
        <Primitive.Content
          aria-describedby={undefined}
          onEscapeKeyDown={(event) => {
            if (hasOpenList(event.target)) event.preventDefault()
          }}
          onCloseAutoFocus={returnFocus.restore}
          onOpenAutoFocus={(event) => {
            returnFocus.remember(event)
            // The sheet itself, so that a screen reader starts with its title and no button lights up.
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          className="fixed inset-0 z-40 flex flex-col bg-surface pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)] outline-none data-[state=open]:animate-rise-in data-[state=closed]:animate-fade-out"
        >
          <KeyboardLayer>
            <Primitive.Title className="sr-only">{title}</Primitive.Title>
            <PanelHeader
              title={title}
              hideTitle={hideTitle}
              actions={actions}
              onClose={() => onOpenChange(false)}
              titleHidden
            />
            <div className="relative min-h-0 flex-1 overflow-y-auto px-4 pb-6">{children}</div>
            <SurfaceNotices open={open} />
            {footer !== undefined && <footer className="border-t border-line px-4 py-3">{footer}</footer>}
          </KeyboardLayer>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

function PanelHeader({
  titleId,
  title,
  hideTitle,
  titleHidden = false,
  actions,
  onClose,
}: {
  readonly titleId?: string
  readonly title: string
  readonly hideTitle: boolean
  /** The dialog's own title already says it. */
  readonly titleHidden?: boolean
  readonly actions: ReactNode
  readonly onClose: () => void
}) {
  return (
    <header className="flex min-h-12 items-center gap-1 ps-5 pe-3 max-md:ps-4">
      <h2
        id={titleId}
        aria-hidden={titleHidden || undefined}
        className={cx(
          'min-w-0 flex-1 truncate text-13 font-medium text-fg-muted',
          hideTitle && (titleHidden ? 'invisible' : 'sr-only'),
        )}
      >
        {title}
      </h2>
      <div className="ms-auto flex items-center gap-1">
        {actions}
        <IconButton label={t('common.action.close')} shortcut="escape" icon={<X size={16} />} onClick={onClose} />
      </div>
    </header>
  )
}
