import type { SleepImportPreview, SleepMapping } from '@contract/sleep'

import { conflict, notFound } from '../db/errors'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import { sleepLogs } from '../energy/energy.table'
import type { Clock, Ids } from '../ports'
import { localMoment } from '../time'
import { appleHealthReader, type AppleHealthReader, type ExportProblem } from './apple-health'
import { mergeSleep } from './merge-sleep'
import type { SleepRepository } from './sleep.repository'
import { overlaps, refusalOf, type Span } from './sleep.rules'
import { detectMapping, readTable, sleepOf, type CsvSleep, type SleepTable } from './sleep-csv'

const HOUR_MS = 3_600_000
/** A file that nobody goes on with is forgotten. */
const FORGOTTEN_AFTER_MS = HOUR_MS
const MOST_AT_ONCE = 3
/** A CSV is held in memory until it is imported: a night a row, for a hundred years. */
const LARGEST_CSV = 20_000_000
const SAMPLE_ROWS = 5

const NO_EXPORT =
  'This is not the export.xml of Apple Health. Unpack export.zip and choose the file in it; nothing was saved.'

const WORDS_OF: Readonly<Record<ExportProblem, string>> = {
  not_xml: NO_EXPORT,
  too_deep: `This file is nested deeper than an export of Apple Health ever is, so it was not read on. ${NO_EXPORT}`,
  too_long: `A single part of this file is longer than any in an export of Apple Health, so it was not read on. ${NO_EXPORT}`,
}

type Source =
  | { readonly kind: 'csv'; parts: string[]; table: SleepTable | null }
  | { readonly kind: 'apple_health'; readonly reader: AppleHealthReader }

type Sent = { readonly source: Source; readonly bytes: number; next: number; received: number; touchedAt: number }

type Found = { readonly nights: readonly CsvSleep[]; readonly unread: number; readonly mapping: SleepMapping | null }
type Sorted = { readonly fresh: readonly CsvSleep[]; readonly known: number; readonly refused: number }

/**
 * Imports sleep from files that are sent in parts, over whatever transport. An export of Apple Health is read as it
 * comes; only sleep is kept of it, however large it is.
 */
export class SleepImportService {
  readonly #sent = new Map<string, Sent>()

