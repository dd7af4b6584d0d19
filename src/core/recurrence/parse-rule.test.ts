import { describe, expect, test } from 'vitest'

import { formatRule, parseRule } from './parse-rule'

describe('reading a rule', () => {
  test.each<[string, string]>([
    ['', 'FREQ'],
    ['BYDAY=MO', 'FREQ'],
    ['FREQ=FORTNIGHTLY', 'FREQ'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL'],
    ['FREQ=DAILY;INTERVAL=1.5', 'INTERVAL'],
    ['FREQ=DAILY;COUNT=-1', 'COUNT'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'COUNT'],
    ['FREQ=DAILY;UNTIL=20270230', 'UNTIL'],
    ['FREQ=DAILY;UNTIL=soon', 'UNTIL'],
    ['FREQ=WEEKLY;WKST=XX', 'WKST'],
    ['FREQ=WEEKLY;BYDAY=FU', 'BYDAY'],
    ['FREQ=WEEKLY;BYDAY=2MO', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=54MO', 'BYDAY'],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO', 'BYDAY'],
    ['FREQ=YEARLY;BYMONTH=13', 'BYMONTH'],
    ['FREQ=YEARLY;BYMONTH=0', 'BYMONTH'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'BYMONTHDAY'],
    ['FREQ=YEARLY;BYYEARDAY=367', 'BYYEARDAY'],
    ['FREQ=DAILY;BYYEARDAY=3', 'BYYEARDAY'],
    ['FREQ=MONTHLY;BYWEEKNO=3', 'BYWEEKNO'],
    ['FREQ=DAILY;BYHOUR=24', 'BYHOUR'],
    ['FREQ=DAILY;BYMINUTE=60', 'BYMINUTE'],
    ['FREQ=DAILY;BYSECOND=61', 'BYSECOND'],
    ['FREQ=DAILY;BYSETPOS=1', 'BYSETPOS'],
    ['FREQ=DAILY;BYHOUR=9,;COUNT=1', 'BYHOUR'],
    ['FREQ=DAILY;COUNT', 'COUNT'],
    ['FREQ=DAILY;COUNT=1;COUNT=2', 'COUNT'],
    ['FREQ=DAILY;;COUNT=1', 'RRULE'],
    ['FREQ=DAILY;BYEASTER=0', 'BYEASTER'],
  ])('"%s" is refused because of %s', (text, part) => {
    expect(parseRule(text)).toMatchObject({
      ok: false,
      problem: { part, message: expect.stringContaining(part === 'RRULE' ? 'part' : part) },
    })
  })

  test.each([
    ['FREQ=DAILY;COUNT=2;COUNT=3', 'COUNT is given twice; it takes one value.'],
    ['FREQ=MONTHLY;BYDAY=MO;BYDAY=TU', 'BYDAY is given twice; write its values in one list.'],
    ['FREQ=DAILY;COUNT=2147483648', 'COUNT is at most 2147483647, not 2147483648.'],
    ['FREQ=DAILY;INTERVAL=99999999999999999999', 'INTERVAL is at most 2147483647, not 99999999999999999999.'],
  ])('of "%s" says: %s', (text, message) => {
    expect(parseRule(text)).toMatchObject({ ok: false, problem: { message } })
  })

  test('takes parameters of the name, of which none changes the rule', () => {
    const parsed = parseRule('RRULE;X-A=1;X-B="a:b":FREQ=DAILY')
    expect(parsed.ok ? formatRule(parsed.rule) : parsed.problem.message).toBe('FREQ=DAILY')
  })

  test('takes the name in front, small letters, spaces and a semicolon at the end', () => {
    const parsed = parseRule(' rrule:freq=monthly; byday=+2tu,-1fr ;')
    expect(parsed.ok ? formatRule(parsed.rule) : parsed.problem.message).toBe('FREQ=MONTHLY;BYDAY=2TU,-1FR')
  })

  test('what is written is read the same', () => {
    const text =
      'FREQ=YEARLY;INTERVAL=2;WKST=SU;BYMONTH=1,2;BYWEEKNO=-1,5;BYYEARDAY=3;BYMONTHDAY=-1;BYDAY=MO;BYHOUR=9;BYMINUTE=0,30;BYSECOND=1;BYSETPOS=-1;UNTIL=20270101T090000Z'
    const parsed = parseRule(text)
    expect(parsed.ok && formatRule(parsed.rule)).toBe(text)
  })
})
