import { expect, test } from 'vitest'

import { readTag } from './tag-text'

test.each([
  ['#writing', { kind: 'tag', name: 'writing' }],
  ['writing', { kind: 'tag', name: 'writing' }],
  ['@phone', { kind: 'context', name: 'phone' }],
  [' deep work ', { kind: 'tag', name: 'deep-work' }],
  ['a#b@c', { kind: 'tag', name: 'abc' }],
] as const)('%j is read as a tag', (typed, tag) => {
  expect(readTag(typed)).toEqual(tag)
})

test.each(['', '#', '  @ '])('%j is none', (typed) => {
  expect(readTag(typed)).toBeUndefined()
})
