import { cx } from './cx'

export interface ProgressProps {
  readonly label: string
  /** 0 to 1. */
  readonly value: number
  /** The value in words, '3 of 7'; a percentage is said if left out. */
  readonly valueText?: string | undefined
  readonly tone?: 'accent' | 'success' | 'quiet'
  readonly className?: string | undefined
}

const TONES = { accent: 'bg-accent-mark', success: 'bg-success', quiet: 'bg-fg-faint' } as const

/** A thin bar: how much of a known whole is done. */
export function Progress({ label, value, valueText, tone = 'accent', className }: ProgressProps) {
  const share = Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={valueText}
      className={cx('h-1.5 w-full overflow-hidden rounded-full bg-fill', className)}
    >
      <div
        data-mark
        className={cx('h-full rounded-full transition-[width] duration-(--duration-slow)', TONES[tone])}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  )
}
