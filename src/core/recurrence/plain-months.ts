import { dateOf, dayNumber, daysInMonth, type DayNumber } from './calendar'
import type { RecurrenceRule } from './recurrence.types'

/**
 * The day that lies a plain rule's months or years after a day, held inside the month it falls in (a month after 31
 * January is 28 or 29 February); null for rules that name days of their own.
 */
export function plainMonths(rule: RecurrenceRule, from: DayNumber): DayNumber | null {
  if (rule.frequency !== 'MONTHLY' && rule.frequency !== 'YEARLY') return null
  const named = [rule.months, rule.weekNumbers, rule.yearDays, rule.monthDays, rule.weekdays, rule.positions]
  if (named.some(({ length }) => length > 0)) return null
  const { year, month, day } = dateOf(from)
  const later = year * 12 + month - 1 + rule.interval * (rule.frequency === 'YEARLY' ? 12 : 1)
  const [toYear, toMonth] = [Math.floor(later / 12), (later % 12) + 1]
  return dayNumber(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}
