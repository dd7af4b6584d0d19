import { expect, test } from 'vitest'

import { dueReviews, reviewSpan, spanBefore } from './review.rules'

test('a review is of the week or the month around a day, and is compared with the one before', () => {
  const week = reviewSpan('week', '2026-03-04', 1)
  expect(week).toEqual({ from: '2026-03-02', to: '2026-03-08' })
  expect(spanBefore('week', week, 1)).toEqual({ from: '2026-02-23', to: '2026-03-01' })
  expect(spanBefore('month', reviewSpan('month', '2026-03-04', 1), 1)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
})

test.each([
  ['off', '2026-03-06', 18, []],
  ['week', '2026-03-06', 16, []],
  ['week', '2026-03-06', 17, ['week']],
  ['week', '2026-03-05', 18, []],
  ['month', '2026-03-31', 17, ['month']],
  ['month', '2026-03-30', 17, []],
  ['both', '2026-07-31', 23, ['week', 'month']],
] as const)('reminding of %s on %s at %s h: %j', (reminder, date, hour, due) => {
  expect(dueReviews({ reminder, weekday: 5, hour: 17 }, date, hour)).toEqual(due)
})
