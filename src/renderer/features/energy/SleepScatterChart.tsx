import {
  CartesianGrid,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts'

import type { EnergyPatterns } from '@contract/energy'
import { t, useFormatter } from '@renderer/i18n/index'

import { axisStyle, chartDefaults, energyAxis } from './chart-style'
import { ChartTip } from './ChartTip'

type Pair = EnergyPatterns['sleep'][number]

/** Each day a dot: hours slept before it, and how it felt on average. */
export function SleepScatterChart({ pairs }: { readonly pairs: readonly Pair[] }) {
  const format = useFormatter()
  const hours = pairs.map((pair) => pair.hours)
  const from = Math.floor(Math.min(...hours)) - 1
  const to = Math.ceil(Math.max(...hours)) + 1
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ScatterChart {...chartDefaults}>
        <CartesianGrid stroke="var(--chart-grid)" />
        <XAxis
          {...axisStyle}
          dataKey="hours"
          type="number"
          tickMargin={6}
          domain={[Math.max(0, from), to]}
          allowDecimals={false}
          tickFormatter={(value: number) => t('energy.scatter.hours', { hours: format.number(value, 0) })}
        />
        <YAxis {...axisStyle} {...energyAxis} dataKey="energy" />
        <Tooltip cursor={false} isAnimationActive={false} content={PairTip} />
        <Scatter data={[...pairs]} fill="var(--chart-line)" fillOpacity={0.7} isAnimationActive={false} />
      </ScatterChart>
    </ResponsiveContainer>
  )
}

function PairTip({ active, payload }: Pick<TooltipContentProps, 'active' | 'payload'>) {
  const format = useFormatter()
  const pair = payload[0]?.payload as Pair | undefined
  if (!active || pair === undefined) return null
  return (
    <ChartTip title={format.exactDay(pair.date)}>
      {t('energy.scatter.tip', { hours: format.number(pair.hours, 1), energy: format.number(pair.energy, 1) })}
    </ChartTip>
  )
}
