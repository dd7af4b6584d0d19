import type { MemoryItem } from '@contract/memory'
import type { Task } from '@contract/task'

import type { Connection } from '../db/connection'
import type { Clock } from '../ports'
import type { TaskRepository } from '../task'
import { OPEN } from '../task/task.table'
import { localMoment } from '../time'
import type { Narrowing, Neighbours, TaskText } from './context.types'
import type { ExclusionService } from './exclusion.service'
import type { MemoryService } from './memory.service'

/** Entries of the change log looked at in one go: a slice that nobody notices. */
const LOG_STRIDE = 500
/** Words of a query that are looked up. */
const MOST_WORDS = 12
/** Matches that bm25 may have to count for one query: more take longer than a person should wait. */
const MOST_MATCHES = 6000
/** Up to so many tasks of a project are compared one by one; a larger one is found among all. */
const FEW = 3000
/** Neighbours of a kind. */
const BESIDE = 8
/** Named, because the planner takes the index of the foreign key, which knows no tasks. */
const LIVE_TAGS = 'task_tags INDEXED BY task_tags_tag'

/** What the Context proxy reads of a person's data. */
export class ContextSource {
  #vocabulary = false

  constructor(
    private readonly connection: Connection,
    private readonly tasks: TaskRepository,
    private readonly memory: Pick<MemoryService, 'active'>,
    private readonly exclusions: Pick<ExclusionService, 'hidden'>,
    private readonly clock: Clock,
  ) {}

  /** Sequence number of the newest change. */
  lastSeq(): number {
    return this.connection.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM change_batches')?.seq ?? 0
  }

  /** Tasks whose text may have changed, up to some place in the change log; `everything`: what is hidden was changed. */
  changedSince(seq: number): { readonly ids: readonly string[]; readonly seq: number; readonly everything: boolean } {
    const rows = this.connection.all<{ seq: number; entity: string; rowId: string }>(
      `SELECT batch_seq AS seq, entity, row_id AS rowId FROM changes WHERE batch_seq > ?
       ORDER BY batch_seq, ordinal LIMIT ${LOG_STRIDE}`,
      seq,
    )
    if (rows.length === 0) return { ids: [], seq: this.lastSeq(), everything: false }
    const last = rows.at(-1)?.seq ?? seq
    // A batch that goes on beyond this portion is taken in again next time, unless it is longer than a portion.
    const whole = rows.length < LOG_STRIDE ? last : last - 1 > seq ? last - 1 : last
    const long = rows.length === LOG_STRIDE && whole === last
    const inside = rows.filter((row) => row.seq <= whole)
    const ids = new Set<string>()
    for (const { entity, rowId } of inside) if (entity === 'tasks') ids.add(rowId)
    const comments = inside.flatMap(({ entity, rowId }) => (entity === 'task_comments' ? [rowId] : []))
    for (const { id } of this.connection.all<{ id: string }>(
      'SELECT task_id AS id FROM task_comments WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(comments),
    ))
      ids.add(id)
    const tagged = inside.flatMap(({ entity, rowId }) => (entity === 'task_tags' ? [rowId] : []))
    for (const { id } of this.connection.all<{ id: string }>(
      'SELECT task_id AS id FROM task_tags WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(tagged),
    ))
      ids.add(id)
    return {
      ids: [...ids],
      seq: whole,
      // What a very long batch has beyond the portion is found by walking through everything.
      everything: long || inside.some(({ entity }) => entity === 'model_exclusions'),
    }
  }

  /** Tasks in the order they were made, after one; its key is where to go on. */
  walk(after: number, limit: number): readonly { readonly key: number; readonly id: string }[] {
    return this.connection.all(
      'SELECT row_key AS key, id FROM tasks WHERE row_key > ? ORDER BY row_key LIMIT ?',
      after,
      limit,
    )
  }

  /** How far a place of the walk is, 0 to 1. */
  share(key: number): number {
    const last = this.connection.get<{ key: number | null }>('SELECT max(row_key) AS key FROM tasks')?.key ?? 0
    return last === 0 ? 1 : Math.min(1, key / last)
  }

  /** Texts of live tasks; those that are deleted are not among them. */
  texts(ids: readonly string[]): readonly TaskText[] {
    const list = JSON.stringify(ids)
    const comments = Map.groupBy(
      this.connection.all<{ taskId: string; id: string; body: string }>(
        `SELECT c.task_id AS taskId, c.id, c.body FROM json_each(?) j JOIN task_comments c ON c.task_id = j.value
         WHERE c.deleted_at IS NULL ORDER BY c.created_at, c.id`,
        list,
      ),
      ({ taskId }) => taskId,
    )
    return this.connection
      .all<{ id: string; title: string; notes: string }>(
        `SELECT t.id, t.title, t.notes FROM json_each(?) j JOIN tasks t ON t.id = j.value WHERE t.deleted_at IS NULL`,
        list,
      )
      .map((task) => ({ ...task, comments: comments.get(task.id) ?? [] }))
  }

  /** Of these tasks those that no model may see. */
  hidden(taskIds: readonly string[]): ReadonlySet<string> {
    return this.exclusions.hidden(taskIds)
  }

