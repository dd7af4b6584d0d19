import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts'

import type { EnergyCheckIn, EnergyPoint } from '@contract/energy'
import { energyLevels } from '@contract/vocabulary'
import { t, useFormatter } from '@renderer/i18n/index'
import { energyWord } from '@renderer/ui/index'

import { axisStyle, chartDefaults, energyAxis } from './chart-style'
import { ChartTip } from './ChartTip'
import { hoursAround } from './energy-days'

const HOUR = 3_600_000
const MOST_TICKS = 7

type EnergyTodayChartProps = {
  readonly checkIns: readonly EnergyCheckIn[]
  /** What was and is foretold of the day; left out where there is not enough to say anything. */
  readonly forecast?: readonly EnergyPoint[]
  /** A line at this moment; left out where the day is not today. */
  readonly now?: number
}

type Mark = {
  readonly at: number
  readonly level?: number
  readonly note?: string
  readonly mean?: number
  readonly band?: readonly [number, number]
}

const none: readonly EnergyPoint[] = []

/** The day's check-ins against the clock, over what was foretold. Without a forecast straight lines join them. */
export function EnergyTodayChart({ checkIns, forecast = none, now }: EnergyTodayChartProps) {
  const format = useFormatter()
  const [from, to] = hoursAround([...checkIns, ...forecast].map(({ at }) => at))
  const step = Math.max(1, Math.ceil((to - from) / HOUR / (MOST_TICKS - 1)))
  const ticks = Array.from(
    { length: Math.floor((to - from) / HOUR / step) + 1 },
    (_, index) => from + index * step * HOUR,
  )
  const marks: readonly Mark[] = [
    ...checkIns.map(({ at, level, note }) => ({ at, level, note })),
    ...forecast.map(({ at, mean, low, high }) => ({ at, mean, band: [low, high] as const })),
  ].toSorted((a, b) => a.at - b.at)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart {...chartDefaults} data={[...marks]}>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          {...axisStyle}
          dataKey="at"
          type="number"
          tickMargin={6}
          padding={{ left: 20, right: 20 }}
          domain={[from, to]}
          ticks={ticks}
          tickFormatter={format.time}
        />
        <YAxis {...axisStyle} {...energyAxis} />
        <Tooltip cursor={{ stroke: 'var(--line-control)' }} isAnimationActive={false} content={MarkTip} />
        {forecast.length > 0 && (
          <Area
            dataKey="band"
            type="monotone"
            connectNulls
            stroke="none"
            fill="var(--chart-band)"
            isAnimationActive={false}
            activeDot={false}
          />
        )}
        {forecast.length > 0 && (
          <Line
            dataKey="mean"
            type="monotone"
            connectNulls
            stroke="var(--chart-line)"
            strokeWidth={1.5}
            strokeDasharray="5 4"
            isAnimationActive={false}
            dot={false}
            activeDot={false}
          />
        )}
        {now !== undefined && now > from && now < to && <ReferenceLine x={now} stroke="var(--line-control)" />}
        <Line
          dataKey="level"
          connectNulls={forecast.length === 0}
          stroke={forecast.length === 0 ? 'var(--chart-line)' : 'none'}
          strokeWidth={1.5}
          isAnimationActive={false}
          dot={{ r: 4.5, fill: 'var(--chart-line)', stroke: 'var(--raised)', strokeWidth: 2 }}
          activeDot={{ r: 6, fill: 'var(--chart-line)', stroke: 'var(--raised)', strokeWidth: 2 }}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** What is told of the check-in or the half hour below the pointer. */
function MarkTip({ active, payload }: Pick<TooltipContentProps, 'active' | 'payload'>) {
  const format = useFormatter()
  const mark = payload[0]?.payload as Mark | undefined
  if (!active || mark === undefined) return null
  if (mark.level !== undefined) {
    return (
      <ChartTip title={levelText(mark.level)}>
        {format.time(mark.at)}
        {mark.note !== undefined && mark.note !== '' && <p>{mark.note}</p>}
      </ChartTip>
    )
  }
  if (mark.mean === undefined || mark.band === undefined) return null
  return (
    <ChartTip title={`${t('energy.column.expected')} ${format.number(mark.mean, 1)}`}>
      {format.time(mark.at)}
      <p>
        {t('energy.column.band')} {format.number(mark.band[0], 1)}–{format.number(mark.band[1], 1)}
      </p>
    </ChartTip>
  )
}

/** '4 – Good' */
function levelText(level: number): string {
  const known = energyLevels.find((it) => it === level)
  return known === undefined ? String(level) : t('energy.levelWord', { level: known, word: energyWord(known) })
}
