import { readdirSync, readFileSync } from 'node:fs'

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCapture, parseList, type ParseContext, type ParsedCapture } from './index'
import { Reader } from './reader'

const PIECES = [
  'tomorrow',
  'today',
  'tonight',
  'Friday',
  'Mon',
  'sat',
  'next',
  'this',
  'week',
  'weekend',
  'month',
  'in',
  'on',
  'at',
  'by',
  'from',
  'to',
  'until',
  'between',
  'and',
  'or',
  'the',
  'of',
  'for',
  'every',
  'every!',
  'each',
  'other',
  'day',
  'days',
  'weeks',
  'before',
  'after',
  'not before',
  'starting',
  'due',
  'due:',
  '3',
  '15',
  '3rd',
  '1st',
  'second',
  'last',
  'first',
  'March',
  'May',
  '3/4',
  '12.5.',
  '2027-03-03',
  '5pm',
  '17:30',
  '9-11',
  '2–4pm',
  'noon',
  'midnight',
  'morning',
  'evening',
  'half',
  'past',
  'hour',
  'an',
  'a',
  '45m',
  '1h30',
  'minutes',
  'weekly',
  'Mondays',
  'end',
  'EOM',
  'Christmas',
  'times',
  'except',
  'when',
  'done',
  'PST',
  '#work',
  '@home',
  '+Launch',
  '/Side',
  '!high',
  'p2',
  '~low',
  '&Anna',
  'https://example.com/a',
  '//',
  '"',
  "'",
  '“',
  '”',
  ',',
  '.',
  '-',
  '–',
  '(',
  ')',
  ':',
  '!',
  '~',
  '@',
  '#',
  '/',
  'call',
  'Bob',
  'buy',
  'milk',
  'é',
  '😀',
  '\t',
  '\u0000',
  '\u202e',
  'morgen',
  'Freitag',
  'am',
  'bis',
  'um',
  'Uhr',
  'demain',
  'le',
  'avant',
  'vendredi',
  '4.12.',
  'and 6pm',
  'early',
  'week of',
  'noon',
  '23.11.–4.12.',
  '3/15-3/19',
  'à',
  'I',
  'he',
  'said',
  'that',
  'was',
  'moved',
  'who came',
  'think',
  'if it',
  'got',
  'never',
  'midnight check if',
  'christmas eve wrap',
] as const

const words = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '', '  ')), { maxLength: 14 })
  .map((parts) => parts.map(([piece, space]) => piece + space).join(''))
const anything = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 80 }))

const contexts: fc.Arbitrary<ParseContext> = fc.record({
  now: fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }),
  timeZone: fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'UTC',
    'Nowhere/Land',
  ),
  locale: fc.constantFrom('en-US', 'en-GB', 'de-DE', 'fr-FR', 'x', ''),
  projects: fc.constantFrom<ParseContext['projects']>([], [{ id: 'p1', name: 'Launch party' }]),
  tags: fc.constantFrom<readonly string[]>([], ['Work', '4']),
})

/** What a reading found, by field; two readings of one field are one. */
function found(parsed: ParsedCapture): ReadonlySet<string> {
  const kinds = parsed.spans.map((span) => (span.kind === 'start' ? 'due' : span.kind))
  // A recurrence fills the due date as well.
  return new Set(kinds.includes('recurrence') ? [...kinds, 'due'] : kinds)
}

