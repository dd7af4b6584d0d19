import type { EnergyForecast, EnergyForecastDay } from '@contract/energy'
import { t, type Formatter } from '@renderer/i18n/index'

/** 'Probably best 10:00 to 12:00, lowest 14:00 to 16:00': only what stands out. */
export function hoursInWords(day: EnergyForecastDay, tomorrow: boolean, format: Pick<Formatter, 'time'>): string {
  const span = ({ from, to }: { readonly from: number; readonly to: number }) => ({
    from: format.time(from),
    to: format.time(to),
  })
  const low = day.low === null ? null : t('energy.forecast.low', span(day.low))
  if (day.best === null) {
    const flat = tomorrow ? t('energy.forecast.flatTomorrow') : t('energy.forecast.flat')
    return low === null ? flat : `${flat}; ${low}`
  }
  const best = tomorrow ? t('energy.forecast.bestTomorrow', span(day.best)) : t('energy.forecast.best', span(day.best))
  return low === null ? best : `${best}, ${low}`
}

/** How wrong the forecast was lately, in a sentence or two. */
export function scoreInWords({ score }: EnergyForecast, format: Pick<Formatter, 'number' | 'percent'>): string {
  if (score === null) return t('energy.forecast.scoreNone')
  return [
    t('energy.forecast.score', {
      forecast: format.number(score.forecast, 1),
      mean: format.number(score.runningMean, 1),
      last: format.number(score.lastValue, 1),
      readings: score.readings,
    }),
    t('energy.forecast.inside', { share: format.percent(score.inside) }),
  ].join(' ')
}

/** What is shown when it is not the model; null when it is. */
export function ruleInWords({ rule }: EnergyForecast): string | null {
  switch (rule) {
    case 'model':
      return null
    case 'runningMean':
      return t('energy.forecast.ruleMean')
    case 'lastValue':
      return t('energy.forecast.ruleLast')
  }
}

/** What the forecast rests on. */
export function basisInWords({ restsOn }: EnergyForecast, format: Pick<Formatter, 'number'>): string {
  const { checkIns, days, nights, caffeine, shiftHours } = restsOn
  const rests = t('energy.forecast.rests', { checkIns, days, nights, caffeine: String(caffeine) })
  if (Math.abs(shiftHours) < 0.25) return rests
  const shift = t('energy.forecast.shift', {
    hours: format.number(Math.abs(shiftHours), 1),
    direction: shiftHours > 0 ? 'later' : 'earlier',
  })
  return `${rests} ${shift}`
}
