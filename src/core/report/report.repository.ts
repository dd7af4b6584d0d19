import type { Report } from '@contract/report'

import type { Connection } from '../db/connection'

type StoredTask = Omit<Report['tasks'][number], 'xp'> & { readonly eventId: string }

/** Completed tasks of a report at most; a year of the busiest person has fewer. */
const TASKS_MAX = 10_000

export class ReportRepository {
  constructor(private readonly connection: Connection) {}

  /** Completed tasks of a span, oldest first, with the project that each has now. */
  tasks(from: string, to: string): readonly StoredTask[] {
    return this.connection.all(
      `SELECT e.id AS eventId, e.subject_id AS id, e.title, p.name AS project, e.local_date AS date,
         e.estimate_minutes AS estimateMinutes, e.minutes
       FROM progress_events e INDEXED BY progress_events_date
       LEFT JOIN tasks t ON t.id = e.subject_id LEFT JOIN projects p ON p.id = t.project_id
       WHERE e.deleted_at IS NULL AND e.local_date BETWEEN ? AND ? AND e.kind = 'task.completed'
       ORDER BY e.local_date, e.at, e.id LIMIT ?`,
      from,
      to,
      TASKS_MAX,
    )
  }

  /** Focused minutes of a span by the project of the session's task; null gathers the rest. */
  focusByProject(from: string, to: string): readonly { readonly name: string | null; readonly minutes: number }[] {
    return this.connection.all(
      `SELECT p.name, total(e.minutes) AS minutes
       FROM progress_events e INDEXED BY progress_events_date
       LEFT JOIN tasks t ON t.id = e.task_id LEFT JOIN projects p ON p.id = t.project_id
       WHERE e.deleted_at IS NULL AND e.local_date BETWEEN ? AND ? AND e.kind = 'focus.finished'
       GROUP BY p.name`,
      from,
      to,
    )
  }
}
