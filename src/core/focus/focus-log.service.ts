import type { FocusSession, FocusStatistics } from '@contract/focus'
import type { TaskRef } from '@contract/task'

import type { Connection } from '../db/connection'
import { nextCursor, readCursor } from '../db/cursor'
import { conflict, notFound } from '../db/errors'
import { counted, quote } from '../db/quote'
import type { Caller, WriteTransaction } from '../db/unit-of-work'
import type { Clock, Ids } from '../ports'
import type { Ledger } from '../progress'
import { progressEvents } from '../progress/progress.table'
import type { TaskRepository } from '../task'
import { addDays, daysBetween, instantOf, localMoment } from '../time'
import type { FocusPresetService } from './focus-preset.service'
import type { FocusStore } from './focus-store'
import type { FocusWatch } from './focus-watch'
import type { FocusRepository, SessionRow } from './focus.repository'
import { segmentTotals, suggestedBreak } from './focus.rules'
import { statisticsOf, type CountedSegment } from './focus.statistics'
import { focusSessions } from './focus.table'
import type { SessionWritten } from './focus.service'

const MINUTE = 60_000
/** Most days that one call looks at: a year and a leap day. */
const MOST_DAYS = 366

type Entry = {
  readonly taskId: string | null
  readonly startedAt: number
  readonly minutes: number
  readonly note: string
}

/** Sessions that are over: the history, what is entered or corrected by hand, figures and export. */
export class FocusLogService {
  constructor(
    private readonly connection: Connection,
    private readonly repository: FocusRepository,
    private readonly store: FocusStore,
    private readonly watch: FocusWatch,
    private readonly presets: FocusPresetService,
    private readonly tasks: TaskRepository,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly dayStartHour: () => number,
  ) {}

  list(input: {
    readonly cursor?: string | undefined
    readonly limit: number
    readonly taskId?: string | undefined
    readonly from?: string | undefined
    readonly to?: string | undefined
  }): { items: FocusSession[]; nextCursor: string | null } {
    const rows = this.repository.page(
      {
        taskId: input.taskId,
        from: input.from === undefined ? undefined : this.#dayStart(input.from),
        to: input.to === undefined ? undefined : this.#dayStart(addDays(input.to, 1)),
      },
      readCursor(input.cursor),
      input.limit,
    )
    const now = this.watch.now()
    return {
      items: rows.map((row) => this.repository.present(row, now)),
      nextCursor: nextCursor(rows, input.limit, ({ startedAt }) => startedAt),
    }
  }

