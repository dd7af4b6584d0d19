import { createHash } from 'node:crypto'

import type { MissedPolicy } from '@contract/vocabulary'

import {
  dayNumberOf,
  firstOccurrences,
  formatDay,
  formatWall,
  occurrences,
  parseDateValue,
  parseRule,
  plainMonths,
  zoneTime,
  type DateValue,
  type Occurrence,
  type Recurrence,
  type RecurrenceRule,
} from '../recurrence'

const DAY_SECONDS = 86_400
/** Missed occurrences are counted up to this; beyond it the number says nothing more. */
const MISSED_MAX = 99

/** What repeats: a rule with its start, its exceptions and what to do when occurrences were missed. */
export type Series = {
  readonly id: string
  readonly rule: string
  readonly text: string
  readonly startDate: string
  readonly startTime: string | null
  readonly zone: string
  readonly fromCompletion: boolean
  readonly missedPolicy: MissedPolicy
  readonly exdates: readonly string[]
  readonly rdates: readonly string[]
  readonly pausedAt: number | null
  readonly endedAt: number | null
}

/** How a task repeats, as it is asked for. Where `rdates` is left out, the series keeps those that it has. */
export type NewSeries = Pick<Series, 'rule' | 'text' | 'startDate' | 'startTime' | 'zone' | 'fromCompletion'> &
  Partial<Pick<Series, 'missedPolicy' | 'exdates' | 'rdates'>>

/** A series before it is one. */
export function draftOf(series: NewSeries): Series {
  const { missedPolicy = 'skip', exdates = [], rdates = [] } = series
  return { id: '', pausedAt: null, endedAt: null, ...series, missedPolicy, exdates, rdates }
}

/** One time of a series. The key names it for ever, also when the task is moved to another day. */
export type SeriesDate = { readonly key: string; readonly date: string; readonly time: string | null }

/** The id of a series' occurrence, the same on every device: UUID version 5 of series and key (RFC 9562, section 5.5). */
export function occurrenceId(seriesId: string, key: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(seriesId.replaceAll('-', ''), 'hex'))
    .update(key)
    .digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The series as the engine expands it; null when its rule cannot be read (it may come from a newer Proxy). */
export function recurrenceOf(series: Series): Recurrence | null {
  const parsed = parseRule(series.rule)
  if (!parsed.ok) return null
  return {
    rule: parsed.rule,
    start: wallOf(series.startDate, series.startTime),
    zone: series.zone,
    exclusions: series.exdates.flatMap(dateValue),
    additions: series.rdates.flatMap(dateValue),
  }
}

/** The first occurrences on or after a day, at most `limit`; of a series that counts from completion, what would come. */
export function seriesDates(series: Series, from: string, limit: number): readonly SeriesDate[] {
  const recurrence = recurrenceOf(series)
  if (recurrence === null) return []
  const before = instantOfWall(recurrence, wallOf(from, null) - 1)
  return datesAfter(series, recurrence, before, limit)
}

/** The key of what comes on the start day; the rule need not fall on it. */
export function startKey(series: NewSeries): string {
  const [first] = seriesDates(draftOf(series), series.startDate, 1)
  return first?.date === series.startDate ? first.key : series.startDate
}

/** The occurrence that follows another, missed or not; null after the last. */
export function following(series: Series, key: string): SeriesDate | null {
  const recurrence = recurrenceOf(series)
  if (recurrence === null) return null
  return first(series, recurrence, afterKey(recurrence, key))
}

/** The next occurrence after `key` that is not over: one of today is not missed while the day lasts. */
export function upcoming(series: Series, key: string | null, now: number): SeriesDate | null {
  const recurrence = recurrenceOf(series)
  if (recurrence === null) return null
  const cut = missedBefore(series, recurrence, now)
  return first(series, recurrence, key === null ? cut : Math.max(cut, afterKey(recurrence, key)))
}

/**
 * What comes, at most `limit`: the open one where it stands, unless that is over, and what follows it as closing each
 * would make it; of a paused series, what would come if it went on now. `made` is how many there were so far.
 */
export function comingDates(
  series: Series,
  open: SeriesDate,
  { now, made, limit }: { readonly now: number; readonly made: number; readonly limit: number },
): readonly SeriesDate[] {
  const recurrence = recurrenceOf(series)
  if (recurrence === null) return []
  const over = missedBefore(series, recurrence, now)
  if (series.pausedAt !== null) return datesAfter(series, recurrence, over, limit)
  const first = instantOfWall(recurrence, wallOf(open.date, open.time)) > over ? [open] : []
  const rest = limit - first.length
  if (series.fromCompletion) return [...first, ...chained(series, open, { now, made, limit: rest })]
  const after = afterKey(recurrence, open.key)
  const from = series.missedPolicy === 'skip' ? Math.max(over, after) : after
  return [...first, ...datesAfter(series, recurrence, from, rest)]
}

