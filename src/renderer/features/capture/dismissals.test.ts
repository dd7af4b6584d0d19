import { expect, test } from 'vitest'

import { carryDismissals, dismissalOf, standing } from './dismissals'

const span = (start: number) => ({ kind: 'due' as const, start, end: start + 8, text: 'tomorrow', label: '', key: KEY })
const KEY = 'due|tomorrow'

test('a dismissal counts for its own line', () => {
  const text = 'a tomorrow\nb tomorrow'
  expect([span(2), span(13)].map((it) => dismissalOf(text, it))).toEqual([`0>${KEY}`, `1>${KEY}`])
  expect(standing([span(2), span(13)], text, [`0>${KEY}`])).toEqual([span(13)])
})

test.each([
  ['stays while its line is written on', 'call tomorrow', 'call mum tomorrow at', [0], [0]],
  ['goes when its words are gone', 'tomorrow', 'c', [0], []],
  ['goes when a letter of them is gone', 'tomorrow', 'tomorro', [0], []],
  ['stays when other lines are edited', 'a\nb tomorrow\nc', 'ax\nb tomorrow\ncx', [1], [1]],
  ['moves with lines that are put above', 'b tomorrow\nc', 'a tomorrow\nb tomorrow\nc', [0], [1]],
  ['moves up when lines above go', 'a\n\nb tomorrow\nc', 'b tomorrow\nc', [2], [0]],
  ['moves with its words when its line is broken', 'a b tomorrow c', 'a\nb tomorrow c', [0], [1]],
  ['stays when another line goes', 'a tomorrow\nb tomorrow', 'a tomorrow', [0, 1], [0]],
])('a dismissal %s', (_name, before, after, lines, expected) => {
  const at = (line: number) => `${line}>${KEY}`
  expect(carryDismissals(lines.map(at), before, after)).toEqual(expected.map(at))
})

test('a part that stood in pieces is there while its words are', () => {
  expect(carryDismissals(['0>due|at 3 tomorrow'], 'at 3 call tomorrow', 'at 3 call Sam tomorrow')).toHaveLength(1)
  expect(carryDismissals(['0>note|//'], 'a // b', 'a / b')).toEqual([])
})
