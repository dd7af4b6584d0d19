import { weekdayOf } from './calendar-date'
import { datedDay, dayOfMonthOn, readYear } from './calendar-years'
import { dayMatch, type DayMatch, type Marker } from './day.types'
import { readFigures, readIsoDate } from './figure-dates'
import type { Reader } from './reader'
import { monthOfWord, weekdayOfWord, wordSet } from './vocabulary'

/** Dates written with a month's name or in figures. */
export function readWrittenDate(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  const date = readPlainDate(r, index, marker)
  return date === null || !date.exact ? date : { ...date, next: skipItsWeekday(r, date) }
}

/** The weekday of a date, said once more after it: "24 Nov (Tue)", "24 Nov, Tuesday". */
function skipItsWeekday(r: Reader, date: DayMatch): number {
  const bracket = r.sign(date.next, '(') ? 1 : 0
  const at = date.next + (bracket === 1 || (r.sign(date.next, ',') && r.tight(date.next)) ? 1 : 0)
  if (weekdayOfWord(r.word(at)) !== weekdayOf(date.day)) return date.next
  if (bracket === 0) return r.closes(at + 1) ? at + 1 : date.next
  return r.sign(at + 1, ')') ? at + 2 : date.next
}

function readPlainDate(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  return (
    readIsoDate(r, index) ??
    readFigures(r, index, marker) ??
    readMonthFirst(r, index) ??
    readDayFirst(r, index) ??
    readMonthAlone(r, index, marker) ??
    readYearAlone(r, index, marker)
  )
}

function finish(r: Reader, month: number, day: number, index: number): DayMatch | null {
  const year = readYear(r, index)
  const next = year?.next ?? index
  if (!r.closes(next) && !r.sign(next, '-–')) return null
  // "3 May 1890" was long ago.
  if (year === null && isPastYear(r, r.sign(next, ',') ? next + 1 : next)) return null
  if (r.capital(next) && STREETS.has(r.word(next))) return null
  const found = datedDay(r, year?.year ?? null, month, day)
  return found === null ? null : dayMatch(found, next)
}

function isPastYear(r: Reader, index: number): boolean {
  const digits = r.digits(index)
  return digits.length === 4 && /^1[0-9]/.test(digits) && r.closes(index + 1)
}

/** "14 June Avenue", "12 May Street" are addresses. */
const STREETS = wordSet(
  'street st road rd avenue ave lane drive close court way place terrace crescent gardens square row boulevard grove parade hill',
)

const COUNTED = wordSet(`
  times people persons percent degrees km miles kg steps pages items points laps blocks hours minutes weeks
  months years days min mins h m x hrs am pm more or of pounds pound dollars euros bucks quid cents grams litres liters
`)

/** "March 3", "Mar. 3rd, 2027", "March third", "March the 3rd". */
function readMonthFirst(r: Reader, index: number): DayMatch | null {
  const month = monthOfWord(r.word(index))
  if (month === null) return null
  let at = index + 1
  if (r.sign(at, '.') && r.tight(at) && r.word(index).length <= 4) at += 1
  if (r.sign(at, '-/') && r.tight(at) && r.tight(at + 1) && r.digits(at + 1) !== '') at += 1
  else if (r.is(at, 'the')) at += 1
  const ordinal = r.ordinal(at)
  if (ordinal !== null) {
    // "March second" is a date, "may second the motion" is not.
    if (r.is(ordinal.next, 'be')) return null
    const verb = ordinal.spelled && (month === 5 || r.word(index) === 'march') && !r.capital(index)
    if (verb && !(ordinal.value > 3 && index > 0 && r.clauseEnds(ordinal.next))) return null
    return finish(r, month, ordinal.value, ordinal.next)
  }
  const digits = r.digits(at)
  const figures = r.sign(at + 1, '%°') || (r.sign(at + 1, ':') && r.digits(at + 2) !== '')
  if (digits === '' || digits.length > 2 || figures || COUNTED.has(r.word(at + 1))) return null
  if (r.sign(at + 1, '.') && r.tight(at + 1) && r.tight(at + 2) && r.digits(at + 2) !== '') return null
  return finish(r, month, Number(digits), at + 1)
}

/** "3 March", "3rd of March 2027", "the third of March", "3-Mar-2027". */
function readDayFirst(r: Reader, index: number): DayMatch | null {
  let at = r.is(index, 'the') ? index + 1 : index
  const ordinal = r.ordinal(at)
  let day: number
  if (ordinal !== null) {
    if (ordinal.spelled && !r.is(ordinal.next, 'of')) return null
    day = ordinal.value
    at = ordinal.next
  } else {
    const digits = r.digits(at)
    if (digits === '' || digits.length > 2) return null
    day = Number(digits)
    at += 1
    if (r.sign(at, '.') && r.tight(at)) at += 1
  }
  const hyphen = r.sign(at, '-/') && r.tight(at) && r.tight(at + 1) ? 1 : 0
  if (r.is(at, 'of')) at += 1
  at += hyphen
  const month = monthOfWord(r.word(at))
  if (month === null || (r.tight(at) && hyphen === 0 && ordinal !== null)) return null
  // "Invite 3 May sisters", "20 march to the capitol": a small-letter "may" or "march" is a verb.
  if (r.is(at, 'may', 'march', 'mar') && !r.capital(at) && !datelike(r, at + 1)) return null
  let next = at + 1
  if (r.sign(next, '.') && r.tight(next) && r.word(at).length <= 4 && !r.closes(next)) next += 1
  if (hyphen === 1 && r.sign(next, '-/') && r.tight(next + 1) && r.digits(next + 1).length === 4) {
    const found = datedDay(r, Number(r.digits(next + 1)), month, day)
    return found === null || !r.closes(next + 2) ? null : dayMatch(found, next + 2)
  }
  // "the Fourth of July song" is about the holiday.
  if (month === 7 && day === 4 && r.is(at - 1, 'of') && !datelike(r, next) && (index > 0 || ordinal?.spelled === true))
    return null
  return finish(r, month, day, next)
}

