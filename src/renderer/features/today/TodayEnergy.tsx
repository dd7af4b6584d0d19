import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, Suspense } from 'react'

import type { EnergyCheckIn, EnergyForecastDay } from '@contract/energy'
import { type EnergyLevel, energyLevels } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { useCheckIn } from '@renderer/app/use-check-in'
import { type Instant, t, useFormatter } from '@renderer/i18n/index'
import { EnergyPicker, Section, cx, energyWord } from '@renderer/ui/index'
import { lazyPart } from '@renderer/ui/lazy-part'

// The drawing library is larger than this screen; it comes when there is a line to draw.
const EnergyTodayChart = lazyPart(async () => {
  const energy = await import('@renderer/features/energy/index')
  // Itself a lazy component, which another does not take as it is.
  const Chart = (props: ComponentProps<typeof energy.EnergyTodayChart>) => <energy.EnergyTodayChart {...props} />
  return Chart
})

/** A line needs two ends. */
const FEWEST_FOR_CHART = 2

export type TodayEnergyProps = { readonly checkIns: readonly EnergyCheckIn[]; readonly now: Instant }

/** How the day's energy is and was; one digit or one tap says how it is now. */
export function TodayEnergy({ checkIns, now }: TodayEnergyProps) {
  const format = useFormatter()
  const checkIn = useCheckIn()
  const { query } = useApi()
  const forecast = useQuery(query.energy.forecast.queryOptions()).data
  const points = forecast?.enough === true ? forecast.today.points : []
  const drawn = checkIns.length >= FEWEST_FOR_CHART || points.length > 0
  const last = checkIns.at(-1)
  const level = levelOf(last)
  return (
    <Section
      title={t('today.energy.title')}
      meta={last === undefined || level === undefined ? undefined : lastWords(level, last.at, now, format.relative)}
    >
      <div className={cx('grid items-center gap-x-6 gap-y-4 pt-2', drawn && 'md:grid-cols-[3fr_2fr]')}>
        <EnergyPicker
          showKeys
          label={t('today.energy.question')}
          value={level}
          onValueChange={(next) => void checkIn.run({ level: next })}
        />
        {last === undefined && points.length === 0 && <p className="text-13 text-fg-muted">{t('today.energy.none')}</p>}
        {drawn && (
          <figure className="min-w-0">
            <figcaption className="sr-only">
              {t('today.energy.chart', {
                points: checkIns
                  .map((it) => t('today.energy.point', { time: format.time(it.at), level: it.level }))
                  .join(', '),
              })}
            </figcaption>
            <div aria-hidden className="h-24">
              <Suspense fallback={null}>
                <EnergyTodayChart checkIns={checkIns} forecast={points} now={now} />
              </Suspense>
            </div>
          </figure>
        )}
        {forecast?.enough === true && (
          <p data-numeric className="text-13 text-fg-muted md:col-span-2">
            {bestWords(forecast.today.best, now, format.time)}
          </p>
        )}
      </div>
    </Section>
  )
}

/** The day's best hours, from what was said on other days; only as long as they are not over. */
function bestWords(best: EnergyForecastDay['best'], now: Instant, time: (at: Instant) => string): string {
  if (best === null) return t('today.energy.flat')
  const span = { from: time(best.from), to: time(best.to) }
  return best.to < now ? t('today.energy.bestOver', span) : t('today.energy.best', span)
}

function lastWords(
  level: EnergyLevel,
  at: Instant,
  now: Instant,
  relative: (at: Instant, now: Instant) => string,
): string {
  // A check-in made since the last minute began lies after `now`.
  return t('today.energy.lastAgo', { word: energyWord(level), ago: relative(at, Math.max(at, now)) })
}

function levelOf(checkIn: EnergyCheckIn | undefined): EnergyLevel | undefined {
  return energyLevels.find((level) => level === checkIn?.level)
}
