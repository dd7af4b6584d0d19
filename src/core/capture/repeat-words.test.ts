import { expect, test } from 'vitest'

import { readRepeatWords } from './repeat-words'

const context = { now: Date.parse('2026-03-03T09:00:00Z'), timeZone: 'UTC', locale: 'en-GB', projects: [], tags: [] }
const read = (text: string) => readRepeatWords(text, context)

test.each([
  ['last working day of the month', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
  ['on the last working day of the month', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
  ['Mondays', 'FREQ=WEEKLY;BYDAY=MO'],
  ['on Mondays', 'FREQ=WEEKLY;BYDAY=MO'],
  ['first Monday of the month', 'FREQ=MONTHLY;BYDAY=1MO'],
  ['2 weeks', 'FREQ=WEEKLY;INTERVAL=2'],
  ['25 December', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25'],
  ['every! 3 days', 'FREQ=DAILY;INTERVAL=3'],
])('"%s" says how often where nothing else can be meant', (text, rule) => {
  expect(read(text)).toMatchObject({ rule, problem: null })
})

test.each([
  ['every day until yesterday', 'until yesterday'],
  ['every week and buy milk', 'and buy milk'],
  ['every Monday #home for 30m', '#home for 30m'],
])('of "%s" what says nothing about it is named', (text, rest) => {
  expect(read(text).problem).toContain(`“${rest}” was not understood`)
})

test('a start that was named is known from one that the rule gives', () => {
  for (const text of [
    'every Monday starting 14 December',
    'every 2 weeks from next Friday',
    'every day at 18:00 starting tomorrow',
  ])
    expect(read(text), text).toMatchObject({ problem: null, startSaid: true })
  for (const text of ['every Monday', 'every 2 weeks on Friday', 'every day at 08:00', 'last working day of the month'])
    expect(read(text), text).toMatchObject({ problem: null, startSaid: false })
})

test('words that do not say how often are told so', () => {
  for (const text of ['purple', 'tomorrow', '17:00', 'next Monday'])
    expect(read(text).problem, text).toContain('do not say how often')
})

test('a day that no year has never happens', () => {
  for (const text of ['every 31 February', 'every year on April 31st', '30th of Feb'])
    expect(read(text).problem, text).toContain('never happens')
  for (const text of ['29 February', 'every 3 days until 30 June']) expect(read(text).problem, text).toBeNull()
})
