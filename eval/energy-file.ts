import { readCsv } from './csv'

/** A reading of how a person felt, on the app's scale of 1 to 5. `at` is local clock time: milliseconds as if UTC. */
export type Sample = { readonly at: number; readonly value: number }
export type Person = {
  readonly name: string
  readonly samples: readonly Sample[]
  /** Of a simulated person: what the hour of the day does to them, the only thing an order can be foretold from. */
  readonly curve?: (hour: number) => number
}

const columns = ['person', 'timestamp', 'value', 'scale_min', 'scale_max'] as const

/**
 * Readings of real persons, rescaled to 1 to 5 and sorted by time. Timestamps are ISO 8601, local or with an offset; an
 * offset is left out, because what matters is what the person's clock showed. Throws when nothing can be read.
 */
export function readPersons(file: string): { readonly persons: readonly Person[]; readonly unread: number } {
  const byPerson = new Map<string, Sample[]>()
  let unread = 0
  for (const row of readCsv(file, columns)) {
    const at = localTime(row.timestamp)
    const value =
      1 + (4 * (number(row.value) - number(row.scale_min))) / (number(row.scale_max) - number(row.scale_min))
    if (row.person === '' || !Number.isFinite(at) || !Number.isFinite(value) || value < 0.99 || value > 5.01) {
      unread += 1
      continue
    }
    const samples = byPerson.get(row.person) ?? []
    samples.push({ at, value })
    byPerson.set(row.person, samples)
  }
  if (byPerson.size === 0) throw new Error(`${file} has no rows that can be read.`)
  const persons = [...byPerson].map(([name, samples]) => ({ name, samples: samples.toSorted((a, b) => a.at - b.at) }))
  return { persons, unread }
}

/** A number; a decimal comma is read as a point. */
const number = (text: string): number =>
  text === '' ? Number.NaN : Number(/^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text)

/** Clock time of '2026-03-01T08:30', '2026-03-01 8:30:00', '2026/03/01', or '2026-03-01T08:30:00+02:00'; a day alone is its noon. */
function localTime(text: string): number {
  const [, year, month, day, rest = ''] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(.+))?$/.exec(text.trim()) ?? []
  if (year === undefined || month === undefined || day === undefined) return Number.NaN
  const [, hour, minute, second = '0'] =
    /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i.exec(rest) ?? []
  if (rest !== '' && hour === undefined) return Number.NaN
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  // A thirtieth of February is no day.
  if (new Date(at).getUTCDate() !== Number(day) || Number(hour ?? 12) > 23 || Number(minute ?? 0) > 59)
    return Number.NaN
  return at + ((Number(hour ?? 12) * 60 + Number(minute ?? 0)) * 60 + Number(second)) * 1000
}
