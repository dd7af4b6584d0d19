import type { ComponentPropsWithRef, ReactNode } from 'react'
import { cx } from './cx'
import { Field, type FieldProps } from './Field'

export interface TextFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'size' | 'children'>, FieldProps {
  /** A 16 px icon inside, before the text. */
  readonly icon?: ReactNode
  /** Something inside, after the text: a unit, a key, a small button. */
  readonly end?: ReactNode
  /** Class of the field as a whole; `className` goes to the input. */
  readonly fieldClassName?: string | undefined
}

/** One line of text. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  icon,
  end,
  fieldClassName,
  className,
  id,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error} id={id} className={fieldClassName}>
      {(ids) => (
        <div className="ui-field flex h-control items-center gap-2 px-2.5">
          {icon !== undefined && <span className="text-fg-faint">{icon}</span>}
          <input
            type="text"
            autoComplete="off"
            {...rest}
            {...described(ids, rest)}
            className={cx('h-full min-w-0 flex-1 bg-transparent text-14 outline-none', className)}
          />
          {end !== undefined && <span className="shrink-0 text-13 text-fg-faint">{end}</span>}
        </div>
      )}
    </Field>
  )
}

/** What a field says of itself, unless its own note does: several fields may share one. */
function described(ids: Described, own: Described): Described {
  return {
    ...ids,
    'aria-describedby': ids['aria-describedby'] ?? own['aria-describedby'],
    'aria-invalid': ids['aria-invalid'] ?? own['aria-invalid'],
  }
}

type Described = Pick<ComponentPropsWithRef<'input'>, 'id' | 'aria-describedby' | 'aria-invalid'>
