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
  readonly className?: string
}

/** A day and a clock time beside each other; each may be empty. */
export function DateTimeFields(props: DateTimeFieldsProps) {
  return (
    <div className={cx('grid grid-cols-[minmax(0,1fr)_7rem] gap-2', props.className)}>
      <DateField label={props.dateLabel} value={props.date} onValueChange={props.onDateChange} />
      <TextField
        type="time"
        label={props.timeLabel}
        value={props.time}
        onChange={(event) => props.onTimeChange(event.target.value)}
      />
    </div>
  )
}
