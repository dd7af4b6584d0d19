import { CalendarOff, Check, Snowflake } from 'lucide-react'
import { useState } from 'react'

import type { ProgressProfile, SteadyDay } from '@contract/progress'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, Card, cx } from '@renderer/ui/index'

import { DaysOffDialog } from './DaysOffDialog'

const MARKS: Readonly<Record<SteadyDay['state'], string>> = {
  active: 'border-transparent bg-accent-mark text-on-accent',
  freeze: 'border-accent-mark bg-accent-soft text-accent-text',
  off: 'border-line bg-sunken text-fg-faint',
  none: 'border-line',
  open: 'border-dashed border-line-control',
}

/** The last seven days, with freezes and days off: how steady, not how long without a gap. */
export function SteadyCard({ steady }: { readonly steady: ProgressProfile['steady'] }) {
  const format = useFormatter()
  const [planning, setPlanning] = useState(false)
  const { freezes } = steady
  const last = freezes.used.at(-1)
  return (
    <Card as="section" padding="roomy" aria-labelledby="steady-title">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div>
          <h2 id="steady-title" className="flex flex-col">
            <span data-numeric className="text-32 font-semibold">
              {t('progress.steady.count', { count: steady.counted, of: steady.of })}
            </span>
            <span className="text-14 font-normal">{t('progress.steady.title', { of: steady.of })}</span>
          </h2>
        </div>
        <ol aria-label={t('progress.steady.days')} className="flex gap-1.5">
          {steady.days.map((day) => (
            <li key={day.date} className="flex flex-col items-center gap-1">
              <span
                title={`${format.exactDay(day.date)}: ${t(`progress.steady.state.${day.state}`)}`}
                className={cx('grid size-8 place-items-center rounded-full border', MARKS[day.state])}
              >
                <DayMark state={day.state} />
                <span className="sr-only">
                  {format.exactDay(day.date)}: {t(`progress.steady.state.${day.state}`)}
                </span>
              </span>
              <span aria-hidden className="text-12 text-fg-faint">
                {format.weekday(day.date, 'short')}
              </span>
            </li>
          ))}
        </ol>
      </div>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line pt-3">
        <p className="text-13 text-fg-muted">
          {t('progress.steady.freezes', { held: freezes.held, max: freezes.max })}{' '}
          {freezes.held < freezes.max && t('progress.steady.toNext', { count: freezes.toNext })}{' '}
          {last !== undefined && t('progress.steady.lastUsed', { day: format.day(last, Date.now()) })}
        </p>
        <Button size="small" icon={<CalendarOff size={14} aria-hidden />} onClick={() => setPlanning(true)}>
          {t('progress.dayOff.plan')}
        </Button>
      </div>
      <DaysOffDialog open={planning} onOpenChange={setPlanning} />
    </Card>
  )
}

function DayMark({ state }: { readonly state: SteadyDay['state'] }) {
  if (state === 'active') return <Check size={16} aria-hidden />
  if (state === 'freeze') return <Snowflake size={16} aria-hidden />
  if (state === 'off') return <CalendarOff size={14} aria-hidden />
  return null
}
