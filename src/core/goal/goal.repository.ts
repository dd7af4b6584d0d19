import type { Goal } from '@contract/goal'
import type { ProjectColor, TagKind } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import type { GoalTerms } from './goal.rules'

type Row = GoalTerms & {
  readonly id: string
  readonly title: string
  readonly createdAt: number
  readonly projectId: string | null
  readonly projectName: string | null
  readonly projectColor: ProjectColor | null
  readonly tagId: string | null
  readonly tagKind: TagKind | null
  readonly tagName: string | null
}
export type StoredGoal = Omit<Goal, 'progress' | 'history'>

/** What a goal counts, by day. */
export type DayAmounts = { readonly date: string; readonly completed: number; readonly focusMinutes: number }

const COLUMNS = `g.id, g.title, g.measure, g.target, g.period, g.starts_on AS startsOn, g.ends_on AS endsOn,
  g.paused_at AS pausedAt, g.archived_at AS archivedAt, g.created_at AS createdAt,
  p.id AS projectId, p.name AS projectName, p.color AS projectColor, t.id AS tagId, t.kind AS tagKind, t.name AS tagName
  FROM goals g LEFT JOIN projects p ON p.id = g.project_id LEFT JOIN tags t ON t.id = g.tag_id`

export class GoalRepository {
  constructor(private readonly connection: Connection) {}

  list(archived: boolean): readonly StoredGoal[] {
    return this.connection
      .all<Row>(
        `SELECT ${COLUMNS} WHERE g.deleted_at IS NULL AND (g.archived_at IS NULL OR ?) ORDER BY g.created_at, g.id`,
        archived ? 1 : 0,
      )
      .map(toGoal)
  }

  find(id: string): StoredGoal | null {
    const row = this.connection.get<Row>(`SELECT ${COLUMNS} WHERE g.id = ? AND g.deleted_at IS NULL`, id)
    return row ? toGoal(row) : null
  }

  tagExists(id: string): boolean {
    return this.connection.get('SELECT 1 FROM tags WHERE id = ? AND deleted_at IS NULL', id) !== undefined
  }

  /**
   * Tasks completed and minutes focused a day within a project and a tag, as they are sorted now. A session belongs
   * where its task does.
   */
  scoped(
    scope: { readonly projectId: string | null; readonly tagId: string | null },
    from: string,
    to: string,
  ): readonly DayAmounts[] {
    const conditions: string[] = []
    const parameters: string[] = []
    if (scope.projectId !== null) {
      conditions.push('AND t.project_id = ?')
      parameters.push(scope.projectId)
    }
    if (scope.tagId !== null) {
      conditions.push(
        'AND EXISTS (SELECT 1 FROM task_tags x WHERE x.task_id = t.id AND x.tag_id = ? AND x.deleted_at IS NULL)',
      )
      parameters.push(scope.tagId)
    }
    return this.connection.all(
      `SELECT e.local_date AS date,
         count(DISTINCT CASE WHEN e.kind = 'task.completed' THEN e.subject_id END) AS completed,
         total(CASE WHEN e.kind = 'focus.finished' THEN max(e.minutes, 0) END) AS focusMinutes
       FROM progress_events e INDEXED BY progress_events_date
       JOIN tasks t ON t.id = e.task_id
       WHERE e.deleted_at IS NULL AND e.local_date BETWEEN ? AND ? ${conditions.join(' ')}
       GROUP BY e.local_date`,
      from,
      to,
      ...parameters,
    )
  }
}

function toGoal(row: Row): StoredGoal {
  const { projectId, projectName, projectColor, tagId, tagKind, tagName, ...goal } = row
  return {
    ...goal,
    project:
      projectId === null || projectName === null || projectColor === null
        ? null
        : { id: projectId, name: projectName, color: projectColor },
    tag: tagId === null || tagKind === null || tagName === null ? null : { id: tagId, kind: tagKind, name: tagName },
  }
}
