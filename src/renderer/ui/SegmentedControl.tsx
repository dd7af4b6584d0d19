import { type ReactNode, useId } from 'react'
import { cx } from './cx'

export interface Segment<V extends string> {
  readonly value: V
  readonly label: string
  readonly icon?: ReactNode
  /** Shows the icon only; the label stays for screen readers. */
  readonly hideLabel?: boolean
  readonly disabled?: boolean
}

export interface SegmentedControlProps<V extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: V
  readonly onValueChange: (value: V) => void
  readonly segments: readonly Segment<V>[]
  readonly size?: 'small' | 'medium'
  readonly className?: string | undefined
}

/** One of two to five, all in view: a group of radio buttons in one bar, in several lines where there is no room. */
export function SegmentedControl<V extends string>({
  label,
  hideLabel = true,
  value,
  onValueChange,
  segments,
  size = 'medium',
  className,
}: SegmentedControlProps<V>) {
  const name = useId()
  return (
    <fieldset className={cx('min-w-0', className)}>
      <legend className={hideLabel ? 'sr-only' : 'mb-1 text-13 font-medium'}>{label}</legend>
      <div className="inline-flex max-w-full flex-wrap gap-0.5 rounded-control border border-line bg-sunken p-0.5">
        {segments.map((segment) => (
          <label
            key={segment.value}
            title={segment.hideLabel === true ? segment.label : undefined}
            className={cx(
              'relative inline-flex min-w-0 items-center justify-center gap-1.5 rounded-[4px] border border-transparent px-2.5 text-13 font-medium select-none',
              'transition-[background-color,color] has-focus-visible:outline-2 has-focus-visible:outline-focus has-disabled:opacity-50',
              size === 'small' ? 'h-6 pointer-coarse:h-9' : 'h-[calc(var(--control-height)-6px)]',
              segment.value === value ? 'border-line bg-raised text-fg' : 'text-fg-muted hover:text-fg',
            )}
          >
            <input
              type="radio"
              name={name}
              value={segment.value}
              checked={segment.value === value}
              disabled={segment.disabled}
              onChange={() => onValueChange(segment.value)}
              className="absolute inset-0 m-0 appearance-none rounded-[4px] outline-none"
            />
            {segment.icon}
            <span className={segment.hideLabel === true ? 'sr-only' : 'truncate'}>{segment.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
