import { useStore } from 'zustand'

import { dateAtTime, plainDate } from '@contract/date-words'

import { type LocaleOptions, localeStore } from './locale.store'
import { t } from './translate'

/** An instant: integer milliseconds UTC. */
export type Instant = number
/** A calendar day, 'YYYY-MM-DD'. */
export type LocalDate = string

const MINUTE = 60_000
const HOUR_MINUTES = 60
const DAY_HOURS = 24
const DAY = DAY_HOURS * HOUR_MINUTES * MINUTE
/** Shown for an instant that is none (NaN, beyond ±8.64e15): a dash rather than a thrown RangeError. */
const UNKNOWN = '–'
const LARGEST_INSTANT = 8.64e15

export interface Formatter {
  readonly options: Omit<LocaleOptions, 'reading'>
  /** '15:00' or '3:00 pm'. */
  readonly time: (at: Instant) => string
  /** A wall-clock time 'HH:MM' in the person's hour cycle. */
  readonly clock: (hhmm: string) => string
  /** 'Today', 'Tomorrow', 'Yesterday', 'Tue 3 Mar', 'Tue 3 Mar 2027'. */
  readonly day: (day: LocalDate | Instant, now: Instant) => string
  /** 'Today 15:00', 'Tue 15:00' within the coming week, 'Tue 3 Mar 15:00'. */
  readonly dateTime: (at: Instant, now: Instant) => string
  /** 'in 20 min', 'in 2 h 15', '3 days ago', 'now'. */
  readonly relative: (at: Instant, now: Instant) => string
  /** 'Tuesday, 3 March 2026 at 15:00 CET': for hover and screen readers. */
  readonly exact: (at: Instant) => string
  /** 'Tue 3 Mar', also when that is today: where several dates stand side by side. The year is left out within `year`. */
  readonly shortDay: (day: LocalDate, year?: string) => string
  /** 'Tuesday, 3 March 2026'. */
  readonly exactDay: (day: LocalDate | Instant) => string
  readonly number: (value: number, fractionDigits?: number) => string
  /** 0.42 → '42%'. */
  readonly percent: (share: number) => string
  /** The calendar day on which an instant falls in the formatter's zone. */
  readonly localDate: (at: Instant) => LocalDate
  /** The seven days of the week around a day, in the person's order. */
  readonly week: (day: LocalDate) => readonly LocalDate[]
  readonly weekday: (day: LocalDate, style?: 'narrow' | 'short' | 'long') => string
}

