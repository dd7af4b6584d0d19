import type { FocusSession } from '@contract/focus'
import type { FocusState, FocusTechnique } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import type { Place } from '../db/cursor'
import type { MachineSegment } from './focus.machine'
import { focusScore, isOpenState, segmentTotals } from './focus.rules'

type TaskStatus = NonNullable<FocusSession['task']>['status']

export type SessionRow = {
  readonly id: string
  readonly taskId: string | null
  readonly taskTitle: string | null
  readonly taskStatus: TaskStatus | null
  readonly technique: FocusTechnique
  readonly plannedMinutes: number | null
  readonly roundMinutes: number | null
  readonly breakMinutes: number | null
  readonly estimateMinutes: number | null
  readonly presetId: string | null
  readonly state: FocusState
  readonly startedAt: number
  readonly endedAt: number | null
  readonly elapsedNotifiedAt: number | null
  readonly note: string
  readonly taskCompleted: number
  readonly source: 'timer' | 'manual'
  readonly correctsId: string | null
  readonly correctedById: string | null
}

export type SegmentRow = MachineSegment & {
  readonly id: string
  readonly taskTitle: string | null
  readonly taskStatus: TaskStatus | null
}

const COLUMNS = `s.id, s.task_id AS taskId, t.title AS taskTitle, t.status AS taskStatus, s.technique,
  s.planned_minutes AS plannedMinutes, s.round_minutes AS roundMinutes, s.break_minutes AS breakMinutes,
  s.estimate_minutes AS estimateMinutes, s.preset_id AS presetId, s.state, s.started_at AS startedAt,
  s.ended_at AS endedAt, s.elapsed_notified_at AS elapsedNotifiedAt, s.note, s.task_completed AS taskCompleted,
  s.source, s.corrects_id AS correctsId,
  (SELECT c.id FROM focus_sessions c WHERE c.corrects_id = s.id AND c.deleted_at IS NULL LIMIT 1) AS correctedById`
const FROM = 'FROM focus_sessions s LEFT JOIN tasks t ON t.id = s.task_id'

export type SessionFilter = {
  readonly taskId?: string | undefined
  /** Started at or after. */
  readonly from?: number | undefined
  /** Started before. */
  readonly to?: number | undefined
}

/** No segment is longer than a day. */
const LONGEST_SEGMENT = 86_400_000

export class FocusRepository {
  constructor(private readonly connection: Connection) {}

  active(): SessionRow | null {
    return (
      this.connection.get<SessionRow>(
        `SELECT ${COLUMNS} ${FROM} WHERE s.ended_at IS NULL AND s.deleted_at IS NULL ORDER BY s.started_at DESC LIMIT 1`,
      ) ?? null
    )
  }

  find(id: string): SessionRow | null {
    return (
      this.connection.get<SessionRow>(`SELECT ${COLUMNS} ${FROM} WHERE s.id = ? AND s.deleted_at IS NULL`, id) ?? null
    )
  }

  /** Ended sessions before a place, newest first; a break of its own is none. */
  page({ taskId, from, to }: SessionFilter, before: Place | null, limit: number): readonly SessionRow[] {
    return this.connection.all(
      `SELECT ${COLUMNS} ${FROM} WHERE s.deleted_at IS NULL AND s.ended_at IS NOT NULL
         AND s.started_at >= ? AND s.started_at < ? AND (s.started_at, s.id) < (?, ?)
         AND EXISTS (SELECT 1 FROM focus_segments g WHERE g.session_id = s.id AND g.kind <> 'break' AND g.deleted_at IS NULL
           ${taskId === undefined ? '' : 'AND g.task_id = ?'})
       ORDER BY s.started_at DESC, s.id DESC LIMIT ?`,
      from ?? 0,
      to ?? Number.MAX_SAFE_INTEGER,
      before?.at ?? Number.MAX_SAFE_INTEGER,
      before?.id ?? '',
      ...(taskId === undefined ? [] : [taskId]),
      limit,
    )
  }

  segments(sessionId: string): readonly SegmentRow[] {
    return this.connection.all(
      `SELECT g.id, g.kind, g.started_at AS startedAt, g.ended_at AS endedAt, g.task_id AS taskId, g.cause,
         g.back_at AS backAt, t.title AS taskTitle, t.status AS taskStatus
       FROM focus_segments g LEFT JOIN tasks t ON t.id = g.task_id
       WHERE g.session_id = ? AND g.deleted_at IS NULL ORDER BY g.ordinal, g.started_at, g.id`,
      sessionId,
    )
  }

  /** When a segment that is open now had ended before it was opened again; null when it never had. */
  endedBefore(segmentId: string): number | null {
    const row = this.connection.get<{ before: string | null }>(
      `SELECT before FROM changes WHERE entity = 'focus_segments' AND row_id = ? AND op = 'update'
       ORDER BY batch_seq DESC, ordinal DESC LIMIT 1`,
      segmentId,
    )
    const before = JSON.parse(row?.before ?? '{}') as { ended_at?: number | null }
    return before.ended_at ?? null
  }

  interruptions(sessionId: string): FocusSession['interruptions'] {
    return this.connection.all(
      'SELECT id, at, kind, note FROM focus_interruptions WHERE session_id = ? AND deleted_at IS NULL ORDER BY at, id',
      sessionId,
    )
  }

