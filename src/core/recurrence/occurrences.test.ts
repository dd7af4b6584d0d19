import { describe, expect, test } from 'vitest'

import { formatWall, parseDateValue } from './local-time'
import { emptyReason, firstOccurrences } from './occurrences'
import { parseRule } from './parse-rule'
import type { DateValue, Recurrence } from './recurrence.types'

type Extra = { readonly zone?: string; readonly exdates?: readonly string[]; readonly rdates?: readonly string[] }

function recurrence(
  rule: string,
  start: string,
  { zone = 'America/New_York', exdates = [], rdates = [] }: Extra = {},
): Recurrence {
  const parsed = parseRule(rule)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  const wall = dateValue(start)
  if (wall.kind !== 'wall') throw new Error(`${start} is no local time`)
  return {
    rule: parsed.rule,
    start: wall.wall,
    zone,
    exclusions: exdates.map(dateValue),
    additions: rdates.map(dateValue),
  }
}

function dateValue(text: string): DateValue {
  const value = parseDateValue(text)
  if (value === null) throw new Error(`${text} is no date`)
  return value
}

function list(rule: string, start: string, limit = 10, extra: Extra = {}): string[] {
  return firstOccurrences(recurrence(rule, start, extra), limit).map(({ wall }) =>
    formatWall(wall).replace(':00:00', ''),
  )
}

const NINE = '1997-09-02T09:00'
const days = (month: string, ...numbers: readonly number[]): string[] =>
  numbers.map((day) => `${month}-${String(day).padStart(2, '0')}T09`)

