import { expect, test } from 'vitest'

import { beforeText, canCompare } from './progress-words'

test('tells the number of the days before without judging it', () => {
  expect(beforeText('9', 7)).toBe('9 in the 7 days before')
})

test('says so when nothing was done then', () => {
  expect(beforeText(null, 7)).toBe('nothing in the 7 days before')
})

test('does not compare with a period that is only partly on record', () => {
  expect(canCompare('2026-03-08', '2026-03-10', 7)).toBe(false)
  expect(canCompare('2026-03-03', '2026-03-10', 7)).toBe(true)
  expect(canCompare(null, '2026-03-10', 7)).toBe(false)
})
