import type { CapturePlace } from '@contract/capture'
import type { CaptureSource } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import type { CaptureReading } from './capture.table'

export type CaptureRow = {
  readonly id: string
  readonly raw: string
  readonly source: CaptureSource
  readonly reading: CaptureReading
  readonly timeZone: string
  readonly locale: string
  readonly status: 'received' | 'processed'
  readonly createdAt: number
}

/** Undoing takes the tasks back, and the mark with them; that there ever were tasks says that the text was read. */
const WAS_READ = 'EXISTS (SELECT 1 FROM tasks WHERE tasks.capture_id = captures.id)'

export class CaptureRepository {
  constructor(private readonly connection: Connection) {}

  find(id: string): CaptureRow | null {
    const row = this.connection.get<Omit<CaptureRow, 'reading'> & { reading: string }>(
      `SELECT id, raw, source, reading, time_zone AS timeZone, locale,
         CASE WHEN ${WAS_READ} THEN 'processed' ELSE status END AS status, created_at AS createdAt
       FROM captures WHERE id = ?`,
      id,
    )
    return row ? { ...row, reading: JSON.parse(row.reading) as CaptureRow['reading'] } : null
  }

  /** Captures that were saved but not yet read, oldest first. */
  waiting(): readonly string[] {
    return this.connection
      .all<{ id: string }>(
        `SELECT id FROM captures WHERE status = 'received' AND deleted_at IS NULL AND NOT ${WAS_READ}
         ORDER BY created_at, id`,
      )
      .map(({ id }) => id)
  }

  /** Live tasks that a capture became. */
  taskIds(captureId: string): readonly string[] {
    return this.connection
      .all<{ id: string }>(
        'SELECT id FROM tasks WHERE capture_id = ? AND deleted_at IS NULL ORDER BY created_at, id',
        captureId,
      )
      .map(({ id }) => id)
  }

  /** A place as far as it is still there; a step's project is that of its task. */
  present(place: CapturePlace): { readonly parentId: string | undefined; readonly projectId: string | null } {
    const parent = this.connection.get<{ id: string; projectId: string | null }>(
      'SELECT id, project_id AS projectId FROM tasks WHERE id = ? AND deleted_at IS NULL',
      place.parentId ?? null,
    )
    const project = this.connection.get<{ id: string }>(
      'SELECT id FROM projects WHERE id = ? AND deleted_at IS NULL',
      place.projectId ?? null,
    )
    return { parentId: parent?.id, projectId: project?.id ?? parent?.projectId ?? null }
  }

  /** Names that the reader knows projects, tags and people by. */
  vocabulary(): {
    readonly projects: readonly { readonly id: string; readonly name: string }[]
    readonly tags: readonly string[]
    readonly people: readonly string[]
  } {
    const names = (kind: 'tag' | 'person') =>
      this.connection
        .all<{ name: string }>('SELECT name FROM tags WHERE kind = ? AND deleted_at IS NULL', kind)
        .map(({ name }) => name)
    return {
      projects: this.connection.all('SELECT id, name FROM projects WHERE deleted_at IS NULL AND archived_at IS NULL'),
      tags: names('tag'),
      people: names('person'),
    }
  }
}
