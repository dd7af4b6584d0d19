import { DAY_SECONDS, dayNumber, daysInMonth, type DayNumber } from './calendar'
import type { Frequency, RecurrenceRule, RuleEnd, RuleWeekday } from './recurrence.types'

export type Wording = {
  /** Names of days and months and the form of dates follow it; the words are English. */
  readonly locale: string
  /** Counts from the day it was done. */
  readonly fromCompletion?: boolean
  /** 'HH:MM', said when the rule itself names no time. */
  readonly time?: string | null
}

const UNITS: Readonly<Record<Frequency, string>> = {
  SECONDLY: 'second',
  MINUTELY: 'minute',
  HOURLY: 'hour',
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
}

/** A rule in words: "every 2 weeks on Tuesday until 30 June 2027", "on the last weekday of every month, 5 times". */
export function describeRecurrence(rule: RecurrenceRule, wording: Wording): string {
  const names = namesOf(wording.locale)
  const hours = everyHours(rule, wording)
  const parts = hours === null ? [...core(rule, names), times(rule, wording)] : [hours]
  if (wording.fromCompletion === true) parts.push('after it is done')
  const said = parts.filter((part) => part !== '').join(' ')
  if (rule.count !== null) return `${said}${counted(rule.count, /:\d\d$/.test(said))}`
  if (rule.until === null) return said
  return `${said} until ${names.date(lastDay(rule.until))}`
}

/** "09:00, 5 times" would be two times of the day. */
function counted(count: number, afterTime: boolean): string {
  if (count === 1) return ', once'
  return afterTime ? ` for ${count} times` : `, ${count} times`
}

/** The day of UNTIL; an instant is taken as UTC, which is the same day but for some hours. */
function lastDay(until: RuleEnd): DayNumber {
  switch (until.kind) {
    case 'day':
      return until.day
    case 'wall':
      return Math.floor(until.wall / DAY_SECONDS)
    case 'instant':
      return Math.floor(until.instant / 1000 / DAY_SECONDS)
  }
}

type Names = {
  readonly weekday: (weekday: number) => string
  readonly month: (month: number) => string
  readonly date: (day: DayNumber) => string
  readonly dayAndMonth: (day: DayNumber) => string
}

/** Formatters are slow to make, and captures are described while they are typed. */
const known = new Map<string, Names>()

function namesOf(locale: string): Names {
  const names = known.get(locale) ?? makeNames(locale)
  known.set(locale, names)
  return names
}

function makeNames(locale: string): Names {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (day: DayNumber): string => formatter.format(day * DAY_SECONDS * 1000)
  }
  const weekday = format({ weekday: 'long' })
  const month = format({ month: 'long' })
  return {
    // 1970-01-05 was a Monday.
    weekday: (number) => weekday(3 + number),
    month: (number) => month(dayNumber(2024, number, 1)),
    date: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    dayAndMonth: format({ day: 'numeric', month: 'long' }),
  }
}

function core(rule: RecurrenceRule, names: Names): readonly string[] {
  const every = everyUnit(rule)
  const months = rule.months.length === 0 ? '' : list(rule.months.map(names.month))
  const position = rule.positions.length === 0 ? null : list(rule.positions.map(ordinal))
  const plain = rule.weekdays.filter(({ nth }) => nth === null).map(({ weekday }) => weekday)
  const numbered = rule.weekdays.filter(({ nth }) => nth !== null)
  const monthDays = rule.monthDays.length === 0 ? '' : list(rule.monthDays.map(monthDay))

  if (position !== null && (rule.frequency === 'MONTHLY' || rule.frequency === 'YEARLY')) {
    const among = rule.weekdays.length > 0 ? dayWord(rule.weekdays, names) : 'matching day'
    const within = monthDays === '' ? '' : `among ${monthDays}`
    return [...prefix(rule, every), `on the ${position} ${among}`, within, `of ${whole(rule, months)}`]
  }
  if (rule.weekNumbers.length > 0) {
    const days = plain.length > 0 ? `on ${list(plain.map(names.weekday))} ` : ''
    return [
      `${every} ${days}in ${rule.weekNumbers.length === 1 ? 'week' : 'weeks'} ${list(rule.weekNumbers.map(fromEnd))}`,
      months && `in ${months}`,
    ]
  }
  if (rule.yearDays.length > 0) {
    return [
      every,
      `on ${rule.yearDays.length === 1 ? 'day' : 'days'} ${list(rule.yearDays.map(fromEnd))} of the year`,
      plain.length > 0 ? `if a ${either(plain.map(names.weekday))}` : '',
    ]
  }
  if (monthDays !== '') {
    const single = dayOfYear(rule)
    if (single !== null && plain.length === 0) return [every, `on ${names.dayAndMonth(single)}`]
    const where = rule.frequency === 'YEARLY' || rule.frequency === 'MONTHLY' ? `of ${whole(rule, months)}` : ''
    const weekday = plain.length > 0 ? `if a ${either(plain.map(names.weekday))}` : ''
    return where === ''
      ? [every, `on ${monthDays} of the month`, months && `in ${months}`, weekday]
      : [...prefix(rule, every), `on ${monthDays}`, where, weekday]
  }
  if (numbered.length > 0) {
    const days = list(
      rule.weekdays.map((day) =>
        day.nth === null
          ? `every ${names.weekday(day.weekday)}`
          : `the ${ordinal(day.nth)} ${names.weekday(day.weekday)}`,
      ),
    )
    return [...prefix(rule, every), `on ${days}`, `of ${whole(rule, months)}`]
  }
  if (plain.length > 0) return [...weekdays(rule, plain, names), months && `in ${months}`]
  if (months !== '') return rule.frequency === 'YEARLY' ? [every, `in ${months}`] : [every, `in ${months}`]
  return [every]
}

