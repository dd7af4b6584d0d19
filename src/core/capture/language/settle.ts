import { formatDay, formatMinutes, type DayNumber } from './calendar-date'
import type { LocalMoment, ParsedRecurrence } from './capture.types'
import type { DraftFields } from './draft-fields'
import type { RecurrenceMatch } from './recurrence-phrases'
import { firstDay, formatRule, formatStart, lastDayOf, type Rule } from './recurrence-rule'
import type { Setting } from './reader'
import type { Clock } from './clock-times'
import { alignClocks, isTimed, readingsOf, resolveStamp, type Stamp } from './stamps'
import { wallClock } from './zone-clock'

/** The moments of a capture once everything that was said about them is known. */
export type Settled = {
  readonly start: LocalMoment | null
  readonly due: LocalMoment | null
  readonly recurrence: ParsedRecurrence | null
  readonly rule: Rule | null
}

/** An unmarked hour before this one is in the afternoon. */
const EARLIEST_HOUR = 6
const HALF_DAY = 12 * 60

/** Turns what was said into moments: fills in days, times and the first occurrence. */
export function settle(fields: DraftFields, setting: Setting): Settled {
  if (fields.recurrence !== null) return settleRecurring(withinHours(fields), setting)
  const due = fields.due === null ? null : resolveStamp(deadlineAfterStart(fields.due, fields.start), setting)
  let start: LocalMoment | null = null
  if (fields.start !== null) {
    const day = fields.start.day ?? fields.due?.day ?? null
    start = resolveStamp({ ...fields.start, day }, setting)
  }
  return { start, due, recurrence: null, rule: null }
}

/** "every day for 10 days" is ten times; where days and times do not go together, the last day ends it. */
function countOf({ rule, lasts, exceptions, times }: RecurrenceMatch): number | null {
  if (lasts === null || times.length > 1 || rule.interval !== 1 || rule.months.length > 0 || exceptions.length > 0)
    return null
  const single = rule.days.length + rule.monthDays.length <= 1
  switch (rule.frequency) {
    case 'DAILY':
      return rule.days.length > 0
        ? null
        : lasts.unit === 'day'
          ? lasts.value
          : lasts.unit === 'week'
            ? lasts.value * 7
            : null
    case 'WEEKLY':
      return single && lasts.unit === 'week' ? lasts.value : null
    case 'MONTHLY':
      return single && lasts.unit === 'month' ? lasts.value : null
    case 'YEARLY':
      return single && lasts.unit === 'year' ? lasts.value : null
    case 'HOURLY':
    case 'MINUTELY':
      return null
  }
}

/** "starting Monday, due Friday": the Friday after that Monday. */
function deadlineAfterStart(due: Stamp, start: Stamp | null): Stamp {
  if (due.weekly !== true || due.day === null || start === null || start.day === null || due.day >= start.day)
    return due
  return { ...due, day: due.day + Math.ceil((start.day - due.day) / 7) * 7 }
}

/** What of the fields a series is made from. */
type SeriesFields = Pick<DraftFields, 'start' | 'due' | 'ranged' | 'floating' | 'clocks' | 'recurrence'>

/** "every 2 hours from 9 to 5" is every day at 9, 11, 13, 15 and 17: nobody means the night. */
function withinHours(fields: DraftFields): SeriesFields {
  const { recurrence, start, due, ranged, floating, clocks } = fields
  const begin = clocks?.begin ?? start?.clock ?? null
  const end = clocks?.end ?? due?.clock ?? null
  if (recurrence?.match.rule.frequency !== 'HOURLY' || !ranged || !floating || begin === null || end === null)
    return fields
  const from = begin.hour * 60 + begin.minute + (begin.open && begin.hour < EARLIEST_HOUR ? HALF_DAY : 0)
  const said = end.hour * 60 + end.minute
  const until = end.open && said <= from ? said + HALF_DAY : said
  const step = recurrence.match.rule.interval * 60
  const times = Array.from({ length: Math.floor((until - from) / step) + 1 }, (_, index) => from + index * step)
  if (until <= from || until >= 2 * HALF_DAY || times.length < 2) return fields
  const { match } = recurrence
  return {
    start: null,
    due: null,
    ranged: false,
    floating: false,
    clocks: null,
    recurrence: {
      ...recurrence,
      match: {
        ...match,
        rule: { ...match.rule, frequency: match.rule.days.length > 0 ? 'WEEKLY' : 'DAILY', interval: 1 },
        zone: match.zone ?? start?.zone ?? due?.zone ?? null,
        times: times.map((time) => ({
          clock: { hour: Math.floor(time / 60), minute: time % 60, open: false },
          part: null,
        })),
      },
    },
  }
}

