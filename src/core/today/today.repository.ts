import { priorities } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import type { DayOrder } from '../priority'
import { OPEN } from '../task/task.table'

type KeyRow = Omit<DayOrder, 'priority'> & { readonly id: string; readonly priority: number }

/** Finds which tasks are of a day; reading them whole is left to one query for all of them together. */
export class TodayRepository {
  constructor(private readonly connection: Connection) {}

  /** Open tasks that are due by a day, have started or are in progress, in no order; at most `limit` of each kind. */
  ofDay(date: string, limit: number): readonly (DayOrder & { readonly id: string })[] {
    const columns = 'id, due_date AS dueDate, due_time AS dueTime, priority, created_at AS createdAt'
    const rows = this.connection.all<KeyRow>(
      `SELECT * FROM (SELECT ${columns} FROM tasks WHERE ${OPEN} AND due_date IS NOT NULL AND deleted_at IS NULL
         AND due_date <= @date ORDER BY due_date, coalesce(due_time, '99:99'), id LIMIT @limit)
       UNION
       SELECT * FROM (SELECT ${columns} FROM tasks WHERE ${OPEN} AND start_date IS NOT NULL AND deleted_at IS NULL
         AND start_date <= @date ORDER BY start_date DESC, id DESC LIMIT @limit)
       UNION
       SELECT * FROM (SELECT ${columns} FROM tasks WHERE status = 'in_progress' AND deleted_at IS NULL
         ORDER BY updated_at DESC LIMIT @limit)`,
      { date, limit },
    )
    return rows.map((row) => ({ ...row, priority: priorities[row.priority] ?? 'none' }))
  }

  /** Tasks completed in a span of instants, newest first. */
  completedBetween(from: number, to: number, limit: number): readonly string[] {
    return this.connection
      .all<{ id: string }>(
        `SELECT id FROM tasks WHERE status IN ('done', 'cancelled') AND status = 'done' AND deleted_at IS NULL
           AND completed_at >= ? AND completed_at < ? ORDER BY completed_at DESC, id DESC LIMIT ?`,
        from,
        to,
        limit,
      )
      .map(({ id }) => id)
  }

  /** How many open tasks are due by a day or have started, counted up to `cap`. */
  countDueOrStarted(date: string, cap: number): number {
    return (
      this.connection.get<{ n: number }>(
        `SELECT count(*) AS n FROM (
           SELECT id FROM (SELECT id FROM tasks WHERE ${OPEN} AND due_date IS NOT NULL AND deleted_at IS NULL AND due_date <= @date LIMIT @cap)
           UNION
           SELECT id FROM (SELECT id FROM tasks WHERE ${OPEN} AND start_date IS NOT NULL AND deleted_at IS NULL AND start_date <= @date LIMIT @cap)
           LIMIT @cap)`,
        { date, cap },
      )?.n ?? 0
    )
  }
}
