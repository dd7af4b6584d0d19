import type { SleepMapping } from '@contract/sleep'

import { instantOf, addDays } from '../time'
import type { Span } from './sleep.rules'

export type SleepTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
export type CsvSleep = Span & { readonly quality: number | null }

/** The longest a day and a time are written, '01. 03. 2025, 11:06:52.000 p.m.' with room; a longer cell is none. */
const LONGEST_MOMENT = 64
/** As many as SleepMapping can name. */
const MOST_COLUMNS = 501

/** Reads a CSV file with commas, semicolons or tabs; the parser is loaded with the first import. */
export async function readTable(text: string): Promise<SleepTable> {
  const { parse } = await import('csv-parse/sync')
  const records: string[][] = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  })
  // Some exports begin with a line that names the device; the header is the first line with several cells.
  const header = Math.max(
    0,
    records.findIndex((record) => record.filter((cell) => cell !== '').length > 1),
  )
  return { columns: (records[header] ?? []).slice(0, MOST_COLUMNS), rows: records.slice(header + 1) }
}

function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r?\n/).slice(0, 5).join('\n')
  const count = (mark: string): number => lines.split(mark).length
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

const STARTS = /^(?:start|from|bed ?time|went to bed|fell asleep|asleep|sleep (?:start|onset)|in bed|begin)/
const ENDS = /^(?:end|to|wake|woke|got up|get up|out of bed|sleep end|finish|stop)/
const DATES = /^(?:date|day|night|calendar ?date)/
const QUALITIES = /^(?:quality|sleep quality|rating|score)/

/** Which columns are meant, by their names and by what is in them; null when it cannot be told. */
export function detectMapping({ columns, rows }: SleepTable): SleepMapping | null {
  const names = columns.map((name) =>
    name
      .toLowerCase()
      .replaceAll(/[_-]+/g, ' ')
      .replace(/^bedtime (start|end)/, '$1'),
  )
  const sample = rows.slice(0, 200)
  const holds = (column: number, test: (text: string) => boolean): boolean => {
    const filled = sample.map((row) => row[column] ?? '').filter((cell) => cell !== '')
    return filled.length > 0 && filled.filter(test).length >= filled.length * 0.3
  }
  const find = (pattern: RegExp, test: (text: string) => boolean): number =>
    names.findIndex((name, column) => pattern.test(name) && holds(column, test))
  const dayOrder = dayOrderOf(sample.flat())
  const isMoment = (text: string): boolean => readMoment(text, dayOrder) !== null
  const quality = find(QUALITIES, (text) => Number.isFinite(Number.parseFloat(text)))
  const rest = { quality: quality === -1 ? null : quality, dayOrder }
  const start = find(STARTS, isMoment)
  const end = find(ENDS, isMoment)
  if (start !== -1 && end !== -1) return { start, end, date: null, ...rest }
  const isClock = (text: string): boolean => readClock(text) !== null
  const [from, to] = [find(STARTS, isClock), find(ENDS, isClock)]
  const date = find(DATES, (text) => readDay(text, dayOrder) !== null)
  return from !== -1 && to !== -1 && date !== -1 ? { start: from, end: to, date, ...rest } : null
}

/** Whether days or months come first where that matters: a number above twelve tells. Days first when nothing does. */
function dayOrderOf(cells: readonly string[]): 'dmy' | 'mdy' {
  let [first, second] = [0, 0]
  for (const cell of cells) {
    const [, one, two] = /^(\d{1,2})[./-] ?(\d{1,2})[./-] ?\d{2,4}/.exec(cell) ?? []
    if (Number(one) > 12) first += 1
    if (Number(two) > 12) second += 1
  }
  return second > first ? 'mdy' : 'dmy'
}

/** Nights of a table; rows that do not hold one are counted. Times without an offset are those of `zone`. */
export function sleepOf(
  { rows }: SleepTable,
  mapping: SleepMapping,
  zone: string,
): { readonly nights: readonly CsvSleep[]; readonly unread: number } {
  const nights: CsvSleep[] = []
  let unread = 0
  for (const row of rows) {
    const span = mapping.date === null ? momentsOf(row, mapping, zone) : clocksOf(row, mapping, zone)
    if (span === null) unread += 1
    else nights.push({ ...span, quality: mapping.quality === null ? null : qualityOf(row[mapping.quality] ?? '') })
  }
  return { nights, unread }
}

