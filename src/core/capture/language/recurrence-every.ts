import { readAmount } from './amounts'
import { endOfMonth, fromDayNumber, type DayNumber } from './calendar-date'
import type { DayMatch } from './day.types'
import type { Reader } from './reader'
import { draftOf, type Draft } from './recurrence-draft'
import { readMonthDays, readMonths, readWeekdays } from './recurrence-lists'
import { readNthWeekdays, skipOfMonth } from './recurrence-nth'
import type { Rule } from './recurrence-rule'
import { partAfterDays, partWord } from './recurrence-tails'
import { readYearlyHoliday } from './recurrence-year-days'
import { isBaseVerb } from './verb-forms'
import { unitOfWord, type Unit } from './vocabulary'
import { readWrittenDate } from './written-dates'

/** Rules for "every N units"; minutes and hours come only with "every" and a number. */
export function unitRule(unit: Unit, interval: number): Partial<Rule> | null {
  if (interval < 1 || interval > 999 || !Number.isInteger(interval)) return null
  switch (unit) {
    case 'minute':
      return { frequency: 'MINUTELY', interval }
    case 'hour':
      return { frequency: 'HOURLY', interval }
    case 'day':
      return { frequency: 'DAILY', interval }
    case 'week':
      return { frequency: 'WEEKLY', interval }
    case 'fortnight':
      return { frequency: 'WEEKLY', interval: interval * 2 }
    case 'month':
      return { frequency: 'MONTHLY', interval }
    case 'quarter':
      return { frequency: 'MONTHLY', interval: interval * 3 }
    case 'year':
      return { frequency: 'YEARLY', interval }
    case 'weekday':
      return null
  }
}

export function readEvery(r: Reader, index: number): Draft | null {
  if (r.is(index, 'each') && r.is(index + 1, 'and') && r.is(index + 2, 'every')) return readEvery(r, index + 2)
  // As it is written in other apps; "EV" is a car.
  const short = r.at(index)?.text === 'ev'
  if (!short && !r.is(index, 'every', 'each')) return null
  if (r.is(index - 1, 'not', 'of', 'almost', 'nearly', 'roughly', 'approximately')) return null
  const fromCompletion = (short || r.is(index, 'every')) && r.sign(index + 1, '!') && r.tight(index + 1)
  let at = fromCompletion ? index + 2 : index + 1
  if (r.is(at, 'single')) at += 1
  const core = readInterval(r, at) ?? readEveryNth(r, at) ?? readEveryDate(r, at)
  return core === null ? null : { ...core, fromCompletion }
}

/** "every day", "every other week", "every 3rd day", "every 2 weeks", "every Mon and Thu", "every morning". */
export function readInterval(r: Reader, index: number): Draft | null {
  const other = r.is(index, 'other', 'alternate') ? 1 : 0
  const at = index + other
  const days = readWeekdays(r, at, true)
  if (days !== null) {
    // "every Friday the 13th"
    const date = days.days.length === 1 && r.is(days.next, 'the') ? r.ordinal(days.next + 1) : null
    if (date !== null && !date.spelled && date.value >= 1 && date.value <= 31)
      return draftOf({ frequency: 'MONTHLY', days: days.days, monthDays: [date.value] }, date.next)
    const part = partAfterDays(r, days.next)
    if (part === null && r.is(days.next, 'trip', 'getaway')) return null
    return draftOf({ frequency: 'WEEKLY', interval: 1 + other, days: days.days }, part?.next ?? days.next, {
      part: part?.part ?? null,
    })
  }
  const part = partWord(r, at)
  if (part !== null) return draftOf({ frequency: 'DAILY', interval: 1 + other }, part.next, { part: part.part })
  if (r.is(at, 'half') && other === 0 && r.is(at + 1, 'year'))
    return draftOf({ frequency: 'MONTHLY', interval: 6 }, at + 2)
  if (r.is(at, 'half') && r.sign(at + 1, '-') && r.is(at + 2, 'year'))
    return draftOf({ frequency: 'MONTHLY', interval: 6 }, at + 3)
  if (r.is(at, 'leap') && r.is(at + 1, 'day') && other === 0)
    return draftOf({ frequency: 'YEARLY', months: [2], monthDays: [29] }, at + 2)
  // "every quarter of an hour"
  if (r.is(at, 'quarter') && r.is(at + 1, 'of', 'hour'))
    return r.is(at + 2, 'an') && r.is(at + 3, 'hour') ? draftOf({ frequency: 'MINUTELY', interval: 15 }, at + 4) : null
  if (r.is(at, 'half') && other === 0) {
    const an = r.is(at + 1, 'an') ? at + 2 : at + 1
    return r.is(an, 'hour') ? draftOf({ frequency: 'MINUTELY', interval: 30 }, an + 1) : null
  }
  const unit = unitOfWord(r.word(at))
  if (unit !== null && !r.word(at).endsWith('s')) {
    // "every minute counts" and "make every day count"
    if (unit === 'minute' || r.is(at + 1, 'count', 'counts', 'matters')) return null
    if (
      unit === 'hour' &&
      other === 0 &&
      !r.clauseEnds(at + 1) &&
      // "every hour stretch"
      !(index === 1 && isBaseVerb(r.word(at + 1))) &&
      !r.is(at + 1, 'from', 'until', 'on', 'starting', 'at', 'for')
    )
      return null
    const rule = unitRule(unit, 1 + other)
    return rule === null ? null : draftOf(rule, at + 1)
  }
  const ordinal = r.ordinal(index)
  if (ordinal !== null && ordinal.value > 1) {
    const counted = unitOfWord(r.word(ordinal.next))
    const rule = counted === null || counted === 'weekday' ? null : unitRule(counted, ordinal.value)
    if (rule !== null && !r.is(ordinal.next + 1, 'of')) return draftOf(rule, ordinal.next + 1)
  }
  const count = r.cardinal(index)
  if (count !== null && count.value > 0) {
    const many = readWeekdays(r, count.next)
    if (many !== null && many.plural && many.days.length === 1)
      return draftOf({ frequency: 'WEEKLY', interval: count.value, days: many.days }, many.next)
  }
  const amount = readAmount(r, index)
  if (amount === null || r.is(index, 'a', 'an')) return null
  // "Halley's comet shows up every 76 years"
  if (amount.unit === 'year' && amount.value > 30) return null
  const rule = unitRule(amount.unit, amount.value)
  return rule === null ? null : draftOf(rule, amount.next)
}

