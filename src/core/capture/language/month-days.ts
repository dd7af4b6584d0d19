import { weekdayOfWord, wordSet } from './vocabulary'
import { addMonths, daysInMonth, fromDayNumber, startOfMonth } from './calendar-date'
import { dayMatch, type DayMatch, type Marker } from './day.types'
import { holidayRule, LONGEST_HOLIDAY_NAME, type HolidayRule } from './holidays'
import type { Reader } from './reader'
import { tellsToDo } from './orders'
import { isBaseVerb } from './verb-forms'
import { timeFollows } from './weekday-days'
import { dayOfMonthOn } from './calendar-years'

/** Things that are counted by ordinals: "for the 3rd time", "on the 2nd floor". */
const NTH_THINGS = wordSet(`
  time times place floor grade party draft edition birthday person half round attempt day week month year anniversary
  generation thought glance look step chapter row page street avenue st ave try call level story shelf line
`)

/** Words before "the 4th" or "on the first" after which it is a thing that was spoken of. */
const TOPICS = wordSet(`
  of in than like about after before for with from to and or is was at on beat finish do redo take retake choose pick
  focus work working concentrate based go sign comment agree start improve check pass send return read watch play open use
  see learn explain repeat skip fix paint buy try love call write answer
`)

/** "on the 15th", "by the 3rd", "the 15th of next month". */
export function readOrdinalDay(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  const the = r.is(index, 'the') ? 1 : 0
  const ordinal = r.ordinal(index + the)
  if (ordinal === null || ordinal.value < 1 || ordinal.value > 31) return null
  const at = ordinal.next
  if (r.is(at, 'of')) {
    const this1 = r.is(at + 1, 'the', 'this') && r.is(at + 2, 'month')
    const next1 = r.is(at + 1, 'next') && r.is(at + 2, 'month')
    if (!this1 && !next1) return null
    if (next1) {
      const first = addMonths(startOfMonth(r.setting.today), 1)
      const { year, month } = fromDayNumber(first)
      return ordinal.value > daysInMonth(year, month) ? null : dayMatch(first + ordinal.value - 1, at + 3)
    }
    const found = dayOfMonthOn(r, ordinal.value, () => true)
    return found === null ? null : dayMatch(found, at + 3)
  }
  if (marker === null) {
    // "Friday the 13th", which was not read with its weekday
    if (weekdayOfWord(r.word(index - 1)) !== null) return null
    // "book photos the 20th", where nothing else is said of it.
    const alone =
      the === 1 &&
      !isRegnal(r, index) &&
      !ordinal.spelled &&
      (index > 1 || (index === 0 && r.sign(at, '-–—:') && isBaseVerb(r.word(at + 1)))) &&
      r.clauseEnds(at) &&
      !TOPICS.has(r.word(index - 1))
    const day = alone ? dayOfMonthOn(r, ordinal.value, () => true) : null
    return day === null ? null : dayMatch(day, at)
  }
  if (ordinal.spelled) {
    // "rent on the first", "due on the fifteenth"; the second and third of something are counted more often.
    const dated = ordinal.value === 1 || ordinal.value > 3
    const said =
      the === 1 &&
      dated &&
      (r.clauseEnds(at) || (index === 1 && isBaseVerb(r.word(at)))) &&
      ['on', 'by', 'due', 'due on', 'due by', 'until', 'before'].includes(marker.words)
    if (!said || (marker.words === 'on' && TOPICS.has(r.word(index - 2)))) return null
  }
  if (
    ![
      'on',
      'by',
      'due',
      'due on',
      'due by',
      'until',
      'before',
      'after',
      'from',
      'starting',
      'not before',
      'starting on',
      'start on',
      'starts on',
      'till',
      'starting from',
      'for',
      'no later than',
      'due before',
      'to',
    ].includes(marker.words)
  )
    return null
  const ends =
    r.clauseEnds(at) ||
    index - 1 === 0 ||
    timeFollows(r, at) ||
    r.is(at, 'with', 'for', 'and', 'in', 'to', 'about', 'every')
  // "on the 20th call Anna", but "for the 3rd call"
  const orders = marker.words !== 'for' && tellsToDo(r, at)
  if (!(ends || orders) || !r.closes(at) || (NTH_THINGS.has(r.word(at)) && !orders)) return null
  const found = dayOfMonthOn(r, ordinal.value, () => true)
  return found === null ? null : dayMatch(found, at)
}

/** "Pope John the 23rd" */
function isRegnal(r: Reader, index: number): boolean {
  return [1, 2, 3].some((back) => r.is(index - back, 'pope', 'king', 'queen', 'emperor', 'tsar'))
}

const ABOUT_HOLIDAYS = wordSet(
  'ideas idea list times hours recommendations plans tips recipe recipes menu outfit song card decorations',
)

/** Holidays count only after a word that makes them a date: "by Christmas", not "buy Christmas presents". */
export function readHoliday(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  if (marker === null || ['in', 'within', 'around', 'over'].includes(marker.words)) return null
  // "The night before Christmas"
  if (r.is(index - 1, 'before') && r.is(index - 2, 'night')) return null
  const holiday = holidayAt(r, index, true)
  if (marker.words !== 'for' || holiday === null) return holiday
  // "order roses for Valentine's Day", but "ideas for Christmas Eve" and "Train times for Boxing Day"
  if (ABOUT_HOLIDAYS.has(r.word(index - 2))) return null
  const travels = [2, 3, 4].some((back) =>
    r.is(index - back, 'coming', 'going', 'driving', 'flying', 'travelling', 'visiting', 'home'),
  )
  return (travels || (isBaseVerb(r.word(0)) && index > 2)) && r.clauseEnds(holiday.next) ? holiday : null
}

export function holidayAt(r: Reader, index: number, allowed: boolean): DayMatch | null {
  const holiday = allowed ? holidayNamedAt(r, index) : null
  if (holiday === null) return null
  // "by Easter eggs" would be a thing, not a day.
  const { next } = holiday
  const orders =
    index <= 4 && isBaseVerb(r.word(next)) && (next > index + 1 ? r.word(next + 1) !== '' : tellsToDo(r, next))
  return orders || r.clauseEnds(next) || timeFollows(r, next) || r.is(next, 'with', 'to', 'for', 'and', 'in', 'on')
    ? holiday
    : null
}

/** The longest name of a holiday that begins at a token, whatever follows it. */
export function holidayNamedAt(r: Reader, index: number): DayMatch | null {
  const named = holidayNameAt(r, index)
  if (named === null || !r.closes(named.next)) return null
  const { date, today } = r.setting
  const thisYear = named.rule.on(date.year)
  return dayMatch(thisYear >= today ? thisYear : named.rule.on(date.year + 1), named.next)
}

/** The longest name of a holiday at a token; "St." and an apostrophe behind the last letter belong to it. */
export function holidayNameAt(r: Reader, index: number): { readonly rule: HolidayRule; readonly next: number } | null {
  for (let length = LONGEST_HOLIDAY_NAME; length > 0; length -= 1) {
    const words: string[] = []
    let next = index
    for (let count = 0; count < length; count += 1) {
      const owned = r.sign(next + 1, "'’") && r.tight(next + 1)
      const dotted = r.is(next, 'st') && r.sign(next + 1, '.') && r.tight(next + 1)
      words.push(owned ? `${r.word(next)}'` : r.word(next))
      next += owned || dotted ? 2 : 1
    }
    const rule = words.includes('') ? null : holidayRule(words.join(' '), r.setting.region)
    if (rule !== null) return { rule, next }
  }
  return null
}