function momentsOf(row: readonly string[], mapping: SleepMapping, zone: string): Span | null {
  const start = readMoment(row[mapping.start] ?? '', mapping.dayOrder)
  const end = readMoment(row[mapping.end] ?? '', mapping.dayOrder)
  if (start === null || end === null) return null
  return { startedAt: instantIn(start, zone), endedAt: instantIn(end, zone) }
}

/** A day with two clock times: the day is that of waking when the night began before midnight of it. */
function clocksOf(row: readonly string[], mapping: SleepMapping, zone: string): Span | null {
  const day = readDay(row[mapping.date ?? -1] ?? '', mapping.dayOrder)
  const bed = readClock(row[mapping.start] ?? '')
  const wake = readClock(row[mapping.end] ?? '')
  if (day === null || bed === null || wake === null) return null
  return {
    startedAt: instantOf(bed > wake ? addDays(day, -1) : day, bed, zone),
    endedAt: instantOf(day, wake, zone),
  }
}

/** A day and a time as written, or an instant where the text says which. */
type Moment = { readonly date: string; readonly time: string } | number

const instantIn = (moment: Moment, zone: string): number =>
  typeof moment === 'number' ? moment : instantOf(moment.date, moment.time, zone)

const CLOCK_AT_END = /[T, ](\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:[ap]\.?m\.?)?)$/i

/** Reads ISO 8601, '31.12.2025 23:30', '12/31/2025 11:30 PM', '2025-12-31 11:30PM' and seconds or milliseconds of Unix. */
export function readMoment(cell: string, order: 'dmy' | 'mdy'): Moment | null {
  if (cell.length > LONGEST_MOMENT) return null
  const text = cell.trim().replaceAll(/\s+/g, ' ')
  if (/^\d{10}(?:\d{3})?$/.test(text)) return Number(text) * (text.length === 10 ? 1000 : 1)
  const [, offset] = /(Z|[+-]\d{2}:?\d{2})$/.exec(text) ?? []
  if (offset !== undefined && /^\d{4}-\d{2}-\d{2}[T ]/.test(text)) {
    const iso = text.slice(0, -offset.length).trim().replace(' ', 'T')
    const instant = Date.parse(`${iso}${offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`)
    return Number.isFinite(instant) ? instant : null
  }
  const [end, clock] = CLOCK_AT_END.exec(text) ?? []
  if (end === undefined || clock === undefined) return null
  const date = readDay(text.slice(0, -end.length).replace(/,$/, ''), order)
  const time = readClock(clock)
  return date === null || time === null ? null : { date, time }
}

/** 'YYYY-MM-DD' of a day in figures; null when there is no such day. */
function readDay(text: string, order: 'dmy' | 'mdy'): string | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? []
  if (year !== undefined) return dayText(Number(year), Number(month), Number(day))
  const [, one, two, last] = /^(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{2}|\d{4})$/.exec(text) ?? []
  if (last === undefined) return null
  const full = last.length === 2 ? 2000 + Number(last) : Number(last)
  return order === 'dmy' ? dayText(full, Number(two), Number(one)) : dayText(full, Number(one), Number(two))
}

function dayText(year: number, month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : null
}

/** 'HH:MM' of '23:30', '23:30:15', '11:30 PM', '7.05'. */
function readClock(text: string): string | null {
  const [, hour, minute, half] = /^(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap]\.?m\.?)?$/i.exec(text) ?? []
  if (hour === undefined || minute === undefined || Number(minute) > 59) return null
  const pm = half?.toLowerCase().startsWith('p')
  const value = half === undefined ? Number(hour) : (Number(hour) % 12) + (pm === true ? 12 : 0)
  return value > 23 ? null : `${String(value).padStart(2, '0')}:${minute}`
}

/** 1 to 5 of '4', '82%' or '0.82'; null of anything else. */
function qualityOf(text: string): number | null {
  const value = Number.parseFloat(text.replace(',', '.'))
  if (!Number.isFinite(value) || value < 0) return null
  if (!text.includes('%') && Number.isInteger(value) && value >= 1 && value <= 5) return value
  const share = value > 1 ? value / 100 : value
  return share > 1 ? null : Math.min(5, 1 + Math.floor(share * 5))
}
