import { X } from 'lucide-react'
import { useState } from 'react'

import type { TaskRecurrence } from '@contract/recurrence'
import { type RecurrenceActions, localMomentWords } from '@renderer/features/recurrence/index'
import { type Instant, t, useFormatter } from '@renderer/i18n/index'
import { Button, IconButton, TextField } from '@renderer/ui/index'

type SeriesDatesProps = {
  readonly recurrence: TaskRecurrence
  readonly actions: RecurrenceActions
  readonly now: Instant
}

/** The days on which a series comes besides those of its rule, those that are left out, and one more. */
export function SeriesDates({ recurrence, actions, now }: SeriesDatesProps) {
  return (
    <>
      {!recurrence.paused && <ExtraDate actions={actions} />}
      <DateList
        label={t('recurrence.added')}
        dates={recurrence.added}
        now={now}
        remove={(day) => t('recurrence.removeAdded', { day })}
        onRemove={(date) => void actions.removeDate.run(date)}
      />
      <DateList
        label={t('recurrence.leftOut')}
        dates={recurrence.leftOut}
        now={now}
        remove={(day) => t('recurrence.removeLeftOut', { day })}
        onRemove={(date) => void actions.addDate.run(date)}
      />
    </>
  )
}

type DateListProps = {
  readonly label: string
  readonly dates: readonly string[]
  readonly now: Instant
  /** What the button beside a day does. */
  readonly remove: (day: string) => string
  readonly onRemove: (date: string) => void
}

function DateList({ label, dates, now, remove, onRemove }: DateListProps) {
  const format = useFormatter()
  if (dates.length === 0) return null
  return (
    <section aria-label={label} className="flex flex-col gap-1">
      <h3 className="text-12 text-fg-muted">{label}</h3>
      <ul className="flex flex-wrap gap-1.5">
        {dates.map((date) => {
          const words = localMomentWords(date, null, now, format)
          return (
            <li key={date} className="inline-flex items-center gap-0.5 rounded-control bg-sunken ps-2 text-12">
              <time dateTime={date} title={words.exact} data-numeric className="whitespace-nowrap">
                {words.dated}
              </time>
              <IconButton
                size="small"
                label={remove(words.exact)}
                icon={<X size={14} />}
                onClick={() => onRemove(date)}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** A day on which it comes besides those of the rule. */
function ExtraDate({ actions }: { readonly actions: RecurrenceActions }) {
  const [date, setDate] = useState('')
  const add = async (): Promise<void> => {
    if (date === '') return
    const { ok } = await actions.addDate.run(date)
    if (ok) setDate('')
  }
  return (
    <form
      className="flex items-end gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField
        type="date"
        label={t('recurrence.extra')}
        max="9999-12-31"
        value={date}
        error={actions.addDate.failure?.message}
        onChange={(event) => setDate(event.target.value)}
        fieldClassName="min-w-0 flex-1"
      />
      <Button type="submit" disabled={date === '' || actions.addDate.pending}>
        {t('recurrence.addExtra')}
      </Button>
    </form>
  )
}
