import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cx } from './cx'

/** What every labelled control shares. */
export interface FieldProps {
  readonly label: string
  /** Keeps the label for screen readers only, where the surroundings say it. */
  readonly hideLabel?: boolean | undefined
  readonly hint?: ReactNode
  /** What is wrong and what to do; replaces the hint. */
  readonly error?: string | undefined
}

interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Label, control, and below it a hint or an error, tied together for assistive technology. */
export function Field({
  label,
  hideLabel = false,
  hint,
  error,
  id: givenId,
  className,
  children,
}: FieldProps & {
  readonly id?: string | undefined
  readonly className?: string | undefined
  readonly children: (ids: FieldIds) => ReactNode
}) {
  const ownId = useId()
  const id = givenId ?? ownId
  const noteId = `${id}-note`
  const note = error ?? hint
  const hasNote = note !== undefined && note !== null && note !== ''
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-13 font-medium text-fg'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': hasNote ? noteId : undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {hasNote && (
        <p
          id={noteId}
          role={error === undefined ? undefined : 'alert'}
          className={cx('flex items-start gap-1 text-12', error === undefined ? 'text-fg-muted' : 'text-danger-text')}
        >
          {error !== undefined && <CircleAlert size={14} aria-hidden className="mt-px" />}
          <span>{note}</span>
        </p>
      )}
    </div>
  )
}
