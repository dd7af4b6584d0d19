import type { Weekday } from './calendar-date'
import type { Reader } from './reader'
import type { RuleDay } from './recurrence-rule'
import { isShortWeekday, monthOfWord, weekdayOfPlural, weekdayOfWord } from './vocabulary'

export type DaysMatch = { readonly days: readonly RuleDay[]; readonly next: number; readonly plural: boolean }

/** Reads "," "and" "&" "/" between the items of a list. */
function joint(r: Reader, index: number): number | null {
  let at = index
  if (r.sign(at, ',/&+')) at += 1
  if (r.is(at, 'and', 'or')) at += 1
  if (at === index) return null
  if (r.is(at, 'every', 'each', 'on')) at += 1
  return at
}

function oneDay(r: Reader, index: number): { weekday: Weekday; next: number; plural: boolean } | null {
  const single = weekdayOfWord(r.word(index))
  if (single !== null) {
    const dotted = r.sign(index + 1, '.') && r.tight(index + 1) && !r.closes(index + 1)
    return { weekday: single, next: dotted ? index + 2 : index + 1, plural: false }
  }
  const plural = weekdayOfPlural(r.word(index))
  return plural === null || namesChain(r, index) ? null : { weekday: plural, next: index + 1, plural: true }
}

/** "gift card for TGI Fridays", "voucher for Fat Fridays" */
function namesChain(r: Reader, index: number): boolean {
  const text = r.at(index)?.text ?? ''
  const before = r.word(index - 1) === '' ? '' : (r.at(index - 1)?.text ?? '')
  const shouted = (word: string): boolean => word.length > 1 && word === word.toUpperCase()
  const named = shouted(before) || (r.capital(index - 1) && r.is(index - 2, 'for', 'of'))
  return r.capital(index) && !shouted(text) && named && r.clauseEnds(index + 1)
}

/** "Mon, Wed and Fri", "Mon–Fri", "Tuesdays and Thursdays", "weekdays", "weekend"; `loose` also "Mon Wed Fri". */
export function readWeekdays(r: Reader, index: number, loose = false): DaysMatch | null {
  const weekdays: Weekday[] = []
  let plural = false
  let next = index
  let at: number | null = index
  while (at !== null && weekdays.length < 14) {
    const group = groupAt(r, at)
    if (group !== null) {
      weekdays.push(...group.weekdays)
      plural ||= group.plural
      next = group.next
    } else {
      const first = oneDay(r, at)
      if (first === null) break
      plural ||= first.plural
      next = first.next
      weekdays.push(first.weekday)
      const through = r.sign(next, '-–') || r.is(next, 'through', 'thru', 'to') ? oneDay(r, next + 1) : null
      if (through !== null) {
        for (let day = first.weekday; day !== through.weekday;) {
          day = day === 7 ? 1 : ((day + 1) as Weekday)
          weekdays.push(day)
        }
        next = through.next
      }
    }
    const following: number | null =
      joint(r, next) ?? (loose && oneDay(r, next) !== null && r.at(next)?.spaced === true ? next : null)
    at = following !== null && (oneDay(r, following) !== null || groupAt(r, following) !== null) ? following : null
  }
  if (weekdays.length === 0) return null
  const sorted = [...new Set(weekdays)].toSorted((a, b) => a - b)
  return { days: sorted.map((weekday) => ({ weekday, nth: null })), next, plural }
}

function groupAt(r: Reader, index: number): { weekdays: readonly Weekday[]; next: number; plural: boolean } | null {
  const word = r.word(index)
  if (['weekday', 'workday', 'weeknight', 'weekdays', 'workdays', 'weeknights'].includes(word)) {
    return { weekdays: [1, 2, 3, 4, 5], next: index + 1, plural: word.endsWith('s') }
  }
  if (['working', 'business', 'week', 'work'].includes(word) && r.is(index + 1, 'day', 'days')) {
    return { weekdays: [1, 2, 3, 4, 5], next: index + 2, plural: r.is(index + 1, 'days') }
  }
  if (
    word === 'm' &&
    r.sign(index + 1, '-–') &&
    r.tight(index + 1) &&
    r.is(index + 2, 'f') &&
    r.tight(index + 2) &&
    r.capital(index)
  )
    return { weekdays: [1, 2, 3, 4, 5], next: index + 3, plural: true }
  if (word === 'mwf') return { weekdays: [1, 3, 5], next: index + 1, plural: true }
  if (word === 'tth') return { weekdays: [2, 4], next: index + 1, plural: true }
  // "this weekend" is Saturday, and so is the day of "every weekend".
  if (word === 'weekend' && !r.is(index + 1, 'day')) return { weekdays: [6], next: index + 1, plural: false }
  if (word === 'weekends') return { weekdays: [6, 7], next: index + 1, plural: true }
  if (word === 'weekend' && r.is(index + 1, 'day')) return { weekdays: [6, 7], next: index + 2, plural: false }
  return null
}

