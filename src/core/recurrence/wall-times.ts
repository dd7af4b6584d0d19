import {
  dateOf,
  DAY_SECONDS,
  dayNumber,
  DAYS_PER_CYCLE,
  LAST_YEAR,
  modulo,
  weekStartOf,
  type DayNumber,
} from './calendar'
import type { RecurrenceRule, WallSeconds } from './recurrence.types'
import { allowsDay, daysOfMonth, daysOfYear, ruleDays, type RuleDays } from './rule-days'

const END_DAY = dayNumber(LAST_YEAR + 1, 1, 1)

/** Days without a time after which it is worth asking whether there can be one at all. */
const BARREN_DAYS = 60

/**
 * Every local time that a rule names at or after its start, ascending, through the year 9999: COUNT, UNTIL and the zone
 * are not looked at. `from` skips ahead without walking there.
 */
export function wallTimes(rule: RecurrenceRule, start: WallSeconds, from: WallSeconds): Iterable<WallSeconds> {
  switch (rule.frequency) {
    case 'YEARLY':
    case 'MONTHLY':
    case 'WEEKLY':
    case 'DAILY':
      return timesOfDays(rule, start, Math.max(start, from))
    case 'HOURLY':
      return timesWithinDays(rule, start, Math.max(start, from), 3600)
    case 'MINUTELY':
      return timesWithinDays(rule, start, Math.max(start, from), 60)
    case 'SECONDLY':
      return timesWithinDays(rule, start, Math.max(start, from), 1)
  }
}

type Periods = {
  /** The number of the first period that may hold a time at or after a day; periods are `interval` apart. */
  readonly indexOf: (day: DayNumber) => number
  readonly days: (index: number) => readonly DayNumber[]
  /** The first day of a period. */
  readonly begin: (index: number) => DayNumber
  /** Periods in 400 years, after which the calendar repeats to the day. */
  readonly cycle: number
}

function* timesOfDays(rule: RecurrenceRule, start: WallSeconds, from: WallSeconds): Generator<WallSeconds> {
  const startDay = Math.floor(start / DAY_SECONDS)
  const times = timesOfDay(rule, start - startDay * DAY_SECONDS)
  const periods = periodsOf(rule, ruleDays(rule, startDay), startDay)
  const first = periods.indexOf(startDay)
  // When as many periods in a row are empty as the calendar has different ones, all the rest are.
  const barrenMax = periods.cycle / greatestCommonDivisor(rule.interval, periods.cycle)
  let barren = 0
  const skipped = Math.floor((periods.indexOf(Math.floor(from / DAY_SECONDS)) - first) / rule.interval)
  for (let index = first + skipped * rule.interval; periods.begin(index) < END_DAY; index += rule.interval) {
    const days = periods.days(index)
    const chosen = rule.positions.length === 0 ? null : places(rule.positions, days.length * times.length)
    if ((chosen ?? days).length === 0) {
      barren += 1
      if (barren > barrenMax) return
      continue
    }
    barren = 0
    if (chosen !== null) {
      for (const place of chosen) {
        const wall = (days[Math.floor(place / times.length)] ?? 0) * DAY_SECONDS + (times[place % times.length] ?? 0)
        if (wall >= from) yield wall
      }
      continue
    }
    for (const day of days) {
      const midnight = day * DAY_SECONDS
      for (const time of times) if (midnight + time >= from) yield midnight + time
    }
  }
}

function periodsOf(rule: RecurrenceRule, asked: RuleDays, startDay: DayNumber): Periods {
  switch (rule.frequency) {
    case 'YEARLY':
      return {
        indexOf: (day) => dateOf(day).year,
        begin: (year) => dayNumber(year, 1, 1),
        cycle: 400,
        days: (year) => daysOfYear(asked, year),
      }
    case 'MONTHLY':
      return {
        indexOf: (day) => {
          const date = dateOf(day)
          return date.year * 12 + date.month - 1
        },
        begin: (index) => dayNumber(Math.floor(index / 12), (index % 12) + 1, 1),
        cycle: 4800,
        days: (index) => daysOfMonth(asked, Math.floor(index / 12), (index % 12) + 1),
      }
    case 'WEEKLY': {
      const week0 = weekStartOf(startDay, rule.weekStart)
      const begin = (index: number): DayNumber => week0 + index * 7
      const offsets = [0, 1, 2, 3, 4, 5, 6]
      return {
        indexOf: (day) => Math.floor((day - week0) / 7),
        begin,
        cycle: DAYS_PER_CYCLE / 7,
        days: (index) => offsets.map((offset) => begin(index) + offset).filter((day) => allowsDay(asked, day)),
      }
    }
    default:
      return {
        indexOf: (day) => day - startDay,
        begin: (index) => startDay + index,
        cycle: DAYS_PER_CYCLE,
        days: (index) => (allowsDay(asked, startDay + index) ? [startDay + index] : []),
      }
  }
}

