import { expect, test } from 'vitest'

import { dateAtTime, dayOnce, plainDate } from './date-words'

test('a date has commas only where the month comes first', () => {
  expect(plainDate('Sat, 3 Apr 2027')).toBe('Sat 3 Apr 2027')
  expect(plainDate('Tue 3 Mar')).toBe('Tue 3 Mar')
  expect(plainDate('Sat, Apr 3, 2027')).toBe('Sat, Apr 3, 2027')
  expect(dateAtTime('Sat 3 Apr 2027', '15:00')).toBe('Sat 3 Apr 2027 15:00')
  expect(dateAtTime('Sat, Apr 3, 2027', '3:00 PM')).toBe('Sat, Apr 3, 2027, 3:00 PM')
  expect(dateAtTime('Today', '3:00 PM')).toBe('Today 3:00 PM')
  expect(dayOnce('2026-11-03')).toBe('3 Nov 2026')
})
