import type { EnergyForecast, EnergyForecastDay, EnergyPatterns, EnergyPoint, EnergyScore } from '@contract/energy'

import type { CaffeineService } from '../caffeine'
import type { Clock } from '../ports'
import { hoursOf, type SleepRepository } from '../sleep'
import { addDays, instantOf } from '../time'
import { clockAt } from './clock-reader'
import { isEnough, partOf, STEP_MS, stretchesOf } from './energy-day.rules'
import type { EnergyRepository } from './energy.repository'
import { HISTORY_DAYS, Learning, type ForecastSettings, type Learnt } from './learning'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Of the check-ins that patterns are made of. */
const PATTERN_DAYS = 56
const PATTERN_READINGS = 1500

/** The personal forecast of energy: learnt from check-ins, sleep and caffeine, kept until one of them changes. */
export class EnergyForecastService {
  #cache: { readonly key: string; readonly forecast: EnergyForecast } | null = null
  readonly #learning: Learning

  constructor(
    private readonly checkIns: EnergyRepository,
    private readonly sleep: SleepRepository,
    caffeine: CaffeineService,
    private readonly clock: Clock,
    private readonly settings: () => ForecastSettings,
  ) {
    this.#learning = new Learning(checkIns, sleep, caffeine, settings)
  }

  /** Check-ins changed: those of today are learnt again, and the days before only if they did. */
  checkInsChanged(): void {
    this.#cache = null
  }

  /** Forgets what was learnt; call it when sleep, caffeine or settings changed. */
  forget(): void {
    this.#cache = null
    this.#learning.forget()
  }

  get(): EnergyForecast {
    const now = this.clock.now()
    const zone = this.clock.timeZone()
    const key = `${Math.floor(now / STEP_MS)} ${zone}`
    if (this.#cache?.key !== key || this.#cache.forecast.asOf > now) {
      this.#cache = { key, forecast: this.#forecast(this.#learning.at(now, zone)) }
    }
    return this.#cache.forecast
  }

  score(): { rule: EnergyForecast['rule']; score: EnergyScore | null } {
    const { rule, score } = this.get()
    return { rule, score }
  }

  /** Check-ins by weekday and part of the day, and against the night before; the last eight weeks. */
  patterns(): EnergyPatterns {
    const now = this.clock.now()
    const zone = this.clock.timeZone()
    const readings = this.checkIns.since(now - PATTERN_DAYS * DAY_MS, now, PATTERN_READINGS)
    const cells = new Map<string, { weekday: number; part: number; sum: number; count: number }>()
    for (const { at, level, timeZone } of readings) {
      const { date, clock } = clockAt(at, timeZone)
      const weekday = ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
      const part = partOf(clock)
      const cell = cells.get(`${weekday} ${part}`) ?? { weekday, part, sum: 0, count: 0 }
      cell.sum += level
      cell.count += 1
      cells.set(`${weekday} ${part}`, cell)
    }
    const nights = Map.groupBy(this.sleep.endedBetween(now - PATTERN_DAYS * DAY_MS, now + 1, zone), ({ date }) => date)
    const days = Map.groupBy(readings, ({ localDate }) => localDate)
    return {
      week: [...cells.values()]
        .map(({ weekday, part, sum, count }) => ({ weekday, part, mean: sum / count, count }))
        .toSorted((a, b) => a.weekday - b.weekday || a.part - b.part),
      sleep: [...days]
        .flatMap(([date, ofDay]) => {
          const slept = nights.get(date)
          if (slept === undefined) return []
          const hours = slept.reduce((sum, night) => sum + hoursOf(night), 0)
          const energy = ofDay.reduce((sum, { level }) => sum + level, 0) / ofDay.length
          return [{ date, hours, energy, checkIns: ofDay.length }]
        })
        .toSorted((a, b) => a.date.localeCompare(b.date)),
    }
  }

  #forecast(learnt: Learnt): EnergyForecast {
    const { now, date, readings, latest, nights } = learnt
    const today = this.#day(learnt, date)
    const tomorrow = this.#day(learnt, addDays(date, 1))
    const days = new Set(readings.map(({ localDate }) => localDate))
    return {
      asOf: now,
      enough: isEnough(readings.length, days.size, tomorrow.points),
      today,
      tomorrow,
      rule: latest.rule,
      restsOn: {
        checkIns: readings.length,
        days: days.size,
        since: readings[0]?.localDate ?? null,
        nights: nights.filter((night) => night.endedAt >= now - HISTORY_DAYS * DAY_MS).length,
        shiftHours: learnt.shift,
        caffeine: this.settings().caffeine,
      },
      score: latest.score(),
    }
  }

  /** Every half hour of a day from waking to sleeping: until the last check-in as it was foretold that morning. */
  #day(learnt: Learnt, date: string): EnergyForecastDay {
    const { from, to } = waking(learnt, date)
    const spoken = learnt.readings.at(-1)
    const known = spoken?.localDate === date ? spoken.at : Number.NEGATIVE_INFINITY
    const points: EnergyPoint[] = []
    for (let at = Math.ceil(from / STEP_MS) * STEP_MS; at <= to; at += STEP_MS) {
      const moment = learnt.momentAt(at, date)
      const { mean, low, high } = (at < known ? learnt.morning : learnt.latest).expect(moment)
      points.push({ at, mean, low, high })
    }
    return { date, points, ...stretchesOf(points) }
  }
}

/** From waking to sleeping on a day: what was logged, else usual hours. At least eight hours. */
function waking({ nights, habit, zone }: Learnt, date: string): { readonly from: number; readonly to: number } {
  const woke = nights.findLast((night) => night.date === date && hoursOf(night) >= 3 && night.wake < 14)?.endedAt
  const from = woke ?? instantOf(date, timeText(habit.wake), zone)
  const bed = instantOf(habit.bed > 12 ? date : addDays(date, 1), timeText(habit.bed), zone)
  return { from, to: Math.max(bed, from + 8 * HOUR_MS) }
}

const timeText = (hours: number): string => {
  const minutes = Math.floor(hours * 60) % 1440
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
