import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts'

import { t, useFormatter } from '@renderer/i18n/index'

import { axisDay, axisStyle, chartDefaults, energyAxis } from './chart-style'
import { ChartTip } from './ChartTip'
import type { EnergyDay } from './energy-days'

type EnergyDaysChartProps = {
  readonly days: readonly EnergyDay[]
}

/** Each day's range as a bar and its average as a dot; a day without check-ins stays empty. */
export function EnergyDaysChart({ days }: EnergyDaysChartProps) {
  const format = useFormatter()
  const data = days.map((day) => ({
    ...day,
    range: day.lowest === null || day.highest === null ? null : [day.lowest, day.highest],
  }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart {...chartDefaults} data={data}>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          {...axisStyle}
          dataKey="date"
          tickMargin={6}
          interval="equidistantPreserveStart"
          minTickGap={20}
          tickFormatter={axisDay(format.options.locale)}
        />
        <YAxis {...axisStyle} {...energyAxis} />
        <Tooltip cursor={{ fill: 'var(--hover)' }} isAnimationActive={false} content={DayTip} />
        <Bar dataKey="range" fill="var(--chart-band)" barSize={12} radius={6} isAnimationActive={false} />
        <Line
          dataKey="mean"
          stroke="var(--chart-line)"
          strokeWidth={1.5}
          isAnimationActive={false}
          dot={{ r: 4, fill: 'var(--chart-line)', stroke: 'var(--raised)', strokeWidth: 1.5 }}
          activeDot={{ r: 5.5, fill: 'var(--chart-line)', stroke: 'var(--raised)', strokeWidth: 1.5 }}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** What is told of the day below the pointer. */
function DayTip({ active, payload }: Pick<TooltipContentProps, 'active' | 'payload'>) {
  const format = useFormatter()
  const day = payload[0]?.payload as EnergyDay | undefined
  if (!active || day === undefined || day.mean === null) return null
  return (
    <ChartTip title={format.exactDay(day.date)}>
      <p>
        {t('energy.column.mean')} {format.number(day.mean, 1)}
      </p>
      {day.lowest !== null && day.lowest !== day.highest && (
        <p>
          {day.lowest}–{day.highest}
        </p>
      )}
      {day.count !== null && <p>{t('energy.count', { count: day.count })}</p>}
    </ChartTip>
  )
}
