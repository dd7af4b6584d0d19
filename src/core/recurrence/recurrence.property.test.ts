import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'

import { formatDay, formatWall } from './local-time'
import { firstOccurrences } from './occurrences'
import { formatRule, parseRule } from './parse-rule'
import { frequencies, type RecurrenceRule, type RuleEnd, type RuleWeekday } from './recurrence.types'

/**
 * An expansion that shares nothing with the engine: it walks every unit of time from the start and asks of each, by the
 * table of RFC 5545 section 3.3.10, whether the rule names it. Days come from JavaScript's Date, clocks from Temporal.
 */
const DAY = 86_400

type Named = { readonly wall: number; readonly instant: number }

function bruteForce(rule: RecurrenceRule, start: number, zone: string, horizon: number): readonly Named[] {
  const walls = candidates(rule, start, horizon)
  const found = new Map<number, Named>()
  for (const wall of walls) {
    const moment = Temporal.PlainDateTime.from(formatWall(wall)).toZonedDateTime(zone, { disambiguation: 'compatible' })
    const instant = moment.epochMilliseconds
    found.set(instant, { wall: instant / 1000 + moment.offsetNanoseconds / 1e9, instant })
  }
  const all = [...found.values()].toSorted((a, b) => a.instant - b.instant)
  return rule.count === null ? all : all.slice(0, rule.count)
}

function candidates(rule: RecurrenceRule, start: number, horizon: number): readonly number[] {
  const unit = { SECONDLY: 1, MINUTELY: 60, HOURLY: 3600 }[rule.frequency as string] ?? DAY
  const periods = new Map<number, number[]>()
  const from =
    rule.frequency === 'YEARLY' ? yearStart(start) : rule.frequency === 'MONTHLY' ? start - 31 * DAY : start - 7 * DAY
  const first = unit === DAY ? Math.floor(from / DAY) * DAY : Math.floor(start / unit) * unit
  // A period is looked at whole, so that BYSETPOS counts in all of it.
  const end = unit === DAY ? horizon + 366 * DAY : horizon + unit
  for (let at = first; at < end; at += unit) {
    const index = periodIndex(rule, at)
    const offset = index - periodIndex(rule, start)
    if (offset < 0 || offset % rule.interval !== 0) continue
    if (!dayFits(rule, at, start)) continue
    const times = timesWithin(rule, at, start, unit)
    if (times.length === 0) continue
    const set = periods.get(index) ?? []
    set.push(...times)
    periods.set(index, set)
  }
  return [...periods.values()]
    .flatMap((set) => {
      const ordered = set.toSorted((a, b) => a - b)
      if (rule.positions.length === 0) return ordered
      return ordered.filter(
        (_, place) => rule.positions.includes(place + 1) || rule.positions.includes(place - ordered.length),
      )
    })
    .filter((wall) => wall >= start && wall <= horizon)
    .toSorted((a, b) => a - b)
}

const date = (wall: number): Date => new Date(wall * 1000)
const yearStart = (wall: number): number => Date.UTC(date(wall).getUTCFullYear(), 0, 1) / 1000
const isoWeekday = (wall: number): number => date(wall).getUTCDay() || 7
const monthLength = (wall: number): number =>
  new Date(Date.UTC(date(wall).getUTCFullYear(), date(wall).getUTCMonth() + 1, 0)).getUTCDate()
const yearDay = (wall: number): number => Math.floor((wall - yearStart(wall)) / DAY) + 1
const yearLength = (wall: number): number =>
  (Date.UTC(date(wall).getUTCFullYear() + 1, 0, 1) / 1000 - yearStart(wall)) / DAY

function periodIndex(rule: RecurrenceRule, wall: number): number {
  switch (rule.frequency) {
    case 'YEARLY':
      return date(wall).getUTCFullYear()
    case 'MONTHLY':
      return date(wall).getUTCFullYear() * 12 + date(wall).getUTCMonth()
    case 'WEEKLY':
      // 1969-12-29 was a Monday.
      return Math.floor((Math.floor(wall / DAY) + 3 - (rule.weekStart - 1)) / 7)
    case 'DAILY':
      return Math.floor(wall / DAY)
    case 'HOURLY':
      return Math.floor(wall / 3600)
    case 'MINUTELY':
      return Math.floor(wall / 60)
    case 'SECONDLY':
      return wall
  }
}