describe('the examples of RFC 5545, section 3.8.5.3', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['daily for 10 occurrences', 'FREQ=DAILY;COUNT=10', NINE, days('1997-09', 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)],
    [
      'every 10 days, 5 times',
      'FREQ=DAILY;INTERVAL=10;COUNT=5',
      NINE,
      [...days('1997-09', 2, 12, 22), ...days('1997-10', 2, 12)],
    ],
    ['weekly until a day', 'FREQ=WEEKLY;UNTIL=19970923T000000Z', NINE, days('1997-09', 2, 9, 16)],
    ['every other week', 'FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=3', NINE, days('1997-09', 2, 16, 30)],
    [
      'Tuesday and Thursday for five weeks',
      'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
      NINE,
      [...days('1997-09', 2, 4, 9, 11, 16, 18, 23, 25, 30), ...days('1997-10', 2)],
    ],
    [
      'every other week on Monday, Wednesday, Friday',
      'FREQ=WEEKLY;INTERVAL=2;UNTIL=19970920T000000Z;WKST=SU;BYDAY=MO,WE,FR',
      '1997-09-01T09:00',
      days('1997-09', 1, 3, 5, 15, 17, 19),
    ],
    [
      'the first Friday',
      'FREQ=MONTHLY;COUNT=3;BYDAY=1FR',
      '1997-09-05T09:00',
      [...days('1997-09', 5), ...days('1997-10', 3), ...days('1997-11', 7)],
    ],
    [
      'first and last Sunday of every other month',
      'FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU',
      '1997-09-07T09:00',
      [...days('1997-09', 7, 28), ...days('1997-11', 2, 30)],
    ],
    [
      'the second-to-last Monday',
      'FREQ=MONTHLY;COUNT=3;BYDAY=-2MO',
      '1997-09-22T09:00',
      [...days('1997-09', 22), ...days('1997-10', 20), ...days('1997-11', 17)],
    ],
    [
      'the third-to-last day',
      'FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3',
      '1997-09-28T09:00',
      [...days('1997-09', 28), ...days('1997-10', 29), ...days('1997-11', 28)],
    ],
    [
      'the first and last day',
      'FREQ=MONTHLY;COUNT=4;BYMONTHDAY=1,-1',
      '1997-09-30T09:00',
      [...days('1997-09', 30), ...days('1997-10', 1, 31), ...days('1997-11', 1)],
    ],
    [
      'every 18 months on the 10th to 12th',
      'FREQ=MONTHLY;INTERVAL=18;COUNT=4;BYMONTHDAY=10,11,12',
      '1997-09-10T09:00',
      [...days('1997-09', 10, 11, 12), ...days('1999-03', 10)],
    ],
    [
      'June and July',
      'FREQ=YEARLY;COUNT=3;BYMONTH=6,7',
      '1997-06-10T09:00',
      [...days('1997-06', 10), ...days('1997-07', 10), ...days('1998-06', 10)],
    ],
    [
      'every third year on days 1, 100 and 200',
      'FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200',
      '1997-01-01T09:00',
      [...days('1997-01', 1), ...days('1997-04', 10), ...days('1997-07', 19), ...days('2000-01', 1)],
    ],
    [
      'the 20th Monday of the year',
      'FREQ=YEARLY;BYDAY=20MO;COUNT=3',
      '1997-05-19T09:00',
      [...days('1997-05', 19), ...days('1998-05', 18), ...days('1999-05', 17)],
    ],
    [
      'Monday of week 20',
      'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3',
      '1997-05-12T09:00',
      [...days('1997-05', 12), ...days('1998-05', 11), ...days('1999-05', 17)],
    ],
    [
      'every Thursday in March',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=4',
      '1997-03-13T09:00',
      [...days('1997-03', 13, 20, 27), ...days('1998-03', 5)],
    ],
    [
      'every Friday the 13th, the start left out',
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3',
      NINE,
      [...days('1998-02', 13), ...days('1998-03', 13), ...days('1998-11', 13)],
    ],
    [
      'the Saturday after the first Sunday',
      'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=3',
      '1997-09-13T09:00',
      [...days('1997-09', 13), ...days('1997-10', 11), ...days('1997-11', 8)],
    ],
    [
      'election day',
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3',
      '1996-11-05T09:00',
      [...days('1996-11', 5), ...days('2000-11', 7), ...days('2004-11', 2)],
    ],
    [
      'the third of Tuesday, Wednesday, Thursday',
      'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
      '1997-09-04T09:00',
      [...days('1997-09', 4), ...days('1997-10', 7), ...days('1997-11', 6)],
    ],
    [
      'the second-to-last weekday',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3',
      '1997-09-29T09:00',
      [...days('1997-09', 29), ...days('1997-10', 30), ...days('1997-11', 27)],
    ],
    [
      'every 3 hours until five',
      'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000',
      NINE,
      ['1997-09-02T09', '1997-09-02T12', '1997-09-02T15'],
    ],
    [
      'every 15 minutes',
      'FREQ=MINUTELY;INTERVAL=15;COUNT=3',
      NINE,
      ['1997-09-02T09', '1997-09-02T09:15:00', '1997-09-02T09:30:00'],
    ],
    [
      'every hour and a half',
      'FREQ=MINUTELY;INTERVAL=90;COUNT=3',
      NINE,
      ['1997-09-02T09', '1997-09-02T10:30:00', '1997-09-02T12'],
    ],
    [
      'weeks that begin on Monday',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '1997-08-05T09:00',
      days('1997-08', 5, 10, 19, 24),
    ],
    [
      'weeks that begin on Sunday',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '1997-08-05T09:00',
      days('1997-08', 5, 17, 19, 31),
    ],
    [
      'the 15th and 30th, where there is one',
      'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
      '2007-01-15T09:00',
      [...days('2007-01', 15, 30), ...days('2007-02', 15), ...days('2007-03', 15, 30)],
    ],
  ])('%s', (_name, rule, start, expected) => {
    expect(list(rule, start)).toEqual(expected)
  })

  test('every 20 minutes between nine and five is the same said by minutes or by days', () => {
    const byMinutes = list('FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16', NINE, 60)
    expect(byMinutes).toEqual(list('FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40', NINE, 60))
    expect(byMinutes[24]).toBe('1997-09-03T09')
  })
})

describe('the calendar', () => {
  test('29 February comes in leap years only, and not in 2100', () => {
    expect(list('FREQ=YEARLY', '2088-02-29T09:00', 4)).toEqual([
      '2088-02-29T09',
      '2092-02-29T09',
      '2096-02-29T09',
      '2104-02-29T09',
    ])
  })

  test('the 31st skips short months; the last day does not', () => {
    expect(list('FREQ=MONTHLY', '2026-01-31T09:00', 3)).toEqual(['2026-01-31T09', '2026-03-31T09', '2026-05-31T09'])
    expect(list('FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31T09:00', 3)).toEqual([
      '2026-01-31T09',
      '2026-02-28T09',
      '2026-03-31T09',
    ])
  })

  test('a week number without a day means the weekday of the start', () => {
    expect(list('FREQ=YEARLY;BYWEEKNO=53', '1997-09-03T09:00', 3)).toEqual([
      '1998-12-30T09',
      '2004-12-29T09',
      '2009-12-30T09',
    ])
  })

  test('week 1 may begin in the year before', () => {
    expect(list('FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO', '1997-09-02T09:00', 3)).toEqual([
      '1997-12-29T09',
      '1999-01-04T09',
      '2000-01-03T09',
    ])
    expect(list('FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU', '1997-09-02T09:00', 3)).toEqual([
      '1997-12-28T09',
      '1999-01-03T09',
      '2000-01-02T09',
    ])
  })

  test('the third working day of the month', () => {
    expect(list('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3', '2026-08-01T09:00', 3)).toEqual([
      '2026-08-05T09',
      '2026-09-03T09',
      '2026-10-05T09',
    ])
  })

  test('numbered and plain weekdays add up', () => {
    expect(list('FREQ=MONTHLY;BYDAY=MO,1FR', '2026-02-01T09:00', 5)).toEqual(days('2026-02', 2, 6, 9, 16, 23))
  })
})

