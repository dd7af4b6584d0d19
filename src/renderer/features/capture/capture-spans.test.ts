import { describe, expect, test } from 'vitest'

import type { ParsedSpan } from '@contract/capture'

import { carrySpans, segmentsOf, spanEndingAt } from './capture-spans'

function span(text: string, part: string, kind: ParsedSpan['kind'] = 'due'): ParsedSpan {
  const start = text.indexOf(part)
  return { kind, start, end: start + part.length, text: part, label: part, key: `${kind}:${part}` }
}

const text = 'Call Sam tomorrow #phone'
const spans = [span(text, 'tomorrow'), span(text, '#phone', 'tag')]
const carried = (next: string) => carrySpans({ text, spans }, next).map(({ text: words, start }) => [words, start])

describe('recognised parts between two readings', () => {
  test('stay where they are while one goes on writing behind them', () => {
    expect(carried(`${text} p2`)).toEqual([
      ['tomorrow', 9],
      ['#phone', 18],
    ])
  })

  test('move along when something is written before them', () => {
    expect(carried(`Please call${text.slice(4)}`)).toEqual([
      ['tomorrow', 16],
      ['#phone', 25],
    ])
  })

  test('are gone as soon as they are written into', () => {
    expect(carried('Call Sam tomxorrow #phone')).toEqual([['#phone', 19]])
    expect(carried('Call Sam tomorrow #phones')).toEqual([['tomorrow', 9]])
    expect(carried('Call Sam  #phone')).toEqual([['#phone', 10]])
  })

  test('never name words that are not there', () => {
    for (const next of ['', 'x', text.slice(0, 12), text.slice(5), text.toUpperCase(), `${text}${text}`]) {
      for (const kept of carrySpans({ text, spans }, next)) expect(next.slice(kept.start, kept.end)).toBe(kept.text)
    }
  })
})

describe('the layer below the words', () => {
  test('holds exactly the words above it', () => {
    const segments = segmentsOf(text, spans)
    expect(segments.map(({ text: words }) => words).join('')).toBe(text)
    expect(segments.map(({ span: of }) => of?.kind ?? null)).toEqual([null, 'due', null, 'tag'])
  })

  test('leaves out parts that overlap or lie outside', () => {
    const odd = [span(text, 'tomorrow'), span(text, 'morrow #'), { ...span(text, 'Sam'), start: 200, end: 300 }]
    expect(
      segmentsOf(text, odd)
        .map(({ text: words }) => words)
        .join(''),
    ).toBe(text)
    expect(segmentsOf(text, odd).filter(({ span: of }) => of !== null)).toHaveLength(1)
  })
})

test('only a part that ends at the caret is turned back into words', () => {
  expect(spanEndingAt(spans, 17)?.text).toBe('tomorrow')
  expect(spanEndingAt(spans, 16)).toBeUndefined()
  expect(spanEndingAt(spans, 18)).toBeUndefined()
})
