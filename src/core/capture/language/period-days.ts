import {
  addMonths,
  daysInMonth,
  endOfMonth,
  fromDayNumber,
  startOfMonth,
  startOfWeek,
  toDayNumber,
  weekdayOf,
  type DayNumber,
} from './calendar-date'
import { readYear } from './calendar-years'
import { dayMatch, type DayMatch, type Marker } from './day.types'
import type { Reader } from './reader'
import { isBaseVerb } from './verb-forms'
import { readPosition } from './recurrence-lists'
import { firstDay, PLAIN_RULE, WORKDAYS, type Rule, type RuleDay } from './recurrence-rule'
import { monthOfWord, weekdayOfWord, type Unit } from './vocabulary'
import { readWrittenDate } from './written-dates'

function endOf(unit: string, day: DayNumber): DayNumber | null {
  const { year, month } = fromDayNumber(day)
  switch (unit) {
    case 'day':
      return day
    case 'week':
      return startOfWeek(day) + 6
    case 'month':
      return endOfMonth(day)
    case 'quarter': {
      const last = Math.ceil(month / 3) * 3
      return toDayNumber(year, last, daysInMonth(year, last))
    }
    case 'year':
      return toDayNumber(year, 12, 31)
    default:
      return null
  }
}

/** "end of the month", "end of next week", "end of June", "start of next month", "mid-June". */
export function readEnd(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  const middle = r.is(index, 'the') ? index + 1 : index
  if (r.is(middle, 'mid', 'middle')) return readMiddle(r, middle, marker)
  if (r.is(index, 'month', 'year') && r.is(index + 1, 'end') && marker !== null) {
    const found = endOf(r.word(index), r.setting.today)
    return found === null ? null : dayMatch(found, index + 2)
  }
  const the = r.is(index, 'the') ? 1 : 0
  const isEnd = r.is(index + the, 'end', 'ends')
  const last = r.is(index + the, 'last') && r.is(index + the + 1, 'day') ? 1 : 0
  const first =
    r.is(index + the, 'first', 'start', 'beginning') || (r.digits(index + the) === '1' && r.is(index + the + 1, 'st'))
  if (!isEnd && last === 0 && !first) return null
  // "at the end of the day it's only money"
  if (
    isEnd &&
    index <= 2 &&
    r.is(0, 'at') &&
    r.is(index + the + 3, 'day') &&
    (r.is(index + the + 4, "it's", 'it', 'we', 'i', 'you', 'they') || r.sign(index + the + 4, ','))
  )
    return null
  let at = index + the + 1 + last
  if (first && r.digits(index + the) === '1') at += 1
  if (first && r.is(index + the, 'first') && r.is(at, 'day')) at += 1
  if (!r.is(at, 'of')) return null
  at += 1
  let base = r.setting.today
  let steps = 0
  if (r.is(at, 'the', 'this')) at += 1
  if (r.is(at, 'next', 'following', 'coming')) {
    steps = 1
    at += 1
  }
  const unit = r.word(at)
  if (isEnd && (unit === 'today' || unit === 'tomorrow') && r.closes(at + 1)) {
    return dayMatch(r.setting.today + (unit === 'today' ? 0 : 1), at + 1)
  }
  const named = monthOfWord(unit)
  if (named !== null) {
    const start = readWrittenDate(r, at, { role: 'plain', words: 'in', next: at })
    const { date } = r.setting
    const day = named === date.month && start !== null && !first ? startOfMonth(r.setting.today) : start?.day
    if (day === undefined || start === null) return null
    return dayMatch(isEnd || last === 1 ? endOfMonth(day) : day, start.next)
  }
  const quarter = unit === 'q' && r.tight(at + 1) ? Number(r.digits(at + 1)) : 0
  if (quarter >= 1 && quarter <= 4 && r.closes(at + 2)) {
    const { date, today } = r.setting
    const month = isEnd || last === 1 ? quarter * 3 : quarter * 3 - 2
    const dayIn = (inYear: number): DayNumber =>
      isEnd || last === 1 ? toDayNumber(inYear, month, daysInMonth(inYear, month)) : toDayNumber(inYear, month, 1)
    const said = readYear(r, at + 2)
    const found =
      said === null ? (dayIn(date.year) >= today ? dayIn(date.year) : dayIn(date.year + 1)) : dayIn(said.year)
    return found < today ? null : dayMatch(found, said?.next ?? at + 2)
  }
  const year = r.digits(at)
  if (year.length === 4 && year.startsWith('20') && Number(year) >= r.setting.date.year) {
    if (first) return null
    return dayMatch(toDayNumber(Number(year), 12, 31), at + 1)
  }
  if (!r.closes(at + 1) || !['day', 'week', 'month', 'quarter', 'year'].includes(unit)) return null
  if (unit === 'day' && (first || steps > 0)) return null
  if (steps > 0) base = stepPeriod(r.setting.today, unit as Unit, 1)
  if (isEnd || last === 1) {
    const found = endOf(unit, base)
    return found === null ? null : dayMatch(found, at + 1)
  }
  const started = stepPeriod(r.setting.today, unit as Unit, steps)
  return dayMatch(started < r.setting.today ? stepPeriod(r.setting.today, unit as Unit, 1) : started, at + 1)
}

