import type { EnergyCheckIn } from '@contract/energy'

import type { Connection } from '../db/connection'

const COLUMNS = 'id, level, note, tags, at, local_date AS localDate'
const DAY_MS = 86_400_000

type Row = Omit<EnergyCheckIn, 'tags'> & { readonly tags: string }

/** A check-in as a forecast sees it. */
export type CheckInReading = {
  readonly level: number
  readonly at: number
  readonly localDate: string
  readonly timeZone: string
}

export class EnergyRepository {
  constructor(private readonly connection: Connection) {}

  /** Check-ins made on the local days `from` to `to`, oldest first; instants are those of the days' borders. */
  ofDays(given: { from: string; to: string; fromInstant: number; toInstant: number }): EnergyCheckIn[] {
    return this.connection
      .all<Row>(
        `SELECT ${COLUMNS} FROM energy_check_ins
         WHERE deleted_at IS NULL AND at BETWEEN ? AND ? AND local_date BETWEEN ? AND ? ORDER BY at, id`,
        // Days are those of the place where the check-in was made; no zone is more than a day from another.
        given.fromInstant - DAY_MS,
        given.toInstant + DAY_MS,
        given.from,
        given.to,
      )
      .map(checkInOf)
  }

  /** The newest check-ins since an instant, at most `limit`, oldest first; none that was made while the clock was ahead. */
  since(from: number, now: number, limit: number): CheckInReading[] {
    return this.connection
      .all<CheckInReading>(
        `SELECT level, at, local_date AS localDate, time_zone AS timeZone FROM energy_check_ins
         WHERE deleted_at IS NULL AND at >= ? AND at <= ? ORDER BY at DESC LIMIT ?`,
        from,
        now,
        limit,
      )
      .toReversed()
  }

  get(id: string): EnergyCheckIn | undefined {
    const row = this.connection.get<Row>(
      `SELECT ${COLUMNS} FROM energy_check_ins WHERE id = ? AND deleted_at IS NULL`,
      id,
    )
    return row && checkInOf(row)
  }
}

function checkInOf(row: Row): EnergyCheckIn {
  return { ...row, tags: JSON.parse(row.tags) as string[] }
}
