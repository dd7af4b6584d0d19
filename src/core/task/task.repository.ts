import type { Task, TaskQuery, TaskRef } from '@contract/task'

import type { Connection } from '../db/connection'
import { unknownCursor } from '../db/cursor'
import { COLUMNS, completeRows, FROM, type Moment, type TaskRow } from './task.row'
import { OPEN } from './task.table'

type Keyset = { readonly order: string; readonly columns: readonly string[]; readonly after: string }

const byCreated: Keyset = {
  order: 't.created_at DESC, t.id DESC',
  columns: ['createdAt', 'id'],
  after: '(t.created_at, t.id) < (?, ?)',
}
const byPriority: Keyset = {
  order: 't.priority DESC, t.created_at DESC, t.id DESC',
  columns: ['priority', 'createdAt', 'id'],
  after: '(t.priority, t.created_at, t.id) < (?, ?, ?)',
}
const byDue: Keyset = {
  order: `t.due_date, coalesce(t.due_time, '99:99'), t.id`,
  columns: ['dueDate', 'dueTime', 'id'],
  after: `t.due_date >= ? AND (t.due_date, coalesce(t.due_time, '99:99'), t.id) > (?, ?, ?)`,
}
const byCompleted: Keyset = {
  order: 't.completed_at DESC, t.id DESC',
  columns: ['completedAt', 'id'],
  after: '(t.completed_at, t.id) < (?, ?)',
}
const byDeleted: Keyset = {
  order: 't.deleted_at DESC, t.id DESC',
  columns: ['deletedAt', 'id'],
  after: '(t.deleted_at, t.id) < (?, ?)',
}

/** Up to this many tasks, a tag's tasks are looked up and sorted; beyond it the sorted index is walked. */
const FEW_TAGGED = 2000

/** Named, because the planner takes the index of the foreign key, which knows no tasks. */
const LIVE_TAGS = 'task_tags INDEXED BY task_tags_tag'

/** Reads tasks. */
export class TaskRepository {
  constructor(private readonly connection: Connection) {}

  /** A page of a list, in its order; the cursor is the last row of the page before. */
  page(
    query: TaskQuery,
    cursor: string | undefined,
    limit: number,
    moment: Moment,
  ): { items: Task[]; nextCursor: string | null } {
    const { where, keyset } = describe(query)
    const conditions = [...where]
    const parameters: unknown[] = []
    if (query.projectId !== undefined) {
      conditions.push('t.project_id = ?')
      parameters.push(query.projectId)
    }
    if (query.tagId !== undefined) {
      conditions.push(
        this.#fewTagged(query.tagId)
          ? `t.id IN (SELECT task_id FROM ${LIVE_TAGS} WHERE tag_id = ? AND deleted_at IS NULL)`
          : 'EXISTS (SELECT 1 FROM task_tags g WHERE g.task_id = t.id AND g.tag_id = ? AND g.deleted_at IS NULL)',
      )
      parameters.push(query.tagId)
    }
    const after = decodeCursor(cursor, keyset)
    if (after) {
      conditions.push(keyset.after)
      parameters.push(...after)
    }
    const rows = this.connection.all<TaskRow>(
      // The order is found on narrow rows: a sort that carries notes along is twice as slow.
      `SELECT ${COLUMNS} ${FROM} WHERE t.row_key IN (
         SELECT t.row_key FROM tasks t WHERE ${conditions.join(' AND ')} ORDER BY ${keyset.order} LIMIT ?)
       ORDER BY ${keyset.order}`,
      ...parameters,
      limit,
    )
    const last = rows.at(-1)
    return {
      items: completeRows(this.connection, rows, moment),
      nextCursor: last && rows.length === limit ? encodeCursor(last, keyset) : null,
    }
  }

  inboxCount(): number {
    return (
      this.connection.get<{ n: number }>(
        "SELECT count(*) AS n FROM tasks WHERE status = 'inbox' AND parent_id IS NULL AND deleted_at IS NULL",
      )?.n ?? 0
    )
  }

  /** The task, deleted or not. */
  find(id: string, moment: Moment): (Task & { readonly rank: string; readonly captureId: string | null }) | null {
    const row = this.connection.get<TaskRow>(`SELECT ${COLUMNS} ${FROM} WHERE t.id = ?`, id)
    const [task] = row ? completeRows(this.connection, [row], moment) : []
    return row && task ? { ...task, rank: row.rank, captureId: row.captureId } : null
  }

