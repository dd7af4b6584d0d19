import { readFileSync } from 'node:fs'

import { CsvError, parse } from 'csv-parse/sync'

/** What may stand between columns; the one that the header has most of is taken. */
const DELIMITERS = [',', ';', '\t'] as const

/**
 * Rows of a CSV file by column name, in any case. Commas, semicolons or tabs, a byte order mark and any line ends are
 * read. Throws with a sentence for the person when the file is not there, is not CSV, or lacks columns.
 */
export function readCsv<Column extends string>(
  file: string,
  columns: readonly Column[],
): readonly Readonly<Record<Column, string>>[] {
  const text = contentOf(file)
  const first = text.split(/\r\n|\n|\r/, 1)[0] ?? ''
  const delimiter = DELIMITERS.reduce((best, it) => (first.split(it).length > first.split(best).length ? it : best))
  let header: readonly string[] = []
  let rows: unknown
  try {
    rows = parse(text, {
      delimiter,
      columns: (names: string[]) => (header = names.map((name) => name.trim().toLowerCase())),
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
    })
  } catch (error) {
    if (error instanceof CsvError)
      throw new Error(`${file} could not be read as CSV: ${error.message}.`, { cause: error })
    throw error
  }
  const missing = columns.filter((column) => !header.includes(column))
  if (missing.length > 0)
    throw new Error(`${file} has no column ${missing.join(', ')}. Its first line must name: ${columns.join(', ')}.`)
  const records = rows as readonly Readonly<Partial<Record<Column, string>>>[]
  // A row that ends early has no text where others have some.
  return records.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? '']))) as never
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${file} could not be read: ${reason}.`, { cause: error })
  }
}
