import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts'

import type { ProgressDay } from '@contract/progress'
import { formatDuration, t, useFormatter } from '@renderer/i18n/index'
import { minuteTicks } from '@renderer/ui/minute-ticks'
import { axisDay, axisStyle, chartDefaults, ChartTip } from '@renderer/features/energy/index'

export type Measure = 'completed' | 'focusMinutes'

type ProgressDaysChartProps = {
  readonly days: readonly ProgressDay[]
  readonly measure: Measure
}

/** Up to this many bars carry their number; more would not fit. */
const LABELLED_DAYS = 14
const NEAREST_LABELS = 20

/** One bar a day from zero. */
export function ProgressDaysChart({ days, measure }: ProgressDaysChartProps) {
  const format = useFormatter()
  const text = (value: number) => (measure === 'completed' ? format.number(value) : formatDuration(value))
  const week = days.length <= 7
  const ticks = minuteTicks(Math.max(0, ...days.map(({ focusMinutes }) => focusMinutes)))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart {...chartDefaults} margin={{ ...chartDefaults.margin, top: 20 }} data={[...days]} barCategoryGap="18%">
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          {...axisStyle}
          dataKey="date"
          interval={week ? 0 : 'equidistantPreserveStart'}
          minTickGap={NEAREST_LABELS}
          tickFormatter={week ? (date: string) => format.weekday(date) : axisDay(format.options.locale)}
        />
        {measure === 'completed' ? (
          <YAxis {...axisStyle} width={36} allowDecimals={false} domain={[0, 'auto']} tickCount={4} />
        ) : (
          <YAxis {...axisStyle} width={36} ticks={ticks} domain={[0, ticks.at(-1) ?? 1]} interval={0} />
        )}
        <Tooltip
          cursor={{ fill: 'var(--hover)' }}
          isAnimationActive={false}
          content={measure === 'completed' ? CompletedTip : FocusTip}
        />
        <Bar dataKey={measure} fill="var(--chart-line)" maxBarSize={28} radius={[3, 3, 0, 0]} isAnimationActive={false}>
          {days.length <= LABELLED_DAYS && (
            <LabelList
              dataKey={measure}
              position="top"
              fill="var(--fg-muted)"
              fontSize={12}
              formatter={(value: unknown) =>
                typeof value === 'number' && value > 0 ? shortNumber(value, text, measure) : ''
              }
            />
          )}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  )
}

/** On a bar there is room for a number only; the unit is in the title. */
function shortNumber(value: number, text: (value: number) => string, measure: Measure): string {
  return measure === 'completed' ? text(value) : String(Math.max(1, Math.round(value)))
}

type TipProps = Pick<TooltipContentProps, 'active' | 'payload'>

function CompletedTip(props: TipProps) {
  const format = useFormatter()
  const day = dayBelow(props)
  if (day === null) return null
  return <ChartTip title={format.exactDay(day.date)}>{t('progress.completedCount', { count: day.completed })}</ChartTip>
}

function FocusTip(props: TipProps) {
  const format = useFormatter()
  const day = dayBelow(props)
  if (day === null) return null
  return (
    <ChartTip title={format.exactDay(day.date)}>
      {formatDuration(day.focusMinutes)}, {t('progress.sessions', { count: day.sessions })}
    </ChartTip>
  )
}

function dayBelow({ active, payload }: TipProps): ProgressDay | null {
  return active ? ((payload[0]?.payload as ProgressDay | undefined) ?? null) : null
}