  /** Focus time that no timer saw. */
  addEntry(input: Entry & { readonly id?: string | undefined }, caller: Caller): SessionWritten {
    if (input.id !== undefined && this.repository.find(input.id)) return this.#written(input.id, null)
    const id = input.id ?? this.ids.next()
    const task = this.#checked(input, null)
    const label = `Entered ${counted(input.minutes, 'minute')} of focus${task ? ` on ${quote(task.title)}` : ''}`
    const { batchId } = this.watch.write(caller, label, (tx) => this.#insert(tx, id, input, task, null))
    return this.#written(id, batchId)
  }

  /** A new entry that takes the place of an old one; the old one stays to be seen and no longer counts. */
  correct({ id: correctsId, ...entry }: Entry & { readonly id: string }, caller: Caller): SessionWritten {
    const old = this.#past(correctsId)
    const task = this.#checked(entry, correctsId)
    const id = this.ids.next()
    const { batchId } = this.watch.write(caller, `Corrected a session to ${counted(entry.minutes, 'minute')}`, (tx) => {
      this.#uncount(tx, old.id)
      this.#insert(tx, id, entry, task, old.id)
    })
    return this.#written(id, batchId)
  }

  /** A correction to nothing: the session stays to be seen, discarded, and counts nowhere. */
  remove(input: { readonly id: string }, caller: Caller): SessionWritten {
    const old = this.#past(input.id)
    const task = old.taskTitle === null ? '' : ` on ${quote(old.taskTitle)}`
    const { batchId } = this.watch.write(caller, `Removed a focus session${task}`, (tx) => {
      this.#uncount(tx, old.id)
      tx.update(focusSessions, old.id, { state: 'discarded' })
    })
    return this.#written(old.id, batchId)
  }

  summary(input: { readonly id: string }): {
    session: FocusSession
    tasks: { task: TaskRef | null; focusMs: number }[]
    completed: TaskRef[]
    suggestedBreakMinutes: number
  } {
    const row = this.repository.find(input.id)
    if (!row) throw notFound('focus session', input.id)
    const now = this.watch.now()
    const session = this.repository.present(row, now)
    const byTask = Map.groupBy(
      session.segments.filter(({ kind }) => kind === 'focus'),
      ({ task }) => task?.id ?? null,
    )
    const parts = [...byTask.values()].map((segments) => ({
      task: segments[0]?.task ?? null,
      focusMs: segmentTotals(segments, session.asOf).focusMs,
    }))
    return {
      session,
      tasks: parts.toSorted((a, b) => b.focusMs - a.focusMs),
      completed: this.connection.all(
        `SELECT t.id, t.title, t.status FROM progress_events p JOIN tasks t ON t.id = p.subject_id
         WHERE p.kind = 'task.completed' AND p.deleted_at IS NULL AND p.at >= ? AND p.at <= ? AND t.deleted_at IS NULL
         ORDER BY p.at LIMIT 50`,
        row.startedAt,
        row.endedAt ?? now,
      ),
      suggestedBreakMinutes: suggestedBreak(
        row.technique,
        session.roundMs,
        this.#roundsToday(row.startedAt, session.round),
        this.presets.breaks(row.presetId),
      ),
    }
  }

  statistics(input: { readonly from: string; readonly to: string }): FocusStatistics {
    const { from, to } = this.#span(input)
    const zone = this.clock.timeZone()
    return statisticsOf({
      from: input.from,
      to: input.to,
      timeZone: zone,
      dayStartHour: this.dayStartHour(),
      segments: this.#counted(from, to),
      interruptions: this.connection.all(
        `SELECT i.at, i.kind FROM focus_interruptions i JOIN focus_sessions s ON s.id = i.session_id
         WHERE s.deleted_at IS NULL AND i.deleted_at IS NULL AND s.started_at >= ? AND s.started_at < ?`,
        from,
        to,
      ),
      window: { from, to },
      now: this.watch.now(),
    })
  }

  /** A row a segment; spreadsheets get text that looks like a formula as text. */
  async export(input: {
    readonly from: string
    readonly to: string
  }): Promise<{ fileName: string; csv: string; rows: number }> {
    const { from, to } = this.#span(input)
    const rows = this.connection.all<Record<string, string | number | null>>(
      `SELECT s.id AS session, s.source, s.technique, s.state, coalesce(c.id, '') AS corrected_by,
         coalesce(s.corrects_id, '') AS corrects, g.kind, coalesce(g.cause, '') AS cause,
         strftime('%Y-%m-%dT%H:%M:%fZ', g.started_at / 1000.0, 'unixepoch') AS started_at,
         coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', g.ended_at / 1000.0, 'unixepoch'), '') AS ended_at,
         coalesce((g.ended_at - g.started_at) / 1000, '') AS seconds,
         coalesce(t.id, '') AS task_id, coalesce(t.title, '') AS task, coalesce(p.name, '') AS project, s.note
       FROM focus_sessions s JOIN focus_segments g ON g.session_id = s.id
         LEFT JOIN focus_sessions c ON c.corrects_id = s.id AND c.deleted_at IS NULL
         LEFT JOIN tasks t ON t.id = g.task_id LEFT JOIN projects p ON p.id = t.project_id
       WHERE s.deleted_at IS NULL AND g.deleted_at IS NULL AND s.started_at >= ? AND s.started_at < ?
       ORDER BY s.started_at, s.id, g.ordinal`,
      from,
      to,
    )
    // Only who exports needs the writer of CSV.
    const { stringify } = await import('csv-stringify/sync')
    const columns = [
      'session',
      'source',
      'technique',
      'state',
      'corrected_by',
      'corrects',
      'kind',
      'cause',
      'started_at',
      'ended_at',
      'seconds',
      'task_id',
      'task',
      'project',
      'note',
    ]
    const csv = stringify(rows, { header: true, columns, escape_formulas: true, record_delimiter: '\r\n' })
    return { fileName: `focus-${input.from}-to-${input.to}.csv`, csv, rows: rows.length }
  }

  #counted(from: number, to: number): readonly CountedSegment[] {
    return this.connection.all(
      `SELECT g.session_id AS sessionId, g.kind, g.cause, g.started_at AS startedAt, g.ended_at AS endedAt,
         t.id AS taskId, t.title AS taskTitle, t.status AS taskStatus, p.id AS projectId, p.name AS projectName
       FROM focus_segments g JOIN focus_sessions s ON s.id = g.session_id
         LEFT JOIN tasks t ON t.id = g.task_id LEFT JOIN projects p ON p.id = t.project_id
       WHERE g.deleted_at IS NULL AND s.deleted_at IS NULL AND s.state <> 'discarded'
         AND g.kind IN ('focus', 'pause', 'away')
         AND NOT EXISTS (SELECT 1 FROM focus_sessions c WHERE c.corrects_id = s.id AND c.deleted_at IS NULL)
         AND g.started_at >= ? AND g.started_at < ?`,
      from - 86_400_000,
      to,
    )
  }

