import type { RowChange } from '@contract/activity'

import type { SqlRow, SqlValue } from '../db/row-codec'

/** What a proposed change writes, with the names of what its rows and references stand for. */
export type OpDiff = {
  readonly changes: readonly RowChange[]
  readonly names: Readonly<Record<string, string>>
  /** Rows that earlier changes of the same proposal make: they get another id at each rehearsal. */
  readonly made: readonly string[]
}

/** Columns that follow from the moment or the machine: they differ between two rehearsals of the same change. */
const technical = new Set(['id', 'rank', 'created_at', 'updated_at', 'completed_at', 'at', 'local_date', 'time_zone'])

/** Columns that hold the id of another row. */
export const referenceColumns: ReadonlySet<string> = new Set([
  'project_id',
  'tag_id',
  'parent_id',
  'task_id',
  'from_task_id',
  'to_task_id',
])

/** Ids that a diff speaks of: its rows and what they refer to. */
export function idsOf(changes: readonly RowChange[]): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { rowId, before, after } of changes) {
    ids.add(rowId)
    for (const row of [before, after]) {
      for (const [column, value] of Object.entries(row ?? {})) {
        if (referenceColumns.has(column) && typeof value === 'string') ids.add(value)
      }
    }
  }
  return ids
}

/**
 * The diff in a form in which two rehearsals of the same change agree: new rows by their content, references by name,
 * nothing that only follows from the moment. Equal forms mean that applying does what was shown.
 */
export function comparable({ changes, names, made }: OpDiff): string {
  const name = (id: SqlValue): SqlValue => (typeof id === 'string' ? (names[id] ?? id) : id)
  const visible = (row: SqlRow | null): readonly (readonly [string, SqlValue])[] =>
    Object.entries(row ?? {})
      .filter(([column]) => !technical.has(column))
      .map(([column, value]): readonly [string, SqlValue] => [column, valueOf(column, value, name)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(
    changes
      // What counts in progress follows from the change itself.
      .filter(({ entity }) => entity !== 'progress_events')
      .flatMap((change): readonly (readonly unknown[])[] => {
        if (change.entity === 'task_tags') return [['task_tags', linkName(change, name), isThere(change)]]
        const after = visible(change.after)
        if (change.op === 'update' && after.length === 0) return []
        const row = change.op === 'insert' ? 'new' : made.includes(change.rowId) ? name(change.rowId) : change.rowId
        return [[change.entity, row, visible(change.op === 'insert' ? null : change.before), after]]
      }),
  )
}

function valueOf(column: string, value: SqlValue, name: (id: SqlValue) => SqlValue): SqlValue {
  if (column === 'deleted_at' || column === 'archived_at') return value === null ? null : 'set'
  return referenceColumns.has(column) ? name(value) : value
}

/** A tag on a task is the same whether its row is new or was there before; its id is 'task:tag'. */
function linkName({ rowId }: RowChange, name: (id: SqlValue) => SqlValue): string {
  return rowId
    .split(':')
    .map((id) => name(id))
    .join(' ')
}

function isThere({ after }: RowChange): boolean {
  return (after['deleted_at'] ?? null) === null
}

/** Whether a person would call it a change, rather than a time stamp that came along. */
export function changesSomething(changes: readonly RowChange[]): boolean {
  return changes.some(
    ({ op, after }) =>
      op === 'insert' || Object.keys(after).some((column) => !technical.has(column) || column === 'rank'),
  )
}
