import type { Connection } from '../db/connection'
import type { Span } from './free-time.rules'

/** A finished task with the time that the focus clock counted. */
export type TimedRow = {
  readonly eventId: string
  readonly taskId: string
  readonly title: string
  readonly minutes: number
  readonly estimate: number | null
  readonly at: number
  readonly projectId: string | null
  readonly seriesId: string | null
}

const TIMED = "kind = 'task.completed' AND minutes > 0 AND deleted_at IS NULL"

/** Reads what estimates rest on. */
export class EstimateRepository {
  constructor(private readonly connection: Connection) {}

  /** The latest finished tasks that have a time, oldest first; `after` leaves out what came before a place. */
  timed(limit: number, after: { readonly at: number; readonly id: string } | null = null): readonly TimedRow[] {
    return this.connection
      .all<TimedRow>(
        `SELECT e.id AS eventId, e.subject_id AS taskId, e.title, e.minutes, e.estimate_minutes AS estimate, e.at,
           t.project_id AS projectId, t.series_id AS seriesId
         FROM progress_events e INDEXED BY progress_events_timed LEFT JOIN tasks t ON t.id = e.subject_id
         WHERE e.kind = 'task.completed' AND e.minutes > 0 AND e.deleted_at IS NULL AND (e.at, e.id) > (?, ?)
         ORDER BY e.at DESC, e.id DESC LIMIT ?`,
        after?.at ?? -1,
        after?.id ?? '',
        limit,
      )
      .toReversed()
  }

  /** How many finished tasks have a time, counted up to `cap`. */
  timedCount(cap: number): number {
    return (
      this.connection.get<{ n: number }>(
        `SELECT count(*) AS n FROM (SELECT 1 FROM progress_events INDEXED BY progress_events_timed WHERE ${TIMED} LIMIT ?)`,
        cap,
      )?.n ?? 0
    )
  }

  /** Ids of the live tags of tasks. */
  tags(taskIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const rows = this.connection.all<{ taskId: string; tagId: string }>(
      `SELECT l.task_id AS taskId, l.tag_id AS tagId
       FROM json_each(?) j JOIN task_tags l ON l.task_id = j.value WHERE l.deleted_at IS NULL`,
      JSON.stringify(taskIds),
    )
    return new Map(
      [...Map.groupBy(rows, ({ taskId }) => taskId)].map(([id, links]) => [id, links.map(({ tagId }) => tagId)]),
    )
  }

  /** Focused minutes on tasks so far, those without any left out. */
  spent(taskIds: readonly string[], now: number): ReadonlyMap<string, number> {
    const rows = this.connection.all<{ id: string; ms: number }>(
      `SELECT s.task_id AS id, sum(max(0, coalesce(g.ended_at, ?) - g.started_at)) AS ms
       FROM json_each(?) j JOIN focus_sessions s ON s.task_id = j.value JOIN focus_segments g ON g.session_id = s.id
       WHERE s.deleted_at IS NULL AND s.state <> 'discarded' AND g.kind = 'focus' AND g.deleted_at IS NULL
       GROUP BY s.task_id`,
      now,
      JSON.stringify(taskIds),
    )
    return new Map(rows.map(({ id, ms }) => [id, ms / 60_000]))
  }

  /** What takes time between two instants: busy calendar events, breaks, and blocks planned for other tasks. */
  busy(from: number, to: number, taskIds: readonly string[]): readonly Span[] {
    return this.connection.all<Span>(
      `SELECT starts_at AS "from", ends_at AS "to" FROM calendar_events
       WHERE deleted_at IS NULL AND busy = 1 AND starts_at >= @from AND starts_at < @to
       UNION ALL
       SELECT starts_at, ends_at FROM plan_blocks
       WHERE deleted_at IS NULL AND starts_at >= @from AND starts_at < @to
         AND (kind <> 'task' OR task_id IS NULL OR task_id NOT IN (SELECT value FROM json_each(@ids)))`,
      { from, to, ids: JSON.stringify(taskIds) },
    )
  }
}