describe('when clocks change', () => {
  const berlin = { zone: 'Europe/Berlin' }

  test('a time that is skipped is read with the offset before the gap', () => {
    const found = firstOccurrences(recurrence('FREQ=DAILY', '2026-03-28T02:30', berlin), 3)
    expect(found.map(({ instant }) => new Date(instant).toISOString())).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ])
    expect(found.map(({ wall }) => formatWall(wall).slice(11, 16))).toEqual(['02:30', '03:30', '02:30'])
  })

  test('a time that comes twice is the first of the two', () => {
    const found = firstOccurrences(recurrence('FREQ=DAILY', '2026-10-24T02:30', berlin), 2)
    expect(found.map(({ instant }) => new Date(instant).toISOString())).toEqual([
      '2026-10-24T00:30:00.000Z',
      '2026-10-25T00:30:00.000Z',
    ])
  })

  test('a skipped hour that lands on the next one is there once, and does not count twice', () => {
    expect(list('FREQ=HOURLY;COUNT=4', '2026-03-29T00:30', 10, berlin)).toEqual([
      '2026-03-29T00:30:00',
      '2026-03-29T01:30:00',
      '2026-03-29T03:30:00',
      '2026-03-29T04:30:00',
    ])
  })

  test('skipped minutes take their turn among those after the gap', () => {
    const walls = list('FREQ=MINUTELY;INTERVAL=25', '2026-03-29T01:40', 6, berlin)
    expect(walls).toEqual(
      [
        '2026-03-29T01:40:00',
        '2026-03-29T03:05:00',
        '2026-03-29T03:20:00',
        '2026-03-29T03:30:00',
        '2026-03-29T03:45:00',
        '2026-03-29T03:55:00',
      ].toSorted(),
    )
  })

  test('a day that a country left out is not lost', () => {
    // Samoa went from 29 to 31 December 2011; both daily times become the same moment.
    expect(list('FREQ=DAILY', '2011-12-29T10:00', 3, { zone: 'Pacific/Apia' })).toEqual([
      '2011-12-29T10',
      '2011-12-31T10',
      '2012-01-01T10',
    ])
  })

  test('UNTIL in UTC ends by the moment, without one by the clocks', () => {
    expect(list('FREQ=DAILY;UNTIL=20260330T070000Z', '2026-03-28T09:00', 10, berlin)).toHaveLength(3)
    expect(list('FREQ=DAILY;UNTIL=20260330T065959Z', '2026-03-28T09:00', 10, berlin)).toHaveLength(2)
    expect(list('FREQ=DAILY;UNTIL=20260330T090000', '2026-03-28T09:00', 10, berlin)).toHaveLength(3)
  })

  test.each<[string, string, string, string, readonly string[]]>([
    [
      'Europe/Berlin',
      '2026-03-29T00:00',
      'FREQ=MINUTELY;INTERVAL=45;UNTIL=20260329T011000Z',
      'a time that was moved beyond it',
      ['2026-03-29T00', '2026-03-29T00:45:00', '2026-03-29T01:30:00', '2026-03-29T03'],
    ],
    [
      'America/Havana',
      '1977-04-24T00:44:48',
      'FREQ=DAILY;BYHOUR=0,1;BYMINUTE=0,45;UNTIL=19770424T050945Z',
      'times that were moved beyond it',
      ['1977-04-24T01:00:48'],
    ],
    [
      'Pacific/Apia',
      '2011-12-29T20:00',
      'FREQ=HOURLY;INTERVAL=7;UNTIL=20111230T200000Z',
      'a day that was left out',
      ['2011-12-29T20', '2011-12-31T00', '2011-12-31T03', '2011-12-31T07', '2011-12-31T10'],
    ],
  ])('in %s from %s, %s lets what comes in time follow %s', (zone, start, rule, _what, expected) => {
    expect(list(rule, start, 10, { zone })).toEqual(expected)
  })

  test('what is moved beyond a local UNTIL is out, what is moved onto it is in', () => {
    expect(list('FREQ=DAILY;UNTIL=20260329T030000', '2026-03-28T02:30', 10, berlin)).toEqual(['2026-03-28T02:30:00'])
    expect(list('FREQ=DAILY;UNTIL=20260329T023000', '2026-03-28T02:30', 10, berlin)).toEqual([
      '2026-03-28T02:30:00',
      '2026-03-29T03:30:00',
    ])
    expect(list('FREQ=MINUTELY;INTERVAL=45;UNTIL=20260329T031000', '2026-03-29T00:00', 10, berlin)).toEqual([
      '2026-03-29T00',
      '2026-03-29T00:45:00',
      '2026-03-29T01:30:00',
      '2026-03-29T03',
    ])
  })

  test.each<[string, string, string, readonly string[]]>([
    [
      'Asia/Gaza',
      '2040-10-19T02:30',
      'FREQ=DAILY;COUNT=3',
      ['2040-10-19T02:30', '2040-10-20T03:30', '2040-10-21T02:30'],
    ],
    [
      'America/Recife',
      '2000-10-07T00:30',
      'FREQ=DAILY;COUNT=3',
      ['2000-10-07T00:30', '2000-10-08T01:30', '2000-10-09T00:30'],
    ],
    [
      'America/Fortaleza',
      '2000-10-07T12:00',
      'FREQ=DAILY;UNTIL=20001010T143000Z',
      ['2000-10-07T12', '2000-10-08T12', '2000-10-09T12', '2000-10-10T12'],
    ],
  ])('summer time in %s that lasted a week or two is seen', (zone, start, rule, expected) => {
    expect(list(rule, start, 10, { zone })).toEqual(expected.map((text) => (text.length > 13 ? `${text}:00` : text)))
  })

  test('UNTIL with a day includes that day, and nothing that is moved out of it', () => {
    // In Scoresbysund 29 March 2025 ended at 23:00.
    expect(list('FREQ=DAILY;UNTIL=20250329', '2025-03-28T23:30', 10, { zone: 'America/Scoresbysund' })).toEqual([
      '2025-03-28T23:30:00',
    ])
    expect(list('FREQ=DAILY;UNTIL=20260330', '2026-03-28T23:30', 10, berlin)).toHaveLength(3)
  })
})

