import type { DayNumber } from './calendar-date'
import type { DayPart } from './capture.types'
import { loneFits, readClockRange } from './clock-ranges'
import { readClock, readOffset, type Clock } from './clock-times'
import { readDay } from './days'
import type { DayMatch, Marker } from './day.types'
import { readMarker } from './markers'
import { holidayAt } from './month-days'
import { readClosingHoliday, readOpeningHoliday } from './opening-days'
import { tellsToDo } from './orders'
import { NOTHING, type StampMatch } from './moment.types'
import type { Reader } from './reader'
import type { Stamp } from './stamps'
import { weekdayOfWord, wordSet } from './vocabulary'

/** Words in front of a time of day. */
const TIME_MARKERS = new Set([
  'at',
  'by',
  'before',
  'until',
  'till',
  'til',
  'after',
  'from',
  'due at',
  'due by',
  'due before',
  'due',
  'no later than',
  'starting at',
  'start at',
  'starts at',
  'starting',
  'starting from',
  'not before',
  'for',
  'around',
  'not later than',
  'no earlier than',
  'not earlier than',
  'not until',
  'deadline',
  'to',
])

/** One moment: a day with or without a time, or a time with or without a day. */
export function readStamp(r: Reader, index: number, marker: Marker | null): StampMatch | null {
  return readDayThenTime(r, index, marker) ?? readTimeThenDay(r, index, marker)
}

function partAt(r: Reader, index: number): { part: DayPart; next: number } | null {
  if (r.is(index, 'early', 'late', 'mid') && !r.is(index + 1, 'early', 'late', 'mid', 'lunchtime'))
    return partAt(r, r.sign(index + 1, '-') && r.tight(index + 1) ? index + 2 : index + 1)
  switch (r.word(index)) {
    case 'morning':
      return { part: 'morning', next: index + 1 }
    case 'afternoon':
      return { part: 'afternoon', next: index + 1 }
    case 'evening':
      return { part: 'evening', next: index + 1 }
    case 'night':
      return { part: 'tonight', next: index + 1 }
    case 'lunchtime':
      return { part: 'noon', next: index + 1 }
    default:
      return null
  }
}

/** "tomorrow am", "Thursday pm": half of a day in place of a time. */
function halfOfDay(r: Reader, index: number): { part: DayPart; next: number } | null {
  if (!r.is(index, 'am', 'pm') || r.tight(index) || r.setting.language === 'de' || !r.clauseEnds(index + 1)) return null
  return { part: r.is(index, 'am') ? 'morning' : 'afternoon', next: index + 1 }
}

/** "in the morning", "at night", "this evening", "tonight" after a day or time. */
function partPhrase(r: Reader, index: number): { part: DayPart; next: number } | null {
  if (r.is(index, 'in') && r.is(index + 1, 'the')) {
    const part = partAt(r, index + 2)
    return part !== null && part.part !== 'tonight' && r.closes(part.next) ? part : null
  }
  if (r.is(index, 'at') && r.is(index + 1, 'night')) return { part: 'tonight', next: index + 2 }
  if (r.is(index, 'first') && r.is(index + 1, 'thing')) {
    return {
      part: 'morning',
      next: r.is(index + 2, 'in') && r.is(index + 3, 'the') && r.is(index + 4, 'morning') ? index + 5 : index + 2,
    }
  }
  return null
}

/** "EOD Friday", "end of day tomorrow", "close of business Monday": the day is what counts. */
function dayEndAt(r: Reader, index: number): number | null {
  if (r.is(index, 'eod', 'cob', 'eob')) return index + 1
  const the = r.is(index, 'the') ? 1 : 0
  if (!r.is(index + the, 'end', 'close') || !r.is(index + the + 1, 'of')) return null
  return r.is(index + the + 2, r.is(index + the, 'end') ? 'day' : 'business', 'play') ? index + the + 3 : null
}

/** Without a preposition a holiday needs a time to be a date: "dinner Valentine's Day 7pm". */
function timedHoliday(r: Reader, index: number): DayMatch | null {
  if (r.is(index - 1, 'watch', 'see', 'the')) return null
  const holiday = holidayAt(r, index, true)
  if (holiday === null) return null
  return readTimeAfter(r, holiday.next, { ...NOTHING, day: holiday.day }) === null ? null : holiday
}