  byIds(ids: readonly string[], moment: Moment): Task[] {
    const rows = this.connection.all<TaskRow>(
      `SELECT ${COLUMNS} ${FROM} WHERE t.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    )
    const found = new Map(completeRows(this.connection, rows, moment).map((task) => [task.id, task]))
    return ids.flatMap((id) => found.get(id) ?? [])
  }

  steps(parentId: string, moment: Moment): Task[] {
    return completeRows(
      this.connection,
      this.connection.all<TaskRow>(
        `SELECT ${COLUMNS} ${FROM} WHERE t.parent_id = ? AND t.deleted_at IS NULL ORDER BY t.rank, t.id`,
        parentId,
      ),
      moment,
    )
  }

  /** Ranks of the live steps of a task, in order. */
  stepRanks(parentId: string): readonly { readonly id: string; readonly rank: string }[] {
    return this.connection.all(
      'SELECT id, rank FROM tasks WHERE parent_id = ? AND deleted_at IS NULL ORDER BY rank, id',
      parentId,
    )
  }

  /** The task and all steps below it, however deep, live ones only. */
  withSteps(id: string): readonly string[] {
    return this.connection
      .all<{ id: string }>(
        `WITH RECURSIVE below (id) AS (
           SELECT id FROM tasks WHERE id = ? AND deleted_at IS NULL
           UNION SELECT s.id FROM tasks s JOIN below ON s.parent_id = below.id WHERE s.deleted_at IS NULL)
         SELECT id FROM below`,
        id,
      )
      .map((row) => row.id)
  }

  /** Steps that were deleted in the same moment as their task. */
  deletedTogether(id: string, deletedAt: number): readonly string[] {
    return this.connection
      .all<{ id: string }>(
        `WITH RECURSIVE below (id) AS (
           SELECT id FROM tasks WHERE id = ?
           UNION SELECT s.id FROM tasks s JOIN below ON s.parent_id = below.id WHERE s.deleted_at = ?)
         SELECT id FROM below`,
        id,
        deletedAt,
      )
      .map((row) => row.id)
  }

  ref(id: string): TaskRef | null {
    return (
      this.connection.get<TaskRef>('SELECT id, title, status FROM tasks WHERE id = ? AND deleted_at IS NULL', id) ??
      null
    )
  }

  /** Tasks linked to this one, by the side they stand on. */
  dependencies(id: string): readonly {
    readonly id: string
    readonly type: 'blocks' | 'relates'
    readonly outgoing: number
    readonly taskId: string
    readonly title: string
    readonly status: TaskRef['status']
  }[] {
    return this.connection.all(
      `SELECT d.id, d.type, 1 AS outgoing, o.id AS taskId, o.title, o.status
         FROM task_dependencies d JOIN tasks o ON o.id = d.to_task_id
        WHERE d.from_task_id = @id AND d.deleted_at IS NULL AND o.deleted_at IS NULL
       UNION ALL
       SELECT d.id, d.type, 0, o.id, o.title, o.status
         FROM task_dependencies d JOIN tasks o ON o.id = d.from_task_id
        WHERE d.to_task_id = @id AND d.deleted_at IS NULL AND o.deleted_at IS NULL`,
      { id },
    )
  }

  dependency(id: string): { readonly id: string; readonly fromTaskId: string; readonly toTaskId: string } | null {
    return (
      this.connection.get(
        'SELECT id, from_task_id AS fromTaskId, to_task_id AS toTaskId FROM task_dependencies WHERE id = ? AND deleted_at IS NULL',
        id,
      ) ?? null
    )
  }

  /** Whether `to` waits for `from`, however indirectly. */
  blocksTransitively(from: string, to: string): boolean {
    return (
      this.connection.get(
        `WITH RECURSIVE reached (id) AS (
           SELECT @from
           UNION SELECT d.to_task_id FROM task_dependencies d JOIN reached ON d.from_task_id = reached.id
           WHERE d.type = 'blocks' AND d.deleted_at IS NULL)
         SELECT 1 AS found FROM reached WHERE id = @to`,
        { from, to },
      ) !== undefined
    )
  }

  comments(taskId: string): { id: string; body: string; createdAt: number; updatedAt: number }[] {
    return this.connection.all(
      `SELECT id, body, created_at AS createdAt, updated_at AS updatedAt FROM task_comments
       WHERE task_id = ? AND deleted_at IS NULL ORDER BY created_at, id`,
      taskId,
    )
  }

  comment(id: string): { id: string; taskId: string; body: string; createdAt: number; updatedAt: number } | null {
    return (
      this.connection.get(
        `SELECT id, task_id AS taskId, body, created_at AS createdAt, updated_at AS updatedAt FROM task_comments
         WHERE id = ? AND deleted_at IS NULL`,
        id,
      ) ?? null
    )
  }

  raw(captureId: string): string | null {
    return this.connection.get<{ raw: string }>('SELECT raw FROM captures WHERE id = ?', captureId)?.raw ?? null
  }

  /** Tag rows of a task with their state, live or not, by tag. */
  tagLinks(
    taskId: string,
  ): readonly { readonly id: string; readonly tagId: string; readonly deletedAt: number | null }[] {
    return this.connection.all(
      'SELECT id, tag_id AS tagId, deleted_at AS deletedAt FROM task_tags WHERE task_id = ?',
      taskId,
    )
  }

  /** How many open tasks wait for each of these; those that nobody waits for are left out. */
  unblocks(ids: readonly string[]): ReadonlyMap<string, number> {
    const rows = this.connection.all<{ id: string; n: number }>(
      `SELECT d.from_task_id AS id, count(*) AS n
       FROM json_each(?) j JOIN task_dependencies d ON d.from_task_id = j.value JOIN tasks o ON o.id = d.to_task_id
       WHERE d.type = 'blocks' AND d.deleted_at IS NULL AND o.deleted_at IS NULL AND o.${OPEN} GROUP BY d.from_task_id`,
      JSON.stringify(ids),
    )
    return new Map(rows.map(({ id, n }) => [id, n]))
  }

  #fewTagged(tagId: string): boolean {
    const row = this.connection.get<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM ${LIVE_TAGS} WHERE tag_id = ? AND deleted_at IS NULL LIMIT ?)`,
      tagId,
      FEW_TAGGED,
    )
    return (row?.n ?? 0) < FEW_TAGGED
  }
}

