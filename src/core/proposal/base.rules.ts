import type { RowChange } from '@contract/activity'

import type { SqlRow, SqlValue } from '../db/row-codec'

/** Kinds of row whose present state a proposal rests on. */
export const baseEntities = ['tasks', 'projects', 'tags'] as const
export type BaseEntity = (typeof baseEntities)[number]

/** A row that a change was made against, with the values that matter to it; 'tags' stands for all tags of a task. */
export type BaseRow = {
  readonly entity: BaseEntity
  readonly rowId: string
  readonly name: string
  readonly values: SqlRow
}

/** What every reason is about: which thing it is and whether it is still there and open. */
const always: Readonly<Record<BaseEntity, readonly string[]>> = {
  tasks: ['title', 'status', 'deleted_at'],
  projects: ['name', 'archived_at', 'deleted_at'],
  tags: ['name', 'deleted_at'],
}
const unwatched = new Set(['updated_at', 'completed_at', 'rank', 'row_key', 'id'])

/** Columns of a row to remember: what its reason is about, and what the change writes. */
export function watchedColumns(entity: BaseEntity, rowId: string, changes: readonly RowChange[]): readonly string[] {
  const written = changes
    .filter((change) => change.entity === entity && change.rowId === rowId && change.op === 'update')
    .flatMap(({ after }) => Object.keys(after))
  return [...new Set([...always[entity], ...written])].filter((column) => !unwatched.has(column))
}

/** Whether a change writes the tags of a task. */
export function writesTags(taskId: string, changes: readonly RowChange[]): boolean {
  return changes.some(({ entity, rowId }) => entity === 'task_tags' && rowId.startsWith(`${taskId}:`))
}

/** Columns whose value is not what it was; the row gone counts as its tombstone. */
export function movedColumns(
  base: SqlRow,
  now: SqlRow,
): readonly { readonly column: string; readonly before: SqlValue; readonly after: SqlValue }[] {
  return Object.entries(base).flatMap(([column, before]) => {
    const after = now[column] ?? null
    const same =
      column === 'deleted_at' || column === 'archived_at' ? (before === null) === (after === null) : before === after
    return same ? [] : [{ column, before, after }]
  })
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Every id that an input names, however deep. */
export function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return uuid.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(idsIn)
  return []
}

/** The input with ids put in the place of others, so that what a proposal makes gets a new id each time it is applied. */
export function withIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => withIds(item, ids))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withIds(item, ids)]))
  }
  return value
}