function datelike(r: Reader, next: number): boolean {
  return (
    r.clauseEnds(next) ||
    r.digits(next) !== '' ||
    r.is(next, 'at', 'by', 'with', 'for', 'from', 'until', 'ending', 'starting', 'in', 'and')
  )
}

const MONTH_MARKERS = new Set([
  'in',
  'by',
  'before',
  'until',
  'till',
  'after',
  'starting',
  'starting in',
  'start',
  'starts',
  'start in',
  'starts in',
  'not later than',
  'no earlier than',
  'not earlier than',
  'starting from',
  'not before',
  'not until',
  'defer to',
  'defer until',
  'deferred to',
  'deferred until',
  'due',
  'due in',
  'due by',
  'from',
  'beginning',
  'next',
  'this',
  'due before',
  'no later than',
])

/** Month names that are also first names or verbs; "from June" may be a sender. */
const NAMELIKE = new Set(['april', 'may', 'june', 'august', 'jan', 'march'])

/** "in March", "by June", "not before May", "March 2027": the first day of the month. */
function readMonthAlone(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  const month = monthOfWord(r.word(index))
  if (month === null) return null
  const year = readYear(r, index + 1)
  const next = year?.next ?? index + 1
  if (!r.closes(next) && !r.sign(next, '-–')) return null
  const marked = marker !== null && MONTH_MARKERS.has(marker.words)
  if (year !== null) {
    if (!marked && !r.clauseEnds(next)) return null
    if (r.capital(index) || r.word(index).length > 3 || marked) return monthStart(r, year.year, month, next)
    return null
  }
  if (!marked || (!r.capital(index) && NAMELIKE.has(r.word(index)) && !r.clauseEnds(next))) return null
  if (
    NAMELIKE.has(r.word(index)) &&
    (marker.words === 'from' || r.capital(next) || (r.word(index) === 'may' && !r.capital(index)))
  )
    return null
  return monthStart(r, null, month, next)
}

function monthStart(r: Reader, year: number | null, month: number, next: number): DayMatch | null {
  const { date, today } = r.setting
  const chosen = year ?? (month > date.month ? date.year : date.year + 1)
  if (year === null && month === date.month && date.day === 1) return dayMatch(today, next, { exact: false })
  const found = datedDay(r, chosen, month, 1)
  return found === null ? null : dayMatch(found, next, { exact: false })
}

/** "by 2028": the first day of a year still to come. */
function readYearAlone(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  const digits = r.digits(index)
  if (digits.length !== 4 || !digits.startsWith('20') || marker === null || !r.clauseEnds(index + 1)) return null
  if (!['in', 'by', 'before', 'until', 'starting', 'not before', 'due', 'starting in'].includes(marker.words))
    return null
  const found = datedDay(r, Number(digits), 1, 1)
  return found === null ? null : dayMatch(found, index + 1, { exact: false })
}

/** "Tuesday 3 March", "Fri 27th", "Monday the 30th": the date decides, the weekday is taken along. */
export function readWeekdayWithDate(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  const weekday = weekdayOfWord(r.word(index))
  if (weekday === null) return null
  let at = index + 1
  if (r.sign(at, '.') && r.tight(at)) at += 1
  if (r.sign(at, ',') && r.tight(at)) at += 1
  const numeric = r.digits(at) !== '' && r.digits(at + 2) !== '' && r.sign(at + 1, '/.-')
  const assumed: Marker | null = numeric ? (marker ?? { role: 'plain', words: 'on', next: at }) : null
  const date = readIsoDate(r, at) ?? readFigures(r, at, assumed) ?? readMonthFirst(r, at) ?? readDayFirst(r, at)
  if (date !== null) return date
  const the = r.is(at, 'the') ? 1 : 0
  const ordinal = r.ordinal(at + the)
  if (ordinal === null || !r.closes(ordinal.next)) return null
  // "Monday the nineteenth", but "Monday the second coat"
  if (ordinal.spelled && (the === 0 || (ordinal.value < 4 && !r.clauseEnds(ordinal.next)))) return null
  if (ordinal.value === 13 && weekday === 5) return null
  const found = dayOfMonthOn(r, ordinal.value, (day) => weekdayOf(day) === weekday)
  return found === null ? null : dayMatch(found, ordinal.next)
}