/** ISO 8601 weeks, but beginning on any weekday: the number of the week that holds the day, and how many its year has. */
function weekNumber(wall: number, weekStart: number): { number: number; of: number } {
  const back = (isoWeekday(wall) - weekStart + 7) % 7
  const middle = wall + (3 - back) * DAY
  const count = (year: number): number => {
    const january4 = Date.UTC(year, 0, 4) / 1000
    return january4 - ((isoWeekday(january4) - weekStart + 7) % 7) * DAY
  }
  const year = date(middle).getUTCFullYear()
  return {
    number: Math.round((Math.floor((wall - back * DAY) / DAY) * DAY - count(year)) / (7 * DAY)) + 1,
    of: Math.round((count(year + 1) - count(year)) / (7 * DAY)),
  }
}

function dayFits(rule: RecurrenceRule, wall: number, start: number): boolean {
  const hits = (values: readonly number[], place: number, length: number): boolean =>
    values.includes(place) || values.includes(place - length - 1)
  const month = date(wall).getUTCMonth() + 1
  const day = date(wall).getUTCDate()
  if (rule.months.length > 0 && !rule.months.includes(month)) return false
  if (rule.yearDays.length > 0 && !hits(rule.yearDays, yearDay(wall), yearLength(wall))) return false
  if (rule.monthDays.length > 0 && !hits(rule.monthDays, day, monthLength(wall))) return false
  if (rule.weekNumbers.length > 0) {
    const week = weekNumber(wall, rule.weekStart)
    if (!hits(rule.weekNumbers, week.number, week.of)) return false
  }
  if (rule.weekdays.length > 0) return rule.weekdays.some((wanted) => weekdayFits(rule, wanted, wall))
  if (rule.yearDays.length > 0 || rule.monthDays.length > 0) return true
  switch (rule.frequency) {
    case 'YEARLY':
      if (rule.weekNumbers.length > 0) return isoWeekday(wall) === isoWeekday(start)
      return day === date(start).getUTCDate() && (rule.months.length > 0 || month === date(start).getUTCMonth() + 1)
    case 'MONTHLY':
      return day === date(start).getUTCDate()
    case 'WEEKLY':
      return isoWeekday(wall) === isoWeekday(start)
    default:
      return true
  }
}

function weekdayFits(rule: RecurrenceRule, wanted: RuleWeekday, wall: number): boolean {
  if (isoWeekday(wall) !== wanted.weekday) return false
  if (wanted.nth === null) return true
  const inYear = rule.frequency === 'YEARLY' && rule.months.length === 0
  const same = (other: number): boolean =>
    inYear ? yearStart(other) === yearStart(wall) : date(other).getUTCMonth() === date(wall).getUTCMonth()
  // Counts weeks on until the month or year is left.
  let place = 0
  const step = wanted.nth > 0 ? -7 * DAY : 7 * DAY
  for (let other = wall; same(other); other += step) place += 1
  return place === Math.abs(wanted.nth)
}

function timesWithin(rule: RecurrenceRule, at: number, start: number, unit: number): readonly number[] {
  const [hour, minute, second] = [Math.floor(start / 3600) % 24, Math.floor(start / 60) % 60, start % 60]
  const midnight = Math.floor(at / DAY) * DAY
  const hours = unit < DAY ? [Math.floor(at / 3600) % 24] : rule.hours.length > 0 ? rule.hours : [hour]
  const minutes = unit < 3600 ? [Math.floor(at / 60) % 60] : rule.minutes.length > 0 ? rule.minutes : [minute]
  const seconds = unit < 60 ? [at % 60] : rule.seconds.length > 0 ? rule.seconds : [second]
  const allowed = (list: readonly number[], value: number): boolean => list.length === 0 || list.includes(value)
  return hours.flatMap((h) =>
    minutes.flatMap((m) =>
      seconds.flatMap((s) =>
        allowed(rule.hours, h) && allowed(rule.minutes, m) && allowed(rule.seconds, s)
          ? [midnight + h * 3600 + m * 60 + s]
          : [],
      ),
    ),
  )
}

const some = (arbitrary: fc.Arbitrary<number>, maxLength: number, chance = 3): fc.Arbitrary<number[]> =>
  fc
    .option(fc.uniqueArray(arbitrary, { minLength: 1, maxLength }), { nil: undefined, freq: chance })
    .map((list) => list ?? [])
