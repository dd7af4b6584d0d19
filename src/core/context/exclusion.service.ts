import { assertNever } from '@contract/assert-never'
import type { ModelExclusion } from '@contract/context'
import type { ExclusionKind } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { conflict, notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import { modelExclusions } from './context.table'

/** What no model may see, whichever and wherever it is: hidden projects, tags and tasks, with all that is theirs. */
export class ExclusionService {
  constructor(
    private readonly connection: Connection,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  list(): ModelExclusion[] {
    return this.connection
      .all<Omit<ModelExclusion, 'name'> & { readonly shown: string }>(
        `SELECT e.kind, e.subject_id AS subjectId, coalesce(p.name, g.name, t.title) AS shown FROM model_exclusions e
       LEFT JOIN projects p ON e.kind = 'project' AND p.id = e.subject_id AND p.deleted_at IS NULL
       LEFT JOIN tags g ON e.kind = 'tag' AND g.id = e.subject_id AND g.deleted_at IS NULL
       LEFT JOIN tasks t ON e.kind = 'task' AND t.id = e.subject_id AND t.deleted_at IS NULL
       WHERE e.deleted_at IS NULL AND shown IS NOT NULL ORDER BY e.kind, shown COLLATE NOCASE`,
      )
      .map(({ shown, ...rest }) => ({ ...rest, name: shown }))
  }

  /** Of these tasks those that no model may see: hidden themselves, or by project, tag or the task they are a step of. */
  hidden(taskIds: readonly string[]): ReadonlySet<string> {
    const rows = this.connection.all<{ id: string }>(
      // Steps are hidden with their task, however deep.
      `WITH RECURSIVE above (id, at) AS (
         SELECT value, value FROM json_each(?)
         UNION SELECT above.id, t.parent_id FROM above JOIN tasks t ON t.id = above.at WHERE t.parent_id IS NOT NULL)
       SELECT DISTINCT above.id AS id FROM above WHERE
         EXISTS (SELECT 1 FROM model_exclusions e WHERE e.subject_id = above.at AND e.deleted_at IS NULL)
         OR EXISTS (SELECT 1 FROM tasks t JOIN model_exclusions e ON e.subject_id = t.project_id
           WHERE t.id = above.at AND e.deleted_at IS NULL)
         OR EXISTS (SELECT 1 FROM task_tags l JOIN model_exclusions e ON e.subject_id = l.tag_id
           WHERE l.task_id = above.at AND l.deleted_at IS NULL AND e.deleted_at IS NULL)`,
      JSON.stringify(taskIds),
    )
    return new Set(rows.map(({ id }) => id))
  }

  /** What hides a task: it stands itself among these where the person hid it alone. Empty where models may see it. */
  hiddenBy({ id }: { readonly id: string }): ModelExclusion[] {
    return this.connection
      .all<Omit<ModelExclusion, 'name'> & { readonly shown: string }>(
        `WITH RECURSIVE above (at) AS (
           SELECT ? UNION SELECT t.parent_id FROM above JOIN tasks t ON t.id = above.at WHERE t.parent_id IS NOT NULL),
         subjects (id) AS (
           SELECT at FROM above
           UNION SELECT t.project_id FROM above JOIN tasks t ON t.id = above.at WHERE t.project_id IS NOT NULL
           UNION SELECT l.tag_id FROM above JOIN task_tags l ON l.task_id = above.at WHERE l.deleted_at IS NULL)
         SELECT e.kind, e.subject_id AS subjectId, coalesce(p.name, g.name, t.title, '') AS shown
         FROM subjects s JOIN model_exclusions e ON e.subject_id = s.id AND e.deleted_at IS NULL
         LEFT JOIN projects p ON e.kind = 'project' AND p.id = s.id
         LEFT JOIN tags g ON e.kind = 'tag' AND g.id = s.id
         LEFT JOIN tasks t ON e.kind = 'task' AND t.id = s.id
         ORDER BY e.kind, shown COLLATE NOCASE`,
        id,
      )
      .map(({ shown, ...rest }) => ({ ...rest, name: shown }))
  }

  /** Throws CONFLICT persons_only for anybody but the person, NOT_FOUND for what is not there. */
  set(
    input: { readonly kind: ExclusionKind; readonly subjectId: string; readonly hidden: boolean },
    caller: Caller,
  ): { exclusions: ModelExclusion[]; batchId: string | null } {
    if (caller.actor.kind !== 'person') throw conflict('persons_only', 'Only a person can decide this.')
    const name = this.#name(input.kind, input.subjectId)
    const id = `${input.kind}:${input.subjectId}`
    const label = input.hidden ? `Hid ${quote(name)} from every model` : `No longer hid ${quote(name)} from models`
    const { batchId } = this.unitOfWork.run(caller, label, (tx) => {
      const row = this.connection.get<{ deletedAt: number | null }>(
        'SELECT deleted_at AS deletedAt FROM model_exclusions WHERE id = ?',
        id,
      )
      if (row) {
        if ((row.deletedAt === null) !== input.hidden)
          tx.update(modelExclusions, id, { deletedAt: input.hidden ? null : tx.now })
      } else if (input.hidden) {
        const { kind, subjectId } = input
        tx.insert(modelExclusions, { id, kind, subjectId, createdAt: tx.now, deletedAt: null })
      }
    })
    return { exclusions: this.list(), batchId }
  }

  #name(kind: ExclusionKind, id: string): string {
    const row = this.connection.get<{ name: string }>(nameOf(kind), id)
    if (!row) throw notFound(kind, id)
    return row.name
  }
}

function nameOf(kind: ExclusionKind): string {
  switch (kind) {
    case 'project':
      return 'SELECT name FROM projects WHERE id = ? AND deleted_at IS NULL'
    case 'tag':
      return 'SELECT name FROM tags WHERE id = ? AND deleted_at IS NULL'
    case 'task':
      return 'SELECT title AS name FROM tasks WHERE id = ? AND deleted_at IS NULL'
    default:
      return assertNever(kind)
  }
}