function readDayThenTime(r: Reader, index: number, marker: Marker | null): StampMatch | null {
  const firstThing = r.is(index, 'first') && r.is(index + 1, 'thing') ? 2 : 0
  const offset = firstThing > 0 && r.is(index + 2, 'on') ? 3 : firstThing
  const eod = dayEndAt(r, index)
  if (firstThing > 0 && r.is(index + 2, 'in') && r.is(index + 3, 'the') && r.is(index + 4, 'morning')) {
    return { stamp: { ...NOTHING, part: 'morning' }, next: index + 5, role: null }
  }
  const day =
    (eod === null ? null : readDay(r, eod, { role: 'due', words: 'on', next: index })) ??
    readDay(r, index + offset, marker) ??
    (marker === null ? (timedHoliday(r, index) ?? readOpeningHoliday(r, index) ?? readClosingHoliday(r, index)) : null)
  if (day === null) return null
  let stamp: Stamp = {
    ...NOTHING,
    day: day.day,
    part: firstThing > 0 ? 'morning' : day.part,
    minutes: day.minutes,
    weekly: day.weekly,
  }
  let next = day.next
  if (day.minutes !== null) return { stamp, next, role: null }
  if (r.is(next, 'eod', 'cob', 'eob') && r.closes(next + 1)) next += 1
  const sign = r.sign(next, ',') && r.tight(next) ? 1 : 0
  const named = (stamp.part === null ? (partAt(r, next) ?? halfOfDay(r, next)) : null) ?? partPhrase(r, next + sign)
  if (firstThing > 0 && r.is(next, 'morning') && r.closes(next + 1)) next += 1
  if (named !== null && (r.closes(named.next) || r.sign(named.next, '@'))) {
    stamp = { ...stamp, part: named.part }
    next = named.next
  }
  const time = readTimeAfter(r, next, stamp)
  if (time === null) return { stamp, next, role: null }
  if (time.starts) return { stamp, next, role: null }
  return { stamp: time.stamp, next: time.next, role: time.role }
}

/** A time right after a day: "at 5", ", 17:00", "by noon", "T15:00". */
function readTimeAfter(
  r: Reader,
  index: number,
  stamp: Stamp,
): { stamp: Stamp; next: number; role: Marker['role'] | null; starts: boolean } | null {
  let at = index
  if (r.is(at, 't') && r.tight(at)) {
    const iso = readClock(r, at + 1, true)
    const offset = iso !== null && r.sign(iso.next, '+-') && r.tight(iso.next) ? readOffset(r, iso.next) : null
    return iso === null
      ? null
      : {
          stamp: { ...stamp, clock: asExact(r, at + 1, iso.clock), zone: offset?.zone ?? iso.zone },
          next: offset?.next ?? iso.next,
          role: null,
          starts: false,
        }
  }
  if (r.sign(at, ',–—-') && r.tight(at) === (r.at(at)?.text === ',') && r.at(at + 1)?.spaced === true) at += 1
  const marker = readMarker(r, at)
  const marked = marker !== null && TIME_MARKERS.has(marker.words) && marker.words !== 'for'
  let body = marked ? marker.next : at
  if (marked && r.is(body, 'around', 'about', 'approximately')) body += 1
  const range = readClockRange(r, body, marker, stamp)
  if (range !== null) return null
  const hours = !marked && /^(?:1[3-9]|2[0-3])$/.test(r.digits(body)) && r.is(body + 1, 'h') && r.tight(body + 1)
  const clock = readClock(r, body, marked || hours)
  if (clock === null || (clock.lone && !loneFits(r, clock.next, body, true))) return null
  if (!r.closes(clock.next) && !r.sign(clock.next, '-–')) return null
  let { next } = clock
  if (r.is(next, 'sharp') && r.closes(next + 1)) next += 1
  let part = clock.part ?? stamp.part
  if (clock.clock !== null) {
    const phrase = partPhrase(r, next)
    if (phrase !== null) {
      part = phrase.part
      next = phrase.next
    }
  }
  return {
    stamp: { ...stamp, part, clock: clock.clock, zone: clock.zone },
    next,
    role: marked ? marker.role : null,
    starts: marked && marker.role === 'start',
  }
}

function asExact(r: Reader, index: number, clock: Clock | null): Clock | null {
  return clock === null || r.digits(index).length !== 2 ? clock : { ...clock, open: false }
}

const CHANGING = wordSet(`
  increase decrease reduce cut raise multiply divide grow drop lower beat win lose improve up down shrink
  extend shorten scale off
`)

/** "reduce spending by 5" is an amount. */
function changesByAmount(r: Reader, index: number): boolean {
  return r.hasBefore(index, 8, CHANGING)
}

