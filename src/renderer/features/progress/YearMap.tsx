import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'

import { useApi } from '@renderer/app/api'
import { type Formatter, formatDuration, t, useFormatter } from '@renderer/i18n/index'
import { cx, Section, SegmentedControl } from '@renderer/ui/index'

import { neighbour, shadeLimits, shadeOf, shift, weekStarts, type YearDay, type YearMeasure } from './year-map'

const SHADES = ['bg-fill', 'bg-accent-mark/30', 'bg-accent-mark/55', 'bg-accent-mark/80', 'bg-accent-mark'] as const
const STALE_AFTER = 60_000
/** A day and the gap beside it. */
const CELL_PX = 13
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const

/** A year of days in 53 columns; arrows walk through it, Enter shows what was done on a day. */
export function YearMap() {
  const { query } = useApi()
  const format = useFormatter()
  const [measure, setMeasure] = useState<YearMeasure>('focusMinutes')
  const year = useQuery(query.progress.year.queryOptions({ input: {}, staleTime: STALE_AFTER })).data
  if (year === undefined) return null
  return (
    <Section
      title={t('progress.year.title')}
      meta={t('progress.year.meta', { days: year.days.length })}
      actions={
        <SegmentedControl
          size="small"
          label={t('progress.year.measure')}
          value={measure}
          onValueChange={setMeasure}
          segments={[
            { value: 'focusMinutes', label: t('progress.year.focus') },
            { value: 'completed', label: t('progress.year.tasks') },
          ]}
        />
      }
    >
      <Grid days={year.days} to={year.to} measure={measure} format={format} />
      <Months days={year.days} format={format} />
    </Section>
  )
}

type GridProps = {
  readonly days: readonly YearDay[]
  readonly to: string
  readonly measure: YearMeasure
  readonly format: Formatter
}

function Grid({ days, to, measure, format }: GridProps) {
  const navigate = useNavigate()
  const scroller = useRef<HTMLDivElement>(null)
  const byDate = useMemo(() => new Map(days.map((day) => [day.date, day])), [days])
  const limits = useMemo(() => shadeLimits(days, measure), [days, measure])
  const starts = weekStarts(format.week(to)[0] ?? to)
  const first = starts[0] ?? to
  const [current, setCurrent] = useState(to)
  const months = monthNames(starts, format.options.locale)
  useEffect(() => {
    // The newest weeks are at the end; where there is no room for all, those are in sight.
    if (scroller.current !== null) scroller.current.scrollLeft = scroller.current.scrollWidth
  }, [])

  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const next = neighbour(current, event.key, first, to)
    if (next === null) return
    event.preventDefault()
    setCurrent(next)
    scroller.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus()
  }

  return (
    <div ref={scroller} className="max-w-full overflow-x-auto pt-2 pb-1">
      <div aria-hidden className="relative ms-10 h-4">
        {months.map((name, index) => (
          <span
            key={starts[index]}
            className="absolute top-0 text-12 whitespace-nowrap text-fg-faint"
            style={{ insetInlineStart: index * CELL_PX }}
          >
            {name}
          </span>
        ))}
      </div>
      <div role="grid" aria-label={t('progress.year.label')} className="flex w-max flex-col gap-[2px] pt-1">
        {WEEKDAYS.map((weekday) => (
          <div key={weekday} role="row" className="flex items-center gap-[2px]">
            <div role="rowheader" className="w-[38px] shrink-0 text-12 leading-none text-fg-faint">
              <span className={weekday % 2 === 0 ? undefined : 'sr-only'}>
                {format.weekday(shift(first, weekday), 'short')}
              </span>
            </div>
            {starts
              .map((start) => shift(start, weekday))
              .filter((date) => date <= to)
              .map((date) => {
                const text = dayText(date, byDate.get(date), format)
                return (
                  <div key={date} role="gridcell">
                    <button
                      type="button"
                      data-date={date}
                      data-mark
                      tabIndex={date === current ? 0 : -1}
                      title={text}
                      aria-label={text}
                      onKeyDown={walk}
                      onFocus={() => setCurrent(date)}
                      onClick={() => void navigate({ to: '/progress', search: { from: date, to: date } })}
                      className={cx(
                        'block size-[11px] rounded-[2px] border-0 p-0',
                        SHADES[shadeOf(byDate.get(date)?.[measure] ?? 0, limits)] ?? SHADES[0],
                      )}
                    />
                  </div>
                )
              })}
          </div>
        ))}
      </div>
    </div>
  )
}

/** The same by month, for whoever would rather read than look. */
function Months({ days, format }: { readonly days: readonly YearDay[]; readonly format: Formatter }) {
  const months = [...Map.groupBy(days, (day) => day.date.slice(0, 7))].toReversed()
  const name = new Intl.DateTimeFormat(format.options.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  if (months.length === 0) return null
  return (
    <details className="mt-2 text-13">
      <summary className="w-fit rounded-control text-fg-muted hover:text-fg">{t('progress.year.asTable')}</summary>
      <table className="mt-2 w-full max-w-[520px]">
        <caption className="sr-only">{t('progress.year.asTable')}</caption>
        <thead>
          <tr className="text-fg-muted">
            {[
              t('progress.column.month'),
              t('progress.column.activeDays'),
              t('progress.column.completed'),
              t('progress.column.focus'),
            ].map((column, index) => (
              <th key={column} scope="col" className={cx('py-1 font-medium', index === 0 ? 'text-start' : 'text-end')}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(([month, ofMonth]) => (
            <tr key={month} className="border-t border-line">
              <th scope="row" className="py-1 text-start font-normal">
                {name.format(Date.parse(`${month}-01T00:00:00Z`))}
              </th>
              <td data-numeric className="text-end">
                {ofMonth.length}
              </td>
              <td data-numeric className="text-end">
                {ofMonth.reduce((sum, day) => sum + day.completed, 0)}
              </td>
              <td data-numeric className="text-end">
                {formatDuration(ofMonth.reduce((sum, day) => sum + day.focusMinutes, 0))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function dayText(date: string, day: YearDay | undefined, format: Formatter): string {
  return day === undefined
    ? t('progress.year.nothing', { day: format.exactDay(date) })
    : t('progress.year.day', {
        day: format.exactDay(date),
        count: day.completed,
        duration: formatDuration(day.focusMinutes),
      })
}

/** The name of a month above the first column that begins in it; none where the one before has no room to end. */
function monthNames(starts: readonly string[], locale: string): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  return starts.map((start, index) => {
    const before = starts[index - 1]
    const begins = before === undefined ? start.slice(8) <= '14' : before.slice(0, 7) !== start.slice(0, 7)
    return begins ? format.format(Date.parse(`${start}T00:00:00Z`)) : ''
  })
}
