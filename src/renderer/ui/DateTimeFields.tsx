import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
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
  readonly className?: string
  /** What is wrong with the moment and what to do. */
  readonly error?: string | undefined
}

/** A day and a clock time beside each other; each may be empty. */
export function DateTimeFields(props: DateTimeFieldsProps) {
  const errorId = useId()
  const wrong = props.error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': errorId }
  return (
    <div className={props.className}>
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-2">
        <DateField label={props.dateLabel} value={props.date} onValueChange={props.onDateChange} {...wrong} />
        <TextField
          type="time"
          label={props.timeLabel}
          value={props.time}
          {...wrong}
          onChange={(event) => props.onTimeChange(event.target.value)}
        />
      </div>
      {props.error !== undefined && (
        <p id={errorId} role="alert" className="mt-1 flex items-start gap-1 text-12 text-danger-text">
          <CircleAlert size={14} aria-hidden className="mt-px" />
          {props.error}
        </p>
      )}
    </div>
  )
}
