import type { ProgressEvent } from '@contract/progress'

import type { Connection } from '../db/connection'
import type { Place } from '../db/cursor'

type StoredEvent = Omit<ProgressEvent, 'xp'>
type Filter = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly kind?: ProgressEvent['kind'] | undefined
  readonly projectId?: string | undefined
  readonly tagId?: string | undefined
}

export class ProgressRepository {
  constructor(private readonly connection: Connection) {}

  /** Mean and number of the check-ins of the days from `from` to `to` that have any. */
  energy(
    fromInstant: number,
    from: string,
    to: string,
  ): readonly { readonly date: string; readonly mean: number; readonly count: number }[] {
    return this.connection.all(
      `SELECT local_date AS date, avg(level) AS mean, count(*) AS count FROM energy_check_ins
       WHERE deleted_at IS NULL AND at >= ? AND local_date BETWEEN ? AND ? GROUP BY local_date`,
      fromInstant,
      from,
      to,
    )
  }

  /** Ledger entries before a place, newest first. */
  events(before: Place | null, limit: number, { from, to, kind, projectId, tagId }: Filter): StoredEvent[] {
    const conditions: string[] = []
    const parameters: unknown[] = [before?.at ?? Number.MAX_SAFE_INTEGER, before?.id ?? '']
    if (from !== undefined || to !== undefined) {
      conditions.push('AND local_date BETWEEN ? AND ?')
      parameters.push(from ?? '0000-01-01', to ?? '9999-12-31')
    }
    if (kind !== undefined) {
      conditions.push('AND kind = ?')
      parameters.push(kind)
    }
    if (projectId !== undefined) {
      conditions.push('AND EXISTS (SELECT 1 FROM tasks t WHERE t.id = e.task_id AND t.project_id = ?)')
      parameters.push(projectId)
    }
    if (tagId !== undefined) {
      conditions.push(
        'AND EXISTS (SELECT 1 FROM task_tags x WHERE x.task_id = e.task_id AND x.tag_id = ? AND x.deleted_at IS NULL)',
      )
      parameters.push(tagId)
    }
    return this.connection.all(
      `SELECT id, kind, subject_id AS subjectId, title, minutes, estimate_minutes AS estimateMinutes, at, local_date AS localDate
       FROM progress_events e WHERE deleted_at IS NULL AND (at, id) < (?, ?) ${conditions.join(' ')}
       ORDER BY at DESC, id DESC LIMIT ?`,
      ...parameters,
      limit,
    )
  }
}
