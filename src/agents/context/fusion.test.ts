import { expect, test } from 'vitest'

import { fuse } from './fusion.rules'

test('what two ways of looking both find comes before what one finds first', () => {
  const fused = fuse([
    { why: 'words', ids: ['a', 'b', 'c'] },
    { why: 'likeness', ids: ['d', 'b'] },
  ])
  expect(fused.map(({ id }) => id)).toEqual(['b', 'a', 'd', 'c'])
  expect(fused[0]?.why).toEqual(['words', 'likeness'])
  expect(fused[0]?.score).toBeCloseTo(2 / 62)
})

test('a way that counts less is outvoted by one that counts more', () => {
  const fused = fuse([
    { why: 'project', ids: ['x'], weight: 0.3 },
    { why: 'words', ids: ['y', 'z'] },
  ])
  expect(fused.map(({ id }) => id)).toEqual(['y', 'z', 'x'])
})