describe('any text at all', () => {
  it('is read without an error, into spans that are sorted, apart and inside the text', () => {
    fc.assert(
      fc.property(anything, contexts, (text, context) => {
        const { spans } = parseCapture(text, context)
        let end = 0
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
          expect(text.slice(span.start, span.end)).toBe(span.text)
          expect(span.label).not.toBe('')
          end = span.end
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('leaves a title in which nothing new is found when it is read again', () => {
    fc.assert(
      // A backslash or quote is gone or paired differently by intent: what it escaped is words now.
      fc.property(
        anything.filter((text) => !text.includes('\\')),
        contexts,
        (text, context) => {
          const once = parseCapture(text, context)
          const again = parseCapture(once.title, context)
          const before = found(once)
          expect([...found(again)].filter((kind) => !before.has(kind))).toEqual([])
          expect(again.links.filter((link) => !once.links.includes(link))).toEqual([])
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('never places anything before today', () => {
    fc.assert(
      fc.property(words, contexts, (text, context) => {
        const { due, start } = parseCapture(text, context)
        // A stated zone may still be in yesterday.
        const today = new Date(context.now - 24 * 3_600_000).toISOString().slice(0, 10)
        for (const moment of [due, start]) if (moment !== null) expect(moment.date >= today).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps every word: what is not in the title is in a span', () => {
    fc.assert(
      fc.property(
        anything.filter((text) => !/[\\()[\]{},.;:|–—-]/.test(text)),
        contexts,
        (text, context) => {
          const parsed = parseCapture(text, context)
          const letters = (part: string): string => part.replaceAll(/[\s\p{Cc}]/gu, '')
          const kept = parsed.spans
            .filter(({ kind }) => kind !== 'url')
            .map((span) => (span.kind === 'person' ? '&' : span.text))
          expect(letters(kept.join('')).length + letters(parsed.title).length).toBe(letters(text).length)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('can have each part turned back into words, which then stay in the title', () => {
    fc.assert(
      fc.property(words, contexts, (text, context) => {
        const first = parseCapture(text, context).spans.find(({ kind }) => kind !== 'url' && kind !== 'note')
        if (first === undefined) return
        const again = parseCapture(text, { ...context, dismissed: [first.key] })
        expect(again.spans.some(({ start, end }) => start === first.start && end === first.end)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('is read as a list without an error', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 6 }), contexts, (lines, context) => {
        parseList(lines.join('\n'), context)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a very long text', () => {
  const context: ParseContext = {
    now: Date.UTC(2026, 10, 18),
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
    projects: [],
    tags: [],
  }

  /** How often the grammar looks at a word, figure or sign while it reads a text; the same on every machine. */
  function looksFor(piece: string, characters: number): number {
    const looks = { word: Reader.prototype.word, digits: Reader.prototype.digits, sign: Reader.prototype.sign }
    let count = 0
    Reader.prototype.word = function word(index) {
      count += 1
      return looks.word.call(this, index)
    }
    Reader.prototype.digits = function digits(index) {
      count += 1
      return looks.digits.call(this, index)
    }
    Reader.prototype.sign = function sign(index, signs) {
      count += 1
      return looks.sign.call(this, index, signs)
    }
    try {
      parseCapture(piece.repeat(Math.ceil(characters / piece.length)), context)
    } finally {
      Object.assign(Reader.prototype, looks)
    }
    return count
  }

  // Four times the text takes about 4 times as many looks; a reader that goes back over it would take 16 times.
  it.each([
    'tomorrow ',
    'every ',
    '"',
    "'a ",
    '#a ',
    '1h30 ',
    '1-',
    'every 1st and ',
    'day before ',
    'mon,',
    '(',
    '\\a ',
    '1.',
    'in 3 ',
    'at ',
    'at 5 and ',
    'from 1 to ',
    '~1 ',
    'next ',
    'before ',
    'buy milk ',
    'every day at 9 and 10 and ',
    'except ',
    'the day after ',
    'I think ',
    'he said that at 5 ',
    'the man who was ',
    'and call the ',
    'so I at 5 ',
  ])('of %j over and over is looked at a number of times that grows with its length', (piece) => {
    const long = looksFor(piece, 8000)
    expect(long).toBeLessThan(6 * looksFor(piece, 2000) + 100)
    expect(long / 8000).toBeLessThan(2000)
    // From a length on only signs are read.
    expect(looksFor(piece, 100_000)).toBeLessThan(8 * long + 100)
  })

  it('meets no pattern that can go back over it', () => {
    const folder = new URL('./', import.meta.url)
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
      const source = readFileSync(new URL(name, folder), 'utf8')
      // A group that repeats something and is repeated itself, without a sign that each round must begin with.
      expect(source.match(/\((?:\?:)?(?:\[[^\]\n]*\]|\.|\\[a-zA-Z])[*+][^()\n]{0,40}\)[*+]/g), name).toBeNull()
    }
  })

  it('of 100 kB in which everything means something is read', () => {
    const text = 'every 1st and 15th at 5pm #a '.repeat(3500)
    expect(parseCapture(text, context).spans[0]?.kind).toBe('recurrence')
  })

  it('of 1 MB does not fail', () => {
    expect(parseCapture('word '.repeat(200_000), context).spans).toEqual([])
  })

  it('nested a thousand levels deep is read as a list', () => {
    const text = Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}- step`).join('\n')
    expect(parseList(text, context)).toHaveLength(1)
  })
})
