import { type ComponentPropsWithoutRef, type Ref, useLayoutEffect, useRef } from 'react'
import { cx } from './cx'
import { Field, type FieldProps } from './Field'

export interface TextAreaProps extends Omit<ComponentPropsWithoutRef<'textarea'>, 'rows'>, FieldProps {
  readonly minRows?: number
  readonly maxRows?: number
  /** No box until it is hovered or focused: for text edited where it is read. */
  readonly plain?: boolean
  /** 'title' for the name of the thing that a panel is about. */
  readonly look?: 'body' | 'title'
  readonly fieldClassName?: string | undefined
  readonly ref?: Ref<HTMLTextAreaElement>
}

const LOOKS = {
  body: { text: 'text-15', lineRem: 1.5 },
  title: { text: 'text-22 font-semibold', lineRem: 1.75 },
} as const

/** Several lines of text; it grows with what is typed. */
export function TextArea({
  label,
  hideLabel,
  hint,
  error,
  minRows = 3,
  maxRows = 16,
  plain = false,
  look = 'body',
  fieldClassName,
  className,
  id,
  ref,
  ...rest
}: TextAreaProps) {
  const { text, lineRem } = LOOKS[look]
  const own = useRef<HTMLTextAreaElement | null>(null)

  // Where CSS cannot size a field by its content (Firefox), measure.
  useLayoutEffect(() => {
    const area = own.current
    if (area === null || (typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content'))) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [rest.value])

  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error} id={id} className={fieldClassName}>
      {(ids) => (
        <textarea
          {...rest}
          {...ids}
          ref={(area) => {
            own.current = area
            if (typeof ref === 'function') ref(area)
            else if (ref !== undefined && ref !== null) ref.current = area
          }}
          style={{
            ...rest.style,
            minHeight: `calc(${minRows * lineRem}rem + 14px)`,
            maxHeight: `calc(${maxRows * lineRem}rem + 14px)`,
          }}
          className={cx(
            'field-sizing-content w-full resize-none rounded-control px-2.5 py-1.5',
            text,
            plain
              ? '-mx-2.5 w-[calc(100%+1.25rem)] border border-transparent bg-transparent hover:bg-hover focus:bg-raised focus:outline-2 focus:outline-focus'
              : 'ui-field',
            className,
          )}
        />
      )}
    </Field>
  )
}
