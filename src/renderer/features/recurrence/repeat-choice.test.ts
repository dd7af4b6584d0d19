import { expect, test } from 'vitest'

import { emptyChoice, ruleOf } from './repeat-choice'

test('what is chosen becomes a rule', () => {
  expect(ruleOf(emptyChoice)).toBe('FREQ=WEEKLY;INTERVAL=1')
  expect(ruleOf({ ...emptyChoice, interval: '2', weekdays: [4, 1], ends: 'count', count: '5' })).toBe(
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=5',
  )
  expect(ruleOf({ ...emptyChoice, unit: 'MONTHLY', weekdays: [1], ends: 'day', until: '2027-06-30' })).toBe(
    'FREQ=MONTHLY;INTERVAL=1;UNTIL=20270630',
  )
})

test('an empty number is told as wrong, not taken for one', () => {
  expect(ruleOf({ ...emptyChoice, interval: ' ' })).toBe('FREQ=WEEKLY;INTERVAL=0')
})