const signed = (max: number): fc.Arbitrary<number> => fc.integer({ min: -max, max }).filter((value) => value !== 0)

const ruleText = fc
  .record({
    frequency: fc.constantFrom(...frequencies),
    interval: fc.constantFrom(1, 1, 1, 2, 3, 5, 17),
    weekStart: fc.constantFrom('MO', 'SU', 'WE'),
    months: some(fc.integer({ min: 1, max: 12 }), 4, 2),
    weekNumbers: some(signed(53), 3, 2),
    yearDays: some(signed(366), 6, 1),
    monthDays: some(signed(31), 5, 1),
    weekdays: some(fc.integer({ min: 0, max: 6 }), 4),
    nth: fc.constantFrom(0, 0, 1, 2, -1, 5, -3, 20),
    hours: some(fc.integer({ min: 0, max: 23 }), 3, 1),
    minutes: some(fc.integer({ min: 0, max: 59 }), 3, 1),
    seconds: some(fc.integer({ min: 0, max: 59 }), 2, 1),
    positions: some(signed(6), 2, 1),
    count: fc.option(fc.integer({ min: 1, max: 12 })),
  })
  .map((given) => {
    const list = (part: string, values: readonly (number | string)[], allowed = true): readonly string[] =>
      allowed && values.length > 0 ? [`${part}=${values.join(',')}`] : []
    const { frequency } = given
    const ofYear = frequency === 'YEARLY'
    const numbered = (ofYear && given.weekNumbers.length === 0) || frequency === 'MONTHLY'
    const days = given.weekdays.map(
      (day, place) =>
        `${numbered && given.nth !== 0 && place === 0 ? given.nth : ''}${['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][day] ?? ''}`,
    )
    const by = [
      ...list('BYMONTH', given.months),
      ...list('BYWEEKNO', given.weekNumbers, ofYear),
      ...list('BYYEARDAY', given.yearDays, !['DAILY', 'WEEKLY', 'MONTHLY'].includes(frequency)),
      ...list('BYMONTHDAY', given.monthDays, frequency !== 'WEEKLY'),
      ...list('BYDAY', days),
      ...list('BYHOUR', given.hours),
      ...list('BYMINUTE', given.minutes),
      ...list('BYSECOND', given.seconds),
    ]
    return [
      `FREQ=${frequency}`,
      `INTERVAL=${given.interval}`,
      `WKST=${given.weekStart}`,
      ...by,
      ...list('BYSETPOS', given.positions, by.length > 0),
      ...(given.count === null ? [] : [`COUNT=${given.count}`]),
    ].join(';')
  })

