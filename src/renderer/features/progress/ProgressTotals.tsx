import { Link } from '@tanstack/react-router'

import type { ProgressDay, ProgressTotals as Totals } from '@contract/progress'
import { formatDuration, t, useFormatter } from '@renderer/i18n/index'

import { beforeText, canCompare } from './progress-words'

type ProgressTotalsProps = {
  readonly summary: {
    readonly days: readonly ProgressDay[]
    readonly totals: Totals
    readonly previous: Totals
    readonly firstEventDate: string | null
  }
}
type Source = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly kind?: 'task.completed' | 'focus.finished'
}

/** Three sums of the period, each beside the same of the period before, and each a way to what it counts. */
export function ProgressTotals({ summary: { days, totals, previous, firstEventDate } }: ProgressTotalsProps) {
  const format = useFormatter()
  const comparable = canCompare(firstEventDate, days[0]?.date ?? '', days.length)
  const before = (amount: number, text: string) =>
    comparable ? beforeText(amount > 0 ? text : null, days.length) : null
  const span = { from: days[0]?.date, to: days.at(-1)?.date }
  return (
    <>
      <dl className="grid gap-x-6 gap-y-5 sm:grid-cols-3">
        <Total
          name={t('progress.tasks', { count: totals.completed })}
          amount={format.number(totals.completed)}
          source={{ ...span, kind: 'task.completed' }}
          before={before(previous.completed, format.number(previous.completed))}
        />
        <Total
          name={`${t('progress.focus')}, ${t('progress.sessions', { count: totals.sessions })}`}
          amount={formatDuration(totals.focusMinutes)}
          source={{ ...span, kind: 'focus.finished' }}
          before={before(previous.focusMinutes, formatDuration(previous.focusMinutes))}
        />
        <Total
          name={t('progress.active', { days: days.length })}
          amount={format.number(totals.activeDays)}
          source={span}
          before={before(previous.activeDays, format.number(previous.activeDays))}
        />
      </dl>
      {!comparable && (
        <p className="mt-3 text-13 text-fg-muted">{t('progress.beforeUnknown', { days: days.length })}</p>
      )}
    </>
  )
}

function Total({
  name,
  amount,
  source,
  before,
}: {
  readonly name: string
  readonly amount: string
  readonly source: Source
  readonly before: string | null
}) {
  return (
    <div className="flex flex-col">
      <dt className="order-2 text-14">{name}</dt>
      <dd data-numeric className="order-1 text-32 font-semibold">
        <Link to="/progress" search={source} className="text-fg no-underline hover:underline">
          {amount}
        </Link>
      </dd>
      {before !== null && (
        <dd data-numeric className="order-3 text-13 text-fg-muted">
          {before}
        </dd>
      )}
    </div>
  )
}
