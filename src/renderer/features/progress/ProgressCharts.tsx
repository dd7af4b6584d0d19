import { Suspense } from 'react'

import type { ProgressDay } from '@contract/progress'
import { type EnergyDay, EnergyDaysChart } from '@renderer/features/energy/index'
import { formatDuration, t, useFormatter } from '@renderer/i18n/index'
import { ChartFrame, Skeleton } from '@renderer/ui/index'

import { ProgressDaysChart } from './charts'
import type { Measure } from './ProgressDaysChart'

const CHART_HEIGHT = 180

/** The days of the period: tasks, focus, and how one felt. */
export function ProgressCharts({ days }: { readonly days: readonly ProgressDay[] }) {
  const now = Date.now()
  return (
    <div className="mt-8 flex flex-col gap-4">
      <MeasureFrame days={days} measure="completed" now={now} />
      <MeasureFrame days={days} measure="focusMinutes" now={now} />
      <EnergyFrame days={days} now={now} />
    </div>
  )
}

type FrameProps = { readonly days: readonly ProgressDay[]; readonly now: number }

function MeasureFrame({ days, measure, now }: FrameProps & { readonly measure: Measure }) {
  const format = useFormatter()
  const isTasks = measure === 'completed'
  const active = days.filter((day) => day[measure] > 0)
  return (
    <ChartFrame
      title={isTasks ? t('progress.completedChart') : t('progress.focusChart')}
      unit={isTasks ? t('progress.unitTasks') : t('progress.unitMinutes')}
      height={CHART_HEIGHT}
      empty={{
        title: t('progress.emptyPeriod', { days: days.length }),
        text: isTasks ? t('progress.emptyTasks') : t('progress.emptyFocus'),
      }}
      table={{
        columns: [t('progress.column.day'), isTasks ? t('progress.column.completed') : t('progress.column.focus')],
        // Days without anything are part of the picture, unless all of them are.
        rows:
          active.length === 0
            ? []
            : days.map((day) => [
                format.day(day.date, now),
                isTasks ? day.completed : formatDuration(day.focusMinutes),
              ]),
      }}
    >
      <Suspense fallback={<Skeleton className="size-full" />}>
        <ProgressDaysChart days={days} measure={measure} />
      </Suspense>
    </ChartFrame>
  )
}

function EnergyFrame({ days, now }: FrameProps) {
  const format = useFormatter()
  const means: readonly EnergyDay[] = days.map((day) => ({
    date: day.date,
    count: null,
    lowest: null,
    highest: null,
    mean: day.energy,
  }))
  const known = means.filter((day) => day.mean !== null)
  return (
    <ChartFrame
      title={t('progress.energyTitle')}
      unit={t('progress.energyUnit')}
      summary={t('progress.energySummary')}
      height={CHART_HEIGHT}
      empty={{ title: t('progress.energyEmptyTitle'), text: t('progress.energyEmpty') }}
      table={{
        columns: [t('progress.column.day'), t('progress.column.energy')],
        rows: known.map((day) => [format.day(day.date, now), day.mean === null ? '' : format.number(day.mean, 1)]),
      }}
    >
      <Suspense fallback={<Skeleton className="size-full" />}>
        <EnergyDaysChart days={means} />
      </Suspense>
    </ChartFrame>
  )
}
