import { CircleAlert } from 'lucide-react'
import { useId } from 'react'

import { cx } from './cx'
import { TextField, type TextFieldProps } from './TextField'

/** A calendar day, typed or picked; '' while there is none. Years that are half typed, such as 0002, are refused. */
export function DateField({
  onValueChange,
  ...rest
}: Omit<TextFieldProps, 'type' | 'onChange'> & { readonly onValueChange: (date: string) => void }) {
  return (
    <TextField
      min="1970-01-01"
      max="9999-12-31"
      {...rest}
      type="date"
      onChange={(event) => onValueChange(event.target.value)}
    />
  )
}

export type DateTimeFieldsProps = {
  readonly dateLabel: string
  readonly timeLabel: string
  readonly date: string
  readonly time: string
  readonly onDateChange: (date: string) => void
  readonly onTimeChange: (time: string) => void
  /** What is wrong with which of the two; it stands below both. */
  readonly error?: { readonly of: 'date' | 'time'; readonly text: string } | undefined
  readonly className?: string
}

/** A day and a clock time beside each other; each may be empty. The time has room for a clock of twelve hours. */
export function DateTimeFields({ error, ...props }: DateTimeFieldsProps) {
  const errorId = useId()
  const wrong = (field: 'date' | 'time') =>
    error?.of === field ? ({ 'aria-invalid': true, 'aria-describedby': errorId } as const) : {}
  return (
    <div className={cx('grid grid-cols-[minmax(0,1fr)_8.25rem] gap-x-2 gap-y-1', props.className)}>
      <DateField label={props.dateLabel} value={props.date} onValueChange={props.onDateChange} {...wrong('date')} />
      <TextField
        type="time"
        label={props.timeLabel}
        value={props.time}
        onChange={(event) => props.onTimeChange(event.target.value)}
        {...wrong('time')}
      />
      {error !== undefined && (
        <p id={errorId} role="alert" className="col-span-2 flex items-start gap-1 text-12 text-danger-text">
          <CircleAlert size={14} aria-hidden className="mt-px" />
          <span>{error.text}</span>
        </p>
      )}
    </div>
  )
}
