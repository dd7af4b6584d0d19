import * as Primitive from 'radix-ui/popover'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx'
import { KeyboardLayer } from './keyboard-layer'

export interface PopoverProps {
  /** The button that opens it; one element that takes a ref. */
  readonly trigger: ReactElement
  /** Name of the surface for screen readers. */
  readonly label: string
  readonly children: ReactNode
  readonly open?: boolean | undefined
  readonly onOpenChange?: ((open: boolean) => void) | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
  /** Escape closes it, too; here what was begun can be given up first. */
  readonly onEscape?: (() => void) | undefined
  readonly className?: string | undefined
}

/** A small surface beside its button: pickers and short forms. */
export function Popover({
  trigger,
  label,
  children,
  open,
  onOpenChange,
  side = 'bottom',
  align = 'start',
  onEscape,
  className,
}: PopoverProps) {
  return (
    <Primitive.Root {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onEscapeKeyDown={() => onEscape?.()}
          className={cx(
            'z-50 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-1rem)] min-w-56 overflow-y-auto rounded-surface border border-line bg-raised p-3 shadow-overlay outline-none',
            'data-[state=open]:animate-pop-in data-[state=closed]:animate-fade-out',
            className,
          )}
        >
          <KeyboardLayer>{children}</KeyboardLayer>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** Closes the popover it lives in, on top of what its child does. */
export const PopoverClose = ({ children }: { readonly children: ReactElement }) => (
  <Primitive.Close asChild>{children}</Primitive.Close>
)
