import { toDayNumber, type DayNumber } from './calendar-date'

/** What a wall clock in a zone shows. */
export type WallClock = { readonly day: DayNumber; /** Minutes since midnight. */ readonly minutes: number }

const formatters = new Map<string, Intl.DateTimeFormat | null>()

function formatterFor(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  let made: Intl.DateTimeFormat | null
  try {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  } catch {
    made = null
  }
  formatters.set(zone, made)
  return made
}

/** True when the platform knows the zone. */
export function isKnownZone(zone: string): boolean {
  return formatterFor(zone) !== null
}

/** The wall clock of an instant (ms UTC) in a zone; an unknown zone reads as UTC. */
export function wallClock(instant: number, zone: string): WallClock {
  const formatter = formatterFor(zone) ?? formatterFor('UTC')
  const bounded = Math.min(Math.max(Number.isFinite(instant) ? instant : 0, -62_135_596_800_000), 253_370_764_800_000)
  let year = 1970
  let month = 1
  let day = 1
  let hour = 0
  let minute = 0
  for (const part of formatter?.formatToParts(bounded) ?? []) {
    const value = Number(part.value)
    if (part.type === 'year') year = value
    else if (part.type === 'month') month = value
    else if (part.type === 'day') day = value
    else if (part.type === 'hour') hour = value % 24
    else if (part.type === 'minute') minute = value
  }
  return { day: toDayNumber(year, month, day), minutes: hour * 60 + minute }
}
