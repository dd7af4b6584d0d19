import { fromDayNumber } from './calendar-date'
import { holidayNameAt } from './month-days'
import type { Reader } from './reader'
import { draftOf, type Draft } from './recurrence-draft'
import { readMonthDays, readMonths, readWeekdays } from './recurrence-lists'
import { readNthWeekdays } from './recurrence-nth'
import type { Rule } from './recurrence-rule'
import { readWrittenDate } from './written-dates'

/** What may follow "every year on". */
export function onYearDay(r: Reader, index: number, draft: Draft): Draft | null {
  const listed = onDaysOfMonths(r, index, draft)
  const date = readWrittenDate(r, index, { role: 'plain', words: 'on', next: index })
  if (date !== null && date.exact && (listed === null || listed.next <= date.next)) {
    const { month, day } = fromDayNumber(date.day)
    return { ...draft, rule: { ...draft.rule, months: [month], monthDays: [day] }, next: date.next }
  }
  if (listed !== null) return listed
  const holiday = readYearlyHoliday(r, index)
  if (holiday !== null) return { ...draft, rule: { ...draft.rule, ...holiday.rule }, next: holiday.next }
  if (r.is(index, 'day', 'days')) return onDayOfYear(r, index + 1, draft)
  return onWeekOfYear(r, index, draft)
}

/** "the last Monday of May", "the 1st and 15th of March and June" */
function onDaysOfMonths(r: Reader, index: number, draft: Draft): Draft | null {
  const nth = readNthWeekdays(r, index)
  const monthDays = nth === null ? readMonthDays(r, index) : null
  const end = nth?.next ?? monthDays?.next
  const months = end === undefined || !r.is(end, 'of', 'in') ? null : readMonths(r, end + 1)
  if (months === null) return null
  const days = { days: nth?.days ?? [], setPosition: nth?.setPosition ?? null, monthDays: monthDays?.monthDays ?? [] }
  return { ...draft, rule: { ...draft.rule, ...days, months: months.months }, next: months.next }
}

/** "Christmas", "Thanksgiving": those that stay in one month. */
export function readYearlyHoliday(
  r: Reader,
  index: number,
): { readonly rule: Partial<Rule>; readonly next: number } | null {
  const named = holidayNameAt(r, index)
  const yearly = named?.rule.yearly ?? null
  if (named === null || yearly === null) return null
  const rule =
    'day' in yearly
      ? { months: [yearly.month], monthDays: [yearly.day] }
      : { months: [yearly.month], days: [{ weekday: yearly.weekday, nth: yearly.nth }] }
  return { rule, next: named.next }
}

/** "day 100 of the year" */
function onDayOfYear(r: Reader, index: number, draft: Draft): Draft | null {
  const days = readNumbers(r, index, 366)
  if (days === null || !r.is(days.next, 'of') || !r.is(days.next + 1, 'the') || !r.is(days.next + 2, 'year'))
    return null
  return { ...draft, rule: { ...draft.rule, yearDays: days.numbers }, next: days.next + 3 }
}

/** "on the 256th day of every year" */
export function readDayOfEveryYear(r: Reader, index: number): Draft | null {
  const on = r.is(index, 'on') ? index + 1 : index
  const at = r.is(on, 'the') ? on + 1 : on
  const day = Number(r.digits(at))
  if (!(day >= 1 && day <= 366) || !r.is(at + 1, 'st', 'nd', 'rd', 'th') || !r.is(at + 2, 'day')) return null
  if (!r.is(at + 3, 'of', 'in') || !r.is(at + 4, 'every', 'each') || !r.is(at + 5, 'year')) return null
  return draftOf({ frequency: 'YEARLY', yearDays: [day] }, at + 6)
}

/** "Monday in week 20" */
function onWeekOfYear(r: Reader, index: number, draft: Draft): Draft | null {
  const days = readWeekdays(r, index)
  if (days === null || !r.is(days.next, 'in', 'of') || !r.is(days.next + 1, 'week', 'weeks')) return null
  const weeks = readNumbers(r, days.next + 2, 53)
  if (weeks === null) return null
  return { ...draft, rule: { ...draft.rule, days: days.days, weekNumbers: weeks.numbers }, next: weeks.next }
}

/** "20", "20, 30 and 40": whole numbers up to `most`, ascending. */
export function readNumbers(
  r: Reader,
  index: number,
  most: number,
): { readonly numbers: readonly number[]; readonly next: number } | null {
  const numbers: number[] = []
  let next = index
  for (let at = index; numbers.length < 60;) {
    const digits = r.digits(at)
    if (digits === '' || digits.length > 3 || Number(digits) < 1 || Number(digits) > most) break
    // "in week 20, 10 times"
    if (r.is(at + 1, 'times', 'time', 'occurrences')) break
    numbers.push(Number(digits))
    next = at + 1
    const comma = r.sign(next, ',') ? next + 1 : next
    at = r.is(comma, 'and') ? comma + 1 : comma
    if (at === next) break
  }
  return numbers.length === 0 ? null : { numbers: [...new Set(numbers)].toSorted((a, b) => a - b), next }
}