describe('exceptions', () => {
  test('EXDATE takes out by local time, by instant and by day, and does not give a count back', () => {
    const extra = { zone: 'Europe/Berlin', exdates: ['2026-03-03T09:00', '20260304T080000Z', '2026-03-05'] }
    expect(list('FREQ=DAILY;COUNT=5', '2026-03-02T09:00', 10, extra)).toEqual(days('2026-03', 2, 6))
  })

  test('an EXDATE at another time of day takes nothing out', () => {
    expect(list('FREQ=DAILY;COUNT=2', '2026-03-02T09:00', 10, { exdates: ['2026-03-02T10:00'] })).toHaveLength(2)
  })

  test('RDATE adds, in order, without doubles, also after the end, and loses to EXDATE', () => {
    const extra = {
      rdates: ['2026-03-10', '2026-03-03T09:00', '2026-03-02T12:00', '2026-03-11T09:00'],
      exdates: ['2026-03-11T09:00'],
    }
    expect(list('FREQ=DAILY;COUNT=2', '2026-03-02T09:00', 10, extra)).toEqual([
      '2026-03-02T09',
      '2026-03-02T12',
      '2026-03-03T09',
      '2026-03-10T09',
    ])
  })

  test('what is asked for after a moment begins after it', () => {
    const after = Date.parse('2026-03-05T14:00:00Z')
    const found = firstOccurrences(recurrence('FREQ=DAILY;INTERVAL=2', '2026-03-01T09:00'), 2, after)
    expect(found.map(({ wall }) => formatWall(wall))).toEqual(['2026-03-07T09:00:00', '2026-03-09T09:00:00'])
  })
})

describe('rules without an occurrence', () => {
  test.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6',
    'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30,31',
    'FREQ=SECONDLY;INTERVAL=2;BYSECOND=1',
    'FREQ=MINUTELY;INTERVAL=7200;BYMINUTE=30',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29',
  ])('%s ends and says so', (rule) => {
    expect(emptyReason(recurrence(rule, '2026-01-01T00:00'))).toBe('never')
  })

  test('one that ended before it began and one that is excluded say so', () => {
    expect(emptyReason(recurrence('FREQ=DAILY;UNTIL=20251231', '2026-01-01T00:00'))).toBe('ends_before_start')
    expect(emptyReason(recurrence('FREQ=DAILY;COUNT=1', '2026-01-01T00:00', { exdates: ['2026-01-01'] }))).toBe(
      'excluded',
    )
  })
})