  task(id: string): Task | null {
    const task = this.tasks.find(id, this.#moment())
    return task === null || task.deletedAt !== null ? null : task
  }

  /** Live tasks in this order; what is deleted or lies outside is left out. */
  pick(ids: readonly string[], { projectId, state, kind = 'any' }: Narrowing): readonly Task[] {
    const open = (task: Task): boolean => task.status !== 'done' && task.status !== 'cancelled'
    return this.tasks
      .byIds(ids, this.#moment())
      .filter(
        (task) =>
          task.deletedAt === null &&
          (projectId === undefined || task.project?.id === projectId) &&
          (kind === 'any' || kind === 'comment' || (kind === 'step') === (task.parentId !== null)) &&
          (state === 'any' || open(task) === (state === 'open')),
      )
  }

  /** The tasks of a project, when they are few enough to be compared one by one. */
  fewOf(projectId: string): readonly string[] | null {
    const ids = this.connection.all<{ id: string }>(
      `SELECT id FROM tasks WHERE project_id = ? AND deleted_at IS NULL LIMIT ${FEW + 1}`,
      projectId,
    )
    return ids.length > FEW ? null : ids.map(({ id }) => id)
  }

  /**
   * Live tasks that have words of a text, best first: those with every word in the title, then by bm25 over the rarest words, as
   * many as there is time for (3 µs a match). A word on every third task tells next to nothing; if there are only such, the newest
   * that have all of them.
   */
  lexical(text: string, limit: number): readonly string[] {
    const words = [...new Set(text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])].slice(0, MOST_WORDS)
    if (words.length === 0) return []
    const all = words.map((word) => `"${word}"`).join(' ')
    const newest = 'SELECT rowid AS key FROM tasks_fts WHERE tasks_fts MATCH ? ORDER BY rowid DESC LIMIT ?'
    const ranked =
      'SELECT rowid AS key FROM tasks_fts WHERE tasks_fts MATCH ? ORDER BY bm25(tasks_fts, 3.0, 1.0), rowid DESC LIMIT ?'
    const ids = new Set(this.#live(newest, `title : (${all})`, limit))
    if (ids.size >= limit) return [...ids]
    const rare = this.#rarest(words)
    const more =
      rare.length > 0
        ? this.#live(ranked, rare.map((word) => `"${word}"`).join(' OR '), limit)
        : this.#live(newest, all, limit)
    for (const id of more) ids.add(id)
    return [...ids].slice(0, limit)
  }

  /** What stands beside a task. */
  neighbours(task: Task): Neighbours {
    const moment = this.#moment()
    const tagged = (kind: 'person' | 'other'): readonly Task[] => {
      const tags = task.tags.filter((tag) => (tag.kind === 'person') === (kind === 'person'))
      return this.#byIds(
        tags.flatMap(({ id }) =>
          this.connection
            .all<{ id: string }>(
              `SELECT task_id AS id FROM ${LIVE_TAGS} WHERE tag_id = ? AND deleted_at IS NULL ORDER BY task_id DESC LIMIT ${BESIDE}`,
              id,
            )
            .map((row) => row.id),
        ),
        task.id,
      )
    }
    return {
      parent: task.parentId === null ? null : this.task(task.parentId),
      steps: this.tasks.steps(task.id, moment),
      linked: this.#byIds(
        this.tasks.dependencies(task.id).map(({ taskId }) => taskId),
        task.id,
      ),
      samePerson: tagged('person'),
      sameTag: tagged('other'),
      sameProject:
        task.project === null
          ? []
          : this.#byIds(
              this.connection
                .all<{ id: string }>(
                  `SELECT id FROM tasks WHERE project_id = ? AND ${OPEN} AND parent_id IS NULL AND deleted_at IS NULL
                   ORDER BY created_at DESC, id DESC LIMIT ${BESIDE}`,
                  task.project.id,
                )
                .map(({ id }) => id),
              task.id,
            ),
      comments: this.tasks.comments(task.id),
      project:
        task.project === null
          ? null
          : (this.connection.get<{ id: string; name: string; notes: string }>(
              'SELECT id, name, notes FROM projects WHERE id = ? AND deleted_at IS NULL',
              task.project.id,
            ) ?? null),
    }
  }

  /** What the person stated and proxies are told. */
  remembered(): readonly MemoryItem[] {
    return this.memory.active()
  }

  #byIds(ids: readonly string[], except: string): readonly Task[] {
    const distinct = [...new Set(ids)].filter((id) => id !== except).slice(0, BESIDE)
    return this.tasks.byIds(distinct, this.#moment()).filter(({ deletedAt }) => deletedAt === null)
  }

  /** Words by how few tasks have them, as many as bm25 may count together; none when even the rarest is on too many. */
  #rarest(words: readonly string[]): readonly string[] {
    if (!this.#vocabulary) {
      this.connection.sqlite.exec(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.task_words USING fts5vocab('main', 'tasks_fts', 'row')",
      )
      this.#vocabulary = true
    }
    let left = MOST_MATCHES
    return words
      .map((word) => ({
        word,
        // As the tokeniser of the index folds it: without case and accents.
        n:
          this.connection.get<{ n: number }>(
            'SELECT doc AS n FROM temp.task_words WHERE term = ?',
            word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, ''),
          )?.n ?? 0,
      }))
      .filter(({ n }) => n > 0)
      .toSorted((a, b) => a.n - b.n)
      .filter(({ n }) => (left -= n) >= 0)
      .map(({ word }) => word)
  }

  #live(statement: string, match: string, limit: number): readonly string[] {
    const keys = this.connection.all<{ key: number }>(statement, match, 2 * limit).map(({ key }) => key)
    return this.connection
      .all<{ id: string }>(
        `SELECT t.id FROM json_each(?) j CROSS JOIN tasks t ON t.row_key = j.value
         WHERE t.deleted_at IS NULL ORDER BY j.key LIMIT ?`,
        JSON.stringify(keys),
        limit,
      )
      .map(({ id }) => id)
  }

  #moment(): { readonly date: string; readonly time: string } {
    return localMoment(this.clock.now(), this.clock.timeZone())
  }
}
