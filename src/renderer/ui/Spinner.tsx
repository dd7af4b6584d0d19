import { t } from '@renderer/i18n/index'
import { cx } from './cx'

export interface SpinnerProps {
  /** Said by screen readers; 'Loading' if left out. `null` where the surroundings say it. */
  readonly label?: string | null
  readonly size?: 14 | 16 | 20
  readonly className?: string | undefined
}

/** Something is under way and how long it takes is not known. */
export function Spinner({ label, size = 16, className }: SpinnerProps) {
  const name = label === undefined ? t('common.state.loading') : label
  return (
    <span
      data-spinner
      role={name === null ? undefined : 'status'}
      className={cx('inline-block shrink-0 animate-spin', className)}
      style={{ width: size, height: size }}
    >
      <svg viewBox="0 0 16 16" fill="none" aria-hidden className="block size-full">
        <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeWidth="1.5" opacity="0.22" />
        <path d="M14.25 8A6.25 6.25 0 0 0 8 1.75" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
      {name !== null && <span className="sr-only">{name}</span>}
    </span>
  )
}
