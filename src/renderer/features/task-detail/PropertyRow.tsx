import type { ComponentPropsWithRef, ReactNode } from 'react'

import { cx } from '@renderer/ui/index'

/** A name and its value on one line; the value may take several. */
export function PropertyRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-start gap-x-2">
      <span aria-hidden className="flex h-control-small items-center text-13 text-fg-muted">
        {label}
      </span>
      <div className="flex min-h-control-small min-w-0 flex-wrap items-center gap-1">{children}</div>
    </div>
  )
}

export interface PropertyButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'type'> {
  /** What it is and what it says now: 'Priority: High'. */
  readonly label: string
  readonly icon?: ReactNode
  /** Nothing is set. */
  readonly empty?: boolean
}

/** A value that can be changed: reads as text, works as a button. */
export function PropertyButton({ label, icon, empty = false, className, children, ...rest }: PropertyButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      className={cx(
        '-ms-2 inline-flex h-control-small max-w-full min-w-0 items-center gap-2 rounded-control px-2 text-13 transition-colors hover:bg-hover disabled:pointer-events-none data-[state=open]:bg-hover',
        empty ? 'text-fg-faint' : 'text-fg',
        className,
      )}
    >
      {icon !== undefined && (
        <span aria-hidden className="grid size-4 shrink-0 place-items-center text-fg-faint">
          {icon}
        </span>
      )}
      <span className="truncate">{children}</span>
    </button>
  )
}
