import { describe, expect, test } from 'vitest'

import { parseCapture } from '../capture/language'
import { describeRecurrence } from './describe-recurrence'
import { formatRule, parseRule } from './parse-rule'

const context = { now: Date.parse('2026-03-03T09:00:00Z'), timeZone: 'UTC', locale: 'en-GB', projects: [], tags: [] }

function words(rule: string): string {
  const parsed = parseRule(rule)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return describeRecurrence(parsed.rule, { locale: 'en-GB' })
}

/** Rules and their words, which quick add reads as the same rule. */
const bothWays: readonly (readonly [rule: string, words: string])[] = [
  ['FREQ=DAILY', 'every day'],
  ['FREQ=DAILY;INTERVAL=2', 'every 2 days'],
  ['FREQ=DAILY;INTERVAL=3', 'every 3 days'],
  ['FREQ=DAILY;COUNT=5', 'every day, 5 times'],
  ['FREQ=DAILY;UNTIL=20270630', 'every day until 30 June 2027'],
  ['FREQ=HOURLY', 'every hour'],
  ['FREQ=HOURLY;INTERVAL=4', 'every 4 hours'],
  ['FREQ=MINUTELY;INTERVAL=30', 'every 30 minutes'],
  ['FREQ=WEEKLY', 'every week'],
  ['FREQ=WEEKLY;INTERVAL=2', 'every 2 weeks'],
  ['FREQ=WEEKLY;INTERVAL=6', 'every 6 weeks'],
  ['FREQ=WEEKLY;COUNT=8', 'every week, 8 times'],
  ['FREQ=WEEKLY;UNTIL=20261231', 'every week until 31 December 2026'],
  ['FREQ=WEEKLY;BYDAY=MO', 'every Monday'],
  ['FREQ=WEEKLY;BYDAY=SU', 'every Sunday'],
  ['FREQ=WEEKLY;BYDAY=TU,TH', 'every Tuesday and Thursday'],
  ['FREQ=WEEKLY;BYDAY=MO,WE,FR', 'every Monday, Wednesday and Friday'],
  ['FREQ=WEEKLY;BYDAY=SA,SU', 'every Saturday and Sunday'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=20', 'every weekday, 20 times'],
  ['FREQ=WEEKLY;BYDAY=FR;UNTIL=20260901', 'every Friday until 1 September 2026'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'every 2 weeks on Tuesday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 'every 2 weeks on Monday and Thursday'],
  ['FREQ=WEEKLY;INTERVAL=3;BYDAY=WE', 'every 3 weeks on Wednesday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=6', 'every 2 weeks on Tuesday, 6 times'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270630', 'every 2 weeks on Tuesday until 30 June 2027'],
  ['FREQ=MONTHLY', 'every month'],
  ['FREQ=MONTHLY;INTERVAL=2', 'every 2 months'],
  ['FREQ=MONTHLY;INTERVAL=3', 'every 3 months'],
  ['FREQ=MONTHLY;COUNT=12', 'every month, 12 times'],
  ['FREQ=MONTHLY;BYMONTHDAY=1', 'on the 1st of every month'],
  ['FREQ=MONTHLY;BYMONTHDAY=15', 'on the 15th of every month'],
  ['FREQ=MONTHLY;BYMONTHDAY=31', 'on the 31st of every month'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'on the 1st and the 15th of every month'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'on the last day of every month'],
  ['FREQ=MONTHLY;BYMONTHDAY=-2', 'on the 2nd to last day of every month'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,-1', 'on the 1st and the last day of every month'],
  ['FREQ=MONTHLY;BYDAY=1MO', 'on the 1st Monday of every month'],
  ['FREQ=MONTHLY;BYDAY=2TU', 'on the 2nd Tuesday of every month'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'on the last Friday of every month'],
  ['FREQ=MONTHLY;BYDAY=-2MO', 'on the 2nd to last Monday of every month'],
  ['FREQ=MONTHLY;BYDAY=2TU;COUNT=5', 'on the 2nd Tuesday of every month, 5 times'],
  ['FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270630', 'on the 2nd Tuesday of every month until 30 June 2027'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'on the last weekday of every month'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1', 'on the 1st weekday of every month'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3', 'on the 3rd weekday of every month'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=5', 'on the last weekday of every month, 5 times'],
  ['FREQ=YEARLY', 'every year'],
  ['FREQ=YEARLY;INTERVAL=2', 'every 2 years'],
  ['FREQ=YEARLY;COUNT=3', 'every year, 3 times'],
  ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31', 'every year on 31 March'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'every year on 29 February'],
  ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25;UNTIL=20301231', 'every year on 25 December until 31 December 2030'],
  ['FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0', 'every day at 09:00 and 17:00'],
  ['FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,17;BYMINUTE=0', 'every Monday at 09:00 and 17:00'],
  ['FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,17;BYMINUTE=0;COUNT=4', 'every Monday at 09:00 and 17:00 for 4 times'],
  ['FREQ=DAILY;BYHOUR=9,11,13,15,17;BYMINUTE=0', 'every 2 hours from 09:00 to 17:00'],
  ['FREQ=DAILY;BYHOUR=9,10,11,12;BYMINUTE=30;COUNT=8', 'every hour from 09:30 to 12:30 for 8 times'],
]

const rarer: readonly (readonly [rule: string, words: string])[] = [
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1', 'on the 1st of every 3 months'],
  ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', 'on the 13th of every month if a Friday'],
  ['FREQ=MONTHLY;BYDAY=1MO,3MO', 'on the 1st Monday and the 3rd Monday of every month'],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU', 'on the 1st Sunday of every 2 months'],
  ['FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1', 'on the 1st weekend day of every month'],
  ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'every year on the 4th Thursday of November'],
  ['FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', 'every year on the last Monday of May'],
  ['FREQ=YEARLY;BYMONTH=3,9;BYDAY=1SU', 'every year on the 1st Sunday of March and September'],
  ['FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'every 2 years on the last weekday of March'],
  ['FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1', 'every year on the last day of March, June, September and December'],
  ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', 'every year on Monday in week 20'],
  ['FREQ=YEARLY;BYYEARDAY=100', 'every year on day 100 of the year'],
]

describe('a rule in words', () => {
  test.each([...bothWays, ...rarer])('%s', (rule, said) => {
    expect(words(rule)).toBe(said)
  })

  test.each([...bothWays, ...rarer])('%s is read back from its words', (rule, said) => {
    const { recurrence } = parseCapture(`Water plants ${said}`, context)
    const parsed = parseRule(recurrence?.rrule ?? '')
    expect(parsed.ok ? formatRule(parsed.rule) : parsed.problem.message).toBe(rule)
  })

  test('says when it counts from completion, and the time', () => {
    const parsed = parseRule('FREQ=DAILY;INTERVAL=3')
    if (!parsed.ok) throw new Error(parsed.problem.message)
    const wording = { locale: 'en-GB', fromCompletion: true, time: '09:00' }
    expect(describeRecurrence(parsed.rule, wording)).toBe('every 3 days at 09:00 after it is done')
  })

  test('says a time and a number so that the number is not taken for a time', () => {
    const parsed = parseRule('FREQ=WEEKLY;BYDAY=MO;COUNT=5')
    if (!parsed.ok) throw new Error(parsed.problem.message)
    const said = describeRecurrence(parsed.rule, { locale: 'en-GB', time: '09:00' })
    expect(said).toBe('every Monday at 09:00 for 5 times')
    expect(parseCapture(said, context).recurrence?.rrule).toBe('FREQ=WEEKLY;BYDAY=MO;COUNT=5')
  })

  test('puts day and month in the order of the region', () => {
    const parsed = parseRule('FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25')
    if (!parsed.ok) throw new Error(parsed.problem.message)
    expect(describeRecurrence(parsed.rule, { locale: 'en-US' })).toBe('every year on December 25')
  })

  test('names days and months in the language asked for', () => {
    const parsed = parseRule('FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31')
    if (!parsed.ok) throw new Error(parsed.problem.message)
    expect(describeRecurrence(parsed.rule, { locale: 'de' })).toBe('every year on 31. März')
  })
})
