import type { Connection } from '../db/connection'
import type { WriteTransaction } from '../db/unit-of-work'
import type { Clock, Ids } from '../ports'
import type { Heartbeat } from './focus.clock.rules'
import type { Machine, MachineSegment } from './focus.machine'
import type { FocusRepository, SessionRow } from './focus.repository'
import { focusSegments, focusSessions } from './focus.table'

export type OpenSession = { readonly row: SessionRow; readonly machine: Exclude<Machine, { state: 'idle' }> }

/** Where the state machine rests: reads the open session as a machine, and writes what differs. */
export class FocusStore {
  #open: OpenSession | null | undefined

  constructor(
    private readonly connection: Connection,
    private readonly repository: FocusRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The session that is open; kept until `forget`. */
  open(): OpenSession | null {
    if (this.#open !== undefined) return this.#open
    const row = this.repository.active()
    this.#open = row
      ? { row, machine: { state: row.state, taskId: row.taskId, segments: this.repository.segments(row.id) } }
      : null
    return this.#open
  }

  /** Forgets what was read; call it when rows of sessions, segments or tasks changed. */
  forget(): void {
    this.#open = undefined
  }

  /** Writes a machine over the one that was read. */
  write(tx: WriteTransaction, sessionId: string, before: readonly MachineSegment[], after: Machine, at: number): void {
    if (after.state === 'idle') return
    const ended = after.state === 'finished' || after.state === 'discarded'
    tx.update(focusSessions, sessionId, {
      state: after.state,
      taskId: after.taskId,
      ...(ended ? { endedAt: Math.max(at, after.segments[0]?.startedAt ?? at) } : {}),
    })
    this.writeSegments(tx, sessionId, before, after.segments)
  }

  writeSegments(
    tx: WriteTransaction,
    sessionId: string,
    before: readonly MachineSegment[],
    after: readonly MachineSegment[],
  ): void {
    after.forEach((segment, ordinal) => {
      const { kind, taskId, cause, startedAt, endedAt, backAt } = segment
      const monotonic = Math.round(this.clock.monotonic())
      if (segment.id === null) {
        tx.insert(focusSegments, {
          id: this.ids.next(),
          sessionId,
          kind,
          startedAt,
          endedAt,
          startedMonotonic: monotonic,
          endedMonotonic: endedAt === null ? null : monotonic,
          deletedAt: null,
          ordinal,
          taskId,
          estimateMinutes: this.#estimate(taskId),
          cause,
          backAt,
        })
        return
      }
      if (before[ordinal] === segment) return
      const closes = before[ordinal]?.endedAt === null && endedAt !== null
      tx.update(focusSegments, segment.id, {
        kind,
        taskId,
        cause,
        startedAt,
        endedAt,
        backAt,
        ...(closes ? { endedMonotonic: monotonic } : {}),
      })
    })
  }

  /** When a segment that is open now had ended before undo opened it again; null when it never had. */
  endedBefore(segmentId: string): number | null {
    return this.repository.endedBefore(segmentId)
  }

  heartbeat(): Heartbeat | null {
    return this.connection.get<Heartbeat>('SELECT at, wall, uptime FROM focus_heartbeat WHERE id = 1') ?? null
  }

  /**
   * Says that the session ran until here. Survives a kill at once; a power cut may lose it together with the log since the
   * last commit, which is why it does not wait for the disk: it comes each second.
   */
  beat({ at, wall, uptime }: Heartbeat): void {
    this.connection.sqlite.pragma('synchronous = NORMAL')
    try {
      this.connection
        .prepare('INSERT OR REPLACE INTO focus_heartbeat (id, at, wall, uptime) VALUES (1, ?, ?, ?)')
        .run(Math.round(at), Math.round(wall), uptime === null ? null : Math.round(uptime))
    } finally {
      this.connection.sqlite.pragma('synchronous = FULL')
    }
  }

  #estimate(taskId: string | null): number | null {
    if (taskId === null) return null
    return (
      this.connection.get<{ minutes: number | null }>(
        'SELECT estimate_minutes AS minutes FROM tasks WHERE id = ?',
        taskId,
      )?.minutes ?? null
    )
  }
}
