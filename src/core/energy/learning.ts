import type { CaffeineService } from '../caffeine'
import {
  habitOf,
  HISTORY_MS,
  isFreeDay,
  midSleepOf,
  nightsBetween,
  type DatedSleep,
  type SleepRepository,
} from '../sleep'
import { addDays, daysBetween, instantOf, personalDay } from '../time'
import { correctedMidSleep, phaseShift } from './alertness.rules'
import { caffeineInBody, type Dose } from './caffeine.rules'
import { clockReader } from './clock-reader'
import type { CheckInReading, EnergyRepository } from './energy.repository'
import type { Moment } from './forecast-filter'
import { PersonalForecast } from './personal-forecast'
import { SleepCurve } from './sleep-curve'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** What a forecast rests on: about two months, which keeps it quick and close to how the person lives now. */
export const HISTORY_DAYS = 60
/** Of the days before today, and of today besides. */
const MOST_READINGS = 1500
const MOST_TODAY = 300
const EPOCH = '1970-01-01'

export type ForecastSettings = {
  readonly dayStartHour: number
  readonly caffeine: boolean
  readonly alarmOnFreeDays: boolean
}

/** What is known besides check-ins; the same all day, unless sleep, caffeine or settings change. */
type Ground = {
  readonly zone: string
  readonly date: string
  readonly nights: readonly DatedSleep[]
  readonly habit: { readonly bed: number; readonly wake: number }
  readonly shift: number
  readonly momentAt: (at: number, date: string, zone?: string) => Moment
}

/** Everything that is known at one instant, learnt once for all the questions asked about it. */
export type Learnt = Ground & {
  readonly now: number
  readonly readings: readonly CheckInReading[]
  /** As it was when the day began, and as it is with what was said since. */
  readonly morning: PersonalForecast
  readonly latest: PersonalForecast
}

/**
 * Learns from check-ins. What the days before today taught is kept, so that a new check-in costs one step and not a walk
 * through two months; it is what a walk through all of them would give.
 */
export class Learning {
  #ground: Ground | null = null
  #morning: { readonly past: readonly CheckInReading[]; readonly forecast: PersonalForecast } | null = null

  constructor(
    private readonly checkIns: EnergyRepository,
    private readonly sleep: SleepRepository,
    private readonly caffeine: CaffeineService,
    private readonly settings: () => ForecastSettings,
  ) {}

  /** Sleep, caffeine or settings changed: past check-ins have to be seen in another light. */
  forget(): void {
    this.#ground = null
    this.#morning = null
  }

  at(now: number, zone: string): Learnt {
    const date = personalDay(now, zone, this.settings().dayStartHour)
    if (this.#ground?.date !== date || this.#ground.zone !== zone) {
      this.forget()
      this.#ground = this.#groundOf(date, zone)
    }
    const ground = this.#ground
    const from = instantOf(addDays(date, -HISTORY_DAYS), '00:00', zone)
    const known = this.checkIns.since(from, now, MOST_READINGS + MOST_TODAY)
    const past = known.filter(({ localDate }) => localDate < date).slice(-MOST_READINGS)
    const ofToday = known.filter(({ localDate }) => localDate >= date)
    if (this.#morning === null || !areSame(this.#morning.past, past))
      this.#morning = { past, forecast: learnt(new PersonalForecast(), past, ground) }
    const morning = this.#morning.forecast
    const latest = learnt(morning.clone(), ofToday, ground)
    return { ...ground, now, readings: [...past, ...ofToday], morning, latest }
  }

  /** Bounds are those of the day, so that it is the same whenever on the day it is asked. */
  #groundOf(date: string, zone: string): Ground {
    const settings = this.settings()
    const midnight = instantOf(date, '00:00', zone)
    const nights = this.sleep.datedBetween(midnight - HISTORY_MS, midnight + 3 * DAY_MS, zone)
    const habit = habitOf(nights)
    const middle = midSleepOf(nights)
    const shift = phaseShift(
      middle === null ? undefined : correctedMidSleep({ ...middle, alarmOnFreeDays: settings.alarmOnFreeDays }),
    )
    const curve = new SleepCurve(
      nightsBetween({ from: addDays(date, -HISTORY_DAYS - 2), to: addDays(date, 1), zone }, nights, habit),
      shift,
    )
    const doses: readonly Dose[] = settings.caffeine
      ? this.caffeine.between(midnight - HISTORY_MS, midnight + 3 * DAY_MS)
      : []
    const clockOf = clockReader()
    const dayOf = dayReader()
    const momentAt: Ground['momentAt'] = (at, day, place = zone) => {
      const clock = clockOf(at, place)
      return {
        at,
        clock,
        alertness: curve.at(at, clock),
        ...dayOf(day),
        caffeine: caffeineInBody(dosesNear(doses, at), at) / 100,
      }
    }
    return { zone, date, nights, habit, shift, momentAt }
  }
}

/** Number of a day and whether it is free, worked out once for all its readings. */
function dayReader(): (date: string) => Pick<Moment, 'day' | 'free'> {
  const known = new Map<string, Pick<Moment, 'day' | 'free'>>()
  return (date) => {
    const found = known.get(date) ?? { day: daysBetween(EPOCH, date), free: isFreeDay(date) }
    known.set(date, found)
    return found
  }
}

/** Lets a forecast learn readings, in their order. */
function learnt(forecast: PersonalForecast, readings: readonly CheckInReading[], ground: Ground): PersonalForecast {
  for (const { at, localDate, timeZone, level } of readings)
    forecast.learn({ ...ground.momentAt(at, localDate, timeZone), value: level })
  return forecast
}

function areSame(a: readonly CheckInReading[], b: readonly CheckInReading[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index]
      return (
        other !== undefined &&
        one.at === other.at &&
        one.level === other.level &&
        one.localDate === other.localDate &&
        one.timeZone === other.timeZone
      )
    })
  )
}

/** Doses that may still be in the body. */
function dosesNear(doses: readonly Dose[], at: number): readonly Dose[] {
  return doses.length === 0 ? doses : doses.filter((dose) => dose.at <= at && at - dose.at < 26 * HOUR_MS)
}