  /** Focused time on a task over all sessions that count, the running one up to `now`. */
  timeOn(taskId: string, now: number): { readonly focusMs: number; readonly sessions: number } {
    const row = this.connection.get<{ focusMs: number | null; sessions: number }>(
      `SELECT sum(max(0, coalesce(ended_at, @now) - started_at)) AS focusMs, count(DISTINCT session_id) AS sessions
       FROM focus_time WHERE task_id = @taskId`,
      { now, taskId },
    )
    return { focusMs: row?.focusMs ?? 0, sessions: row?.sessions ?? 0 }
  }

  /** The estimate that a task had when it was first focused on; undefined when it never was. */
  estimateBefore(taskId: string): number | null | undefined {
    return this.connection.get<{ minutes: number | null }>(
      'SELECT estimate_minutes AS minutes FROM focus_time WHERE task_id = ? ORDER BY started_at LIMIT 1',
      taskId,
    )?.minutes
  }

  /** Focused milliseconds between two instants, open segments up to `now`. */
  focusedBetween(from: number, to: number, now: number): number {
    return (
      this.connection.get<{ ms: number | null }>(
        `SELECT sum(max(0, min(coalesce(ended_at, @now), @to) - max(started_at, @from))) AS ms
         FROM focus_time WHERE started_at >= @from - 86400000 AND started_at < @to`,
        { from, to, now },
      )?.ms ?? 0
    )
  }

  /**
   * Focus that already counts and reaches into a span, except a session's own. At either end `tolerance` is let pass,
   * since spans are entered in whole minutes, but never as much as half of the span.
   */
  countedWithin(
    from: number,
    to: number,
    now: number,
    exceptSession: string | null,
    tolerance: number,
  ): { readonly from: number; readonly to: number; readonly title: string | null } | undefined {
    return this.connection.get(
      `SELECT f.started_at AS "from", coalesce(f.ended_at, @now) AS "to", t.title
       FROM focus_time f LEFT JOIN tasks t ON t.id = f.task_id
       WHERE f.started_at >= @from - @longest AND f.started_at < @to AND coalesce(f.ended_at, @now) > @from
         AND f.session_id IS NOT @exceptSession
         AND ((f.started_at < @to - @tolerance AND coalesce(f.ended_at, @now) > @from + @tolerance)
           OR 2 * (min(coalesce(f.ended_at, @now), @to) - max(f.started_at, @from)) > @to - @from)
       ORDER BY f.started_at LIMIT 1`,
      { from, to, now, exceptSession, tolerance, longest: LONGEST_SEGMENT },
    )
  }

  /** Focused minutes of the last finished sessions, newest first. */
  recentLengths(limit: number): readonly number[] {
    return this.connection
      .all<{ minutes: number | null }>(
        `SELECT (SELECT sum(ended_at - started_at) / 60000.0 FROM focus_time WHERE session_id = s.id AND ended_at IS NOT NULL) AS minutes
         FROM focus_sessions s WHERE s.deleted_at IS NULL AND s.state = 'finished' AND s.source = 'timer'
         ORDER BY s.started_at DESC, s.id DESC LIMIT ?`,
        limit,
      )
      .flatMap(({ minutes }) => (minutes === null ? [] : [minutes]))
  }

  /** The session as the contract shows it, as of `now`. */
  present(row: SessionRow, now: number): FocusSession {
    const segments = this.segments(row.id)
    const asOf = isOpenState(row.state) ? now : (segments.at(-1)?.endedAt ?? row.endedAt ?? now)
    const { lastBreakMs, ...totals } = segmentTotals(segments, asOf)
    const gap = row.state === 'deciding' ? segments.findLast(({ kind }) => kind === 'gap') : undefined
    return {
      id: row.id,
      task: refOf(row),
      technique: row.technique,
      plannedMinutes: row.plannedMinutes,
      breakMinutes: row.breakMinutes,
      estimateMinutes: row.estimateMinutes,
      presetId: row.presetId,
      state: row.state,
      startedAt: row.startedAt,
      endedAt: row.endedAt,
      ...totals,
      currentBreakMs: row.state === 'break' ? lastBreakMs : 0,
      score: focusScore(totals),
      decision: gap
        ? {
            from: gap.startedAt,
            to: gap.backAt,
            lengthMs: Math.max(0, (gap.backAt ?? asOf) - gap.startedAt),
            cause: gap.cause === null || gap.cause === 'interruption' ? 'clock' : gap.cause,
          }
        : null,
      asOf,
      note: row.note,
      taskCompleted: row.taskCompleted === 1,
      source: row.source,
      correctsId: row.correctsId,
      correctedById: row.correctedById,
      segments: segments.map((segment) => ({
        id: segment.id,
        kind: segment.kind,
        cause: segment.cause,
        task: refOf(segment),
        startedAt: segment.startedAt,
        endedAt: segment.endedAt,
      })),
      interruptions: this.interruptions(row.id),
    }
  }
}

function refOf(row: Pick<SessionRow, 'taskId' | 'taskTitle' | 'taskStatus'>): FocusSession['task'] {
  return row.taskId !== null && row.taskTitle !== null && row.taskStatus !== null
    ? { id: row.taskId, title: row.taskTitle, status: row.taskStatus }
    : null
}
