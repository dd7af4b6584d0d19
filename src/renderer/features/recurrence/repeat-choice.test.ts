import { expect, test } from 'vitest'

import { choiceOf, emptyChoice, ruleOf } from './repeat-choice'

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

test('a rule that can be chosen is shown as it was chosen', () => {
  for (const rule of [
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;UNTIL=20270601',
    'FREQ=DAILY;INTERVAL=3;COUNT=5',
    'FREQ=YEARLY;INTERVAL=1',
  ]) {
    const choice = choiceOf(rule)
    expect(choice && ruleOf(choice)).toBe(rule)
  }
  expect(choiceOf('FREQ=MONTHLY')).toEqual({ ...emptyChoice, unit: 'MONTHLY' })
})

test.each([
  'FREQ=MONTHLY;BYDAY=2TU',
  'FREQ=MONTHLY;BYMONTHDAY=-1',
  'FREQ=DAILY;BYHOUR=7,19;BYMINUTE=0',
  'FREQ=HOURLY;INTERVAL=2',
  'FREQ=DAILY;UNTIL=20270601T120000Z',
])('that choosing cannot say %s is known', (rule) => {
  expect(choiceOf(rule)).toBeNull()
})
