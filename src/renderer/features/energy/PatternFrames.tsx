import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'

import { useApi } from '@renderer/app/api'
import { t, useFormatter } from '@renderer/i18n/index'
import { ChartFrame, Skeleton } from '@renderer/ui/index'

import { SleepScatterChart } from './charts'
import { WeekFrame } from './WeekFrame'

/** The week as squares, and sleep against energy. */
export function PatternFrames({ now }: { readonly now: number }) {
  const { query } = useApi()
  const format = useFormatter()
  const patterns = useQuery(query.energy.patterns.queryOptions()).data
  if (patterns === undefined) return null
  return (
    <>
      <WeekFrame week={patterns.week} />
      <ChartFrame
        title={t('energy.scatter.title')}
        unit={t('energy.scatter.unit')}
        summary={t('energy.scatter.summary', { days: patterns.sleep.length })}
        empty={{ title: t('energy.scatter.emptyTitle'), text: t('energy.scatter.empty') }}
        table={{
          columns: [
            t('energy.column.day'),
            t('energy.column.slept'),
            t('energy.column.mean'),
            t('energy.column.count'),
          ],
          rows: patterns.sleep.map((pair) => [
            format.day(pair.date, now),
            format.number(pair.hours, 1),
            format.number(pair.energy, 1),
            pair.checkIns,
          ]),
        }}
      >
        <Suspense fallback={<Skeleton className="size-full" />}>
          <SleepScatterChart pairs={patterns.sleep} />
        </Suspense>
      </ChartFrame>
    </>
  )
}