/** The one day of the year that a rule names, in a leap year. */
function dayOfYear({ frequency, months, monthDays }: RecurrenceRule): DayNumber | null {
  const [month] = months
  const [day] = monthDays
  if (frequency !== 'YEARLY' || months.length !== 1 || monthDays.length !== 1) return null
  if (month === undefined || day === undefined || day < 0 || day > daysInMonth(2024, month)) return null
  return dayNumber(2024, month, day)
}

function weekdays(rule: RecurrenceRule, plain: readonly number[], names: Names): readonly string[] {
  const working = isWorkingWeek(plain)
  if (rule.interval === 1 && (rule.frequency === 'WEEKLY' || rule.frequency === 'DAILY')) {
    if (plain.length === 7) return ['every day']
    return [working ? 'every weekday' : `every ${list(plain.map(names.weekday))}`]
  }
  return [everyUnit(rule), `on ${working ? 'weekdays' : list(plain.map(names.weekday))}`]
}

function everyUnit({ frequency, interval }: RecurrenceRule): string {
  return interval === 1 ? `every ${UNITS[frequency]}` : `every ${interval} ${UNITS[frequency]}s`
}

/** "on the last Monday of May" could be one day: it says first that it comes every year. */
function prefix(rule: RecurrenceRule, every: string): readonly string[] {
  return rule.months.length > 0 ? [every] : []
}

/** "every month", "every 2 months", "every year", or the months by name. */
function whole(rule: RecurrenceRule, months: string): string {
  return months === '' ? everyUnit(rule) : months
}

function dayWord(days: readonly RuleWeekday[], names: Names): string {
  const numbers = days.map(({ weekday }) => weekday)
  if (days.some(({ nth }) => nth !== null))
    return list(days.map(({ nth, weekday }) => `${nth === null ? '' : `${ordinal(nth)} `}${names.weekday(weekday)}`))
  if (new Set(numbers).size === 7) return 'day'
  if (isWorkingWeek(numbers)) return 'weekday'
  if (numbers.length === 2 && numbers.includes(6) && numbers.includes(7)) return 'weekend day'
  return either(numbers.map(names.weekday))
}

function isWorkingWeek(days: readonly number[]): boolean {
  return new Set(days).size === 5 && days.every((day) => day <= 5)
}

function times(rule: RecurrenceRule, { time = null }: Wording): string {
  if (rule.frequency === 'HOURLY' || rule.frequency === 'MINUTELY' || rule.frequency === 'SECONDLY') {
    const within = rule.hours.length > 0 ? `during the hours ${list(rule.hours.map(String))}` : ''
    const minutes = rule.minutes.length > 0 ? `at minute ${list(rule.minutes.map(String))}` : ''
    return [minutes, within].filter((part) => part !== '').join(' ')
  }
  if (rule.hours.length === 0 && rule.minutes.length === 0) return time === null ? '' : `at ${time}`
  const minutes = rule.minutes.length > 0 ? rule.minutes : [Number((time ?? '00:00').slice(3))]
  const hours = rule.hours.length > 0 ? rule.hours : [Number((time ?? '00:00').slice(0, 2))]
  return `at ${list(hours.flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`)))}`
}

/** Fewer hours than this are said one by one. */
const MANY_HOURS = 4

/** "every 2 hours from 09:00 to 17:00"; null where the hours are few, uneven, or not of every day. */
function everyHours(rule: RecurrenceRule, { time = null }: Wording): string | null {
  const { hours, minutes, months, weekNumbers, yearDays, monthDays, weekdays: days, seconds, positions } = rule
  const others = [months, weekNumbers, yearDays, monthDays, days, seconds, positions]
  const [first = 0, second = 0] = hours
  const step = second - first
  if (rule.frequency !== 'DAILY' || rule.interval !== 1 || others.some(({ length }) => length > 0)) return null
  if (hours.length < MANY_HOURS || minutes.length > 1) return null
  if (hours.some((hour, index) => hour !== first + index * step)) return null
  const minute = two(minutes[0] ?? Number((time ?? '00:00').slice(3)))
  const every = step === 1 ? 'every hour' : `every ${step} hours`
  return `${every} from ${two(first)}:${minute} to ${two(hours.at(-1) ?? first)}:${minute}`
}

/** "1st", "22nd", "last", "2nd to last". */
function ordinal(number: number): string {
  if (number === -1) return 'last'
  if (number < 0) return `${ordinal(-number)} to last`
  const ending = number % 100 >= 11 && number % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}

function monthDay(day: number): string {
  if (day === -1) return 'the last day'
  return day < 0 ? `the ${ordinal(day)} day` : `the ${ordinal(day)}`
}

function fromEnd(number: number): string {
  return number < 0 ? `${-number} from the end` : String(number)
}

function list(items: readonly string[]): string {
  return items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}

function either(items: readonly string[]): string {
  return items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
