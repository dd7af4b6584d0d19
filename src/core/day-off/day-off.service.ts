import { dayOnce } from '@contract/date-words'
import type { DayOff } from '@contract/day-off'

import type { Connection } from '../db/connection'
import { notFound } from '../db/errors'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import { addDays, daysBetween } from '../time'
import { daysOff } from './day-off.table'

/** Most days that one call plans. */
const SPAN_MAX = 366

/** The days that a person planned to have off; they are left out of what is counted by day. */
export class DayOffService {
  constructor(
    private readonly connection: Connection,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  list(input: { readonly from: string; readonly to: string }): DayOff[] {
    return this.connection.all(
      'SELECT id AS date, note FROM days_off WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id',
      input.from,
      input.to,
    )
  }

  /** All days off up to a day. */
  dates(to: string): ReadonlySet<string> {
    return new Set(this.list({ from: '0000-01-01', to }).map(({ date }) => date))
  }

  /** Plans the days from `from` to `to`, whichever way round they are given; at most 366 of them. */
  add(
    input: { readonly from: string; readonly to?: string | undefined; readonly note: string },
    caller: Caller,
  ): { days: DayOff[]; batchId: string | null } {
    const [from = input.from, to = input.from] = [input.from, input.to ?? input.from].toSorted()
    const count = Math.min(SPAN_MAX, daysBetween(from, to) + 1)
    const dates = Array.from({ length: count }, (_, index) => addDays(from, index))
    const label =
      count === 1 ? `Planned ${dayOnce(from)} as a day off` : `Planned ${count} days off from ${dayOnce(from)}`
    const { batchId } = this.unitOfWork.run(caller, label, (tx) => {
      for (const date of dates) {
        if (this.connection.get('SELECT 1 FROM days_off WHERE id = ?', date)) {
          tx.update(daysOff, date, { note: input.note, deletedAt: null })
        } else tx.insert(daysOff, { id: date, note: input.note, createdAt: tx.now, deletedAt: null })
      }
    })
    return { days: dates.map((date) => ({ date, note: input.note })), batchId }
  }

  remove(input: { readonly date: string }, caller: Caller): { batchId: string | null } {
    if (this.list({ from: input.date, to: input.date }).length === 0) throw notFound('day off', input.date)
    const { batchId } = this.unitOfWork.run(caller, `Took ${dayOnce(input.date)} back as a day off`, (tx) =>
      tx.remove(daysOff, input.date),
    )
    return { batchId }
  }
}
