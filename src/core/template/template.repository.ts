import type { TagRef } from '@contract/tag'
import type { Task } from '@contract/task'
import type { TaskTemplate } from '@contract/template'

import type { Connection } from '../db/connection'
import type { TemplateBody } from './template.table'

type Row = {
  readonly id: string
  readonly name: string
  readonly body: string
  readonly createdAt: number
  readonly updatedAt: number
}

const COLUMNS = 'id, name, body, created_at AS createdAt, updated_at AS updatedAt'

export class TemplateRepository {
  constructor(private readonly connection: Connection) {}

  /** Live templates by name. */
  list(): TaskTemplate[] {
    return this.#shown(
      this.connection.all<Row>(
        `SELECT ${COLUMNS} FROM task_templates WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id`,
      ),
    )
  }

  find(id: string): TaskTemplate | null {
    const row = this.connection.get<Row>(
      `SELECT ${COLUMNS} FROM task_templates WHERE id = ? AND deleted_at IS NULL`,
      id,
    )
    return row === undefined ? null : (this.#shown([row])[0] ?? null)
  }

  /** Whether there is a row with this id, deleted or not. */
  exists(id: string): boolean {
    return this.connection.get('SELECT 1 FROM task_templates WHERE id = ?', id) !== undefined
  }

  byName(name: string): { readonly id: string; readonly name: string } | null {
    return (
      this.connection.get<{ id: string; name: string }>(
        'SELECT id, name FROM task_templates WHERE name = ? COLLATE NOCASE AND deleted_at IS NULL',
        name,
      ) ?? null
    )
  }

  #shown(rows: readonly Row[]): TaskTemplate[] {
    const read = rows.map(({ body, ...row }) => ({ ...row, body: JSON.parse(body) as TemplateBody }))
    const projects = new Map(
      this.connection
        .all<NonNullable<Task['project']>>(
          `SELECT p.id, p.name, p.color FROM json_each(?) j JOIN projects p ON p.id = j.value WHERE p.deleted_at IS NULL`,
          JSON.stringify(read.flatMap(({ body }) => body.projectId ?? [])),
        )
        .map(({ id, name, color }) => [id, { id, name, color }]),
    )
    const tags = new Map(
      this.connection
        .all<TagRef>(
          `SELECT g.id, g.kind, g.name FROM json_each(?) j JOIN tags g ON g.id = j.value WHERE g.deleted_at IS NULL`,
          JSON.stringify(read.flatMap(({ body }) => body.tagIds)),
        )
        .map(({ id, kind, name }) => [id, { id, kind, name }]),
    )
    return read.map(({ body: { notes, estimateMinutes, projectId, tagIds, steps }, ...row }) => ({
      ...row,
      notes,
      estimateMinutes,
      project: (projectId === null ? undefined : projects.get(projectId)) ?? null,
      tags: tagIds.flatMap((id) => tags.get(id) ?? []),
      steps: [...steps],
    }))
  }
}
