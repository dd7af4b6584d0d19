import { type Instant, type LocalDate, useFormatter } from '@renderer/i18n/index'
import { cx } from './cx'

interface DateTextBase {
  /** The present, so that what is shown is a function of what is given. */
  readonly now: Instant
  readonly className?: string | undefined
}

export type DateTextProps = DateTextBase &
  (
    | { readonly at: Instant; readonly as?: 'dateTime' | 'relative' | 'time' | 'day' }
    | { readonly day: LocalDate; readonly time?: string | undefined }
  )

/** A time as a person says it, with the exact value on hover and for machines. */
export function DateText(props: DateTextProps) {
  const format = useFormatter()
  const className = cx('whitespace-nowrap', props.className)
  if ('at' in props) {
    const { at, now, as = 'dateTime' } = props
    const text =
      as === 'time'
        ? format.time(at)
        : as === 'day'
          ? format.day(at, now)
          : as === 'relative'
            ? format.relative(at, now)
            : format.dateTime(at, now)
    return (
      <time dateTime={isoOf(at)} title={format.exact(at)} className={className}>
        {text}
      </time>
    )
  }
  const { day, time, now } = props
  const clock = time === undefined ? '' : ` ${format.clock(time)}`
  return (
    <time
      dateTime={time === undefined ? day : `${day}T${time}`}
      title={`${format.exactDay(day)}${clock}`}
      className={className}
    >
      {format.day(day, now)}
      {clock}
    </time>
  )
}

function isoOf(at: Instant): string | undefined {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