/** Dates and numbers as a person of this locale and zone says them; every function takes the time it speaks about. */
export function createFormatter(options: Omit<LocaleOptions, 'reading'>): Formatter {
  const { locale, hourCycle, weekStart, timeZone } = options
  const zoned = (style: Intl.DateTimeFormatOptions) =>
    lazily(() => new Intl.DateTimeFormat(locale, { ...style, timeZone }))
  const floating = (style: Intl.DateTimeFormatOptions) =>
    lazily(() => new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }))
  const clockStyle = { hour: hourCycle === 'h12' ? 'numeric' : '2-digit', minute: '2-digit', hourCycle } as const

  const timeFormat = zoned(clockStyle)
  const clockFormat = floating(clockStyle)
  const partsFormat = lazily(
    () =>
      new Intl.DateTimeFormat('en-u-ca-gregory', {
        timeZone,
        era: 'short',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      }),
  )
  const dayFormat = floating({ weekday: 'short', day: 'numeric', month: 'short' })
  const dayYearFormat = floating({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const exactFormat = zoned({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...clockStyle,
    timeZoneName: 'short',
  })
  const exactDayFormat = floating({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const weekdayFormats = {
    narrow: floating({ weekday: 'narrow' }),
    short: floating({ weekday: 'short' }),
    long: floating({ weekday: 'long' }),
  }
  const percentFormat = lazily(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }))
  const numberFormats = new Map<number, Intl.NumberFormat>()

  const time = (at: Instant) => (isInstant(at) ? timeFormat().format(at) : UNKNOWN)

  const localDate = (at: Instant): LocalDate => {
    if (!isInstant(at)) return UNKNOWN
    const parts = new Map(
      partsFormat()
        .formatToParts(at)
        .map((part) => [part.type, part.value]),
    )
    return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`
  }

  const toLocalDate = (day: LocalDate | Instant): LocalDate => (typeof day === 'number' ? localDate(day) : day)

  const shortDay = (date: LocalDate, year?: string): string => {
    const at = midnightUtc(date)
    return at === undefined
      ? UNKNOWN
      : plainDate((date.startsWith(`${year}-`) ? dayFormat : dayYearFormat)().format(at))
  }

  const day = (of: LocalDate | Instant, now: Instant): string => {
    const date = toLocalDate(of)
    const at = midnightUtc(date)
    if (at === undefined) return UNKNOWN
    const today = localDate(now)
    switch (daysBetween(today, date)) {
      case 0:
        return t('common.time.today')
      case 1:
        return t('common.time.tomorrow')
      case -1:
        return t('common.time.yesterday')
      default:
        return shortDay(date, today.slice(0, 4))
    }
  }

  const dateTime = (at: Instant, now: Instant): string => {
    if (!isInstant(at)) return UNKNOWN
    const date = localDate(at)
    const ahead = daysBetween(localDate(now), date)
    // Within the coming week the weekday alone is unambiguous; the seventh day would have today's name.
    const name = ahead > 1 && ahead < 7 ? weekday(date, 'short') : day(date, now)
    return dateAtTime(name, time(at))
  }

  const relative = (at: Instant, now: Instant): string => {
    if (!isInstant(at) || !isInstant(now)) return UNKNOWN
    const distance = Math.abs(at - now)
    if (distance < MINUTE) return t('common.time.now')
    if (distance >= DAY) {
      // Calendar days, so that a day of 23 or 25 hours (change of summer time) is still a day.
      const days = Math.max(1, Math.abs(daysBetween(localDate(now), localDate(at))))
      return at > now ? t('common.time.inDays', { days }) : t('common.time.daysAgo', { days })
    }
    const duration = formatDuration(Math.round(distance / MINUTE))
    return at > now ? t('common.time.inDuration', { duration }) : t('common.time.durationAgo', { duration })
  }

  const weekday = (of: LocalDate, style: 'narrow' | 'short' | 'long' = 'short'): string => {
    const at = midnightUtc(of)
    return at === undefined ? UNKNOWN : weekdayFormats[style]().format(at)
  }

  return {
    options,
    time,
    clock: (hhmm) => {
      const minutes = minutesOfDay(hhmm)
      return minutes === undefined ? hhmm : clockFormat().format(minutes * MINUTE)
    },
    day,
    dateTime,
    relative,
    exact: (at) => (isInstant(at) ? exactFormat().format(at) : UNKNOWN),
    shortDay,
    exactDay: (of) => {
      const at = midnightUtc(toLocalDate(of))
      return at === undefined ? UNKNOWN : exactDayFormat().format(at)
    },
    number: (value, fractionDigits = 0) => {
      const known =
        numberFormats.get(fractionDigits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: fractionDigits })
      numberFormats.set(fractionDigits, known)
      return known.format(value)
    },
    percent: (share) => percentFormat().format(share),
    localDate,
    week: (of) => {
      const at = midnightUtc(of)
      if (at === undefined) return []
      const isoDay = ((new Date(at).getUTCDay() + 6) % 7) + 1
      const first = at - ((isoDay - weekStart + 7) % 7) * DAY
      return Array.from({ length: 7 }, (_, index) => isoDateUtc(first + index * DAY))
    },
    weekday,
  }
}

/** '45 min', '1 h', '1 h 30', from minutes; fractions are rounded, what is below a minute says so. */
export function formatDuration(minutes: number): string {
  if (!Number.isFinite(minutes)) return UNKNOWN
  if (minutes > 0 && minutes < 1) return t('common.time.lessThanMinute')
  const whole = Math.max(0, Math.round(minutes))
  const hours = Math.floor(whole / HOUR_MINUTES)
  const rest = whole % HOUR_MINUTES
  if (hours === 0) return t('common.time.minutes', { minutes: rest })
  if (rest === 0) return t('common.time.hours', { hours })
  return t('common.time.hoursMinutes', { hours, minutes: String(rest).padStart(2, '0') })
}

/** A clock that counts seconds, '24:05' or '1:04:05': for running timers. */
export function formatTimer(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const pad = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${pad(minutes)}:${pad(seconds % 60)}`
}

let current = createFormatter(localeStore.getState())

/** The formatter for the locale in use; outside React. */
export function currentFormatter(): Formatter {
  const options = localeStore.getState()
  if (current.options !== options) current = createFormatter(options)
  return current
}

/** The formatter for the locale in use; a component that calls it is drawn again when settings change it. */
export function useFormatter(): Formatter {
  useStore(localeStore)
  return currentFormatter()
}

export const formatTime = (at: Instant): string => currentFormatter().time(at)
export const formatClock = (hhmm: string): string => currentFormatter().clock(hhmm)
export const formatDay = (day: LocalDate | Instant, now: Instant): string => currentFormatter().day(day, now)
export const formatDateTime = (at: Instant, now: Instant): string => currentFormatter().dateTime(at, now)
export const formatRelative = (at: Instant, now: Instant): string => currentFormatter().relative(at, now)
export const formatExact = (at: Instant): string => currentFormatter().exact(at)
export const formatNumber = (value: number, fractionDigits?: number): string =>
  currentFormatter().number(value, fractionDigits)
export const formatPercent = (share: number): string => currentFormatter().percent(share)

/** Whole calendar days from one day to another; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round(((midnightUtc(to) ?? Number.NaN) - (midnightUtc(from) ?? Number.NaN)) / DAY)
}

function midnightUtc(date: LocalDate): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (match === null) return undefined
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(at) ? undefined : at
}

function isoDateUtc(at: number): LocalDate {
  return new Date(at).toISOString().slice(0, 10)
}

function minutesOfDay(hhmm: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(hhmm)
  return match === null ? undefined : Number(match[1]) * HOUR_MINUTES + Number(match[2])
}

function isInstant(at: number): boolean {
  return Number.isFinite(at) && Math.abs(at) <= LARGEST_INSTANT
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
