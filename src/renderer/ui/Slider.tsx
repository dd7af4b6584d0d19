import type { ComponentPropsWithRef, CSSProperties } from 'react'
import { cx } from './cx'
import { Field, type FieldProps } from './Field'

export interface SliderProps
  extends Omit<ComponentPropsWithRef<'input'>, 'type' | 'value' | 'onChange' | 'min' | 'max' | 'step'>, FieldProps {
  readonly value: number
  readonly onValueChange: (value: number) => void
  readonly min: number
  readonly max: number
  readonly step?: number
  /** The value as a person reads it, '25 min'; shown beside the track and said by screen readers. */
  readonly format?: (value: number) => string
}

/** A number in a range, where about right is good enough. */
export function Slider({
  label,
  hideLabel,
  hint,
  error,
  value,
  onValueChange,
  min,
  max,
  step = 1,
  format = String,
  className,
  id,
  ...rest
}: SliderProps) {
  const fill = { '--range-fill': `${((value - min) / (max - min)) * 100}%` } as CSSProperties
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error} id={id}>
      {(ids) => (
        <span className="flex items-center gap-3">
          <input
            {...rest}
            {...ids}
            type="range"
            min={min}
            max={max}
            step={step}
            value={value}
            aria-valuetext={format(value)}
            onChange={(event) => onValueChange(event.target.valueAsNumber)}
            style={fill}
            className={cx('ui-range min-w-0 rounded-control', className)}
          />
          <output htmlFor={ids.id} data-numeric className="min-w-14 shrink-0 text-end text-13 text-fg-muted">
            {format(value)}
          </output>
        </span>
      )}
    </Field>
  )
}
