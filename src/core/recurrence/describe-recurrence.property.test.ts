import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseCapture } from '../capture/language'
import { describeRecurrence } from './describe-recurrence'
import { formatRule, parseRule } from './parse-rule'

const context = { now: Date.parse('2026-03-03T09:00:00Z'), timeZone: 'UTC', locale: 'en-GB', projects: [], tags: [] }

const some = (least: number, most: number): fc.Arbitrary<string> =>
  fc
    .uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 4 })
    .map((values) => values.toSorted((a, b) => a - b).join(','))
const interval = fc.constantFrom('', ';INTERVAL=2', ';INTERVAL=3', ';INTERVAL=12')
const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
const weekdays = fc
  .subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1, maxLength: 4 })
  .map((days) => days.join(','))
const nth = fc.constantFrom('1', '2', '3', '4', '5', '-1', '-2')
const counted = fc.tuple(nth, weekday).map(([place, day]) => `${place}${day}`)
const countedDays = fc.uniqueArray(counted, { minLength: 1, maxLength: 3 }).map((days) => days.join(','))
const monthDays = fc.oneof(some(1, 31), fc.constantFrom('-1', '-2', '1,-1', '15,-1'))
const workOrWeekend = fc.constantFrom('MO,TU,WE,TH,FR', 'SA,SU')
const end = fc.constantFrom('', ';COUNT=3', ';COUNT=10', ';UNTIL=20280229')

/** What people say of days, in each form that the words know. */
const kinds: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.constantFrom('HOURLY;INTERVAL=4', 'MINUTELY;INTERVAL=30')).map(([kind]) => kind),
  fc.tuple(fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'), interval).map((parts) => parts.join('')),
  fc.tuple(interval, weekdays).map(([every, days]) => `WEEKLY${every};BYDAY=${days}`),
  fc.tuple(some(1, 12), weekday).map(([months, day]) => `WEEKLY;BYMONTH=${months};BYDAY=${day}`),
  fc.tuple(interval, monthDays).map(([every, days]) => `MONTHLY${every};BYMONTHDAY=${days}`),
  fc.tuple(interval, countedDays).map(([every, days]) => `MONTHLY${every};BYDAY=${days}`),
  fc.tuple(interval, workOrWeekend, nth).map(([every, days, at]) => `MONTHLY${every};BYDAY=${days};BYSETPOS=${at}`),
  fc.tuple(some(1, 31), weekday).map(([days, day]) => `MONTHLY;BYMONTHDAY=${days};BYDAY=${day}`),
  fc.tuple(interval, some(1, 12), some(1, 28)).map(([every, month, days]) => {
    return `YEARLY${every};BYMONTH=${month};BYMONTHDAY=${days}`
  }),
  fc.tuple(interval, some(1, 12), countedDays).map(([every, months, days]) => {
    return `YEARLY${every};BYMONTH=${months};BYDAY=${days}`
  }),
  fc.tuple(some(1, 12), workOrWeekend, nth).map(([months, days, at]) => {
    return `YEARLY;BYMONTH=${months};BYDAY=${days};BYSETPOS=${at}`
  }),
  fc.tuple(some(1, 53), weekdays).map(([weeks, days]) => `YEARLY;BYWEEKNO=${weeks};BYDAY=${days}`),
  some(1, 366).map((days) => `YEARLY;BYYEARDAY=${days}`),
)

test('what a rule is called in words is read back as that rule', () => {
  fc.assert(
    fc.property(kinds, end, (kind, ends) => {
      const rule = parseRule(`FREQ=${kind}${ends}`)
      if (!rule.ok) throw new Error(rule.problem.message)
      const words = describeRecurrence(rule.rule, { locale: 'en-GB' })
      const { recurrence, title } = parseCapture(`Water plants ${words}`, context)
      const again = parseRule(recurrence?.rrule ?? '')
      expect(`${title}: ${again.ok ? formatRule(again.rule) : words}`).toBe(`Water plants: ${formatRule(rule.rule)}`)
    }),
    { numRuns: 400 },
  )
})
