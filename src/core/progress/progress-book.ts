import type { Connection } from '../db/connection'
import { type LedgerEntry, LedgerFold } from './ledger-fold'

const COLUMNS =
  'id, kind, subject_id AS subjectId, title, minutes, estimate_minutes AS estimateMinutes, at, local_date AS localDate'

/**
 * The fold of the whole ledger, kept between reads. Entries that were added behind the last one are folded on top; what
 * was voided, restored or came out of order (a clock set back, another device) makes the next read fold all of it anew.
 */
export class ProgressBook {
  #fold: LedgerFold | null = null
  #last: { readonly at: number; readonly id: string } | null = null
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
      for (const entry of this.#entries(-1, '')) this.#add(fold, entry)
      this.#fold = fold
    }
    this.#changed.clear()
    return this.#fold
  }

  /** Folds what is new on top; false when that is not all that changed. */
  #append(fold: LedgerFold): boolean {
    if (this.#changed.size === 0) return true
    for (const id of this.#changed) if (fold.has(id)) return false
    let added = 0
    for (const entry of this.#entries(this.#last?.at ?? -1, this.#last?.id ?? '')) {
      this.#add(fold, entry)
      added += 1
    }
    return added === this.#changed.size
  }

  #add(fold: LedgerFold, entry: LedgerEntry): void {
    fold.add(entry)
    this.#last = { at: entry.at, id: entry.id }
  }

  #entries(at: number, id: string): readonly LedgerEntry[] {
    return this.connection.all(
      `SELECT ${COLUMNS} FROM progress_events WHERE deleted_at IS NULL AND (at, id) > (?, ?) ORDER BY at, id`,
      at,
      id,
    )
  }
}
