import { expect, test } from 'vitest'

import { readAmount } from './amount'

test.each([
  ['', true, null],
  ['200 000', true, 200_000],
  ['2.5', false, 2.5],
  ['0,15', false, 0.15],
])('%s is read as an amount', (text, whole, value) => {
  expect(readAmount(text, { whole })).toEqual({ ok: true, value })
})

test.each([
  ['2.5', true],
  ['-1', false],
  ['much', false],
  ['1e9', true],
])('%s is none', (text, whole) => {
  expect(readAmount(text, { whole })).toEqual({ ok: false })
})
