import { daysBetween, t } from '@renderer/i18n/index'

/**
 * Whether as many days before the period are on record as the period has; a comparison with less would be of unequal
 * spans. `firstEventDate` is the day of the oldest entry of the ledger, `firstDay` the first of the period.
 */
export function canCompare(firstEventDate: string | null, firstDay: string, days: number): boolean {
  return firstEventDate !== null && daysBetween(firstEventDate, firstDay) >= days
}

/** The same number for the days before, as a plain fact: no arrow, no percentage, no judgement. Null stands for nothing. */
export function beforeText(amount: string | null, days: number): string {
  return amount === null ? t('progress.beforeNothing', { days }) : t('progress.before', { amount, days })
}
