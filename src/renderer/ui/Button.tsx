import type { ComponentPropsWithRef, ReactNode } from 'react'
import { cx } from './cx'
import { Kbd, keySpoken } from './Kbd'
import { type KeyHintProps, useKeyHint } from './key-hints'
import { useRowTabIndex } from './roving'
import { Spinner } from './Spinner'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'small' | 'medium' | 'large'

export interface ButtonLook {
  readonly variant?: ButtonVariant | undefined
  readonly size?: ButtonSize | undefined
}

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong active:bg-accent-strong border-transparent',
  secondary: 'bg-raised text-fg border-line hover:border-line-control active:bg-pressed',
  ghost: 'bg-transparent text-fg-muted border-transparent hover:bg-hover hover:text-fg active:bg-pressed',
  danger: 'bg-danger text-on-danger hover:bg-danger-strong active:bg-danger-strong border-transparent',
}

const SIZES: Readonly<Record<ButtonSize, string>> = {
  small: 'h-control-small px-2 gap-1.5 text-13',
  medium: 'h-control px-3 gap-2 text-13',
  large: 'h-control-large px-5 gap-2 text-15',
}

/** The look of a button as classes, for links that act as the page's main step. */
export function buttonClass({ variant = 'secondary', size = 'medium' }: ButtonLook = {}): string {
  return cx(
    'inline-flex shrink-0 items-center justify-center rounded-control border font-medium whitespace-nowrap no-underline select-none',
    'transition-[background-color,border-color,color]',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-60',
    VARIANTS[variant],
    SIZES[size],
  )
}

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'type'>, ButtonLook, KeyHintProps {
  readonly type?: 'button' | 'submit' | 'reset'
  /** Under way: keeps its size and its focus, says so, and does not fire again. */
  readonly loading?: boolean | undefined
  readonly icon?: ReactNode
  readonly iconEnd?: ReactNode
}

/** A button with a verb on it. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  type = 'button',
  loading = false,
  icon,
  iconEnd,
  command,
  shortcut,
  className,
  children,
  onClick,
  tabIndex,
  ...rest
}: ButtonProps) {
  const rowTabIndex = useRowTabIndex(tabIndex)
  const keys = useKeyHint({ command, shortcut })
  return (
    <button
      // Not `disabled` while loading: focus would be lost.
      aria-disabled={loading || undefined}
      aria-busy={loading || undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
      {...rest}
      tabIndex={rowTabIndex}
      // oxlint-disable-next-line react/button-has-type -- 'button' unless a form asks for more
      type={type}
      onClick={(event) => {
        if (loading) event.preventDefault()
        else onClick?.(event)
      }}
      className={cx(buttonClass({ variant, size }), className)}
    >
      {loading ? <Spinner label={null} size={14} /> : icon}
      {children !== undefined && <span className="truncate">{children}</span>}
      {iconEnd}
      {keys !== undefined && (
        // The name of the button stays its verb; the key is told by aria-keyshortcuts.
        <span aria-hidden title={keySpoken(keys)} className="-me-1 hidden md:inline-flex">
          <Kbd keys={keys} tone={variant === 'primary' || variant === 'danger' ? 'quiet' : 'default'} />
        </span>
      )}
    </button>
  )
}

/** Our notation in the one of aria-keyshortcuts: 'mod+k' → 'Control+K'; sequences cannot be told there. */
export function ariaKeys(keys: string): string | undefined {
  if (keys.trim() === '' || /\S \S/.test(keys)) return undefined
  return keys
    .split('+')
    .map((part) =>
      part === 'mod' || part === 'ctrl' ? 'Control' : part.length === 1 ? part.toUpperCase() : capitalised(part),
    )
    .join('+')
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