export type Position = { readonly value: number; readonly next: number }

/** "2nd", "third", "last", "second to last" in front of a weekday or day of a month. */
export function readPosition(r: Reader, index: number): Position | null {
  const ordinal = r.ordinal(index)
  if (r.is(index, 'last') && r.is(index + 1, 'but') && r.is(index + 2, 'one', 'two'))
    return { value: r.is(index + 2, 'one') ? -2 : -3, next: index + 3 }
  if (r.is(index, 'last')) return { value: -1, next: index + 1 }
  if (r.is(index, 'penultimate')) return { value: -2, next: index + 1 }
  if (r.is(index, 'next') && r.is(index + 1, 'to') && r.is(index + 2, 'last')) return { value: -2, next: index + 3 }
  if (ordinal === null) return null
  const dash = r.sign(ordinal.next, '-') ? 1 : 0
  if (r.is(ordinal.next + dash, 'to')) {
    const second = r.sign(ordinal.next + dash + 1, '-') ? 1 : 0
    if (r.is(ordinal.next + dash + 1 + second, 'last'))
      return { value: -ordinal.value, next: ordinal.next + dash + 2 + second }
  }
  if (r.is(ordinal.next + dash, 'last')) return { value: -ordinal.value, next: ordinal.next + dash + 1 }
  return { value: ordinal.value, next: ordinal.next }
}

/** "1st", "the 1st and 15th", "last day" as days of a month; -1 is the last. */
export function readMonthDays(
  r: Reader,
  index: number,
): { readonly monthDays: readonly number[]; readonly next: number } | null {
  const monthDays: number[] = []
  let next = index
  let at: number | null = index
  while (at !== null && monthDays.length < 31) {
    const from: number = r.is(at, 'the') ? at + 1 : at
    const position = readPosition(r, from)
    if (position === null) break
    const named = r.is(position.next, 'day') ? 1 : 0
    if (position.value < 0 && named === 0) break
    if (position.value === 0 || position.value > 31 || position.value < -31) break
    monthDays.push(position.value)
    next = position.next + named
    const following = joint(r, next)
    at = following
  }
  if (monthDays.length === 0) return null
  const sorted = [...new Set(monthDays)].toSorted((a, b) => (a < 0 ? 100 + a : a) - (b < 0 ? 100 + b : b))
  return { monthDays: sorted, next }
}

/** "March", "January and July". */
export function readMonths(
  r: Reader,
  index: number,
): { readonly months: readonly number[]; readonly next: number } | null {
  const months: number[] = []
  let next = index
  let at: number | null = index
  while (at !== null && months.length < 12) {
    const month = monthOfWord(r.word(at))
    if (month === null) break
    months.push(month)
    next = at + 1
    at = joint(r, next)
  }
  if (months.length === 0) return null
  return { months: [...new Set(months)].toSorted((a, b) => a - b), next }
}

/** "tue/thu": short forms side by side; whole names ("Monday/Tuesday") are days to choose from. */
export function pairsDays(r: Reader, index: number): boolean {
  return (
    isShortWeekday(r.word(index)) &&
    r.sign(index + 1, '/') &&
    r.tight(index + 1) &&
    r.tight(index + 2) &&
    isShortWeekday(r.word(index + 2))
  )
}

/** Days next to each other ("sat/sun") may mean one or the other. */
export function daysApart(days: readonly RuleDay[]): boolean {
  return days.every(({ weekday }, index) => index === 0 || weekday - (days[index - 1]?.weekday ?? 0) > 1)
}