  #insert(
    tx: WriteTransaction,
    id: string,
    { startedAt, minutes, note }: Entry,
    task: { readonly id: string; readonly title: string; readonly estimateMinutes: number | null } | null,
    correctsId: string | null,
  ): void {
    const endedAt = startedAt + minutes * MINUTE
    tx.insert(focusSessions, {
      id,
      taskId: task?.id ?? null,
      technique: 'countdown',
      plannedMinutes: null,
      roundMinutes: null,
      breakMinutes: null,
      presetId: null,
      state: 'finished',
      startedAt,
      endedAt,
      elapsedNotifiedAt: null,
      note,
      taskCompleted: false,
      createdAt: tx.now,
      deletedAt: null,
      estimateMinutes: task?.estimateMinutes ?? null,
      correctsId,
      source: 'manual',
    })
    this.store.writeSegments(
      tx,
      id,
      [],
      [{ id: null, kind: 'focus', taskId: task?.id ?? null, cause: null, startedAt, endedAt, backAt: null }],
    )
    this.ledger.record(tx, {
      kind: 'focus.finished',
      subjectId: id,
      title: task?.title ?? 'Free focus',
      minutes,
      estimateMinutes: task?.estimateMinutes ?? null,
      taskId: task?.id ?? null,
      at: startedAt,
    })
  }

  #past(id: string): SessionRow {
    const row = this.repository.find(id)
    if (!row) throw notFound('focus session', id)
    if (row.endedAt === null)
      throw conflict('focus_active', 'This session is still open. Finish it first, then correct it.', row.id)
    if (row.correctedById !== null)
      throw conflict('duplicate', 'This session was already corrected. Correct the newer entry.', row.correctedById)
    return row
  }

  /** Voids what progress has of a session. */
  #uncount(tx: WriteTransaction, sessionId: string): void {
    for (const event of this.connection.all<{ id: string }>(
      "SELECT id FROM progress_events WHERE subject_id = ? AND kind = 'focus.finished' AND deleted_at IS NULL",
      sessionId,
    ))
      tx.remove(progressEvents, event.id)
  }

  #checked({ taskId, startedAt, minutes }: Entry, corrects: string | null) {
    const latest = this.clock.now() + MINUTE
    if (startedAt > latest) throw conflict('outside_time', 'This has not begun yet. Choose a time that is over.')
    if (startedAt + minutes * MINUTE > latest)
      throw conflict('outside_time', 'This is not over yet. Choose an earlier start or fewer minutes.')
    const endedAt = startedAt + minutes * MINUTE
    const taken = this.repository.countedWithin(startedAt, endedAt, this.watch.now(), corrects, MINUTE)
    if (taken !== undefined) {
      const zone = this.clock.timeZone()
      const [from, to] = spanWords(taken, zone)
      throw conflict(
        'overlap',
        `From ${from} to ${to} is counted already, ${taken.title === null ? 'as focus without a task' : `for ${quote(taken.title)}`}. Choose another time, or correct that session; nothing was changed.`,
      )
    }
    if (taskId === null) return null
    const task = this.tasks.find(taskId, localMoment(this.clock.now(), this.clock.timeZone()))
    if (!task || task.deletedAt !== null) throw notFound('task', taskId)
    return task
  }

  /** Rounds of the day up to a session, and in it. */
  #roundsToday(startedAt: number, rounds: number): number {
    const row = this.connection.get<{ count: number }>(
      `SELECT count(*) AS count FROM focus_sessions WHERE started_at >= ? AND started_at < ? AND technique = 'pomodoro'
         AND state = 'finished' AND deleted_at IS NULL`,
      startedAt - 12 * 3_600_000,
      startedAt,
    )
    return (row?.count ?? 0) + rounds
  }

  #span({ from, to }: { readonly from: string; readonly to: string }): { readonly from: number; readonly to: number } {
    if (from > to) throw conflict('outside_time', 'The first day is after the last. Swap them.')
    if (daysBetween(from, to) >= MOST_DAYS)
      throw conflict('outside_time', 'That is more than a year. Choose a shorter time.')
    return { from: this.#dayStart(from), to: this.#dayStart(addDays(to, 1)) }
  }

  #dayStart(date: string): number {
    return instantOf(date, `${String(this.dayStartHour()).padStart(2, '0')}:00`, this.clock.timeZone())
  }

  #written(id: string, batchId: string | null): SessionWritten {
    const row = this.repository.find(id)
    if (!row) throw notFound('focus session', id)
    return { session: this.repository.present(row, this.watch.now()), batchId }
  }
}

/** Clock times of a span; to the second where the minute alone would say the same twice. */
function spanWords(span: { readonly from: number; readonly to: number }, zone: string): readonly [string, string] {
  const [from, to] = [localMoment(span.from, zone).time, localMoment(span.to, zone).time]
  const second = (at: number): string => String(Math.floor(at / 1000) % 60).padStart(2, '0')
  return from === to ? [`${from}:${second(span.from)}`, `${to}:${second(span.to)}`] : [from, to]
}