function readTimeThenDay(r: Reader, index: number, marker: Marker | null): StampMatch | null {
  // "move the call to Thursday at 4": the time of a day that was not read
  const at = marker !== null && marker.words === 'at' ? index - 1 : index
  if (
    weekdayOfWord(r.word(at - 1)) !== null &&
    r.is(at - 2, 'to', "it's") &&
    (marker === null || marker.words === 'at')
  )
    return null
  if (marker !== null && marker.words === 'in') {
    const part = r.is(index, 'the') ? partAt(r, index + 1) : null
    if (part === null || part.part === 'tonight' || !r.closes(part.next)) return null
    if (!r.clauseEnds(part.next) && index > 1 && !r.is(part.next, 'at', 'and', 'before', 'with', 'for', 'to'))
      return null
    const clockAfter = readTimeAfter(r, part.next, { ...NOTHING, part: part.part })
    if (clockAfter !== null && !clockAfter.starts) return { stamp: clockAfter.stamp, next: clockAfter.next, role: null }
    return { stamp: { ...NOTHING, part: part.part }, next: part.next, role: null }
  }
  const marked = marker !== null && TIME_MARKERS.has(marker.words)
  if (marker !== null && !marked) return null
  // "3:10 to Yuma", "10:04 by Ben Lerner"
  if (
    marker === null &&
    index <= 1 &&
    r.sign(index + 1, ':') &&
    r.is(index + 3, 'to', 'by') &&
    r.capital(index + 4) &&
    weekdayOfWord(r.word(index + 4)) === null
  )
    return null
  let body = index
  if (marked && r.is(body, 'around', 'about', 'approximately')) body += 1
  // "7 in the evening pick up milk"
  const inPart = marker === null && r.cardinal(index) !== null ? partPhrase(r, index + 1) : null
  const halfPast = marker === null && index === 0 && r.is(0, 'half') && r.cardinal(1)?.next === 2 && tellsToDo(r, 2)
  const opening =
    halfPast ||
    (inPart !== null &&
      (dayAfterTime(r, inPart.next) !== null ||
        (index === 0 && (r.clauseEnds(inPart.next) || tellsToDo(r, inPart.next)))))
  const clock = readClock(r, body, opening || (marked && marker.words !== 'for'))
  if (clock === null) return null
  if (clock.lone && !opening) {
    const continues =
      marker?.words === 'from' &&
      r.clauseEnds(clock.next) &&
      (weekdayOfWord(r.word(index - 2)) !== null || r.is(index - 2, 'today', 'tomorrow'))
    if (
      marker === null ||
      (!continues &&
        ![
          'at',
          'by',
          'before',
          'until',
          'till',
          'after',
          'due at',
          'due by',
          'no later than',
          'starting at',
          'start at',
          'starts at',
        ].includes(marker.words))
    )
      return null
    const following = dayAfterTime(r, clock.next)
    if (following === null && partPhrase(r, clock.next) === null) {
      if (
        marker.words !== 'at' &&
        (!r.clauseEnds(clock.next) || (marker.words === 'by' && changesByAmount(r, index - 1)))
      )
        return null
      if (!loneFits(r, clock.next, index, false)) return null
    }
  }
  if (
    clock.part !== null &&
    clock.zone === null &&
    marker === null &&
    !r.clauseEnds(clock.next) &&
    dayAfterTime(r, clock.next) === null &&
    !r.is(clock.next, 'with', 'at', 'for') &&
    !(index === 0 && tellsToDo(r, clock.next))
  )
    return null
  if (clock.part !== null && marker === null && r.is(index - 1, 'the', 'high', 'of', 'after')) return null
  // "the 8am and 9am trains"
  if (
    marker === null &&
    r.is(index - 1, 'and', 'or') &&
    r.is(index - 2, 'am', 'pm') &&
    r.is(index - 4, 'the') &&
    !r.clauseEnds(clock.next)
  )
    return null
  // "tickets for the 8pm show": the time belongs to a thing.
  if (
    marker === null &&
    r.is(index - 1, 'the', 'my', 'our', 'a', 'an', 'his', 'her', 'their', 'that') &&
    !r.clauseEnds(clock.next)
  )
    return null
  let stamp: Stamp = { ...NOTHING, clock: clock.clock, part: clock.part, zone: clock.zone }
  let { next } = clock
  if (r.is(next, 'sharp') && r.closes(next + 1)) next += 1
  const phrase = partPhrase(r, next)
  if (phrase !== null && clock.clock !== null) {
    stamp = { ...stamp, part: phrase.part }
    next = phrase.next
  }
  const day = dayAfterTime(r, next)
  if (day === null) return { stamp, next, role: null }
  return { stamp: { ...stamp, day: day.day, part: stamp.part ?? day.part }, next: day.next, role: null }
}

/** "… of each month" ends a list of days. */
function recursSoon(r: Reader, index: number): boolean {
  for (let at = index + 1; at < index + 8; at += 1) if (r.is(at, 'each', 'every') && r.is(at - 1, 'of')) return true
  return false
}

/** A day right after a time: "5pm tomorrow", "15:00 on Friday". */
export function dayAfterTime(r: Reader, index: number): { day: DayNumber; part: DayPart | null; next: number } | null {
  const sign = r.sign(index, ',') && r.tight(index) ? index + 1 : index
  const on = r.is(sign, 'on') ? sign + 1 : sign
  const marker: Marker | null = on > sign ? { role: 'plain', words: 'on', next: on } : null
  const inMarker: Marker | null = r.is(sign, 'in') ? { role: 'plain', words: 'in', next: sign + 1 } : marker
  const day = readDay(r, inMarker?.next ?? on, inMarker)
  if (day === null || day.minutes !== null || !r.closes(day.next)) return null
  // "at 11am on the 15th and last day of each month"
  if (r.is(day.next, 'and') && recursSoon(r, day.next)) return null
  const part = partAt(r, day.next)
  if (part !== null && r.closes(part.next)) return { day: day.day, part: part.part, next: part.next }
  return { day: day.day, part: day.part, next: day.next }
}
