import type { ReactNode } from 'react'
import { cx } from './cx'

export interface EmptyStateProps {
  /** A lucide icon, drawn at 20 px. */
  readonly icon?: ReactNode
  readonly title: string
  /** One sentence that teaches one thing. */
  readonly text: ReactNode
  /** One Button. */
  readonly action?: ReactNode
  /** 'inline' for a small place inside a page. */
  readonly size?: 'page' | 'inline'
  readonly level?: 2 | 3
  readonly className?: string | undefined
}

/** What will be here, and the one way to get there. */
export function EmptyState({ icon, title, text, action, size = 'page', level = 2, className }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div
      className={cx(
        'flex flex-col items-start gap-1',
        size === 'page'
          ? 'mx-auto max-w-[400px] px-4 py-16'
          : 'rounded-surface border border-dashed border-line px-4 py-4',
        className,
      )}
    >
      {icon !== undefined && (
        <span aria-hidden className={cx('text-fg-faint', size === 'page' ? 'mb-3' : 'mb-1')}>
          {icon}
        </span>
      )}
      <Heading className={size === 'page' ? 'text-15 font-semibold' : 'text-13 font-medium'}>{title}</Heading>
      <p className={cx('text-fg-muted', size === 'page' ? 'text-14' : 'text-13')}>{text}</p>
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  )
}
