import { type Instant, t, useFormatter } from '@renderer/i18n/index'

import { localMomentWords } from './local-moment'

export type NextDatesProps = {
  /** Local dates or date-times, as `recurrence.preview` gives them. */
  readonly dates: readonly string[]
  readonly zone: string | null
  readonly fromCompletion: boolean
  readonly now: Instant
  /** What the dates are, where they are not simply the next. */
  readonly label?: string | undefined
}

/** The dates a repetition comes on next, shown before it is saved. */
export function NextDates({ dates, zone, fromCompletion, now, ...named }: NextDatesProps) {
  const format = useFormatter()
  if (dates.length === 0) return null
  const label = named.label ?? (fromCompletion ? t('recurrence.nextIfDone') : t('recurrence.next'))
  return (
    <section aria-label={label} className="flex flex-col gap-1">
      <h3 className="text-12 text-fg-muted">{label}</h3>
      <ol className="flex flex-wrap gap-1.5">
        {dates.map((date) => {
          const words = localMomentWords(date, zone, now, format)
          return (
            <li key={date}>
              <time
                dateTime={words.machine}
                title={words.exact}
                data-numeric
                className="inline-block rounded-control bg-sunken px-2 py-0.5 text-12 whitespace-nowrap text-fg"
              >
                {words.dated}
              </time>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