/** What follows, if each is done on its day; the open one not before today. */
function chained(
  series: Series,
  open: SeriesDate,
  { now, made, limit }: { readonly now: number; readonly made: number; readonly limit: number },
): readonly SeriesDate[] {
  const zone = zoneTime(series.zone)
  const dates: SeriesDate[] = []
  let done = Math.max(now, zone.resolve(wallOf(open.date, open.time)).instant)
  while (dates.length < limit) {
    const next = afterCompletion(series, done, made + dates.length)
    if (next === null) break
    dates.push(next)
    done = zone.resolve(wallOf(next.date, next.time)).instant
  }
  return dates
}

/** How many occurrences came and went after the one that is open, up to 99. */
export function missedCount(series: Series, key: string, now: number): number {
  const recurrence = recurrenceOf(series)
  if (recurrence === null || series.fromCompletion || series.pausedAt !== null || series.endedAt !== null) return 0
  const cut = missedBefore(series, recurrence, now)
  let missed = 0
  for (const { instant } of occurrences(recurrence, afterKey(recurrence, key))) {
    if (instant > cut || missed >= MISSED_MAX) break
    missed += 1
  }
  return missed
}

/**
 * The occurrence after a completion, for series that count from it. A plain monthly or yearly rule comes on the same day
 * of a later month, or on that month's last day where it has no such day. `made` is how many there were so far.
 */
export function afterCompletion(series: Series, completedAt: number, made: number): SeriesDate | null {
  const recurrence = recurrenceOf(series)
  if (recurrence === null) return null
  const { rule } = recurrence
  if (rule.count !== null && made >= rule.count) return null
  const wall = zoneTime(series.zone).wallAt(completedAt)
  const today = Math.floor(wall / DAY_SECONDS)
  const time = recurrence.start - Math.floor(recurrence.start / DAY_SECONDS) * DAY_SECONDS
  const months = plainMonths(rule, today)
  const dayByDay = !severalADay(rule)
  const start = (months ?? today) * DAY_SECONDS + time
  const counted = { ...recurrence, rule: { ...rule, count: null }, start: dayByDay ? start : wall, additions: [] }
  if (months !== null) {
    const due = zoneTime(series.zone).resolve(start)
    const allowed = first(
      series,
      { ...counted, rule: { ...counted.rule, frequency: 'DAILY', interval: 1 } },
      due.instant - 1,
    )
    return allowed
  }
  const after = dayByDay ? zoneTime(series.zone).resolve(today * DAY_SECONDS + DAY_SECONDS - 1).instant : completedAt
  return first(series, counted, after)
}

/** The series' own day, or moment where it has several a day, that an occurrence of a moved task stood for. */
function toDate(series: Series, rule: RecurrenceRule, { wall }: Occurrence): SeriesDate {
  const text = formatWall(wall)
  const date = text.slice(0, 10)
  const timed = series.startTime !== null || severalADay(rule)
  const time = timed ? text.slice(11, 16) : null
  return { key: severalADay(rule) ? text.slice(0, 19) : date, date, time }
}

function severalADay(rule: RecurrenceRule): boolean {
  if (rule.frequency === 'HOURLY' || rule.frequency === 'MINUTELY' || rule.frequency === 'SECONDLY') return true
  return rule.hours.length + rule.minutes.length + rule.seconds.length > 0
}

function first(series: Series, recurrence: Recurrence, after: number): SeriesDate | null {
  return datesAfter(series, recurrence, after, 1)[0] ?? null
}

function datesAfter(series: Series, recurrence: Recurrence, after: number, limit: number): readonly SeriesDate[] {
  return firstOccurrences(recurrence, limit, after).map((found) => toDate(series, recurrence.rule, found))
}

/** The instant up to which everything belongs to the occurrence of a key or to earlier ones. */
function afterKey(recurrence: Recurrence, key: string): number {
  const wall = key.length > 10 ? wallOf(key.slice(0, 10), key.slice(11)) : wallOf(key, null) + DAY_SECONDS - 1
  return instantOfWall(recurrence, wall)
}

/** The instant up to which occurrences are over: yesterday's end, or now where there are several a day. */
function missedBefore(series: Series, recurrence: Recurrence, now: number): number {
  if (severalADay(recurrence.rule)) return now
  const today = Math.floor(zoneTime(series.zone).wallAt(now) / DAY_SECONDS)
  return instantOfWall(recurrence, today * DAY_SECONDS - 1)
}

function instantOfWall(recurrence: Recurrence, wall: number): number {
  return zoneTime(recurrence.zone).resolve(wall).instant
}

function wallOf(date: string, time: string | null): number {
  const [hour, minute, second] = (time ?? '00:00').split(':').map(Number)
  return dayNumberOf(date) * DAY_SECONDS + (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0)
}

function dateValue(text: string): readonly DateValue[] {
  const value = parseDateValue(text)
  return value === null ? [] : [value]
}

/** The day a number of days later, 'YYYY-MM-DD'. */
export function shiftDate(date: string, days: number): string {
  return formatDay(dayNumberOf(date) + days)
}

export function daysFrom(from: string, to: string): number {
  return dayNumberOf(to) - dayNumberOf(from)
}
