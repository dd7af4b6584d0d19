import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCapture, type LocalMoment, type ParseContext } from './index'

const FOLDER = new URL('../../../../test/golden/capture/', import.meta.url)

type Setting = { readonly now: string; readonly timeZone: string; readonly locale: string }

/** One phrase; a field that is not there is expected to be empty. */
type Phrase = {
  readonly text: string
  readonly in: string
  readonly title: string
  readonly due?: string
  readonly start?: string
  readonly durationMinutes?: number
  readonly recurrence?: {
    readonly rrule: string
    readonly dtstart: string
    readonly fromCompletion: boolean
    readonly exceptions?: readonly string[]
  }
  readonly priority?: string
  readonly tags?: readonly string[]
  readonly contexts?: readonly string[]
  readonly project?: string
  readonly people?: readonly string[]
  readonly energy?: string
  readonly links?: readonly string[]
  readonly note?: string
}

const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8')
const settings = JSON.parse(read('settings.json')) as Readonly<Record<string, Setting>>

function contextOf(name: string): ParseContext {
  const setting = settings[name]
  if (setting === undefined) throw new Error(`No setting "${name}" in settings.json`)
  const { now, timeZone, locale } = setting
  return { now: Date.parse(now), timeZone, locale, projects: [], tags: [] }
}

function phrases(name: string): readonly Phrase[] {
  return read(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Phrase)
}

const shown = (moment: LocalMoment | null): string | null =>
  moment === null ? null : [moment.date, moment.time, moment.zone].filter((part) => part !== null).join(' ')

function expected(phrase: Phrase): Record<string, unknown> {
  return {
    title: phrase.title,
    due: phrase.due ?? null,
    start: phrase.start ?? null,
    durationMinutes: phrase.durationMinutes ?? null,
    recurrence: phrase.recurrence ?? null,
    priority: phrase.priority ?? 'none',
    tags: phrase.tags ?? [],
    contexts: phrase.contexts ?? [],
    project: phrase.project ?? null,
    people: phrase.people ?? [],
    energy: phrase.energy ?? null,
    links: phrase.links ?? [],
    note: phrase.note ?? null,
  }
}

function actual(phrase: Phrase): Record<string, unknown> {
  const { recurrence, ...parsed } = parseCapture(phrase.text, contextOf(phrase.in))
  return {
    title: parsed.title,
    due: shown(parsed.due),
    start: shown(parsed.start),
    durationMinutes: parsed.durationMinutes,
    recurrence:
      recurrence === null
        ? null
        : {
            rrule: recurrence.rrule,
            dtstart: recurrence.dtstart,
            fromCompletion: recurrence.fromCompletion,
            ...(recurrence.exceptions.length === 0 ? {} : { exceptions: recurrence.exceptions }),
          },
    priority: parsed.priority,
    tags: parsed.tags,
    contexts: parsed.contexts,
    project: parsed.project?.name ?? null,
    people: parsed.people,
    energy: parsed.energy,
    links: parsed.links,
    note: parsed.note,
  }
}

const isExact = (phrase: Phrase): boolean => JSON.stringify(actual(phrase)) === JSON.stringify(expected(phrase))

describe('the golden set', () => {
  it('has at least 600 phrases, about half of them kept apart', () => {
    const development = phrases('development.jsonl').length
    const heldOut = phrases('held-out.jsonl').length
    expect(development + heldOut).toBeGreaterThanOrEqual(600)
    expect(heldOut / (development + heldOut)).toBeGreaterThan(0.4)
  })

  it.each(phrases('development.jsonl'))('reads "$text" ($in) in every field', (phrase) => {
    expect(actual(phrase)).toEqual(expected(phrase))
  })

  it.each(['fresh.jsonl', 'blind.jsonl', 'probes.jsonl'])('reads every phrase of %s in every field', (name) => {
    const missed = phrases(name).filter((phrase) => !isExact(phrase))
    expect(missed.map((phrase) => ({ text: phrase.text, ...actual(phrase) }))).toEqual(
      missed.map((phrase) => ({ text: phrase.text, ...expected(phrase) })),
    )
  })

  it('reads at least 97 % of the phrases kept apart in every field', () => {
    const kept = phrases('held-out.jsonl')
    const missed = kept.filter((phrase) => !isExact(phrase))
    const exact = kept.length - missed.length
    process.stdout.write(`Golden set kept apart: ${exact} of ${kept.length} exact\n`)
    expect(exact / kept.length, missed.map(({ text }) => text).join('\n')).toBeGreaterThanOrEqual(0.97)
  })

  it('reads something into at most 1 % of plain sentences', () => {
    const sentences = read('plain-sentences.txt').trim().split('\n')
    expect(sentences.length).toBeGreaterThanOrEqual(300)
    // The traps differ by language and by the order of day and month, hardly by the hour: one setting for each.
    const byLocale = new Map(
      Object.entries(settings).map(([name, { locale }]) => [locale === 'en-US' ? locale : locale.slice(0, 2), name]),
    )
    const contexts = [...byLocale.values()].map((name) => contextOf(name))
    const wrong = sentences.filter((sentence) =>
      contexts.some((context) => parseCapture(sentence, context).spans.some(({ kind }) => kind !== 'url')),
    )
    process.stdout.write(`Plain sentences: something read in ${wrong.length} of ${sentences.length}\n`)
    expect(wrong.length / sentences.length, wrong.join('\n')).toBeLessThanOrEqual(0.01)
  })
})
