import { formatDay, formatMinutes, type DayNumber } from './calendar-date'
import type { DayPart, LocalMoment } from './capture.types'
import type { Clock } from './clock-times'
import type { Setting } from './reader'
import { wallClock } from './zone-clock'

/** What a phrase said about one moment, before anything is filled in. */
export type Stamp = {
  readonly day: DayNumber | null
  readonly part: DayPart | null
  readonly clock: Clock | null
  readonly zone: string | null
  /** Minutes since midnight when the phrase counted from now ("in 2 hours"). */
  readonly minutes: number | null
  /** The day is a bare weekday, which as a deadline comes after the start. */
  readonly weekly?: boolean
}

/** Hours in which an hour without "am" or "pm" is looked for, in minutes since midnight, both included. */
const WAKING = { from: 7 * 60, to: 21 * 60 } as const
const DAY = 24 * 60

/** True when the stamp names a time and not only a day. */
export function isTimed(stamp: Stamp): boolean {
  return stamp.clock !== null || stamp.part !== null || stamp.minutes !== null
}

/** Fills in what a stamp leaves open by the product's conventions. */
export function resolveStamp(stamp: Stamp, setting: Setting): LocalMoment {
  const here =
    stamp.zone === null ? { day: setting.today, minutes: setting.minutes } : wallClock(setting.now, stamp.zone)
  const time = timeOf(stamp, setting, here)
  if (time === null) return { date: formatDay(stamp.day ?? here.day), time: null, zone: stamp.zone }
  return { date: formatDay(time.day), time: formatMinutes(time.minutes), zone: stamp.zone }
}

type Here = { readonly day: DayNumber; readonly minutes: number }

function timeOf(stamp: Stamp, setting: Setting, here: Here): Here | null {
  if (stamp.minutes !== null) return { day: stamp.day ?? here.day, minutes: stamp.minutes }
  if (stamp.clock === null) {
    if (stamp.part === null) return null
    return placed(setting.parts[stamp.part], stamp.day, here, stamp.part === 'midnight')
  }
  const readings = readingsOf(stamp.clock, stamp.part)
  const night = stamp.part === 'tonight' && stamp.clock.open && (stamp.clock.hour === 12 || stamp.clock.hour < 5)
  const only = readings[0]
  if (night && only !== undefined) return { day: (stamp.day ?? here.day) + 1, minutes: only }
  // "today at half ten", said at eleven: late as it is, nothing else is still to come.
  const late = stamp.clock.open && stamp.part === null && stamp.day === here.day && only !== undefined && only < DAY / 2
  if (late && readings.length === 1 && only < here.minutes) return { day: here.day, minutes: only + DAY / 2 }
  if (readings.length === 1 && only !== undefined) return placed(only, stamp.day, here, only === 0)
  const first = readings[0] ?? 0
  const last = readings.at(-1) ?? first
  if (stamp.day !== null && stamp.day !== here.day) return { day: stamp.day, minutes: first }
  const toCome = readings.find((minutes) => minutes >= here.minutes)
  if (toCome !== undefined) return { day: here.day, minutes: toCome }
  return stamp.day === null ? { day: here.day + 1, minutes: first } : { day: stamp.day, minutes: last }
}

/** A time that is already past means tomorrow, unless the day was named; midnight of today is past as well. */
function placed(minutes: number, day: DayNumber | null, here: Here, midnight: boolean): Here {
  if (day === null) return { day: minutes >= here.minutes ? here.day : here.day + 1, minutes }
  return { day: midnight && minutes === 0 && day === here.day ? day + 1 : day, minutes }
}

/** Possible times of a clock in ascending order (minutes since midnight); one unless am or pm is open. */
export function readingsOf(clock: Clock, part: DayPart | null): readonly number[] {
  const early = (clock.hour % 12) * 60 + clock.minute
  if (!clock.open) return [clock.hour * 60 + clock.minute]
  switch (part) {
    case 'morning':
      return [early]
    case 'noon':
    case 'afternoon':
    case 'evening':
      return [early + DAY / 2]
    case 'tonight':
      return [clock.hour === 12 || clock.hour < 5 ? early : early + DAY / 2]
    case 'midnight':
    case null: {
      const waking = [early, early + DAY / 2].filter((minutes) => minutes >= WAKING.from && minutes <= WAKING.to)
      return waking.length > 0 ? waking : [early + DAY / 2]
    }
  }
}

/** Closes the open ends of "2–4pm" or "9am–5" so that the end comes after the beginning. */
export function alignClocks(begin: Clock, end: Clock): { readonly begin: Clock; readonly end: Clock } {
  const exact = (minutes: number): Clock => ({
    hour: Math.floor((minutes % DAY) / 60),
    minute: minutes % 60,
    open: false,
  })
  const both = (clock: Clock): number[] => {
    const early = (clock.hour % 12) * 60 + clock.minute
    return clock.open ? [early, early + DAY / 2] : [clock.hour * 60 + clock.minute]
  }
  if (begin.open && !end.open) {
    const finish = both(end)[0] ?? 0
    const fitting = both(begin).filter((minutes) => minutes < finish)
    return { begin: exact(fitting.at(-1) ?? both(begin)[1] ?? 0), end }
  }
  if (!begin.open && end.open) {
    const first = both(begin)[0] ?? 0
    return { begin, end: exact(both(end).find((minutes) => minutes > first) ?? both(end)[0] ?? 0) }
  }
  return { begin, end }
}
