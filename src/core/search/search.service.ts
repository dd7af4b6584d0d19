import type { Task } from '@contract/task'

import type { Connection } from '../db/connection'
import type { Clock } from '../ports'
import type { TaskRepository } from '../task'
import { localMoment } from '../time'

/** How many matches are looked up at a time. */
const PORTION = 200
const MOST_WORDS = 12

type SearchKind = 'any' | 'task' | 'step'
const OF_KIND = { any: '', task: 'AND t.parent_id IS NULL', step: 'AND t.parent_id IS NOT NULL' } as const

export class SearchService {
  constructor(
    private readonly connection: Connection,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
  ) {}

  /** Tasks whose title or notes have words that begin with each word of `q`: first those with all in the title, newest first. */
  search(input: { readonly q: string; readonly limit: number; readonly kind?: SearchKind | undefined }): Task[] {
    const match = toMatch(input.q)
    if (match === null) return []
    // Not by bm25: it counts every match of every word first, which takes 20 ms a word in a list of 100,000.
    const inTitle = this.#newest(`title : (${match})`, input.limit, input.kind)
    if (inTitle.length === input.limit) return this.#shown(inTitle)
    const anywhere = this.#newest(match, input.limit, input.kind)
    return this.#shown([...new Set([...inTitle, ...anywhere])].slice(0, input.limit))
  }

  /** Tasks with any of these words in title or notes, newest first. */
  sharing(words: readonly string[], limit: number): Task[] {
    const match = words.slice(0, MOST_WORDS).flatMap((word) => toTerms(word))
    if (match.length === 0) return []
    return this.#shown(this.#newest(match.map((word) => `"${word}"`).join(' OR '), limit))
  }

  /** Ids of what matches, newest first; what is deleted is passed over, however much it is. */
  #newest(match: string, limit: number, kind: SearchKind = 'any'): readonly string[] {
    const ids: string[] = []
    let before = Number.MAX_SAFE_INTEGER
    while (ids.length < limit) {
      const portion = Math.max(PORTION, 2 * limit)
      const keys = this.connection
        .all<{ key: number }>(
          'SELECT rowid AS key FROM tasks_fts WHERE tasks_fts MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
          match,
          before,
          portion,
        )
        .map(({ key }) => key)
      ids.push(...this.#live(keys, limit - ids.length, kind))
      if (keys.length < portion) break
      before = keys.at(-1) ?? 0
    }
    return ids
  }

  #live(keys: readonly number[], limit: number, kind: SearchKind): readonly string[] {
    return this.connection
      .all<{ id: string }>(
        `SELECT t.id FROM json_each(?) j CROSS JOIN tasks t ON t.row_key = j.value
         WHERE t.deleted_at IS NULL ${OF_KIND[kind]} ORDER BY j.key LIMIT ?`,
        JSON.stringify(keys),
        limit,
      )
      .map(({ id }) => id)
  }

  #shown(ids: readonly string[]): Task[] {
    return this.tasks.byIds(ids, localMoment(this.clock.now(), this.clock.timeZone()))
  }
}

/** FTS5 query of a text: each word as a quoted prefix, so that nothing typed is read as an operator. */
function toMatch(text: string): string | null {
  const words = toTerms(text).slice(0, MOST_WORDS)
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ')
}

function toTerms(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}