/** How far a brute-force walk goes, in days: long enough for several periods, short enough to walk. */
const HORIZON_DAYS = {
  SECONDLY: 0.05,
  MINUTELY: 2,
  HOURLY: 40,
  DAILY: 120,
  WEEKLY: 400,
  MONTHLY: 900,
  YEARLY: 2200,
} as const

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
] as const
/** Starts near changes of clocks, month ends, leap days and years of 53 weeks, besides any others. */
const start = fc.oneof(
  fc
    .constantFrom(
      '2026-03-28T02:30:00',
      '2026-10-25T01:59:30',
      '2026-03-08T01:15:00',
      '2026-04-05T01:45:00',
      '2024-02-29T09:00:00',
      '2020-12-31T23:59:59',
      '2027-01-01T00:00:00',
      '2026-01-31T10:00:00',
    )
    .map((text) => Date.parse(`${text}Z`) / 1000),
  fc.integer({ min: Date.UTC(1995, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 }),
)

/** Local times that clocks skipped: the first of each gap. */
const gaps = [
  ['Europe/Berlin', '2026-03-29T02:00'],
  ['America/New_York', '2026-03-08T02:00'],
  ['Australia/Lord_Howe', '2026-10-04T02:00'],
  ['America/Sao_Paulo', '2018-11-04T00:00'],
  ['America/Scoresbysund', '2025-03-29T23:00'],
  ['America/Recife', '2000-10-08T00:00'],
  ['Asia/Gaza', '2040-10-20T02:00'],
  ['Pacific/Apia', '2011-12-30T00:00'],
] as const

const ruleAroundGap = fc.oneof(
  fc.integer({ min: 5, max: 95 }).map((interval) => `FREQ=MINUTELY;INTERVAL=${interval}`),
  fc.integer({ min: 1, max: 9 }).map((interval) => `FREQ=HOURLY;INTERVAL=${interval};BYMINUTE=0,20,45`),
  fc
    .uniqueArray(fc.constantFrom(0, 1, 2, 3, 23), { minLength: 1 })
    .map((hours) => `FREQ=DAILY;BYHOUR=${hours.join(',')};BYMINUTE=0,30,45`),
)

/** The last moment that an end allows, by Temporal. */
function lastMoment(end: RuleEnd, zone: string): number {
  if (end.kind === 'instant') return end.instant
  if (end.kind === 'wall')
    return Temporal.PlainDateTime.from(formatWall(end.wall)).toZonedDateTime(zone).epochMilliseconds
  return Temporal.PlainDate.from(formatDay(end.day)).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1
}

describe('the engine', () => {
  test('ends at a moment, also where times are moved over a gap', () => {
    const minutes = (from: number, to: number): fc.Arbitrary<number> => fc.integer({ min: from / 5, max: to / 5 })
    fc.assert(
      fc.property(
        fc.constantFrom(...gaps),
        ruleAroundGap,
        minutes(0, 1800),
        minutes(-180, 1800),
        fc.constantFrom('day', 'wall', 'instant'),
        ([zone, gap], text, before, behind, kind) => {
          const parsed = parseRule(text)
          if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`)
          const skipped = Date.parse(`${gap}Z`) / 1000
          const from = skipped - before * 300
          const wall = skipped + behind * 300
          const instant = Temporal.PlainDateTime.from(formatWall(wall)).toZonedDateTime(zone).epochMilliseconds
          const until: RuleEnd =
            kind === 'day'
              ? { kind, day: Math.floor(wall / DAY) }
              : kind === 'wall'
                ? { kind, wall }
                : { kind: 'instant', instant }
          const last = lastMoment(until, zone)
          const expected = bruteForce(parsed.rule, from, zone, skipped + 5 * DAY).filter(
            (named) => named.instant <= last,
          )
          const found = firstOccurrences({ rule: { ...parsed.rule, until }, start: from, zone }, 20_000)
          expect(found).toEqual(expected)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('agrees with a brute-force expansion over random rules, starts and zones', () => {
    fc.assert(
      fc.property(ruleText, start, fc.constantFrom(...zones), (text, from, zone) => {
        const parsed = parseRule(text)
        if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`)
        const { rule } = parsed
        const horizon = from + HORIZON_DAYS[rule.frequency] * DAY
        // What the clocks skip may land after the horizon; both sides are compared up to well before it.
        const limit = (horizon - DAY / 12) * 1000
        const expected = bruteForce(rule, from, zone, horizon).filter(({ wall }) => wall * 1000 < limit)
        const until = horizon
        const found = firstOccurrences(
          { rule: rule.count === null ? { ...rule, until: { kind: 'wall', wall: until } } : rule, start: from, zone },
          20_000,
        ).filter(({ wall }) => wall * 1000 < limit)
        expect(found.map(({ wall }) => formatWall(wall))).toEqual(expected.map(({ wall }) => formatWall(wall)))
        expect(found.map(({ instant }) => instant)).toEqual(expected.map(({ instant }) => instant))
      }),
      { numRuns: 120 },
    )
  })

  test('skips ahead to where it would have walked', () => {
    fc.assert(
      fc.property(
        ruleText,
        start,
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 30 }),
        (text, from, zone, ahead) => {
          const parsed = parseRule(text)
          if (!parsed.ok) throw new Error(parsed.problem.message)
          const given = { rule: parsed.rule, start: from, zone }
          const walked = firstOccurrences(given, ahead + 5)
          const pivot = walked[ahead]
          fc.pre(pivot !== undefined)
          const skipped = firstOccurrences(given, walked.length - ahead - 1, pivot?.instant)
          expect(skipped).toEqual(walked.slice(ahead + 1))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('writes every rule it reads so that it reads the same', () => {
    fc.assert(
      fc.property(ruleText, (text) => {
        const first = parseRule(text)
        const again = first.ok ? parseRule(formatRule(first.rule)) : first
        expect(again).toEqual(first)
      }),
      { numRuns: 200 },
    )
  })

  test('reads any text without failing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `FREQ=DAILY;${text}`),
        ),
        (text) => {
          const parsed = parseRule(text)
          if (!parsed.ok) expect(parsed.problem.message).not.toBe('')
        },
      ),
    )
  })
})
