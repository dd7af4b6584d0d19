import type { Task } from '@contract/task'
import { openTaskStatuses, priorities, type TagKind } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { OPEN } from './task.table'

export const COLUMNS = `
  t.id, t.title, t.notes, t.status, t.priority, t.mode, t.needed_energy AS neededEnergy,
  t.estimate_minutes AS estimateMinutes, t.due_date AS dueDate, t.due_time AS dueTime, t.due_zone AS dueZone,
  t.start_date AS startDate, t.start_time AS startTime, t.start_zone AS startZone,
  t.recurrence_text AS recurrenceText, t.recurrence_rule AS recurrenceRule,
  t.series_id AS seriesId, t.occurrence, t.links, t.parent_id AS parentId,
  t.snoozed_until AS snoozedUntil, t.completed_at AS completedAt, t.created_at AS createdAt, t.updated_at AS updatedAt,
  t.deleted_at AS deletedAt, t.rank, t.capture_id AS captureId,
  p.id AS projectId, p.name AS projectName, p.color AS projectColor`

export const FROM = 'FROM tasks t LEFT JOIN projects p ON p.id = t.project_id AND p.deleted_at IS NULL'

export type TaskRow = Omit<
  Task,
  'priority' | 'links' | 'project' | 'tags' | 'overdue' | 'blocked' | 'steps' | 'stepsDone'
> & {
  readonly priority: number
  readonly links: string
  readonly projectId: string | null
  readonly projectName: string | null
  readonly projectColor: NonNullable<Task['project']>['color'] | null
  readonly rank: string
  readonly captureId: string | null
}

type TagRow = { readonly taskId: string; readonly id: string; readonly kind: TagKind; readonly name: string }

/** Day and clock time at the person's place, against which a task is overdue. */
export type Moment = { readonly date: string; readonly time: string }

/** Adds to rows what lies in other tables: tags, steps and blockers, in one query each for all rows together. */
export function completeRows(connection: Connection, rows: readonly TaskRow[], moment: Moment): Task[] {
  if (rows.length === 0) return []
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const tags = Map.groupBy(
    connection.all<TagRow>(
      `SELECT l.task_id AS taskId, g.id, g.kind, g.name
       FROM json_each(?) j JOIN task_tags l ON l.task_id = j.value JOIN tags g ON g.id = l.tag_id
       WHERE l.deleted_at IS NULL AND g.deleted_at IS NULL ORDER BY g.kind DESC, g.name`,
      ids,
    ),
    ({ taskId }) => taskId,
  )
  const steps = new Map(
    connection
      .all<{ id: string; steps: number; stepsDone: number }>(
        `SELECT s.parent_id AS id, count(*) AS steps, sum(s.status = 'done') AS stepsDone
         FROM json_each(?) j JOIN tasks s ON s.parent_id = j.value WHERE s.deleted_at IS NULL GROUP BY s.parent_id`,
        ids,
      )
      .map(({ id, ...counts }) => [id, counts]),
  )
  const blocked = new Set(
    connection
      .all<{ id: string }>(
        `SELECT d.to_task_id AS id
         FROM json_each(?) j JOIN task_dependencies d ON d.to_task_id = j.value JOIN tasks b ON b.id = d.from_task_id
         WHERE d.type = 'blocks' AND d.deleted_at IS NULL AND b.deleted_at IS NULL AND b.${OPEN}`,
        ids,
      )
      .map(({ id }) => id),
  )
  return rows.map((row) => {
    const counts = steps.get(row.id)
    // Written out: copying a row with a spread takes as long as reading it from the database.
    return {
      id: row.id,
      title: row.title,
      notes: row.notes,
      status: row.status,
      priority: priorities[row.priority] ?? 'none',
      mode: row.mode,
      neededEnergy: row.neededEnergy,
      estimateMinutes: row.estimateMinutes,
      dueDate: row.dueDate,
      dueTime: row.dueTime,
      dueZone: row.dueZone,
      startDate: row.startDate,
      startTime: row.startTime,
      startZone: row.startZone,
      recurrenceText: row.recurrenceText,
      recurrenceRule: row.recurrenceRule,
      seriesId: row.seriesId,
      occurrence: row.occurrence,
      links: row.links === '[]' ? [] : (JSON.parse(row.links) as string[]),
      project:
        row.projectId !== null && row.projectName !== null && row.projectColor !== null
          ? { id: row.projectId, name: row.projectName, color: row.projectColor }
          : null,
      parentId: row.parentId,
      tags: (tags.get(row.id) ?? []).map(({ id, kind, name }) => ({ id, kind, name })),
      snoozedUntil: row.snoozedUntil,
      completedAt: row.completedAt,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
      deletedAt: row.deletedAt,
      overdue: isOverdue(row, moment),
      blocked: blocked.has(row.id),
      steps: counts?.steps ?? 0,
      stepsDone: counts?.stepsDone ?? 0,
    }
  })
}

function isOverdue(
  task: { readonly status: Task['status']; readonly dueDate: string | null; readonly dueTime: string | null },
  moment: Moment,
): boolean {
  if (task.dueDate === null || !(openTaskStatuses as readonly string[]).includes(task.status)) return false
  return (
    task.dueDate < moment.date || (task.dueDate === moment.date && task.dueTime !== null && task.dueTime < moment.time)
  )
}