/** Seconds of the day at which a rule of days fires, ascending. */
function timesOfDay(rule: RecurrenceRule, startTime: number): readonly number[] {
  const hours = rule.hours.length > 0 ? rule.hours : [Math.floor(startTime / 3600)]
  const minutes = rule.minutes.length > 0 ? rule.minutes : [Math.floor(startTime / 60) % 60]
  const seconds = rule.seconds.length > 0 ? rule.seconds : [startTime % 60]
  return combine(hours, combine(minutes, sorted(seconds), 60), 3600)
}

/**
 * Rules of hours, minutes and seconds. Whether a unit of the day is in step with the start depends only on how far the
 * day's first unit is from it modulo the interval, so the times of a day are computed once for each such remainder.
 */
function* timesWithinDays(
  rule: RecurrenceRule,
  start: WallSeconds,
  from: WallSeconds,
  unit: 3600 | 60 | 1,
): Generator<WallSeconds> {
  const asked = ruleDays(rule, Math.floor(start / DAY_SECONDS))
  const unitsPerDay = DAY_SECONDS / unit
  const startUnit = Math.floor(start / unit)
  const known = new Map<number, readonly number[]>()
  // In step with the day, every day of one kind has the same times; then 400 years without any are proof.
  const barrenMax = unitsPerDay % rule.interval === 0 ? DAYS_PER_CYCLE : Number.POSITIVE_INFINITY
  let day = Math.floor(from / DAY_SECONDS)
  let fruitful = day
  let checked = false
  while (day < END_DAY && day - fruitful <= barrenMax) {
    const date = dateOf(day)
    if (asked.months !== null && (asked.months & (1 << date.month)) === 0) {
      day = dayNumber(date.month === 12 ? date.year + 1 : date.year, date.month === 12 ? 1 : date.month + 1, 1)
      continue
    }
    if (allowsDay(asked, day)) {
      const offset = modulo(startUnit - day * unitsPerDay, rule.interval)
      let times = known.get(offset)
      if (times === undefined) {
        times = timesInStep(rule, offset, unit, modulo(start, DAY_SECONDS))
        if (known.size < 4096) known.set(offset, times)
      }
      const midnight = day * DAY_SECONDS
      if (times.length > 0) fruitful = day
      else if (!checked && day - fruitful >= BARREN_DAYS) {
        checked = true
        if (!hasTimes(rule, offset, unit, modulo(start, DAY_SECONDS))) return
      }
      for (const time of times) if (midnight + time >= from) yield midnight + time
    }
    day += 1
  }
}

/** Whether any day has times in step: each remainder that can come is looked at once. Very long intervals are not. */
function hasTimes(rule: RecurrenceRule, offset: number, unit: 3600 | 60 | 1, startTime: number): boolean {
  if (rule.interval > 1_000_000) return true
  let next = offset
  do {
    if (next * unit < DAY_SECONDS && timesInStep(rule, next, unit, startTime).length > 0) return true
    next = modulo(next - DAY_SECONDS / unit, rule.interval)
  } while (next !== offset)
  return false
}

function timesInStep(rule: RecurrenceRule, offset: number, unit: 3600 | 60 | 1, startTime: number): readonly number[] {
  const { hours, minutes, seconds } = rule
  const hourTest = new Set(hours)
  const minuteTest = new Set(minutes)
  const secondTest = new Set(seconds)
  const secondsOfUnit = unit === 1 ? [0] : seconds.length > 0 ? sorted(seconds) : [startTime % 60]
  const minutesOfUnit = minutes.length > 0 ? minutes : [Math.floor(startTime / 60) % 60]
  const inside = unit === 3600 ? combine(minutesOfUnit, secondsOfUnit, 60) : secondsOfUnit
  const kept = rule.positions.length > 0 ? places(rule.positions, inside.length) : null
  const within = kept === null ? inside : kept.map((place) => inside[place] ?? 0)
  const times: number[] = []
  for (let begin = offset * unit; begin < DAY_SECONDS; begin += rule.interval * unit) {
    if (hours.length > 0 && !hourTest.has(Math.floor(begin / 3600))) continue
    if (unit <= 60 && minutes.length > 0 && !minuteTest.has(Math.floor(begin / 60) % 60)) continue
    if (unit === 1 && seconds.length > 0 && !secondTest.has(begin % 60)) continue
    for (const second of within) times.push(begin + second)
  }
  return times
}

/** Every outer value (times its weight) with every inner one, ascending. */
function combine(outer: readonly number[], inner: readonly number[], weight: number): readonly number[] {
  return sorted(outer).flatMap((value) => inner.map((more) => value * weight + more))
}

/** BYSETPOS as indices into a set of `size`, ascending. */
function places(positions: readonly number[], size: number): readonly number[] {
  const indices = positions
    .map((position) => (position > 0 ? position - 1 : size + position))
    .filter((index) => index >= 0 && index < size)
  return indices.length > 1 ? sorted(indices) : indices
}

function sorted(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((a, b) => a - b)
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
