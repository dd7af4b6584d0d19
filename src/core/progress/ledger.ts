import type { WriteTransaction } from '../db/unit-of-work'
import type { Clock, Ids } from '../ports'
import { personalDay } from '../time'
import { progressEvents } from './progress.table'

type Entry = {
  readonly kind: 'task.completed' | 'focus.finished'
  readonly subjectId: string
  readonly title: string
  readonly minutes: number | null
  readonly estimateMinutes: number | null
  /** The task it is about; null for focus without one. */
  readonly taskId: string | null
  /** When it was, if not now: for an entry made by hand. */
  readonly at?: number
}

/** Writes the ledger. An entry is never changed; undoing what it records voids it. */
export class Ledger {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly dayStartHour: () => number,
  ) {}

  record(tx: WriteTransaction, { at = tx.now, ...entry }: Entry): void {
    const timeZone = this.clock.timeZone()
    tx.insert(progressEvents, {
      id: this.ids.next(),
      ...entry,
      at,
      localDate: personalDay(at, timeZone, this.dayStartHour()),
      timeZone,
      deletedAt: null,
    })
  }
}
