import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { WORD_DIMENSION, wordVector } from './word-vector.rules'

function likeness(a: string, b: string): number {
  const [x, y] = [wordVector(a), wordVector(b)]
  if (x === null || y === null) return 0
  let dot = 0
  let xx = 0
  let yy = 0
  for (let at = 0; at < WORD_DIMENSION; at += 1) {
    dot += (x[at] ?? 0) * (y[at] ?? 0)
    xx += (x[at] ?? 0) ** 2
    yy += (y[at] ?? 0) ** 2
  }
  return dot / Math.sqrt(xx * yy)
}

describe('the vector of a text by its words', () => {
  test('is the same every time, on every machine', () => {
    // The first numbers as they came out when this was written: an index made elsewhere must still fit.
    expect([...(wordVector('Call the dentist') ?? [])].slice(0, 6).map((value) => value.toFixed(3)))
      .toMatchInlineSnapshot(`
        [
          "-0.368",
          "-0.776",
          "0.094",
          "0.571",
          "-0.246",
          "0.694",
        ]
      `)
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(wordVector(text)).toEqual(wordVector(text))
      }),
      { numRuns: 60 },
    )
  })

  test('does not heed case, accents, order and marks', () => {
    expect(likeness('Zahnarzt für Ömer anrufen', 'anrufen: OMER fur zahnarzt!')).toBeCloseTo(1, 5)
  })

  test.each([
    ['dentist appointment', 'dentsit apointment', 'garden furniture'],
    ['invoices for the flat', 'invoice flat', 'swimming lessons'],
    ['Steuererklärung abgeben', 'Steuererklaerung', 'Fahrrad reparieren'],
  ])('%s is nearer to %s than to %s', (text, alike, other) => {
    expect(likeness(text, alike)).toBeGreaterThan(0.3)
    expect(likeness(text, other)).toBeLessThan(0.2)
  })

  test('there is none of a text without letters and digits', () => {
    expect(wordVector(' … 🎉 —')).toBeNull()
  })

  test('what they mean plays no part: other words for the same are strangers', () => {
    expect(Math.abs(likeness('buy groceries', 'supermarket shopping'))).toBeLessThan(0.2)
  })
})
