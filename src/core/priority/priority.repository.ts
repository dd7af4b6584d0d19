import type { Connection } from '../db/connection'
import { OPEN } from '../task/task.table'

type When = { readonly now: number; readonly date: string; readonly time: string }

/** What can be worked on at a moment; `t` is the task. */
const STARTABLE = `t.parent_id IS NULL AND t.deleted_at IS NULL
  AND t.status <> 'waiting' AND t.mode <> 'drop' AND (t.snoozed_until IS NULL OR t.snoozed_until <= @now)
  AND (t.start_date IS NULL OR t.start_date < @date OR (t.start_date = @date AND coalesce(t.start_time, '00:00') <= @time))
  AND NOT EXISTS (
    SELECT 1 FROM task_dependencies d JOIN tasks b ON b.id = d.from_task_id
    WHERE d.to_task_id = t.id AND d.type = 'blocks' AND d.deleted_at IS NULL AND b.deleted_at IS NULL AND b.${OPEN})`

/** Finds tasks that are worth weighing; each list is a walk along an index that ends early. */
export class PriorityRepository {
  constructor(private readonly connection: Connection) {}

  /** Open top-level tasks that can be worked on at this moment, most important first. */
  mostImportant(when: When, limit: number): readonly string[] {
    return this.#ids(
      `SELECT id FROM tasks t WHERE t.${OPEN} AND ${STARTABLE}
       ORDER BY t.priority DESC, t.created_at DESC, t.id DESC LIMIT @limit`,
      { ...when, limit },
    )
  }

  /** Those due after today, up to a day, soonest first. */
  dueSoon(when: When, until: string, limit: number): readonly string[] {
    return this.#ids(
      `SELECT id FROM tasks t WHERE t.${OPEN} AND t.due_date IS NOT NULL AND t.due_date > @date AND t.due_date <= @until
         AND ${STARTABLE} ORDER BY t.due_date, coalesce(t.due_time, '99:99'), t.id LIMIT @limit`,
      { ...when, until, limit },
    )
  }

  /** Those that have waited longest. */
  oldest(when: When, limit: number): readonly string[] {
    return this.#ids(
      `SELECT id FROM tasks t WHERE t.${OPEN} AND ${STARTABLE} ORDER BY t.created_at, t.id LIMIT @limit`,
      { ...when, limit },
    )
  }

  /** Those with the tag “next”. */
  taggedNext(when: When, limit: number): readonly string[] {
    return this.#ids(
      `SELECT t.id FROM tags g JOIN task_tags l INDEXED BY task_tags_tag ON l.tag_id = g.id AND l.deleted_at IS NULL
         JOIN tasks t ON t.id = l.task_id
       WHERE g.kind = 'tag' AND g.name = 'next' COLLATE NOCASE AND g.deleted_at IS NULL AND t.${OPEN} AND ${STARTABLE}
       LIMIT @limit`,
      { ...when, limit },
    )
  }

  /** How many comments these tasks have; those without are left out. */
  comments(ids: readonly string[]): ReadonlyMap<string, number> {
    const rows = this.connection.all<{ id: string; n: number }>(
      `SELECT c.task_id AS id, count(*) AS n FROM json_each(?) j JOIN task_comments c ON c.task_id = j.value
       WHERE c.deleted_at IS NULL GROUP BY c.task_id`,
      JSON.stringify(ids),
    )
    return new Map(rows.map(({ id, n }) => [id, n]))
  }

  #ids(sql: string, parameters: Readonly<Record<string, unknown>>): readonly string[] {
    return this.connection.all<{ id: string }>(sql, parameters).map(({ id }) => id)
  }
}
