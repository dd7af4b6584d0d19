import { CalendarClock, CalendarDays } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

import { type Instant, t, useFormatter } from '@renderer/i18n/index'
import { DateTimeFields } from '@renderer/ui/DateTimeFields'
import { Button, Popover, cx } from '@renderer/ui/index'
import {
  type Moment,
  addDays,
  instantIn,
  momentWords,
  nextWeekStart,
  wallClockIn,
} from '@renderer/features/task-list/index'

import { PropertyButton } from './PropertyRow'
import { ZoneField } from './ZoneField'

export type WhenFieldProps = {
  readonly kind: 'due' | 'start'
  readonly moment: Moment | null
  readonly now: Instant
  /** Overdue is said only of what is still to be done. */
  readonly closed: boolean
  readonly disabled: boolean
  readonly onChange: (moment: Moment | null) => void
}

/** A day with an optional time; common days are one click, any other is typed or picked. */
export function WhenField({ kind, moment, now, closed, disabled, onChange }: WhenFieldProps) {
  const format = useFormatter()
  const [open, setOpen] = useState(false)
  const givenUp = useRef(false)
  const words = moment === null ? null : momentWords(moment, now, format)
  const zoned = words?.zoned ?? null
  const value = words === null ? t('tasks.detail.noDate') : zoned === null ? words.text : `${words.text} = ${zoned}`
  const late = kind === 'due' && words?.tone === 'late' && !closed
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        if (next) givenUp.current = false
        setOpen(next)
      }}
      // Out with what was typed: Escape is a no.
      onEscape={() => (givenUp.current = true)}
      label={kind === 'due' ? t('tasks.detail.due') : t('tasks.detail.start')}
      className="w-80"
      trigger={
        <PropertyButton
          label={kind === 'due' ? t('tasks.detail.dueChange', { value }) : t('tasks.detail.startChange', { value })}
          icon={kind === 'due' ? <CalendarDays size={16} /> : <CalendarClock size={16} />}
          empty={words === null}
          disabled={disabled}
          title={words?.exact}
        >
          <span className={cx(late && 'font-medium text-danger-text')}>{value}</span>
        </PropertyButton>
      }
    >
      <WhenForm
        moment={moment}
        now={now}
        onChange={(next) => {
          if (!givenUp.current) onChange(next)
        }}
        onDone={(next) => {
          if (next !== undefined) onChange(next)
          setOpen(false)
        }}
      />
    </Popover>
  )
}

type WhenFormProps = {
  readonly moment: Moment | null
  readonly now: Instant
  readonly onChange: (moment: Moment | null) => void
  /** Closes it; with a moment (or null, none) that is set, too. */
  readonly onDone: (moment?: Moment | null) => void
}

function WhenForm({ moment, now, onChange, onDone }: WhenFormProps) {
  const format = useFormatter()
  const [date, setDate] = useState(moment?.date ?? '')
  const [time, setTime] = useState(moment?.time ?? '')
  const [zone, setZone] = useState(moment?.zone ?? null)
  const here = format.options.timeZone
  const today = format.localDate(now)
  const monday = nextWeekStart(today, format)

  // Half-typed dates come through as years like 0002; only what has changed and makes sense is set.
  const typed = useRef<Moment | null>(null)
  const next = momentOf(date, time, zone)
  typed.current = next !== null && !sameMoment(next, moment) ? next : null
  const change = useRef(onChange)
  useEffect(() => {
    change.current = onChange
  })
  // Closing it by Done or by a press beside it keeps what was typed.
  useEffect(
    () => () => {
      if (typed.current !== null) change.current(typed.current)
    },
    [],
  )
  const pick = (day: string): void => {
    typed.current = null
    const picked = momentOf(day, time, zone)
    setDate(day)
    onDone(picked)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
      }}
      className="flex flex-col gap-3"
    >
      <div className="flex flex-wrap gap-1.5">
        <Button size="small" onClick={() => pick(today)}>
          {t('common.time.today')}
        </Button>
        <Button size="small" onClick={() => pick(addDays(today, 1))}>
          {t('common.time.tomorrow')}
        </Button>
        <Button size="small" onClick={() => pick(monday)}>
          {t('tasks.detail.nextWeekday', { weekday: format.weekday(monday, 'long') })}
        </Button>
      </div>
      <DateTimeFields
        dateLabel={t('tasks.detail.date')}
        timeLabel={t('tasks.detail.time')}
        date={date}
        time={time}
        onDateChange={setDate}
        onTimeChange={setTime}
      />
      {time !== '' && <ZoneField zone={zone} here={here} onZoneChange={setZone} />}
      {next !== null && next.time !== null && next.zone !== null && next.zone !== here && (
        <Elsewhere moment={next} here={here} onChange={(converted) => onDone(converted)} />
      )}
      <div className="flex justify-between gap-2">
        <Button
          size="small"
          variant="ghost"
          disabled={moment === null && date === ''}
          onClick={() => {
            setDate('')
            setTime('')
            typed.current = null
            onDone(null)
          }}
        >
          {t('tasks.detail.clearDate')}
        </Button>
        <Button size="small" type="submit">
          {t('common.action.done')}
        </Button>
      </div>
    </form>
  )
}

/** The time is meant in another zone: which one, what it is here, and a way to say it in the zone of here. */
function Elsewhere({
  moment,
  here,
  onChange,
}: {
  readonly moment: Moment
  readonly here: string
  readonly onChange: (moment: Moment) => void
}) {
  const format = useFormatter()
  const at =
    moment.time === null || moment.zone === null
      ? undefined
      : instantIn({ date: moment.date, time: moment.time }, moment.zone)
  const local = at === undefined ? undefined : wallClockIn(at, here)
  if (at === undefined || local === undefined) return null
  return (
    <div className="rounded-control bg-sunken px-2.5 py-2 text-13 text-fg-muted">
      <p>{t('tasks.detail.zone', { zone: moment.zone ?? '' })}</p>
      <p>{t('tasks.detail.zoneHere', { when: format.exact(at) })}</p>
      <Button size="small" variant="ghost" className="-ms-2 mt-1" onClick={() => onChange({ ...local, zone: here })}>
        {t('tasks.detail.useMyZone')}
      </Button>
    </div>
  )
}

function momentOf(date: string, time: string, zone: string | null): Moment | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number(date.slice(0, 4)) < 1970) return null
  return { date, time: time === '' ? null : time.slice(0, 5), zone: time === '' ? null : zone }
}

function sameMoment(one: Moment, other: Moment | null): boolean {
  return one.date === other?.date && one.time === other.time && one.zone === other.zone
}
