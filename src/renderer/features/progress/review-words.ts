import type { Review, ReviewStep } from '@contract/review'
import { type Formatter, t } from '@renderer/i18n/index'

/** The questions in their order; the contract's own list would bring a schema library into the page. */
export const REVIEW_STEPS = [
  'done',
  'slipped',
  'energy',
  'focus',
  'estimates',
  'next',
] as const satisfies readonly ReviewStep[]

/** 'Week of Mon 2 Mar', 'March 2026'. */
export function reviewTitle({ kind, from }: Pick<Review, 'kind' | 'from'>, format: Formatter): string {
  return kind === 'week'
    ? t('progress.review.weekOf', { day: format.day(from, Date.now()) })
    : new Intl.DateTimeFormat(format.options.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        Date.parse(`${from}T00:00:00Z`),
      )
}
