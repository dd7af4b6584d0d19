import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'

import type { EnergyCheckIn } from '@contract/energy'
import { useApi } from '@renderer/app/api'
import { useSettings } from '@renderer/app/settings'
import { t, useFormatter } from '@renderer/i18n/index'
import { ChartFrame, ErrorState, Page, Section, Skeleton, SkeletonRows } from '@renderer/ui/index'
import { ModelHint } from '@renderer/features/proxies/index'

import { CaffeineSection } from './CaffeineSection'
import { CheckInList } from './CheckInList'
import { EnergyDaysChart } from './charts'
import { daysUpTo, energyByDay, type EnergyDay } from './energy-days'
import { EnergyCheckInForm } from './EnergyCheckInForm'
import { ForecastFrame } from './ForecastFrame'
import { PatternFrames } from './PatternFrames'
import { SleepSection } from './SleepSection'

const DAYS = 14
const CHART_HEIGHT = 200
const NONE: readonly EnergyCheckIn[] = []

/** Checking in; the forecast of today and tomorrow; sleep; patterns; and each single check-in. */
export function EnergyScreen() {
  const { query } = useApi()
  // The core knows which day it is: a day may begin at four in the morning.
  const today = useQuery(query.today.get.queryOptions())
  const date = today.data?.date
  const dates = date === undefined ? [] : daysUpTo(date, DAYS)
  const checkIns = useQuery(
    query.energy.list.queryOptions({
      input: { from: dates[0] ?? '', to: date ?? '' },
      enabled: date !== undefined,
      // On a new day the list of the day before stays until the new one is there.
      placeholderData: (before) => before,
    }),
  )
  const usedTags = [...new Set((checkIns.data ?? []).toReversed().flatMap(({ tags }) => tags))]
  const failed = today.isError ? today : checkIns.isError ? checkIns : null

  return (
    <Page title={t('energy.title')}>
      <EnergyCheckInForm usedTags={usedTags} checkIns={checkIns.data ?? NONE} />
      {date !== undefined && checkIns.data !== undefined ? (
        <Checked date={date} dates={dates} checkIns={checkIns.data} />
      ) : failed !== null ? (
        <ErrorState
          title={t('energy.error.load')}
          kept={t('common.error.boundaryKept')}
          onRetry={() => void failed.refetch()}
          retrying={failed.isFetching}
        />
      ) : (
        <div className="mt-8">
          <SkeletonRows count={4} />
        </div>
      )}
    </Page>
  )
}

type CheckedProps = {
  readonly date: string
  readonly dates: readonly string[]
  readonly checkIns: readonly EnergyCheckIn[]
}

function Checked({ date, dates, checkIns }: CheckedProps) {
  const now = Date.now()
  const ofToday = checkIns.filter((checkIn) => checkIn.localDate === date)
  const days = energyByDay(dates, checkIns)
  const caffeine = useSettings()?.caffeine ?? false
  return (
    <>
      <div className="mt-6 flex flex-col gap-4">
        <ForecastFrame checkIns={ofToday} now={now} />
      </div>
      <SleepSection from={dates[0] ?? date} to={date} now={now} />
      {caffeine && <CaffeineSection date={date} />}
      <div className="mt-8 flex flex-col gap-4">
        <DaysFrame days={days} now={now} />
        <PatternFrames now={now} />
        <p className="text-13 text-fg-muted">{t('energy.honest')}</p>
        <ModelHint quiet adds={t('energy.modelAdds')} />
      </div>
      <Section title={t('energy.list')} meta={checkIns.length}>
        {checkIns.length === 0 ? (
          <p className="px-2 py-2 text-13 text-fg-muted">{t('energy.listEmpty')}</p>
        ) : (
          <CheckInList checkIns={checkIns} now={now} />
        )}
      </Section>
    </>
  )
}

function DaysFrame({ days, now }: { readonly days: readonly EnergyDay[]; readonly now: number }) {
  const format = useFormatter()
  const known = days.filter((day) => day.mean !== null)
  return (
    <ChartFrame
      title={t('energy.fortnight')}
      unit={t('energy.unit')}
      summary={t('energy.fortnightSummary', { days: known.length })}
      height={CHART_HEIGHT}
      empty={{ title: t('energy.fortnightEmptyTitle'), text: t('energy.fortnightEmpty') }}
      table={{
        columns: [
          t('energy.column.day'),
          t('energy.column.lowest'),
          t('energy.column.highest'),
          t('energy.column.mean'),
          t('energy.column.count'),
        ],
        rows: known.map((day) => [
          format.day(day.date, now),
          day.lowest ?? '',
          day.highest ?? '',
          day.mean === null ? '' : format.number(day.mean, 1),
          day.count ?? '',
        ]),
      }}
    >
      <Suspense fallback={<Skeleton className="size-full" />}>
        <EnergyDaysChart days={days} />
      </Suspense>
    </ChartFrame>
  )
}
