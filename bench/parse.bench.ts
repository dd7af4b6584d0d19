import { readFileSync } from 'node:fs'

import { parseCapture, type ParseContext } from '@core/capture/language'

import { median, percentile, row, type Measured } from './table'

const FOLDER = new URL('../test/golden/capture/', import.meta.url)
const ROUNDS = 5
/** The golden set says 2 ms for a phrase; a text of 100 kB is to stay below what a person notices. Milliseconds. */
const PHRASE_LIMIT = 2
const LONG_LIMIT = 150

/** Pieces that, over and over, cost a reader the most. */
const WORST = [
  'tomorrow ',
  '1h30 ',
  'at 5 and ',
  'every day at 9 and 10 and ',
  'every 1st and 15th at 5pm #a ',
  '‘a ',
  '\\a ',
  'mon,',
  '@a ',
  'a@b.',
  'buy milk ',
]

type Phrase = { readonly text: string; readonly in: string }
type Setting = { readonly now: string; readonly timeZone: string; readonly locale: string }

const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8').trim()

/** Quick add: each golden phrase once a round, and the time that ever longer texts take. */
export async function parseBench(): Promise<readonly Measured[]> {
  const settings = JSON.parse(read('settings.json')) as Readonly<Record<string, Setting>>
  const contexts = new Map(
    Object.entries(settings).map(([name, { now, timeZone, locale }]): [string, ParseContext] => [
      name,
      { now: Date.parse(now), timeZone, locale, projects: [], tags: [] },
    ]),
  )
  const phrases = ['development.jsonl', 'held-out.jsonl'].flatMap((name) =>
    read(name)
      .split('\n')
      .map((line) => JSON.parse(line) as Phrase),
  )
  const samples: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const phrase of phrases) {
      const context = contexts.get(phrase.in)
      if (context === undefined) continue
      const began = performance.now()
      parseCapture(phrase.text, context)
      samples.push(performance.now() - began)
    }
  }
  const [context] = contexts.values()
  if (context === undefined) throw new Error('There is no setting to read phrases in')
  worst(25_000, context)
  const lengths = [25_000, 50_000, 100_000].map((characters) => worst(characters, context))
  const [quarter = 0, half = 0, whole = 0] = lengths
  return [
    row(
      `${phrases.length} golden phrases, each ${ROUNDS} times`,
      `p95 ≤ ${PHRASE_LIMIT} ms`,
      `p50 ${percentile(samples, 0.5).toFixed(2)} · p95 ${percentile(samples, 0.95).toFixed(2)} · max ${Math.max(...samples).toFixed(2)} ms`,
      percentile(samples, 0.95) <= PHRASE_LIMIT,
    ),
    row(
      `worst of ${WORST.length} texts of 25, 50 and 100 kB`,
      `≤ ${LONG_LIMIT} ms`,
      `${lengths.map((each) => each.toFixed(0)).join(' · ')} ms`,
      whole <= LONG_LIMIT,
    ),
    row(
      'each twice as long',
      '≤ 3 times the time',
      `${(half / quarter).toFixed(1)} · ${(whole / half).toFixed(1)} times`,
      half / quarter <= 3 && whole / half <= 3,
    ),
  ]
}

/** Milliseconds of the costliest text of a length; the median of five readings each. */
function worst(characters: number, context: ParseContext): number {
  return Math.max(
    ...WORST.map((piece) => {
      const text = piece.repeat(Math.ceil(characters / piece.length))
      return median(
        [1, 2, 3, 4, 5].map(() => {
          const began = performance.now()
          parseCapture(text, context)
          return performance.now() - began
        }),
      )
    }),
  )
}
