import type { Priority } from '@contract/vocabulary'
import { t } from '@renderer/i18n/index'
import { cx } from './cx'

const COLOURS: Readonly<Record<Priority, string>> = {
  none: 'text-line-control',
  low: 'text-priority-low',
  medium: 'text-priority-medium',
  high: 'text-priority-high',
  critical: 'text-priority-critical',
}

/** The name of a priority: 'High priority'. */
export function priorityWord(priority: Priority): string {
  switch (priority) {
    case 'none':
      return t('common.priority.none')
    case 'low':
      return t('common.priority.low')
    case 'medium':
      return t('common.priority.medium')
    case 'high':
      return t('common.priority.high')
    case 'critical':
      return t('common.priority.critical')
  }
}

export interface PriorityMarkProps {
  readonly priority: Priority
  /** True where the same is said in words beside it. */
  readonly decorative?: boolean
  readonly className?: string | undefined
}

/**
 * One lozenge that fills up: dot (none), hollow, half, full, full with a ring. The shape says it; the colour helps.
 */
export function PriorityMark({ priority, decorative = false, className }: PriorityMarkProps) {
  const name = priorityWord(priority)
  return (
    <svg
      viewBox="0 0 16 16"
      width={16}
      height={16}
      data-mark
      role={decorative ? undefined : 'img'}
      aria-label={decorative ? undefined : name}
      aria-hidden={decorative || undefined}
      className={cx('shrink-0', COLOURS[priority], className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
    >
      {!decorative && <title>{name}</title>}
      <Shape priority={priority} />
    </svg>
  )
}

const LOZENGE = 'M8 3.25 12.75 8 8 12.75 3.25 8Z'

function Shape({ priority }: { readonly priority: Priority }) {
  switch (priority) {
    case 'none':
      return <circle cx="8" cy="8" r="1.25" fill="currentColor" stroke="none" />
    case 'low':
      return <path d={LOZENGE} />
    case 'medium':
      return (
        <>
          <path d={LOZENGE} />
          <path d="M3.25 8h9.5L8 12.75Z" fill="currentColor" />
        </>
      )
    case 'high':
      return <path d={LOZENGE} fill="currentColor" />
    case 'critical':
      return (
        <>
          <path d="M8 4.9 11.1 8 8 11.1 4.9 8Z" fill="currentColor" strokeWidth="1" />
          <path d="M8 .9 15.1 8 8 15.1.9 8Z" strokeWidth="1.3" />
        </>
      )
  }
}
