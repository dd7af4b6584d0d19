import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts'

import type { FocusStatistics } from '@contract/focus'
import { useFormatter } from '@renderer/i18n/index'
import { minuteTicks } from '@renderer/ui/minute-ticks'

const MINUTE = 60_000

const axis = { axisLine: false, tickLine: false, tick: { fill: 'var(--fg-faint)', fontSize: 12 } } as const

/** Minutes of focus a day. */
export function FocusDaysChart({ days }: { readonly days: FocusStatistics['days'] }) {
  const format = useFormatter()
  const label = new Intl.DateTimeFormat(format.options.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return (
    <Bars data={days.map(({ date, focusMs }) => ({ name: label.format(Date.parse(`${date}T00:00:00Z`)), focusMs }))} />
  )
}

/** Minutes of focus by the hour of the day. */
export function FocusHoursChart({ hours }: { readonly hours: FocusStatistics['hours'] }) {
  return <Bars data={hours.map(({ hour, focusMs }) => ({ name: String(hour), focusMs }))} />
}

function Bars({ data }: { readonly data: readonly { readonly name: string; readonly focusMs: number }[] }) {
  const ticks = minuteTicks(Math.max(0, ...data.map(({ focusMs }) => focusMs / MINUTE)))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        accessibilityLayer={false}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        data={data.map(({ name, focusMs }) => ({ name, minutes: Math.round(focusMs / MINUTE) }))}
      >
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis {...axis} dataKey="name" tickMargin={6} interval="equidistantPreserveStart" minTickGap={16} />
        <YAxis {...axis} width={36} ticks={ticks} domain={[0, ticks.at(-1) ?? 1]} interval={0} />
        <Bar
          dataKey="minutes"
          fill="var(--chart-line)"
          radius={[3, 3, 0, 0]}
          maxBarSize={18}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  )
}
