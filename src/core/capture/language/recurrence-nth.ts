import type { Reader } from './reader'
import { readPosition, readWeekdays } from './recurrence-lists'
import { WORKDAYS, type RuleDay } from './recurrence-rule'

/** "of the month", "of each month" after a day of the month. */
export function skipOfMonth(r: Reader, index: number): number {
  if (r.is(index, 'of') && r.is(index + 1, 'the', 'each', 'every') && r.is(index + 2, 'month')) return index + 3
  return index
}

/** "first Monday", "2nd and 4th Tuesday", "last Friday", "last working day" (with "of the month"). */
export function readNthWeekdays(
  r: Reader,
  index: number,
): { days: readonly RuleDay[]; setPosition: number | null; next: number } | null {
  const positions: number[] = []
  let at = r.is(index, 'the') ? index + 1 : index
  for (;;) {
    const position = readPosition(r, at)
    if (position === null) return null
    positions.push(position.value)
    at = position.next
    if (!r.is(at, 'and') && !r.sign(at, ',&')) break
    at += 1
    if (r.is(at, 'and')) at += 1
    if (r.is(at, 'the')) at += 1
    if (positions.length > 5) return null
  }
  if (positions.some((position) => position === 0 || position > 5 || position < -5)) {
    if (positions.length > 1 || (positions[0] ?? 0) > 23) return null
  }
  const days = readWeekdays(r, at)
  if (days === null) return null
  const single = days.days.length === 1 && !days.plural ? days.days[0] : undefined
  if (single !== undefined && r.word(at) !== 'weekend') {
    if (positions.some((position) => Math.abs(position) > 5)) return null
    const counted = positions.map((nth) => ({ weekday: single.weekday, nth }))
    const further = moreNthWeekdays(r, days.next)
    return further === null
      ? { days: counted, setPosition: null, next: skipOfMonth(r, days.next) }
      : { days: [...counted, ...further.days], setPosition: null, next: further.next }
  }
  const position = positions[0]
  if (positions.length !== 1 || position === undefined) return null
  if (days.days.length === WORKDAYS.length || (r.is(at, 'weekend') && r.is(at + 1, 'day'))) {
    return { days: days.days, setPosition: position, next: skipOfMonth(r, days.next) }
  }
  return null
}

/** ", the 3rd Friday and the last Sunday" behind the first one. */
function moreNthWeekdays(r: Reader, index: number): { days: readonly RuleDay[]; next: number } | null {
  const comma = r.sign(index, ',') ? index + 1 : index
  const at = r.is(comma, 'and') ? comma + 1 : comma
  if (at === index) return null
  const more = readNthWeekdays(r, at)
  return more === null || more.setPosition !== null ? null : more
}
