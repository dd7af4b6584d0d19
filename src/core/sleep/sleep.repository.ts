import type { SleepNight } from '@contract/sleep'

import type { Connection } from '../db/connection'
import { localMoment } from '../time'
import { LONGEST_HOURS, type DatedSleep, type Span } from './sleep.rules'

const COLUMNS = 'id, started_at AS startedAt, ended_at AS endedAt, quality, source'
const HOUR_MS = 3_600_000

type Row = Omit<SleepNight, 'date'>

export class SleepRepository {
  constructor(private readonly connection: Connection) {}

  /** Sleep that ended from `from` until before `to`, oldest first. */
  endedBetween(from: number, to: number, zone: string): readonly SleepNight[] {
    return this.connection
      .all<Row>(
        `SELECT ${COLUMNS} FROM sleep_logs
         WHERE deleted_at IS NULL AND ended_at >= ? AND ended_at < ? ORDER BY ended_at, id`,
        from,
        to,
      )
      .map((row) => dated(row, zone))
  }

  /** The same with the clock times at which it began and ended. */
  datedBetween(from: number, to: number, zone: string): readonly DatedSleep[] {
    return this.endedBetween(from, to, zone).map((night) => ({
      ...night,
      bed: clockOf(night.startedAt, zone),
      wake: clockOf(night.endedAt, zone),
    }))
  }

  /** Logged sleep that has a moment in common with a span, except one. */
  overlapping({ startedAt, endedAt }: Span, exceptId: string | null, zone: string): SleepNight | undefined {
    const row = this.connection.get<Row>(
      `SELECT ${COLUMNS} FROM sleep_logs
       WHERE deleted_at IS NULL AND ended_at > ? AND ended_at < ? AND started_at < ? AND id IS NOT ?
       ORDER BY ended_at LIMIT 1`,
      startedAt,
      // No sleep is longer than this, so that the index on its end finds it.
      endedAt + LONGEST_HOURS * HOUR_MS,
      endedAt,
      exceptId,
    )
    return row && dated(row, zone)
  }

  get(id: string, zone: string): SleepNight | undefined {
    const row = this.connection.get<Row>(`SELECT ${COLUMNS} FROM sleep_logs WHERE id = ? AND deleted_at IS NULL`, id)
    return row && dated(row, zone)
  }
}

function dated(row: Row, zone: string): SleepNight {
  return { ...row, date: localMoment(row.endedAt, zone).date }
}

function clockOf(at: number, zone: string): number {
  const { time } = localMoment(at, zone)
  return Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
}