  constructor(
    private readonly log: SleepRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async start(input: { readonly kind: 'csv' | 'apple_health'; readonly bytes: number }): Promise<{ importId: string }> {
    this.#forgetOld()
    if (input.kind === 'csv' && input.bytes > LARGEST_CSV)
      throw conflict(
        'import_invalid',
        'This CSV file is larger than 20 MB. Export fewer columns or years; nothing was read.',
      )
    const source: Source =
      input.kind === 'csv'
        ? { kind: 'csv', parts: [], table: null }
        : { kind: 'apple_health', reader: await appleHealthReader() }
    const importId = this.ids.next()
    this.#sent.set(importId, { source, bytes: input.bytes, next: 0, received: 0, touchedAt: this.clock.monotonic() })
    return { importId }
  }

  append(input: { readonly importId: string; readonly index: number; readonly text: string }): {
    received: number
    found: number
  } {
    const sent = this.#find(input.importId)
    if (input.index !== sent.next)
      throw conflict(
        'import_invalid',
        `Part ${sent.next} of the file comes next. Start the import again; nothing was saved.`,
      )
    const { source } = sent
    // No encoding has more characters than bytes.
    if (sent.received + input.text.length > sent.bytes) {
      this.#sent.delete(input.importId)
      throw conflict(
        'import_invalid',
        'The file is longer than it was said to be when the import began. Start the import again; nothing was saved.',
      )
    }
    if (source.kind === 'csv') {
      source.parts.push(input.text)
      source.table = null
    } else this.#read(input.importId, source.reader, input.text)
    sent.next += 1
    sent.received += input.text.length
    return { received: sent.next, found: source.kind === 'csv' ? 0 : source.reader.samples.length }
  }

  async preview(input: {
    readonly importId: string
    readonly mapping?: SleepMapping | undefined
  }): Promise<SleepImportPreview> {
    const { source } = this.#find(input.importId)
    const table = source.kind === 'csv' ? await this.#table(source) : { columns: [], rows: [] }
    const found = await this.#found(source, input.mapping)
    const sorted = this.#sort(found.nights)
    const zone = this.clock.timeZone()
    const now = this.clock.now()
    const dates = found.nights.filter((night) => refusalOf(night, now) === null).map(({ endedAt }) => endedAt)
    const date = (at: number | undefined): string | null => (at === undefined ? null : localMoment(at, zone).date)
    return {
      columns: [...table.columns],
      sample: table.rows.slice(0, SAMPLE_ROWS).map((row) => [...row]),
      mapping: found.mapping,
      found: found.nights.length,
      fresh: sorted.fresh.length,
      known: sorted.known,
      refused: sorted.refused,
      unread: found.unread,
      first: date(
        dates.reduce<number | undefined>((least, at) => (least === undefined || at < least ? at : least), undefined),
      ),
      last: date(
        dates.reduce<number | undefined>((most, at) => (most === undefined || at > most ? at : most), undefined),
      ),
    }
  }

  /** Writes what is new as one change; what is there already, from any source, is left as it is. */
  async finish(
    input: { readonly importId: string; readonly mapping?: SleepMapping | undefined },
    caller: Caller,
  ): Promise<{ added: number; known: number; refused: number; unread: number; batchId: string | null }> {
    const { source } = this.#find(input.importId)
    const found = await this.#found(source, input.mapping)
    if (source.kind === 'csv' && found.mapping === null)
      throw conflict('import_invalid', 'Say which columns hold falling asleep and waking up first; nothing was saved.')
    const { fresh, known, refused } = this.#sort(found.nights)
    const from = source.kind === 'csv' ? 'a CSV file' : 'Apple Health'
    const label = `Imported ${fresh.length} ${fresh.length === 1 ? 'sleep' : 'sleeps'} from ${from}`
    const { batchId } = this.unitOfWork.run(caller, label, (tx) => {
      for (const { startedAt, endedAt, quality } of fresh) {
        tx.insert(sleepLogs, {
          id: this.ids.next(),
          startedAt,
          endedAt,
          quality,
          source: source.kind,
          createdAt: tx.now,
          deletedAt: null,
        })
      }
    })
    this.#sent.delete(input.importId)
    return { added: fresh.length, known, refused, unread: found.unread, batchId }
  }

  cancel(input: { readonly importId: string }): { forgotten: boolean } {
    return { forgotten: this.#sent.delete(input.importId) }
  }

  #read(importId: string, reader: AppleHealthReader, text: string): void {
    const problem = reader.write(text)
    if (problem === null) return
    this.#sent.delete(importId)
    throw conflict('import_invalid', WORDS_OF[problem])
  }

  async #table(source: Extract<Source, { kind: 'csv' }>): Promise<SleepTable> {
    try {
      source.table ??= await readTable(source.parts.join(''))
      return source.table
    } catch {
      throw conflict(
        'import_invalid',
        'This file could not be read as CSV. Check that it is the exported file itself; nothing was saved.',
      )
    }
  }

  async #found(source: Source, given: SleepMapping | undefined): Promise<Found> {
    if (source.kind === 'apple_health') {
      const { reader } = source
      if (!reader.recognised) throw conflict('import_invalid', NO_EXPORT)
      return {
        nights: mergeSleep(reader.samples).map((span) => ({ ...span, quality: null })),
        unread: reader.unread,
        mapping: null,
      }
    }
    const table = await this.#table(source)
    const mapping = given ?? detectMapping(table)
    if (mapping === null) return { nights: [], unread: 0, mapping }
    return { ...sleepOf(table, mapping, this.clock.timeZone()), mapping }
  }

  /** Which nights are new; of two that overlap in the file the earlier counts. */
  #sort(nights: readonly CsvSleep[]): Sorted {
    const now = this.clock.now()
    const zone = this.clock.timeZone()
    const fresh: CsvSleep[] = []
    let [known, refused] = [0, 0]
    let last: Span | null = null
    for (const night of nights.toSorted((a, b) => a.startedAt - b.startedAt)) {
      if (refusalOf(night, now) !== null) refused += 1
      else if ((last !== null && overlaps(last, night)) || this.log.overlapping(night, null, zone)) known += 1
      else {
        fresh.push(night)
        last = night
      }
    }
    return { fresh, known, refused }
  }

  #find(importId: string): Sent {
    const sent = this.#sent.get(importId)
    if (!sent) throw notFound('import', importId)
    sent.touchedAt = this.clock.monotonic()
    return sent
  }

  #forgetOld(): void {
    const now = this.clock.monotonic()
    for (const [id, { touchedAt }] of this.#sent) if (now - touchedAt > FORGOTTEN_AFTER_MS) this.#sent.delete(id)
    const [oldest] = this.#sent.keys()
    if (this.#sent.size >= MOST_AT_ONCE && oldest !== undefined) this.#sent.delete(oldest)
  }
}
