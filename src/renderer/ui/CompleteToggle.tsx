import { t } from '@renderer/i18n/index'
import { cx } from './cx'
import { useRowTabIndex } from './roving'

export interface CompleteToggleProps {
  readonly checked: boolean
  readonly onCheckedChange: (checked: boolean) => void
  /** Title of the task; the name becomes 'Complete …' or 'Reopen …'. */
  readonly title: string
  /** Gone from the list of things to do, without having been done. */
  readonly cancelled?: boolean | undefined
  readonly size?: 'medium' | 'large'
  readonly disabled?: boolean | undefined
  readonly tabIndex?: number | undefined
  readonly className?: string | undefined
}

/** The round box that finishes a task. The mark draws itself in 160 ms; the target is larger than the circle. */
export function CompleteToggle({
  checked,
  onCheckedChange,
  title,
  cancelled = false,
  size = 'medium',
  disabled,
  tabIndex,
  className,
}: CompleteToggleProps) {
  const rowTabIndex = useRowTabIndex(tabIndex)
  const px = size === 'large' ? 24 : 18
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={checked ? t('common.complete.reopen', { title }) : t('common.complete.complete', { title })}
      disabled={disabled}
      tabIndex={rowTabIndex}
      onClick={(event) => {
        // A row often opens on click; completing must not open it.
        event.stopPropagation()
        onCheckedChange(!checked)
      }}
      className={cx(
        'group/complete relative inline-grid shrink-0 place-items-center rounded-full transition-colors',
        'before:absolute before:-inset-1.5 pointer-coarse:before:-inset-3.5',
        checked ? 'text-accent' : 'text-line-control hover:text-accent-mark',
        className,
      )}
      style={{ width: px, height: px }}
    >
      <svg viewBox="0 0 18 18" fill="none" aria-hidden className="block size-full">
        <circle
          cx="9"
          cy="9"
          r="8.1"
          stroke="currentColor"
          strokeWidth={size === 'large' ? 1.3 : 1.6}
          className={cx('transition-[fill]', checked && !cancelled ? 'fill-accent' : 'fill-transparent')}
        />
        {cancelled ? (
          <path d="M6 9h6" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        ) : (
          <path
            d="M5.4 9.3 7.9 11.7 12.7 6.6"
            strokeWidth="1.7"
            strokeLinecap="round"
            strokeLinejoin="round"
            pathLength={1}
            strokeDasharray={1}
            strokeDashoffset={checked ? 0 : 1}
            className={cx(
              'transition-[stroke-dashoffset] duration-(--duration-base)',
              checked
                ? 'stroke-on-accent'
                : 'stroke-accent-mark opacity-0 group-hover/complete:opacity-70 group-hover/complete:[stroke-dashoffset:0]',
            )}
          />
        )}
      </svg>
    </button>
  )
}
