import type { Finished } from '@core/estimate/estimate.types'

import { readCsv } from './csv'

const columns = ['person', 'project', 'tags', 'date', 'estimate_minutes', 'actual_minutes'] as const

/** Finished tasks of a file in the order they were done, and how many rows had to be left out. */
export type Log = { readonly tasks: readonly Finished[]; readonly leftOut: number }

/**
 * Reads a log of finished tasks. Rows without a usable actual time are left out; a missing or zero estimate counts as no
 * estimate. Rows are put in the order of their dates when most have one of ISO 8601, else they stay as they are: of other ways to
 * write a date it is not known which part is the month.
 */
export function readLog(file: string): Log {
  const rows = readCsv(file, columns)
  const times = rows.map(({ date }) => timeOf(date))
  const dated = times.filter((time) => Number.isFinite(time)).length > rows.length / 2
  let last = Number.NEGATIVE_INFINITY
  // A row without a date is taken to follow the row above it.
  const keyed = rows.map((row, index) => {
    const time = times[index]
    if (time !== undefined && Number.isFinite(time)) last = time
    return { row, time: last }
  })
  const sorted = dated ? keyed.toSorted((a, b) => (a.time === b.time ? 0 : a.time - b.time)) : keyed
  const tasks = sorted.flatMap(({ row }): Finished[] => {
    const actual = minutes(row.actual_minutes)
    if (actual === null) return []
    const tags = row.tags.split(/[;,|]/).map((name) => name.trim())
    return [
      {
        person: row.person,
        project: row.project === '' ? null : row.project,
        tags: [...new Set(tags.filter((name) => name !== ''))],
        series: null,
        estimate: minutes(row.estimate_minutes),
        actual,
      },
    ]
  })
  if (tasks.length === 0) throw new Error(`${file} has no rows that can be read: each needs actual_minutes above 0.`)
  return { tasks, leftOut: rows.length - tasks.length }
}

/** The instant of '2024-03-01' or '2024-03-01T08:30' or '2024-03-01 08:30:00'; NaN for anything else. */
function timeOf(text: string): number {
  return /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/.test(text) ? Date.parse(text) : Number.NaN
}

/** Minutes above zero; null for anything else. A decimal comma is read as a point. */
function minutes(text: string): number | null {
  const value = Number(/^\d+,\d+$/.test(text) ? text.replace(',', '.') : text)
  return text !== '' && Number.isFinite(value) && value > 0 ? value : null
}
