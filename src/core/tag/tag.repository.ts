import type { Tag, TagRef } from '@contract/tag'
import type { TagKind } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { OPEN } from '../task/task.table'

/** Open tasks of a tag are counted up to this many; the screen shows "99+". */
export const OPEN_COUNT_CAP = 100

const COLUMNS = `g.id, g.kind, g.name, (
  SELECT count(*) FROM (
    SELECT 1 FROM task_tags l JOIN tasks t ON t.id = l.task_id
    WHERE l.tag_id = g.id AND l.deleted_at IS NULL AND t.deleted_at IS NULL
      AND t.${OPEN}
    LIMIT ${OPEN_COUNT_CAP})) AS openTasks`

export class TagRepository {
  constructor(private readonly connection: Connection) {}

  list(): Tag[] {
    return this.connection.all(
      `SELECT ${COLUMNS} FROM tags g WHERE g.deleted_at IS NULL ORDER BY g.kind DESC, g.name COLLATE NOCASE`,
    )
  }

  find(id: string): Tag | null {
    return this.connection.get<Tag>(`SELECT ${COLUMNS} FROM tags g WHERE g.id = ? AND g.deleted_at IS NULL`, id) ?? null
  }

  /** Names are the same when they differ in case alone. */
  byName(kind: TagKind, name: string): TagRef | null {
    return (
      this.connection.get<TagRef>(
        'SELECT id, kind, name FROM tags WHERE kind = ? AND name = ? COLLATE NOCASE AND deleted_at IS NULL',
        kind,
        name,
      ) ?? null
    )
  }

  linkIds(tagId: string): readonly string[] {
    return this.connection
      .all<{ id: string }>('SELECT id FROM task_tags WHERE tag_id = ? AND deleted_at IS NULL', tagId)
      .map(({ id }) => id)
  }
}
