import type { Connection } from '../db/connection'
import type { Series } from './series.rules'
import { OPEN } from './task.table'

type SeriesRow = Omit<Series, 'fromCompletion' | 'exdates' | 'rdates'> & {
  readonly fromCompletion: number
  readonly exdates: string
  readonly rdates: string
}

/** What of a task its next occurrence takes over. */
export type CarriedRow = {
  readonly id: string
  readonly title: string
  readonly notes: string
  readonly status: 'inbox' | 'todo' | 'in_progress' | 'waiting' | 'done' | 'cancelled'
  readonly priority: number
  readonly mode: 'do' | 'do_with_me' | 'delegate' | 'drop'
  readonly neededEnergy: 'low' | 'medium' | 'high' | null
  readonly estimateMinutes: number | null
  readonly dueDate: string | null
  readonly dueTime: string | null
  readonly dueZone: string | null
  readonly startDate: string | null
  readonly startTime: string | null
  readonly startZone: string | null
  readonly recurrenceText: string | null
  readonly recurrenceRule: string | null
  readonly links: string
  readonly projectId: string | null
  readonly parentId: string | null
  readonly captureId: string | null
  readonly rank: string
  readonly seriesId: string | null
  readonly occurrence: string | null
  readonly deletedAt: number | null
}

const CARRIED = `id, title, notes, status, priority, mode, needed_energy AS neededEnergy, estimate_minutes AS estimateMinutes,
  due_date AS dueDate, due_time AS dueTime, due_zone AS dueZone, start_date AS startDate, start_time AS startTime,
  start_zone AS startZone, recurrence_text AS recurrenceText, recurrence_rule AS recurrenceRule, links,
  project_id AS projectId, parent_id AS parentId, capture_id AS captureId, rank, series_id AS seriesId,
  occurrence, deleted_at AS deletedAt`

/** Reads series and their tasks. */
export class SeriesRepository {
  constructor(private readonly connection: Connection) {}

  find(id: string): Series | null {
    const row = this.connection.get<SeriesRow>(
      `SELECT id, rule, text, start_date AS startDate, start_time AS startTime, zone, from_completion AS fromCompletion,
              missed_policy AS missedPolicy, exdates, rdates, paused_at AS pausedAt, ended_at AS endedAt
       FROM task_series WHERE id = ?`,
      id,
    )
    if (!row) return null
    return {
      ...row,
      fromCompletion: row.fromCompletion === 1,
      exdates: JSON.parse(row.exdates) as string[],
      rdates: JSON.parse(row.rdates) as string[],
    }
  }

  task(id: string): CarriedRow | null {
    return this.connection.get<CarriedRow>(`SELECT ${CARRIED} FROM tasks WHERE id = ?`, id) ?? null
  }

  steps(parentId: string): readonly CarriedRow[] {
    return this.connection.all(
      `SELECT ${CARRIED} FROM tasks WHERE parent_id = ? AND deleted_at IS NULL ORDER BY rank, id`,
      parentId,
    )
  }

  /** The open occurrence; there is one at most. */
  open(seriesId: string): { readonly id: string; readonly occurrence: string | null } | null {
    return (
      this.connection.get(
        `SELECT id, occurrence FROM tasks
         WHERE series_id = ? AND series_id IS NOT NULL AND ${OPEN} AND deleted_at IS NULL ORDER BY occurrence DESC LIMIT 1`,
        seriesId,
      ) ?? null
    )
  }

  /** The newest occurrence, open or not. */
  last(seriesId: string): { readonly id: string; readonly occurrence: string | null } | null {
    return (
      this.connection.get(
        `SELECT id, occurrence FROM tasks
         WHERE series_id = ? AND series_id IS NOT NULL AND deleted_at IS NULL ORDER BY occurrence DESC LIMIT 1`,
        seriesId,
      ) ?? null
    )
  }

  /** How many occurrences come after one. */
  later(seriesId: string, occurrence: string): number {
    return (
      this.connection.get<{ n: number }>(
        `SELECT count(*) AS n FROM tasks
         WHERE series_id = ? AND series_id IS NOT NULL AND occurrence > ? AND deleted_at IS NULL`,
        seriesId,
        occurrence,
      )?.n ?? 0
    )
  }

  /** How many occurrences there have been. */
  made(seriesId: string): number {
    return (
      this.connection.get<{ n: number }>(
        'SELECT count(*) AS n FROM tasks WHERE series_id = ? AND series_id IS NOT NULL AND deleted_at IS NULL',
        seriesId,
      )?.n ?? 0
    )
  }

  liveTagIds(taskId: string): readonly string[] {
    return this.connection
      .all<{ tagId: string }>('SELECT tag_id AS tagId FROM task_tags WHERE task_id = ? AND deleted_at IS NULL', taskId)
      .map(({ tagId }) => tagId)
  }

  /** The link of a task and a tag, live or not. */
  tagLink(taskId: string, tagId: string): { readonly id: string; readonly deletedAt: number | null } | null {
    return (
      this.connection.get(
        'SELECT id, deleted_at AS deletedAt FROM task_tags WHERE task_id = ? AND tag_id = ?',
        taskId,
        tagId,
      ) ?? null
    )
  }
}