function settleRecurring(fields: SeriesFields, setting: Setting): Settled {
  const said = fields.recurrence
  if (said === null) return { start: null, due: null, recurrence: null, rule: null }
  const { match } = said
  const spoken: readonly Stamp[] =
    match.times.length > 0
      ? match.times.map(({ clock, part }) => ({ day: null, clock, part, zone: match.zone, minutes: null }))
      : match.part !== null
        ? [{ ...(fields.due ?? { clock: null, zone: null, minutes: null }), day: null, part: match.part }]
        : timesOf(fields)
  // The part of the day tells "every morning at 7" from the evening.
  const stamps = spoken.map((stamp) =>
    stamp.part === null && match.part !== null ? { ...stamp, part: match.part } : stamp,
  )
  const anchor = match.start ?? anchorOf(fields, match.rule)
  const zone = stamps[0]?.zone ?? null
  const here = zone === null ? { day: setting.today, minutes: setting.minutes } : wallClock(setting.now, zone)
  const subDaily = match.rule.frequency === 'HOURLY' || match.rule.frequency === 'MINUTELY'
  const first = firstOccurrence(match.rule, anchor, stamps, setting, here)
  if (first === null) {
    return {
      start: null,
      due: null,
      rule: null,
      recurrence: { text: said.text, rrule: null, dtstart: null, fromCompletion: match.fromCompletion, exceptions: [] },
    }
  }
  const minutes = first.minutes ?? (subDaily ? here.minutes : null)
  const day = afterExceptions(match.rule, first.day, match.exceptions)
  const times =
    stamps.length > 1 ? stamps.map((stamp) => minutesReadings(stamp, setting)[0] ?? 0).toSorted((a, b) => a - b) : []
  const count = countOf(match)
  const until =
    match.lasts === null || count !== null ? match.rule.until : lastDayOf(day, match.lasts.value, match.lasts.unit)
  const rule: Rule = { ...match.rule, until, count: count ?? match.rule.count }
  const due: LocalMoment = { date: formatDay(day), time: minutes === null ? null : formatMinutes(minutes), zone }
  let start: LocalMoment | null = null
  let end = due
  if (fields.ranged && fields.start !== null && fields.due !== null && isTimed(fields.due)) {
    start = due
    const length = (fields.due.day ?? 0) - (fields.start.day ?? 0)
    const clock = endClock(fields, minutes)
    end = resolveStamp({ ...fields.due, ...(clock === null ? {} : { clock }), day: day + length }, setting)
  }
  return {
    start,
    due: end,
    rule,
    recurrence: {
      text: said.text,
      rrule: formatRule(rule, times),
      dtstart: formatStart(day, minutes),
      fromCompletion: match.fromCompletion,
      exceptions: [...new Set(match.exceptions)]
        .filter((exception) => exception >= day)
        .toSorted((a, b) => a - b)
        .map((exception) => formatDay(exception)),
    },
  }
}

/** The end of a range whose beginning was left open until the day was known. */
function endClock(fields: SeriesFields, minutes: number | null): Clock | null {
  if (!fields.floating || fields.clocks?.begin.open !== true || minutes === null) return null
  const begin = { hour: Math.floor(minutes / 60), minute: minutes % 60, open: false }
  return alignClocks(begin, fields.clocks.end).end
}

/** The first day that is not an exception; where every period counts, the series may as well begin there. */
function afterExceptions(rule: Rule, first: DayNumber, exceptions: readonly DayNumber[]): DayNumber {
  let day = first
  while (exceptions.includes(day) && rule.interval === 1 && rule.count === null) {
    const later = firstDay(rule, day + 1)
    if (later === null) break
    day = later
  }
  return day
}

/** A day that was said beside the rule is its first one, unless the rule never falls on it. */
function anchorOf(fields: SeriesFields, rule: Rule): DayNumber | null {
  if (fields.ranged && fields.floating) return null
  const start = fields.start?.day ?? null
  if (start !== null) return start
  const day = fields.due?.day ?? null
  return day !== null && firstDay(rule, day) === day ? day : null
}

function timesOf(fields: SeriesFields): readonly Stamp[] {
  // "every Monday from 9 to 10": which 9 it is depends on the day of the series, not on now.
  if (fields.ranged && fields.floating && fields.start !== null && fields.clocks?.begin.open === true) {
    return [{ ...fields.start, clock: fields.clocks.begin }]
  }
  if (fields.ranged && fields.start !== null && isTimed(fields.start)) return [fields.start]
  if (fields.due !== null && isTimed(fields.due)) return [fields.due]
  return fields.start !== null && isTimed(fields.start) ? [fields.start] : []
}

/** The first day of the rule, and its time, that is not past. */
function firstOccurrence(
  rule: Rule,
  anchor: DayNumber | null,
  stamps: readonly Stamp[],
  setting: Setting,
  here: { readonly day: DayNumber; readonly minutes: number },
): { readonly day: DayNumber; readonly minutes: number | null } | null {
  const day = firstDay(rule, anchor ?? here.day)
  if (day === null) return null
  const timed = stamps.filter((stamp) => isTimed(stamp))
  if (timed.length === 0) return { day, minutes: null }
  const readings = timed.map((stamp) => minutesReadings(stamp, setting))
  const earliest = Math.min(...readings.map((each) => each[0] ?? 0))
  if (day !== here.day) return { day, minutes: earliest }
  const toCome = readings.flatMap((each) => each.filter((minutes) => minutes >= here.minutes))
  if (toCome.length > 0) return { day, minutes: Math.min(...toCome) }
  if (anchor !== null) return { day, minutes: Math.max(...readings.map((each) => each.at(-1) ?? 0)) }
  const later = firstDay(rule, day + 1)
  return later === null ? null : { day: later, minutes: earliest }
}

function minutesReadings(stamp: Stamp, setting: Setting): readonly number[] {
  if (stamp.minutes !== null) return [stamp.minutes]
  return stamp.clock === null
    ? [stamp.part === null ? 0 : setting.parts[stamp.part]]
    : readingsOf(stamp.clock, stamp.part)
}