function describe(query: TaskQuery): { readonly where: readonly string[]; readonly keyset: Keyset } {
  switch (query.view) {
    case 'inbox':
      return { where: ["t.status = 'inbox'", 't.parent_id IS NULL', 't.deleted_at IS NULL'], keyset: byCreated }
    case 'waiting':
      return { where: ["t.status = 'waiting'", 't.parent_id IS NULL', 't.deleted_at IS NULL'], keyset: byCreated }
    case 'closed':
      return { where: ["t.status IN ('done', 'cancelled')", 't.deleted_at IS NULL'], keyset: byCompleted }
    case 'deleted':
      return { where: ['t.deleted_at IS NOT NULL', 't.parent_id IS NULL'], keyset: byDeleted }
    case 'open':
      return query.sort === 'due'
        ? { where: [`t.${OPEN}`, 't.due_date IS NOT NULL', 't.deleted_at IS NULL'], keyset: byDue }
        : {
            where: [`t.${OPEN}`, 't.parent_id IS NULL', 't.deleted_at IS NULL'],
            keyset: query.sort === 'priority' ? byPriority : byCreated,
          }
  }
}

function encodeCursor(row: TaskRow, keyset: Keyset): string {
  const values = keyset.columns.map((column) => (row as Readonly<Record<string, unknown>>)[column] ?? '99:99')
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Values to bind for the page after a cursor; null at the start. */
function decodeCursor(cursor: string | undefined, keyset: Keyset): readonly unknown[] | null {
  if (cursor === undefined) return null
  const values = valuesOf(cursor)
  if (values?.length !== keyset.columns.length) throw unknownCursor()
  if (!values.every((value) => typeof value === 'string' || typeof value === 'number')) throw unknownCursor()
  return keyset === byDue ? [values[0], ...values] : values
}

function valuesOf(cursor: string): readonly unknown[] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(values) ? values : null
  } catch {
    return null
  }
}
