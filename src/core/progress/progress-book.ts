import type { Connection } from '../db/connection'
import type { Place } from '../db/cursor'
import { type LedgerEntry, LedgerFold } from './ledger-fold'

const COLUMNS =
  'id, kind, subject_id AS subjectId, title, minutes, estimate_minutes AS estimateMinutes, at, local_date AS localDate'

const PAGE = 2000

/**
 * The fold of the whole ledger, kept between reads. Entries that were added behind the last one are folded on top; what
 * was voided, restored or came out of order (a clock set back, another device) makes the next read fold all of it anew.
 */
export class ProgressBook {
  #fold: LedgerFold | null = null
  #last: Place | null = null
  readonly #changed = new Set<string>()

  constructor(private readonly connection: Connection) {}

  /** Says that these entries of the ledger were written. */
  changed(ids: readonly string[]): void {
    if (this.#fold !== null) for (const id of ids) this.#changed.add(id)
  }

  /** Folds all of it anew at the next read. */
  forget(): void {
    this.#fold = null
  }

  read(): LedgerFold {
    if (this.#fold !== null && !this.#append(this.#fold)) this.#fold = null
    if (this.#fold === null) {
      const fold = new LedgerFold()
      this.#last = null
      this.#addAll(fold, { at: -1, id: '' })
      this.#fold = fold
    }
    this.#changed.clear()
    return this.#fold
  }

  /** Folds what is new on top; false when that is not all that changed. */
  #append(fold: LedgerFold): boolean {
    if (this.#changed.size === 0) return true
    const last = this.#last ?? { at: -1, id: '' }
    if (this.#changedUpTo(last) > 0) return false
    return this.#addAll(fold, last) === this.#changed.size
  }

  /** Entries behind a place, a page at a time: all of them at once would weigh more than all that is folded from them. */
  #addAll(fold: LedgerFold, after: Place): number {
    let [added, place] = [0, after]
    for (;;) {
      const page = this.connection.all<LedgerEntry>(
        `SELECT ${COLUMNS} FROM progress_events WHERE deleted_at IS NULL AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?`,
        place.at,
        place.id,
        PAGE,
      )
      for (const entry of page) fold.add(entry)
      added += page.length
      const last = page.at(-1)
      if (last !== undefined) this.#last = place = { at: last.at, id: last.id }
      if (page.length < PAGE) return added
    }
  }

  /** How many of the changed entries lie at or before a place. */
  #changedUpTo({ at, id }: Place): number {
    return (
      this.connection.get<{ n: number }>(
        `SELECT count(*) AS n FROM json_each(?) j JOIN progress_events e ON e.id = j.value WHERE (e.at, e.id) <= (?, ?)`,
        JSON.stringify([...this.#changed]),
        at,
        id,
      )?.n ?? 0
    )
  }
}
