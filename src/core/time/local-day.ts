/** Calendar days and clock times of a zone. A day is 'YYYY-MM-DD', a time 'HH:MM'; instants are milliseconds UTC. */

const DAY_MS = 86_400_000
/** The days of the contract. What would lie beyond is the last of them: no other could be kept, or said to anybody. */
const FIRST_DAY = '1970-01-01'
const LAST_DAY = '9999-12-31'
const FIRST_AT = Date.parse(`${FIRST_DAY}T00:00:00Z`)
const LAST_AT = Date.parse(`${LAST_DAY}T00:00:00Z`)

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}

type LocalMoment = { readonly date: string; readonly time: string }

/** Day and time that the clocks of a zone show at an instant. */
export function localMoment(instant: number, zone: string): LocalMoment {
  const shown = shownMoment(instant, zone)
  if (instant < DAY_MS && !shown.date.startsWith('1970')) return { date: FIRST_DAY, time: '00:00' }
  // Only a year of five figures is longer.
  return shown.date.length > LAST_DAY.length ? { date: LAST_DAY, time: '23:59' } : shown
}

function shownMoment(instant: number, zone: string): LocalMoment {
  const offset =
    instant >= REGULAR_FROM && instant < REGULAR_UNTIL ? offsetOfDay(Math.floor(instant / DAY_MS), zone) : null
  if (offset === null) {
    const { date, time } = askedMoment(instant, zone)
    return { date, time: time.slice(0, 5) }
  }
  const text = new Date(instant + offset).toISOString()
  return { date: text.slice(0, 10), time: text.slice(11, 16) }
}

/** Since then offsets are whole minutes and no day has two changes that cancel out; before, Intl is asked each time. */
const REGULAR_FROM = Date.UTC(1980, 0, 1)
const REGULAR_UNTIL = Date.UTC(9999, 0, 1)
/** Days that are remembered for a zone, at most: more than fifty years. */
const MOST_DAYS = 20_000

/** Offsets from UTC in milliseconds at the beginning of UTC days, counted from 1970. */
const offsets = new Map<string, Map<number, number>>()

/** The offset that holds through a whole UTC day, in milliseconds; null on a day on which it changes. */
function offsetOfDay(day: number, zone: string): number | null {
  let known = offsets.get(zone)
  if (known === undefined) offsets.set(zone, (known = new Map<number, number>()))
  const first = offsetAtStart(day, zone, known)
  return first === offsetAtStart(day + 1, zone, known) ? first : null
}

function offsetAtStart(day: number, zone: string, known: Map<number, number>): number {
  let offset = known.get(day)
  if (offset === undefined) {
    const { date, time } = askedMoment(day * DAY_MS, zone)
    offset = Date.parse(`${date}T${time}Z`) - day * DAY_MS
    if (known.size >= MOST_DAYS) known.clear()
    known.set(day, offset)
  }
  return offset
}

/** Day and time with seconds, as Intl tells them. */
function askedMoment(instant: number, zone: string): LocalMoment {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '00'
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
  }
}

/** The day a person is in: a day that starts at 4 lasts until 4 the next morning. */
export function personalDay(instant: number, zone: string, dayStartHour: number): string {
  const { date, time } = localMoment(instant, zone)
  return Number(time.slice(0, 2)) < dayStartHour ? addDays(date, -1) : date
}

/** The day so many days later or earlier; at the ends of the calendar it stays there, so do not count with it in a loop. */
export function addDays(date: string, days: number): string {
  const at = Date.parse(`${date}T00:00:00Z`) + days * DAY_MS
  if (at < FIRST_AT) return FIRST_DAY
  return at > LAST_AT ? LAST_DAY : new Date(at).toISOString().slice(0, 10)
}

/** Every day from one to another, both included. */
export function daysFrom(from: string, to: string): readonly string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index))
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/**
 * Instant at which a zone's clocks show this day and time. In a gap (clocks go forward) it is the moment after the gap,
 * in an overlap the earlier of the two, as RFC 5545 section 3.3.5 has it.
 */
export function instantOf(date: string, time: string, zone: string): number {
  const key = `${date} ${time} ${zone}`
  let instant = instants.get(key)
  if (instant === undefined) {
    instant = findInstant(date, time, zone)
    if (instants.size >= MOST_INSTANTS) instants.clear()
    instants.set(key, instant)
  }
  return instant
}

/** Bounds of the same few days are asked for with every query, and finding one takes several formattings. */
const instants = new Map<string, number>()
const MOST_INSTANTS = 2000

function findInstant(day: string, time: string, zone: string): number {
  // A file may hold years that clocks knew nothing of.
  const date = day < FIRST_DAY ? FIRST_DAY : day
  const wanted = Date.parse(`${date}T${time}:00Z`)
  const before = wanted - offsetAt(wanted - DAY_MS / 2, zone)
  if (offsetAt(before, zone) === wanted - before) return before
  const after = wanted - offsetAt(wanted + DAY_MS / 2, zone)
  if (offsetAt(after, zone) === wanted - after) return after
  return before
}

/** Milliseconds that the clocks of a zone are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 60_000) * 60_000
  const { date, time } = shownMoment(whole, zone)
  return Date.parse(`${date}T${time}:00Z`) - whole
}