/** "every 3rd Tuesday", "every last day of the month", "every 1st and 15th", "every first Monday of the month". */
function readEveryNth(r: Reader, index: number): Draft | null {
  const nth = readNthWeekdays(r, index)
  if (nth !== null) {
    // RFC 5545 can count within the month and year, but people's quarters are left as words.
    if (r.is(nth.next, 'of') && r.is(nth.next + 2, 'quarter', 'year', 'week')) return null
    return draftOf({ frequency: 'MONTHLY', days: nth.days, setPosition: nth.setPosition }, nth.next)
  }
  const days = readMonthDays(r, index)
  if (days === null) return null
  // "every 3rd of March"
  if (days.monthDays.length === 1 && r.is(days.next, 'of') && !r.is(days.next + 1, 'the', 'each', 'every')) return null
  const of = skipOfMonth(r, days.next)
  if (
    of === days.next &&
    !r.clauseEnds(of) &&
    // "every 1st and 15th pay rent"
    !(index === 1 && days.monthDays.length > 1 && isBaseVerb(r.word(of))) &&
    !r.is(of, 'at', 'until', 'starting', 'from', 'for', 'in', 'except', 'after')
  )
    return null
  if (of === days.next && r.ordinal(index)?.spelled === true) return null
  return draftOf({ frequency: 'MONTHLY', monthDays: days.monthDays }, of)
}

/** "every March 3", "every 25 December", "every January", "every Christmas". */
export function readEveryDate(r: Reader, index: number): Draft | null {
  const date = readWrittenDate(r, index, null)
  if (date !== null && date.exact) return yearly(r, date)
  const months = readMonths(r, index)
  if (months !== null) {
    // "every January, April, June and September 15"
    const day = r.digits(months.next)
    const dated = day !== '' && day.length <= 2 && Number(day) >= 1 && Number(day) <= 31 && r.closes(months.next + 1)
    return dated && months.months.length > 1
      ? draftOf({ frequency: 'YEARLY', months: months.months, monthDays: [Number(day)] }, months.next + 1)
      : draftOf({ frequency: 'YEARLY', months: months.months, monthDays: [1] }, months.next)
  }
  return readEveryHoliday(r, index)
}

/** "March 3", or the same day of several months: "January 15 and July 15". */
function yearly(r: Reader, first: DayMatch): Draft | null {
  const date = fromDayNumber(first.day)
  const months = [date.month]
  let last = false
  let { next } = first
  while (r.is(next, 'and') || r.sign(next, ',&')) {
    const more = readWrittenDate(r, r.is(next + 1, 'and') ? next + 2 : next + 1, null)
    if (more === null || !more.exact) break
    const other = fromDayNumber(more.day)
    // Two dates that no single rule can say, unless both end their months.
    if (other.day !== date.day && !(endsMonth(first.day) && endsMonth(more.day))) return null
    last ||= other.day !== date.day
    months.push(other.month)
    next = more.next
  }
  const sorted = [...new Set(months)].toSorted((a, b) => a - b)
  return draftOf({ frequency: 'YEARLY', months: sorted, monthDays: [last ? -1 : date.day] }, next)
}

const endsMonth = (day: DayNumber): boolean => endOfMonth(day) === day

function readEveryHoliday(r: Reader, index: number): Draft | null {
  const found = readYearlyHoliday(r, index)
  return found === null ? null : draftOf({ frequency: 'YEARLY', ...found.rule }, found.next)
}
