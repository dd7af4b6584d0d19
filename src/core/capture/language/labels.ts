import { dateAtTime, plainDate } from '@contract/date-words'

import { toDayNumber, type DayNumber } from './calendar-date'
import type { LocalMoment } from './capture.types'

type Formats = {
  readonly date: Intl.DateTimeFormat
  readonly dateWithYear: Intl.DateTimeFormat
  readonly weekday: Intl.DateTimeFormat
  readonly month: Intl.DateTimeFormat
  readonly time: Intl.DateTimeFormat
}

const cache = new Map<string, Formats>()

function formatsFor(locale: string): Formats {
  const known = cache.get(locale)
  if (known !== undefined) return known
  const make = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const all = { ...options, timeZone: 'UTC', calendar: 'gregory' } as const
    return new Intl.DateTimeFormat(inEnglish(locale), all)
  }
  const formats: Formats = {
    date: make({ weekday: 'short', day: 'numeric', month: 'short' }),
    dateWithYear: make({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    weekday: make({ weekday: 'short' }),
    month: make({ month: 'short' }),
    time: make({ hour: twelveHours(locale) ? 'numeric' : '2-digit', minute: '2-digit' }),
  }
  cache.set(locale, formats)
  return formats
}

/** '7:00 am', but '07:00'. */
function twelveHours(locale: string): boolean {
  return new Intl.DateTimeFormat(inEnglish(locale), { hour: 'numeric' }).resolvedOptions().hour12 === true
}

/** The words around a label are English whatever language is read; the region keeps its order and clock. */
export function inEnglish(locale: string): string {
  try {
    const { region } = new Intl.Locale(locale).maximize()
    return region === undefined ? 'en' : `en-${region}`
  } catch {
    return 'en'
  }
}

const DAY_MS = 86_400_000

/** A day in the words of the locale; the year is shown when it is not the present one. */
export function dayLabel(
  day: DayNumber,
  style: 'weekday' | 'month' | 'date',
  locale: string,
  thisYear: number,
): string {
  const formats = formatsFor(locale)
  const instant = day * DAY_MS
  if (style !== 'date') return formats[style].format(instant)
  const sameYear = day >= toDayNumber(thisYear, 1, 1) && day < toDayNumber(thisYear + 1, 1, 1)
  return plainDate((sameYear ? formats.date : formats.dateWithYear).format(instant))
}

/** "Tue 3 Mar 15:00" in the words of the locale, with the zone where one was stated. */
export function momentLabel(moment: LocalMoment, locale: string, thisYear: number): string {
  const [year = 1970, month = 1, day = 1] = moment.date.split('-').map(Number)
  const date = dayLabel(toDayNumber(year, month, day), 'date', locale, thisYear)
  if (moment.time === null) return date
  const [hour = 0, minute = 0] = moment.time.split(':').map(Number)
  const time = formatsFor(locale).time.format((hour * 60 + minute) * 60_000)
  const words = dateAtTime(date, time)
  return moment.zone === null ? words : `${words} (${moment.zone})`
}

/** "1 h 30 min". */
export function durationLabel(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
