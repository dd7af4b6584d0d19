import { energyLevels } from '@contract/vocabulary'
import { energyWord } from '@renderer/ui/index'

/** How axes look in every chart: quiet words, no lines but the grid. */
export const axisStyle = {
  axisLine: false,
  tickLine: false,
  tick: { fill: 'var(--fg-faint)', fontSize: 12 },
} as const

/** Of every drawing: it stands still, and its text for assistive technology is the table beside it. */
export const chartDefaults = {
  accessibilityLayer: false,
  margin: { top: 8, right: 12, bottom: 0, left: 0 },
} as const

/** The scale of check-ins as an axis, with its words: '4 Good'. */
export const energyAxis = {
  type: 'number',
  domain: [1, 5],
  ticks: [...energyLevels],
  interval: 0,
  width: 68,
  tickFormatter: (level: number) => {
    const known = energyLevels.find((it) => it === level)
    return known === undefined ? '' : `${known} ${energyWord(known)}`
  },
} as const

/** '9 Nov': a day on an axis. */
export function axisDay(locale: string): (date: string) => string {
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return (date) => format.format(Date.parse(`${date}T00:00:00Z`))
}
