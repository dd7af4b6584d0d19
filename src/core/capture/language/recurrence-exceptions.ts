import { fromDayNumber, type DayNumber } from './calendar-date'
import { readDay } from './days'
import type { Reader } from './reader'
import type { Draft } from './recurrence-draft'
import { readMonths, readWeekdays } from './recurrence-lists'
import type { RuleDay } from './recurrence-rule'
import { monthOfWord, weekdayOfWord } from './vocabulary'
import { readWrittenDate } from './written-dates'

/** "except Sundays", "except in July", "except 25 December". */
export function readExceptions(r: Reader, index: number, draft: Draft): Draft | null {
  let at: number
  if (r.is(index, 'except', 'excluding', 'excl')) at = index + 1
  else if (r.is(index, 'but') && r.is(index + 1, 'not')) at = index + 2
  else if (r.is(index, 'but')) at = index + 1
  else if (r.is(index, 'apart') && r.is(index + 1, 'from')) at = index + 2
  else return null
  if (r.is(at, 'for')) at += 1
  if (r.is(at, 'on', 'in')) at += 1
  const { rule } = draft
  const dates = readExceptionDates(r, at)
  if (dates !== null) return { ...draft, exceptions: [...draft.exceptions, ...dates.days], next: dates.next }
  const months = readMonths(r, at)
  if (months !== null && (rule.frequency === 'MONTHLY' || rule.frequency === 'DAILY' || rule.frequency === 'WEEKLY')) {
    const left = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter((month) => !months.months.includes(month))
    return { ...draft, rule: { ...rule, months: left }, next: months.next }
  }
  const days = readWeekdays(r, r.is(at, 'the') ? at + 1 : at)
  if (days === null || rule.interval !== 1) return null
  if (rule.frequency !== 'DAILY' && !(rule.frequency === 'WEEKLY' && rule.days.length > 0)) return null
  const excluded = r.is(days.next - 1, 'weekend') ? ([6, 7] as const) : days.days.map(({ weekday }) => weekday)
  const base: readonly RuleDay[] =
    rule.days.length > 0 ? rule.days : ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, nth: null }))
  const left = base.filter(({ weekday }) => !(excluded as readonly number[]).includes(weekday))
  if (left.length === 0) return null
  return { ...draft, rule: { ...rule, frequency: 'WEEKLY', days: left }, next: days.next }
}

/** "25 December", "24 and 31 December", "Christmas and 1 Jan", "tomorrow", "the 25th": single days, the next of their kind. */
function readExceptionDates(
  r: Reader,
  index: number,
): { readonly days: readonly DayNumber[]; readonly next: number } | null {
  const days: DayNumber[] = []
  let next = index
  for (let at = index; days.length < 12;) {
    if (weekdayOfWord(r.word(at)) !== null && !namesDate(r, at)) break
    const bare = r.is(at, 'the') ? at + 1 : at
    const ordinal = r.ordinal(bare)
    // "except the 25th" means every one, which EXDATE cannot say.
    if (r.is(bare, 'weekend') || (ordinal !== null && !r.is(ordinal.next, 'of') && !isMonth(r, ordinal.next))) break
    const joint = jointAt(r, at + 1)
    const shared = r.digits(at) === '' || joint === null ? null : readWrittenDate(r, joint, null)
    const date =
      shared !== null && shared.exact && r.digits(at).length <= 2
        ? { day: shared.day - (fromDayNumber(shared.day).day - Number(r.digits(at))), next: at + 1 }
        : readDay(r, at, { role: 'plain', words: 'on', next: at })
    if (date === null || ('exact' in date && !date.exact) || date.day < r.setting.today) break
    days.push(date.day)
    next = date.next
    const following = jointAt(r, next)
    if (following === null) break
    at = r.is(following, 'on') ? following + 1 : following
  }
  return days.length === 0 ? null : { days, next }
}

function jointAt(r: Reader, index: number): number | null {
  const comma = r.sign(index, ',&') ? 1 : 0
  const and = r.is(index + comma, 'and', 'or') ? 1 : 0
  return comma + and === 0 ? null : index + comma + and
}

function isMonth(r: Reader, index: number): boolean {
  return monthOfWord(r.word(index)) !== null
}

/** "Friday 25 December" is one day, "Friday" alone every one of them. */
function namesDate(r: Reader, index: number): boolean {
  const after = r.sign(index + 1, ',') ? index + 2 : index + 1
  // "except Friday 9:15" names a time.
  const time = r.sign(after + 1, ':') || r.is(after + 1, 'am', 'pm')
  return (r.digits(after) !== '' && !time) || isMonth(r, after) || r.is(after, 'the')
}
