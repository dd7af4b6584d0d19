import { expect, test } from 'vitest'

import { dateAtTime, dayOnce, plainDate, zoneName } from './date-words'

test('a date has commas only where the month comes first', () => {
  expect(plainDate('Sat, 3 Apr 2027')).toBe('Sat 3 Apr 2027')
  expect(plainDate('Tue 3 Mar')).toBe('Tue 3 Mar')
  expect(plainDate('Sat, Apr 3, 2027')).toBe('Sat, Apr 3, 2027')
  expect(dateAtTime('Sat 3 Apr 2027', '15:00')).toBe('Sat 3 Apr 2027 15:00')
  expect(dateAtTime('Sat, Apr 3, 2027', '3:00 PM')).toBe('Sat, Apr 3, 2027, 3:00 PM')
  expect(dateAtTime('Today', '3:00 PM')).toBe('Today 3:00 PM')
  expect(dayOnce('2026-11-03')).toBe('3 Nov 2026')
})

test('a zone is named as people say it, with the sign they expect', () => {
  expect(['America/Los_Angeles', 'UTC', 'Etc/GMT+12', 'Etc/GMT-2', 'Etc/GMT+5', '+05:30'].map(zoneName)).toEqual([
    'Los Angeles',
    'UTC',
    'AoE',
    'UTC+2',
    'UTC-5',
    'UTC+05:30',
  ])
})
