import type { Project } from '@contract/project'

import type { Connection } from '../db/connection'
import { OPEN } from '../task/task.table'

/** Open tasks of a project are counted up to this many; the screen shows "99+". */
const OPEN_COUNT_CAP = 100

const COLUMNS = `p.id, p.name, p.color, p.notes, p.archived_at AS archivedAt, p.created_at AS createdAt, (
  SELECT count(*) FROM (
    SELECT 1 FROM tasks t
    WHERE t.project_id = p.id AND t.${OPEN}
      AND t.parent_id IS NULL AND t.deleted_at IS NULL
    LIMIT ${OPEN_COUNT_CAP})) AS openTasks`

export class ProjectRepository {
  constructor(private readonly connection: Connection) {}

  list(archived: boolean): Project[] {
    return this.connection.all(
      `SELECT ${COLUMNS} FROM projects p WHERE p.deleted_at IS NULL ${archived ? '' : 'AND p.archived_at IS NULL'} ORDER BY p.rank, p.id`,
    )
  }

  find(id: string): Project | null {
    return (
      this.connection.get<Project>(`SELECT ${COLUMNS} FROM projects p WHERE p.id = ? AND p.deleted_at IS NULL`, id) ??
      null
    )
  }

  /** Whether there is a row with this id, deleted or not. */
  exists(id: string): boolean {
    return this.connection.get('SELECT 1 FROM projects WHERE id = ?', id) !== undefined
  }

  byName(name: string): { readonly id: string; readonly name: string } | null {
    return (
      this.connection.get<{ id: string; name: string }>(
        'SELECT id, name FROM projects WHERE name = ? COLLATE NOCASE AND deleted_at IS NULL',
        name,
      ) ?? null
    )
  }

  lastRank(): string | null {
    return (
      this.connection.get<{ rank: string | null }>('SELECT max(rank) AS rank FROM projects WHERE deleted_at IS NULL')
        ?.rank ?? null
    )
  }

  /** Every task of a project, deleted ones too. */
  taskIds(projectId: string): readonly string[] {
    return this.connection
      .all<{ id: string }>('SELECT id FROM tasks WHERE project_id = ?', projectId)
      .map(({ id }) => id)
  }
}
