import { monthOfWord, wordSet } from './vocabulary'
import { endOfMonth, fromDayNumber, type DayNumber } from './calendar-date'
import { rangeSign, readClockRange, type ClockRange } from './clock-ranges'
import { readDay } from './days'
import type { Marker } from './day.types'
import { readMarker } from './markers'
import { NOTHING, type MomentMatch, type StampMatch } from './moment.types'
import { Reader } from './reader'
import { dayAfterTime, readStamp } from './stamp-phrases'
import { alignClocks, isTimed, readingsOf, type Stamp } from './stamps'
import { dayOfMonthOn } from './calendar-years'

export function withDayAfter(r: Reader, from: number, range: ClockRange): MomentMatch | null {
  const day = dayAfterTime(r, range.next)
  return clockRangeMatch(
    r,
    from,
    range,
    { ...NOTHING, day: day?.day ?? null, part: day?.part ?? null },
    day?.next ?? range.next,
  )
}

/** "9-10" right after a recurrence, whose days it belongs to. */
export function readRangeOfSeries(r: Reader, index: number): MomentMatch | null {
  const range = readClockRange(r, index, null, NOTHING)
  return range === null ? null : clockRangeMatch(r, index, range, NOTHING, range.next)
}

function clockRangeMatch(r: Reader, from: number, range: ClockRange, base: Stamp, next: number): MomentMatch {
  let { begin, end } = range
  const clocks = { begin, end }
  const { setting } = r
  let { day } = base
  const floating = day === null
  if (begin.open) {
    const readings = readingsOf(begin, base.part)
    const today = day === null || day === setting.today
    const chosen = (today ? readings.find((minutes) => minutes >= setting.minutes) : undefined) ?? readings[0] ?? 0
    begin = { hour: Math.floor(chosen / 60), minute: chosen % 60, open: false }
    end = alignClocks(begin, end).end
  }
  const beginMinutes = begin.hour * 60 + begin.minute
  const endMinutes = end.hour * 60 + end.minute
  if (day === null && range.zone === null) day = beginMinutes >= setting.minutes ? setting.today : setting.today + 1
  const first: Stamp = { ...base, day, part: null, clock: begin, zone: range.zone }
  const last: Stamp = { ...first, clock: end, day: day !== null && endMinutes <= beginMinutes ? day + 1 : day }
  return { from, next, role: 'plain', begin: first, end: last, floating, clocks, words: '' }
}

const WEIGHING = wordSet(`
  decide choose pick difference differences gap compare deciding choosing choice switch
`)

/** "between 2 and 4pm", "between Monday and Wednesday". */
export function readBetween(r: Reader, index: number): MomentMatch | null {
  if (WEIGHING.has(r.word(index - 1))) return null
  const marker: Marker = { role: 'start', words: 'between', next: index + 1 }
  const clocks = readClockRange(r, index + 1, marker, null)
  if (clocks !== null) return withDayAfter(r, index, clocks)
  const first = readDay(r, index + 1, { ...marker, words: 'on' })
  if (first === null || !r.is(first.next, 'and')) return betweenDaysOfMonth(r, index)
  const second = readDay(readerFrom(r, first.day), first.next + 1, { ...marker, words: 'on' })
  if (second === null || second.day < first.day || !r.closes(second.next)) return null
  return {
    from: index,
    next: second.next,
    role: 'plain',
    begin: { ...NOTHING, day: first.day },
    end: { ...NOTHING, day: second.day },
    floating: false,
    words: '',
  }
}

/** "between 25 and 29 October", "between the 3rd and 7th of May" */
function betweenDaysOfMonth(r: Reader, index: number): MomentMatch | null {
  const at = r.is(index + 1, 'the') ? index + 2 : index + 1
  const ordinal = r.ordinal(at)
  const day = ordinal?.value ?? (r.digits(at).length <= 2 ? Number(r.digits(at)) : 0)
  const and = ordinal?.next ?? at + 1
  if (day < 1 || !r.is(and, 'and')) return null
  const last = readDay(r, and + 1, { role: 'plain', words: 'on', next: and + 1 })
  if (last === null || !last.exact || r.digits(r.is(and + 1, 'the') ? and + 2 : and + 1) === '') return null
  const first = last.day - (fromDayNumber(last.day).day - day)
  return first >= last.day || first < r.setting.today || !r.closes(last.next)
    ? null
    : rangeOfDays(index, first, last.day, last.next)
}

/** A reader for which "today" is the first day of a range, so that the end comes after it. */
function readerFrom(r: Reader, day: DayNumber): Reader {
  return new Reader(r.tokens, { ...r.setting, today: day, date: fromDayNumber(day) })
}

