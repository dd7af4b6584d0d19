import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { delimit } from '../models/untrusted'
import { pack, tokensOf, type Candidate } from './budget.rules'

const candidate = fc.record({
  source: fc.constantFrom('task', 'step', 'memory'),
  subjectId: fc.uuid(),
  label: fc.string({ maxLength: 10 }),
  text: fc.string({ maxLength: 300, unit: 'binary' }),
  why: fc.constant(['words'] as const),
  heading: fc.constantFrom('one', 'two <', 'three'),
}) as fc.Arbitrary<Candidate>

describe('packing into a budget', () => {
  test('never exceeds it, in the very text that goes out', () => {
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 30 }), fc.nat(600), (candidates, budget) => {
        const { parts, tokens, items, leftOut } = pack(candidates, budget)
        const sent = parts.map((part) =>
          typeof part === 'string' ? part : delimit(part.label, part.untrusted, 'abcdefgh'),
        )
        expect(tokens).toBeLessThanOrEqual(budget)
        expect(tokensOf(sent.join(''))).toBeLessThanOrEqual(Math.max(tokens, 0))
        expect(items.length + leftOut.length).toBe(candidates.length)
      }),
      { numRuns: 150 },
    )
  })

  test('what is too long for what is left is named, and what comes after may still fit', () => {
    const make = (subjectId: string, text: string): Candidate => ({
      source: 'task',
      subjectId,
      label: subjectId,
      text,
      why: ['words'],
      heading: 'related',
    })
    const { items, leftOut } = pack(
      [make('first', 'short'), make('long', 'word '.repeat(200)), make('last', 'short')],
      80,
    )
    expect(items.map(({ subjectId }) => subjectId)).toEqual(['first', 'last'])
    expect(leftOut).toMatchObject([{ subjectId: 'long', because: 'budget' }])
  })
})
