import { dateAtTime, plainDate, zoneName } from '@contract/date-words'

import { instantOf } from '../../time'
import { formatDay, formatMinutes, toDayNumber, type DayNumber } from './calendar-date'
import type { LocalMoment } from './capture.types'
import { wallClock } from './zone-clock'

type Formats = {
  readonly date: Intl.DateTimeFormat
  readonly dateWithYear: Intl.DateTimeFormat
  readonly weekday: Intl.DateTimeFormat
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
export function dayLabel(day: DayNumber, style: 'weekday' | 'date', locale: string, thisYear: number): string {
  const formats = formatsFor(locale)
  const instant = day * DAY_MS
  if (style !== 'date') return formats[style].format(instant)
  const sameYear = day >= toDayNumber(thisYear, 1, 1) && day < toDayNumber(thisYear + 1, 1, 1)
  return plainDate((sameYear ? formats.date : formats.dateWithYear).format(instant))
}

/** How moments are said: the order and clock of a region, the present year, and where the person is. */
export type LabelSetting = { readonly locale: string; readonly thisYear: number; readonly timeZone: string }

type Timed = LocalMoment & { readonly time: string }

/** "Tue 3 Mar 15:00" in the words of the locale; with a zone that was stated "Fri 4 Dec 23:59 AoE = Sat 01:59". */
export function momentLabel(moment: LocalMoment, setting: LabelSetting): string {
  const date = dateLabel(moment.date, setting)
  return isTimed(moment) ? `${dateAtTime(date, timeLabel(moment.time, setting))}${zoneLabel([moment], setting)}` : date
}

/** "15:00", with its zone as in `momentLabel`. */
export function clockLabel(moment: Timed, setting: LabelSetting): string {
  return `${timeLabel(moment.time, setting)}${zoneLabel([moment], setting)}`
}

/** "Mon 23 Nov – Wed 25 Nov"; of one day "Mon 30 Nov 14:00 – 16:00". */
export function rangeLabel(start: LocalMoment, end: LocalMoment, setting: LabelSetting): string {
  if (start.date !== end.date || start.zone !== end.zone || !isTimed(start) || !isTimed(end))
    return `${momentLabel(start, setting)} – ${momentLabel(end, setting)}`
  const times = `${timeLabel(start.time, setting)} – ${timeLabel(end.time, setting)}`
  return `${dateAtTime(dateLabel(start.date, setting), times)}${zoneLabel([start, end], setting)}`
}

/** " AoE = Sat 01:59": in which zone times are meant, and what they are where the person is. */
function zoneLabel(moments: readonly [Timed, ...Timed[]], setting: LabelSetting): string {
  const [{ date, time, zone }] = moments
  if (zone === null) return ''
  const here = moments.map((moment) => {
    const { day, minutes } = wallClock(instantOf(moment.date, moment.time, zone), setting.timeZone)
    return { day, date: formatDay(day), time: formatMinutes(minutes) }
  })
  if (here[0]?.date === date && here[0].time === time) return ` ${zoneName(zone)}`
  const sameDay = here.every((moment) => moment.date === date)
  const words = here.map((moment) => {
    const clock = timeLabel(moment.time, setting)
    return sameDay ? clock : `${dayLabel(moment.day, 'weekday', setting.locale, setting.thisYear)} ${clock}`
  })
  return ` ${zoneName(zone)} = ${words.join(' – ')}`
}

function dateLabel(date: string, { locale, thisYear }: LabelSetting): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return dayLabel(toDayNumber(year, month, day), 'date', locale, thisYear)
}

function timeLabel(time: string, { locale }: LabelSetting): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return formatsFor(locale).time.format((hour * 60 + minute) * 60_000)
}

function isTimed(moment: LocalMoment): moment is Timed {
  return moment.time !== null
}

/** "1 h 30 min". */
export function durationLabel(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
