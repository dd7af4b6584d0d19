import { useQuery } from '@tanstack/react-query'
import { Battery } from 'lucide-react'
import { Suspense, useState } from 'react'

import type { EnergyCheckIn, EnergyForecast } from '@contract/energy'
import { useApi } from '@renderer/app/api'
import { t, useFormatter } from '@renderer/i18n/index'
import { ChartFrame, ErrorState, SegmentedControl, Skeleton } from '@renderer/ui/index'

import { EnergyTodayChart } from './charts'
import { basisInWords, hoursInWords, ruleInWords, scoreInWords } from './forecast-words'

const HEIGHT = 240

type ForecastFrameProps = { readonly checkIns: readonly EnergyCheckIn[]; readonly now: number }

/** Today or tomorrow with its band, best and low hours in words, what it rests on and how wrong it was. */
export function ForecastFrame({ checkIns, now }: ForecastFrameProps) {
  const { query } = useApi()
  const forecast = useQuery(query.energy.forecast.queryOptions())
  if (forecast.data !== undefined) return <Foretold forecast={forecast.data} checkIns={checkIns} now={now} />
  if (forecast.isError) {
    return (
      <ErrorState
        title={t('energy.error.forecast')}
        onRetry={() => void forecast.refetch()}
        retrying={forecast.isFetching}
      />
    )
  }
  return <Skeleton className="h-72 w-full" />
}

function Foretold({ forecast, checkIns, now }: ForecastFrameProps & { readonly forecast: EnergyForecast }) {
  const format = useFormatter()
  const [which, setWhich] = useState<'today' | 'tomorrow'>('today')
  if (!forecast.enough) return <SaidToday forecast={forecast} checkIns={checkIns} />
  const day = forecast[which]
  const shown = which === 'today' ? checkIns : []
  const rule = ruleInWords(forecast)
  return (
    <div>
      <div className="mb-2 flex justify-end">
        <SegmentedControl
          size="small"
          hideLabel
          label={t('energy.forecast.which')}
          value={which}
          onValueChange={setWhich}
          segments={[
            { value: 'today', label: t('energy.forecast.today') },
            { value: 'tomorrow', label: t('energy.forecast.tomorrow') },
          ]}
        />
      </div>
      <ChartFrame
        title={t('energy.forecast.title')}
        unit={t('energy.forecast.unit')}
        summary={`${hoursInWords(day, which === 'tomorrow', format)}. ${t('energy.forecast.summary')}`}
        height={HEIGHT}
        empty={{
          title: t('energy.forecast.emptyTitle'),
          text: t('energy.forecast.empty', { count: forecast.restsOn.checkIns }),
        }}
        table={{
          columns: [t('energy.column.time'), t('energy.column.expected'), t('energy.column.band')],
          rows: day.points.map((point) => [
            format.time(point.at),
            format.number(point.mean, 1),
            `${format.number(point.low, 1)}–${format.number(point.high, 1)}`,
          ]),
        }}
      >
        <Suspense fallback={<Skeleton className="size-full" />}>
          <EnergyTodayChart checkIns={shown} forecast={day.points} {...(which === 'today' ? { now } : {})} />
        </Suspense>
      </ChartFrame>
      <div className="mt-2 flex flex-col gap-1 px-1 text-13 text-fg-muted">
        {rule !== null && <p className="text-fg">{rule}</p>}
        <p data-numeric>{scoreInWords(forecast, format)}</p>
        <p data-numeric>{basisInWords(forecast, format)}</p>
      </div>
    </div>
  )
}

/** Before there is a forecast: what was said today, and what is missing for one. */
function SaidToday({
  forecast,
  checkIns,
}: {
  readonly forecast: EnergyForecast
  readonly checkIns: readonly EnergyCheckIn[]
}) {
  const format = useFormatter()
  return (
    <div>
      <ChartFrame
        title={t('energy.today')}
        unit={t('energy.unit')}
        summary={t('energy.count', { count: checkIns.length })}
        height={HEIGHT}
        empty={{ icon: <Battery size={20} />, title: t('energy.todayEmptyTitle'), text: t('energy.todayEmpty') }}
        table={{
          columns: [t('energy.column.time'), t('energy.column.level'), t('energy.column.note')],
          rows: checkIns.map((checkIn) => [format.time(checkIn.at), checkIn.level, checkIn.note]),
        }}
      >
        <Suspense fallback={<Skeleton className="size-full" />}>
          <EnergyTodayChart checkIns={checkIns} />
        </Suspense>
      </ChartFrame>
      <p data-numeric className="mt-2 px-1 text-13 text-fg-muted">
        {t('energy.forecast.empty', { count: forecast.restsOn.checkIns })}
      </p>
    </div>
  )
}
