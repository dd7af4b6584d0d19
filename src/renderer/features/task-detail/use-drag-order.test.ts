import { expect, test } from 'vitest'

import { movedBefore } from './use-drag-order'

const items = ['a', 'b', 'c'].map((id) => ({ id }))
const order = (id: string, before: number) =>
  movedBefore(items, id, before)
    .map((item) => item.id)
    .join('')

test('a row is put before another, or at the end', () => {
  expect(order('c', 0)).toBe('cab')
  expect(order('a', 2)).toBe('bac')
  expect(order('a', 3)).toBe('bca')
})

test('put where it stands, nothing is moved', () => {
  expect(movedBefore(items, 'b', 1)).toBe(items)
  expect(movedBefore(items, 'b', 2)).toBe(items)
  expect(movedBefore(items, 'x', 0)).toBe(items)
})
