import { expect, test } from 'vitest'

import { parseMinutes } from './task-duration'

test.each([
  ['45', 45],
  ['45 min', 45],
  ['45m', 45],
  ['1h', 60],
  ['2 hours', 120],
  ['1h30', 90],
  ['1 h 30 min', 90],
  ['1:30', 90],
  ['1.5 h', 90],
  ['1,5h', 90],
  ['  20 MIN ', 20],
])('%j is %i minutes', (text, minutes) => {
  expect(parseMinutes(text)).toBe(minutes)
})

test.each(['', 'soon', '0', '1:75', '-5', '5 5', '1h 1h', '30 min 1h', '999999'])('%j is no length', (text) => {
  expect(parseMinutes(text)).toBeUndefined()
})