/** First day of this period, or of one some periods on. */
export function stepPeriod(today: DayNumber, unit: Unit, steps: number): DayNumber {
  const { year, month } = fromDayNumber(today)
  switch (unit) {
    case 'week':
      return startOfWeek(today) + 7 * steps
    case 'month':
      return addMonths(startOfMonth(today), steps)
    case 'quarter':
      return addMonths(toDayNumber(year, Math.floor((month - 1) / 3) * 3 + 1, 1), 3 * steps)
    case 'year':
      return toDayNumber(year + steps, 1, 1)
    default:
      return today + steps
  }
}

/** "the week of March 15", "w/c 15 March": its Monday, or today when that is past. */
export function readWeekOf(r: Reader, index: number): DayMatch | null {
  const the = r.is(index, 'the') ? 1 : 0
  const short = r.is(index, 'w') && r.sign(index + 1, '/') && r.is(index + 2, 'c', 'b', 'o')
  if (!short && (!r.is(index + the, 'week', 'wk') || !r.is(index + the + 1, 'of', 'beginning', 'commencing')))
    return null
  const body = short ? index + 3 : index + the + 2
  const date = readWrittenDate(r, r.is(body, 'the') ? body + 1 : body, { role: 'plain', words: 'on', next: index })
  if (date === null || !date.exact) return null
  return dayMatch(Math.max(startOfWeek(date.day), r.setting.today), date.next)
}

/** "first Monday of April", "last working day of the month" as one day. */
export function readNthOfMonth(r: Reader, index: number): DayMatch | null {
  const the = r.is(index, 'the') ? 1 : 0
  const position = readPosition(r, index + the)
  if (position === null) return null
  const weekday = weekdayOfWord(r.word(position.next))
  const working = r.is(position.next, 'working', 'business') && r.is(position.next + 1, 'day')
  if (weekday === null && !working) return null
  let at = position.next + (working ? 2 : 1)
  if (!r.is(at, 'of', 'in')) return null
  at += 1
  const days: readonly RuleDay[] = weekday === null ? WORKDAYS : [{ weekday, nth: position.value }]
  const rule: Rule = {
    ...PLAIN_RULE,
    frequency: 'MONTHLY',
    days,
    setPosition: weekday === null ? position.value : null,
  }
  const { today } = r.setting
  if (r.is(at, 'the', 'this') && r.is(at + 1, 'month')) {
    const found = firstDay(rule, today)
    return found === null ? null : dayMatch(found, at + 2)
  }
  if (r.is(at, 'next') && r.is(at + 1, 'month')) {
    const found = firstDay(rule, addMonths(startOfMonth(today), 1))
    return found === null ? null : dayMatch(found, at + 2)
  }
  const month = monthOfWord(r.word(at))
  if (month === null) return null
  const year = r.digits(at + 1)
  const dated = year.length === 4 && Number(year) >= r.setting.date.year
  const from = dated ? Math.max(today, toDayNumber(Number(year), month, 1)) : today
  const found = firstDay({ ...rule, months: [month] }, from)
  return found === null ? null : dayMatch(found, dated ? at + 2 : at + 1)
}

function readMiddle(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  const hyphen = r.sign(index + 1, '-') ? 1 : 0
  const at = index + 1 + hyphen + (r.is(index, 'middle') && r.is(index + 1, 'of') ? 1 : 0)
  if (r.is(index, 'middle') && at === index + 1) return null
  if (monthOfWord(r.word(at)) === null) {
    return middleOfPeriod(r, at)
  }
  if (marker === null && !r.clauseEnds(at + 1) && !(index === 0 && isBaseVerb(r.word(at + 1)))) return null
  const month = monthOfWord(r.word(at))
  const { today, date } = r.setting
  if (month === null) return null
  const year = toDayNumber(date.year, month, 15) >= today ? date.year : date.year + 1
  return dayMatch(toDayNumber(year, month, 15), at + 1)
}

/** "next week", "the month": its Wednesday, its 15th; this one's, unless that is past. */
function middleOfPeriod(r: Reader, index: number): DayMatch | null {
  const next = r.is(index, 'next') ? 1 : 0
  const at = index + (r.is(index, 'next', 'the', 'this') ? 1 : 0)
  if (at === index || !r.is(at, 'week', 'month') || !r.closes(at + 1)) return null
  const unit: Unit = r.is(at, 'week') ? 'week' : 'month'
  const offset = unit === 'week' ? 2 : 14
  const { today } = r.setting
  const found = stepPeriod(today, unit, next) + offset
  return dayMatch(found < today ? stepPeriod(today, unit, 1) + offset : found, at + 1)
}

export function weekendDay(today: DayNumber): DayNumber {
  return weekdayOf(today) === 7 ? today : startOfWeek(today) + 5
}
