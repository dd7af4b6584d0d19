import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts'

import type { Calibration } from '@contract/estimate'
import { axisStyle, chartDefaults, ChartTip } from '@renderer/features/energy/index'
import { formatDuration, t } from '@renderer/i18n/index'

import { scaleOf } from './chart-scale'

type Mark = { readonly title: string; readonly estimateMinutes: number; readonly minutes: number }

/** Guess against reality on doubling axes; the band is the forecast, the line where both are the same. */
export function CalibrationChart({ calibration }: { readonly calibration: Calibration }) {
  const { domain, ticks } = scaleOf(calibration)
  const [low, high] = domain
  const clamp = (minutes: number): number => Math.max(low, Math.min(high, minutes))
  const band = calibration.band.map(({ estimateMinutes, p50, p90 }) => ({
    estimateMinutes,
    range: [clamp(p50), clamp(p90)],
    p50: clamp(p50),
  }))
  const axis = {
    ...axisStyle,
    type: 'number',
    scale: 'log',
    domain: [low, high],
    ticks: [...ticks],
    interval: 0,
    allowDataOverflow: true,
    tickFormatter: formatDuration,
  } as const
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart {...chartDefaults} margin={{ ...chartDefaults.margin, right: 20 }} data={band}>
        <CartesianGrid stroke="var(--chart-grid)" />
        <XAxis {...axis} dataKey="estimateMinutes" tickMargin={6} interval="preserveStartEnd" minTickGap={8} />
        <YAxis {...axis} width={64} />
        <Tooltip cursor={false} isAnimationActive={false} content={TaskTip} />
        <Area
          dataKey="range"
          stroke="none"
          fill="var(--chart-line)"
          fillOpacity={0.16}
          isAnimationActive={false}
          activeDot={false}
        />
        <Line
          dataKey="p50"
          stroke="var(--chart-line)"
          strokeWidth={1.5}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          data={[low, high].map((minutes) => ({ estimateMinutes: minutes, same: minutes }))}
          dataKey="same"
          stroke="var(--fg-faint)"
          strokeDasharray="3 4"
          strokeWidth={1}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Scatter
          data={calibration.points.map(({ title, estimateMinutes, minutes }): Mark => ({
            title,
            estimateMinutes,
            minutes,
          }))}
          dataKey="minutes"
          fill="var(--chart-line)"
          fillOpacity={0.55}
          isAnimationActive={false}
          shape={Dot}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

function Dot({ cx = 0, cy = 0 }: { readonly cx?: number | undefined; readonly cy?: number | undefined }) {
  return <circle cx={cx} cy={cy} r={3.5} fill="var(--chart-line)" fillOpacity={0.55} />
}

function TaskTip({ active, payload }: Pick<TooltipContentProps, 'active' | 'payload'>) {
  const mark = payload
    .map(({ payload: under }) => under as Partial<Mark> | undefined)
    .find((under) => under?.title !== undefined)
  if (!active || mark?.title === undefined || mark.estimateMinutes === undefined || mark.minutes === undefined)
    return null
  return (
    <ChartTip title={mark.title}>
      {t('estimates.chart.guessed')} {formatDuration(mark.estimateMinutes)}
      <br />
      {t('estimates.chart.real')} {formatDuration(mark.minutes)}
    </ChartTip>
  )
}
