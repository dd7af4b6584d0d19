import { isLeapYear } from './calendar'
import type { WallSeconds } from './recurrence.types'

const SECOND = 1000
const HOUR = 3_600_000
const DAY = 24 * HOUR
/**
 * The shortest that a zone kept or will keep an offset before it went back is a week less an hour (Recife in October 2000,
 * Gaza in October 2040; tz database 2026d), so six days with the same offset at both ends have no change in them.
 */
const BLOCK = 6 * DAY
/** Further than any zone is from UTC, a change of date included (Samoa went from -11 to +13 hours in 2011). */
const REACH = 30 * HOUR
/** From here on, what is known of every zone is a yearly rule, so years of the same shape have the same changes. */
const RULED_FROM = Date.UTC(2101, 0, 1)
const RULED_UNTIL = Date.UTC(2129, 0, 1)
/** Clocks before the year 2 are taken to be those of the year 2; nothing there has an hour. */
const EARLIEST = Date.parse('0002-01-01T00:00:00Z')

export type Resolved = {
  /** Milliseconds UTC. */
  readonly instant: number
  /** What the clocks show then: another time than asked for only when that was skipped. */
  readonly wall: WallSeconds
}

const zones = new Map<string, ZoneTime>()

/** The clocks of a zone; kept, since looking an offset up costs microseconds. */
export function zoneTime(name: string): ZoneTime {
  let zone = zones.get(name)
  if (zone === undefined) {
    zone = new ZoneTime(name)
    zones.set(name, zone)
  }
  return zone
}

/** Whether the system knows a zone of this name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

class ZoneTime {
  readonly #format: Intl.DateTimeFormat
  readonly #fixed: boolean
  /** Offsets at the beginnings of blocks. */
  readonly #offsets = new Map<number, number>()
  /** The stretch of local time, as if it were UTC, in which the last answer holds. */
  #steady = { from: 0, to: 0, offset: 0 }

  constructor(name: string) {
    // Nothing but the hour is asked for beside the offset: each field costs, and a far series asks thousands of times.
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone: name, hour: 'numeric', timeZoneName: 'longOffset' })
    this.#fixed = /^(?:etc\/)?(?:utc|gmt|zulu|universal|uct)$/i.test(name)
  }

  /**
   * The instant at which the clocks show a local time. A time that the clocks skip is read with the offset before the
   * gap; one that comes twice is the first (RFC 5545 section 3.3.5).
   */
  resolve(wall: WallSeconds): Resolved {
    const shown = wall * SECOND
    if (this.#fixed) return { instant: shown, wall }
    const shift = ruledShift(shown)
    const asUtc = shown - shift
    if (this.#isSteady(asUtc)) return { instant: shown - this.#steady.offset, wall }
    const before = this.#offsetAt(asUtc - REACH)
    const after = this.#offsetAt(asUtc + REACH)
    const early = asUtc - before
    if (this.#offsetAt(early) === before) return { instant: early + shift, wall }
    const late = asUtc - after
    if (this.#offsetAt(late) === after) return { instant: late + shift, wall }
    return { instant: early + shift, wall: (early + this.#offsetAt(early) + shift) / SECOND }
  }

  /** What the clocks show at an instant, in whole seconds. */
  wallAt(instant: number): WallSeconds {
    const whole = Math.floor(instant / SECOND) * SECOND
    if (this.#fixed) return whole / SECOND
    return (whole + this.#offsetAt(whole - ruledShift(whole))) / SECOND
  }

  /** Whether the offset is the same all around a time; `#steady` then holds it. */
  #isSteady(asUtc: number): boolean {
    if (asUtc >= this.#steady.from && asUtc < this.#steady.to) return true
    const first = Math.floor((asUtc - REACH) / BLOCK)
    const last = Math.floor((asUtc + REACH) / BLOCK) + 1
    const offset = this.#blockOffset(first)
    for (let block = first + 1; block <= last; block += 1) if (this.#blockOffset(block) !== offset) return false
    this.#steady = { from: first * BLOCK + REACH, to: last * BLOCK - REACH, offset }
    return true
  }

  #blockOffset(block: number): number {
    let offset = this.#offsets.get(block)
    if (offset === undefined) {
      offset = this.#offsetAt(block * BLOCK)
      this.#offsets.set(block, offset)
    }
    return offset
  }

  /** Milliseconds that the clocks are ahead of UTC; `instant` is in whole seconds. */
  #offsetAt(instant: number): number {
    return offsetIn(this.#format.format(Math.max(EARLIEST, instant)))
  }
}

/** Milliseconds of the "GMT+05:30", "GMT-00:44:30" or "GMT" that a text ends with. */
function offsetIn(text: string): number {
  const at = text.lastIndexOf('GMT') + 'GMT'.length
  if (at === text.length) return 0
  const digits = text.slice(at + 1)
  const seconds = Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(3, 5)) * 60 + Number(digits.slice(6, 8))
  return (text.charAt(at) === '+' ? seconds : -seconds) * SECOND
}

/** Milliseconds by which a time beyond 2128 is later than the same time of a year of the same shape before it. */
function ruledShift(time: number): number {
  if (time < RULED_UNTIL) return 0
  const date = new Date(time)
  const year = date.getUTCFullYear()
  const begin = Date.UTC(year, 0, 1)
  return begin - (SHAPES.get(shapeOf(begin, year)) ?? begin)
}

/** Whether a year is a leap year and which weekday it begins on. */
function shapeOf(begin: number, year: number): number {
  return new Date(begin).getUTCDay() + (isLeapYear(year) ? 7 : 0)
}

/** The beginnings of years of each of the 14 shapes. */
const SHAPES: ReadonlyMap<number, number> = new Map(
  Array.from({ length: 28 }, (_, place) => {
    const begin = Date.UTC(new Date(RULED_FROM).getUTCFullYear() + place, 0, 1)
    return [shapeOf(begin, new Date(begin).getUTCFullYear()), begin] as const
  }),
)