/** "3–5 Dec", "Dec 3–5". */
export function readDayRange(r: Reader, from: number, index: number, marker: Marker | null): MomentMatch | null {
  const between = readOrdinalRange(r, from, index, marker)
  if (between !== null) return between
  const digits = r.digits(index)
  if (digits !== '' && digits.length <= 2) {
    const ordinal = r.ordinal(index)
    const sign = ordinal?.next ?? index + 1
    const second = rangeSign(r, sign) === null ? null : readDay(r, sign + 1, marker)
    if (second === null || second.next - sign < 3 || !second.exact) return null
    const { year, month, day } = fromDayNumber(second.day)
    const first = second.day - (day - Number(digits))
    if (Number(digits) >= day || Number(digits) < 1 || r.digits(sign + 1) === '') return null
    return year > 0 && month > 0 && first >= r.setting.today && r.closes(second.next)
      ? rangeOfDays(from, first, second.day, second.next)
      : null
  }
  return null
}

/** "the 3rd to the 5th", "from the 3rd to the 5th". */
function readOrdinalRange(r: Reader, from: number, index: number, marker: Marker | null): MomentMatch | null {
  const the = r.is(index, 'the') ? 1 : 0
  const first = r.ordinal(index + the)
  if (first === null || first.spelled || (the === 0 && marker?.words !== 'from')) return null
  const joint = rangeSign(r, first.next)
  if (joint === null) return null
  const second = r.ordinal(r.is(joint, 'the') ? joint + 1 : joint)
  if (second === null || second.spelled || second.value <= first.value || !r.clauseEnds(second.next)) return null
  const day = dayOfMonthOn(r, first.value, () => true)
  if (day === null || fromDayNumber(day + second.value - first.value).day !== second.value) return null
  return rangeOfDays(from, day, day + second.value - first.value, second.next)
}

function rangeOfDays(from: number, begin: DayNumber, end: DayNumber, next: number): MomentMatch {
  return {
    from,
    next,
    role: 'plain',
    begin: { ...NOTHING, day: begin },
    end: { ...NOTHING, day: end },
    floating: false,
    words: '',
  }
}

const MOVING = wordSet(`
  move moved moving rescheduled reschedule shift change postpone push delay compare bring switch swap transfer
`)

export function movesSomething(r: Reader, index: number): boolean {
  return r.hasBefore(index, 8, MOVING)
}

export function readRangeEnd(
  r: Reader,
  from: number,
  index: number,
  first: StampMatch,
  marker: Marker | null,
): MomentMatch | null {
  const { stamp, next } = first
  if (stamp.day !== null && stamp.clock === null) {
    // "tomorrow 2–4pm", "Friday from 2 to 4"
    const comma = r.sign(next, ',') ? next + 1 : next
    const inner = readMarker(r, comma)
    const between: Marker | null = r.is(comma, 'between') ? { role: 'start', words: 'between', next: comma + 1 } : null
    const used = between ?? (inner !== null && ['from', 'at'].includes(inner.words) ? inner : null)
    const clocks = readClockRange(r, used?.next ?? comma, used, stamp)
    if (clocks !== null) return clockRangeMatch(r, from, clocks, stamp, clocks.next)
  }
  const joint = rangeSign(r, next)
  if (joint === null || stamp.day === null || stamp.minutes !== null) return null
  const words = r.word(next)
  if (words === 'to' && movesSomething(r, index)) return null
  if (marker !== null && !['from', 'on', 'starting', 'starting from', 'after', 'for'].includes(marker.words))
    return null
  // A dash with spaces around it may only separate: both ends must be dates.
  const ahead = readerFrom(r, stamp.day)
  if (!isTimed(stamp) && r.digits(joint) !== '' && r.digits(joint).length <= 2) {
    const ordinal = r.ordinal(joint)
    const day = Number(r.digits(joint))
    const { month, year, day: begin } = fromDayNumber(stamp.day)
    const after = ordinal?.next ?? joint + 1
    const explicit = r.digits(next - 1) !== '' || r.is(next - 1, 'st', 'nd', 'rd', 'th')
    if (
      explicit &&
      day > begin &&
      day <= 31 &&
      r.closes(after) &&
      month > 0 &&
      year > 0 &&
      readDay(ahead, joint, null) === null
    ) {
      return rangeOfDays(from, stamp.day, stamp.day + (day - begin), after)
    }
  }
  // "from 1 October through November" ends with the month.
  const month = r.is(next, 'through', 'thru') && monthOfWord(r.word(joint)) !== null
  const last = month ? readDay(ahead, joint, { role: 'plain', words: 'until', next: joint }) : null
  if (last !== null && !last.exact && stamp.clock === null)
    return rangeOfDays(from, stamp.day, endOfMonth(last.day), last.next)
  const second = readStamp(
    ahead,
    joint,
    r.is(next, 'to', 'until', 'till', 'through', 'thru', 'til') || r.sign(next, '-–—')
      ? { role: 'plain', words: 'on', next: joint }
      : null,
  )
  if (second === null || second.stamp.minutes !== null || !r.closes(second.next)) return null
  const endDay = second.stamp.day ?? (second.stamp.clock !== null ? stamp.day : null)
  if (endDay === null || endDay < stamp.day) return null
  return {
    from,
    next: second.next,
    role: 'plain',
    begin: stamp,
    end: { ...second.stamp, day: endDay },
    floating: false,
    words: '',
  }
}
