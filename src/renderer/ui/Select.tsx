import { ChevronsUpDown } from 'lucide-react'
import type { ComponentPropsWithRef } from 'react'
import { cx } from './cx'
import { Field, type FieldProps } from './Field'

export interface SelectOption<V extends string> {
  readonly value: V
  readonly label: string
  readonly disabled?: boolean
}

export interface SelectProps<V extends string>
  extends Omit<ComponentPropsWithRef<'select'>, 'value' | 'onChange' | 'children' | 'multiple' | 'size'>, FieldProps {
  readonly value: V
  readonly onValueChange: (value: V) => void
  readonly options: readonly SelectOption<V>[]
  readonly fieldClassName?: string | undefined
}

/**
 * One of a few. It is the platform's <select>, which phones, screen readers and type-ahead know; Chromium draws its list
 * with our tokens.
 */
export function Select<V extends string>({
  label,
  hideLabel,
  hint,
  error,
  value,
  onValueChange,
  options,
  fieldClassName,
  className,
  id,
  ...rest
}: SelectProps<V>) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error} id={id} className={fieldClassName}>
      {(ids) => (
        <span className="relative flex">
          <select
            {...rest}
            {...ids}
            value={value}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value)
              if (chosen !== undefined) onValueChange(chosen.value)
            }}
            className={cx('peer ui-field ui-select h-control w-full ps-2.5 pe-8 text-start text-13', className)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          {/* On the ground of the field, so that a long name ends before the arrow. */}
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-px end-px grid w-7 place-items-center rounded-control bg-raised text-fg-faint peer-disabled:bg-sunken"
          >
            <ChevronsUpDown size={14} />
          </span>
        </span>
      )}
    </Field>
  )
}
