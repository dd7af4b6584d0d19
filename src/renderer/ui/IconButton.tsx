import type { ComponentPropsWithRef, ReactNode } from 'react'
import { ariaKeys } from './Button'
import { cx } from './cx'
import { type KeyHintProps, useKeyHint } from './key-hints'
import { useRowTabIndex } from './roving'
import { Spinner } from './Spinner'
import { Tooltip } from './Tooltip'

export interface IconButtonProps
  extends Omit<ComponentPropsWithRef<'button'>, 'aria-label' | 'children' | 'type'>, KeyHintProps {
  /** What it does, as a verb; its name for assistive technology and its tooltip. */
  readonly label: string
  /** A lucide icon at 16 px. */
  readonly icon: ReactNode
  readonly variant?: 'ghost' | 'secondary' | 'primary'
  readonly size?: 'small' | 'medium'
  /** For a toggle: whether it is on. */
  readonly pressed?: boolean | undefined
  readonly loading?: boolean | undefined
  readonly tooltipSide?: 'top' | 'right' | 'bottom' | 'left'
}

/** An icon that acts; it always has a name and a tooltip with its key. */
export function IconButton({
  label,
  icon,
  variant = 'ghost',
  size = 'medium',
  pressed,
  loading = false,
  tooltipSide = 'top',
  command,
  shortcut,
  className,
  onClick,
  tabIndex,
  ...rest
}: IconButtonProps) {
  const rowTabIndex = useRowTabIndex(tabIndex)
  const keys = useKeyHint({ command, shortcut })
  return (
    <Tooltip content={label} command={command} shortcut={shortcut} side={tooltipSide}>
      <button
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
        aria-busy={loading || undefined}
        aria-disabled={loading || undefined}
        {...rest}
        tabIndex={rowTabIndex}
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        onClick={(event) => {
          if (loading) event.preventDefault()
          else onClick?.(event)
        }}
        className={cx(
          'inline-grid shrink-0 place-items-center rounded-control border transition-[background-color,border-color,color] select-none',
          'disabled:pointer-events-none disabled:opacity-50',
          size === 'small' ? 'size-control-small' : 'size-control',
          variant === 'ghost' &&
            'border-transparent text-fg-muted hover:bg-hover hover:text-fg active:bg-pressed data-[state=open]:bg-hover',
          variant === 'secondary' && 'border-line bg-raised text-fg-muted hover:border-line-control hover:text-fg',
          variant === 'primary' && 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
          pressed === true && 'bg-selected text-accent-text',
          className,
        )}
      >
        {loading ? <Spinner label={null} /> : icon}
      </button>
    </Tooltip>
  )
}
