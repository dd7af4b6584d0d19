import type { FocusSession } from '@contract/focus'
import type { FocusTechnique, InterruptionKind } from '@contract/vocabulary'

import type { CaptureInbox } from '../capture'
import { conflict, notFound } from '../db/errors'
import { counted, quote } from '../db/quote'
import type { Caller, WriteTransaction } from '../db/unit-of-work'
import type { Clock, Ids } from '../ports'
import type { Ledger } from '../progress'
import { isOpen, type Moment, type TaskRepository, type TaskWriter } from '../task'
import { tasks } from '../task/task.table'
import { localMoment } from '../time'
import type { FocusPresetService, SessionPlan } from './focus-preset.service'
import type { FocusStore, OpenSession } from './focus-store'
import type { FocusWatch } from './focus-watch'
import { type FocusEvent, type Machine, reduce } from './focus.machine'
import { pressedAt, type Press } from './focus-press'
import { refused } from './focus.refusal'
import type { FocusRepository } from './focus.repository'
import { segmentTotals, suggestedBreak } from './focus.rules'
import { focusInterruptions, focusSessions } from './focus.table'

export type SessionWritten = { session: FocusSession; batchId: string | null }
type OpenMachine = Exclude<Machine, { state: 'idle' }>

const MINUTE = 60_000

/**
 * One focus session at a time. What may happen to it is decided by the state machine (`focus.machine.ts`), the instant at
 * which it happens by the session's own clock (`focus-watch.ts`).
 */
export class FocusService {
  constructor(
    private readonly repository: FocusRepository,
    private readonly store: FocusStore,
    private readonly watch: FocusWatch,
    private readonly presets: FocusPresetService,
    private readonly tasks: TaskRepository,
    private readonly writer: TaskWriter,
    private readonly inbox: CaptureInbox,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly whatNow: () => string | null,
  ) {}

  current(): { session: FocusSession | null } {
    const row = this.repository.active()
    return { session: row ? this.repository.present(row, this.watch.now()) : null }
  }

  start(
    input: {
      readonly id?: string | undefined
      readonly taskId?: string | undefined
      readonly presetId?: string | undefined
      readonly technique?: FocusTechnique | undefined
      readonly plannedMinutes?: number | undefined
    },
    caller: Caller,
  ): SessionWritten {
    // The answer to the first try was lost: this is the same start.
    if (input.id !== undefined && this.repository.find(input.id)) return this.#written(input.id, null)
    this.watch.settle()
    const running = this.store.open()
    if (running) {
      const { taskTitle, state } = running.row
      throw conflict(
        'focus_active',
        state === 'break'
          ? 'A break is running. End it first.'
          : `A session${taskTitle === null ? '' : ` on ${quote(taskTitle)}`} is already open. Finish it first.`,
        running.row.id,
      )
    }
    const task = input.taskId === undefined ? null : this.#workable(input.taskId)
    const plan = this.presets.plan(input)
    const label = task ? `Started focusing on ${quote(task.title)}` : 'Started focusing'
    const id = input.id ?? this.ids.next()
    const at = this.watch.now()
    const machine = this.#reduced({ state: 'idle' }, { kind: 'start', at, taskId: task?.id ?? null })
    const { batchId } = this.watch.write(caller, label, (tx) => {
      this.#insert(tx, id, at, machine, plan, task?.estimateMinutes ?? null)
      if (task) this.writer.setStatus(tx, task, 'in_progress', null)
    })
    return this.#written(id, batchId)
  }

  pause(caller: Caller, press: Press = {}): SessionWritten {
    return this.#change(
      caller,
      (subject) => `Paused ${subject}`,
      (now, open) => ({ kind: 'pause', at: pressedAt(press, open, now) }),
    )
  }

  resume(caller: Caller, press: Press = {}): SessionWritten {
    if (this.#open().machine.state === 'break') return this.endBreak(caller)
    return this.#change(
      caller,
      (subject) => `Went on with ${subject}`,
      (now, open) => ({ kind: 'resume', at: pressedAt(press, open, now) }),
    )
  }

  /** What the focus hotkey does: start on what is next, pause, or go on. */
  toggle(caller: Caller): SessionWritten {
    const open = this.store.open()
    if (!open) return this.start({ taskId: this.whatNow() ?? undefined }, caller)
    return open.machine.state === 'focusing' ? this.pause(caller) : this.resume(caller)
  }

  extend(input: { readonly minutes: number }, caller: Caller): SessionWritten {
    const { row, machine } = this.#open()
    const totals = segmentTotals(machine.segments, this.watch.now())
    const onBreak = machine.state === 'break'
    // From the later of the plan and the time spent, so that "5 more minutes" means five from now.
    const spent = Math.ceil((onBreak ? totals.lastBreakMs : totals.roundMs) / MINUTE)
    const planned = onBreak ? row.breakMinutes : row.plannedMinutes
    const minutes = Math.min(1440, Math.max(planned ?? 0, spent) + input.minutes)
    const label = `Added ${counted(input.minutes, 'minute')} to ${onBreak ? 'a break' : subjectOf(row)}`
    const { batchId } = this.watch.write(caller, label, (tx) => {
      tx.update(focusSessions, row.id, {
        ...(onBreak ? { breakMinutes: minutes } : { plannedMinutes: minutes }),
        elapsedNotifiedAt: null,
      })
    })
    return this.#written(row.id, batchId)
  }

  /** Notes an interruption; what came to mind is captured. The clock goes on unless it is to be stopped. */
  interrupt(
    input: { readonly kind: InterruptionKind; readonly note: string; readonly pause: boolean },
    caller: Caller,
  ): SessionWritten {
    const open = this.#open()
    const at = this.watch.now()
    const pauses = input.pause && open.machine.state === 'focusing'
    const machine = pauses ? this.#reduced(open.machine, { kind: 'pause', at, cause: 'interruption' }) : open.machine
    const note = input.note.trim()
    const captureId = note === '' ? null : this.inbox.receive({ text: note, source: 'interruption' }, caller).id
    const { batchId } = this.watch.write(caller, `Interruption during ${subjectOf(open.row)}`, (tx) => {
      tx.insert(focusInterruptions, {
        id: this.ids.next(),
        sessionId: open.row.id,
        kind: input.kind,
        note,
        captureId,
        at,
        deletedAt: null,
      })
      if (pauses) this.store.write(tx, open.row.id, open.machine.segments, machine, at)
    })
    if (captureId !== null) this.inbox.process(captureId, caller)
    return this.#written(open.row.id, batchId)
  }

  /** Goes on with another task within the session; the time so far stays with the task it was spent on. */
  switchTask(input: { readonly taskId: string | null }, caller: Caller): SessionWritten {
    const task = input.taskId === null ? null : this.#workable(input.taskId)
    return this.#change(
      caller,
      () => (task ? `Went on to ${quote(task.title)}` : 'Went on focusing without a task'),
      (at) => ({ kind: 'switch', at, taskId: task?.id ?? null }),
      (tx) => {
        if (task) this.writer.setStatus(tx, task, 'in_progress', null)
      },
    )
  }

  /** Takes a break in the open session, or one by itself when none is open. */
  startBreak(input: { readonly minutes?: number | undefined }, caller: Caller): SessionWritten {
    this.watch.settle()
    const open = this.store.open()
    const at = this.watch.now()
    if (open) {
      const totals = segmentTotals(open.machine.segments, at)
      const { technique, presetId } = open.row
      const minutes =
        input.minutes ?? suggestedBreak(technique, totals.roundMs, totals.round, this.presets.breaks(presetId))
      return this.#change(
        caller,
        () => `Took a break of ${counted(minutes, 'minute')}`,
        () => ({ kind: 'startBreak', at }),
        (tx) => tx.update(focusSessions, open.row.id, { breakMinutes: minutes, elapsedNotifiedAt: null }),
      )
    }
    const minutes = input.minutes ?? this.presets.breaks(null).breakMinutes
    const id = this.ids.next()
    const machine = this.#reduced({ state: 'idle' }, { kind: 'startBreak', at })
    const plan = { technique: 'countdown', plannedMinutes: null, presetId: null } as const
    const { batchId } = this.watch.write(caller, `Took a break of ${counted(minutes, 'minute')}`, (tx) => {
      this.#insert(tx, id, at, machine, plan, null, minutes)
    })
    return this.#written(id, batchId)
  }

  /** Ends the break, planned length or not; a new round begins with the plan it had at first. */
  endBreak(caller: Caller): SessionWritten {
    const { row, machine } = this.#open()
    if (machine.state !== 'break') return this.#written(row.id, null)
    return this.#change(
      caller,
      () => 'Ended the break',
      (at) => ({ kind: 'endBreak', at }),
      (tx) => tx.update(focusSessions, row.id, { plannedMinutes: row.roundMinutes, elapsedNotifiedAt: null }),
    )
  }

  /** Answers what became of a gap. */
  decide(
    input: { readonly verdict: 'keep' | 'trim' | 'break' | 'task'; readonly taskId: string | null },
    caller: Caller,
  ): SessionWritten {
    const { row } = this.#open()
    const other = input.verdict === 'task' && input.taskId !== null ? this.#task(input.taskId) : null
    const labels = {
      keep: 'Counted the time as focus',
      trim: 'Left the time out',
      break: 'Counted the time as a break',
      task: other ? `Gave the time to ${quote(other.title)}` : 'Gave the time to no task',
    } as const
    return this.#change(
      caller,
      () => labels[input.verdict],
      (at) => ({
        kind: 'decide',
        at,
        verdict: input.verdict === 'task' ? { kind: 'task', taskId: other?.id ?? null } : { kind: input.verdict },
      }),
      (tx) => {
        if (input.verdict === 'break')
          tx.update(focusSessions, row.id, { plannedMinutes: row.roundMinutes, elapsedNotifiedAt: null })
      },
    )
  }

  finish(input: { readonly completeTask: boolean; readonly note: string }, caller: Caller): SessionWritten {
    const { row } = this.#open()
    const task = row.taskId === null ? null : this.tasks.find(row.taskId, this.#moment())
    const completes = input.completeTask && task !== null && task.deletedAt === null && isOpen(task.status)
    return this.#change(
      caller,
      (subject) => (completes ? `Finished focusing and completed ${subject}` : `Finished ${subject}`),
      (at) => ({ kind: 'finish', at }),
      (tx, at) => {
        tx.update(focusSessions, row.id, { note: input.note, taskCompleted: completes })
        this.#record(tx, row.id, at)
        if (completes) this.writer.setStatus(tx, task, 'done', this.completionOf(task.id, at))
        else if (task && task.deletedAt === null) tx.update(tasks, task.id, { updatedAt: tx.now })
      },
    )
  }

  discard(caller: Caller): SessionWritten {
    return this.#change(
      caller,
      (subject) => `Discarded ${subject}`,
      (at) => ({ kind: 'discard', at }),
    )
  }

  /** Focused time on a task so far. */
  forTask(taskId: string): { focusMs: number; sessions: number } {
    return { ...this.repository.timeOn(taskId, this.watch.now()) }
  }

  /** What the ledger says of a task's completion; null when it was never focused on. */
  completionOf(
    taskId: string,
    at: number = this.watch.now(),
  ): { readonly minutes: number; readonly estimateMinutes: number | null } | null {
    const estimateMinutes = this.repository.estimateBefore(taskId)
    return estimateMinutes === undefined
      ? null
      : { minutes: this.repository.timeOn(taskId, at).focusMs / MINUTE, estimateMinutes }
  }

  /** Writes what a session was into the ledger, under the tasks it was spent on, most first. */
  #record(tx: WriteTransaction, sessionId: string, at: number): void {
    const segments = this.repository.segments(sessionId).filter(({ kind }) => kind === 'focus')
    const focusMs = segmentTotals(segments, at).focusMs
    if (segments.length === 0) return
    const byTask = Map.groupBy(segments, ({ taskId }) => taskId)
    const [first] = [...byTask].toSorted(([, a], [, b]) => segmentTotals(b, at).focusMs - segmentTotals(a, at).focusMs)
    const taskId = first?.[0] ?? null
    const title = first?.[1][0]?.taskTitle ?? 'Free focus'
    const others = byTask.size - 1
    this.ledger.record(tx, {
      kind: 'focus.finished',
      subjectId: sessionId,
      title: others === 0 ? title : `${title} and ${others} more`,
      minutes: focusMs / MINUTE,
      estimateMinutes: taskId === null ? null : (this.repository.estimateBefore(taskId) ?? null),
      taskId,
    })
  }

  #insert(
    tx: WriteTransaction,
    id: string,
    at: number,
    machine: OpenMachine,
    plan: SessionPlan,
    estimateMinutes: number | null,
    breakMinutes: number | null = null,
  ): void {
    tx.insert(focusSessions, {
      id,
      taskId: machine.taskId,
      technique: plan.technique,
      plannedMinutes: plan.plannedMinutes,
      roundMinutes: plan.plannedMinutes,
      breakMinutes,
      presetId: plan.presetId,
      state: machine.state,
      startedAt: at,
      endedAt: null,
      elapsedNotifiedAt: null,
      note: '',
      taskCompleted: false,
      createdAt: tx.now,
      deletedAt: null,
      estimateMinutes,
      correctsId: null,
      source: 'timer',
    })
    this.store.writeSegments(tx, id, [], machine.segments)
  }

  /** Lets an event happen to the open session; nothing is written when it changes nothing. */
  #change(
    caller: Caller,
    label: (subject: string) => string,
    event: (at: number, open: OpenSession) => FocusEvent,
    also: (tx: WriteTransaction, at: number) => void = () => {},
  ): SessionWritten {
    const open = this.#open()
    const { row, machine } = open
    const at = this.watch.now()
    const next = this.#reduced(machine, event(at, open))
    if (next === machine) return this.#written(row.id, null)
    const { batchId } = this.watch.write(caller, label(subjectOf(row)), (tx) => {
      this.store.write(tx, row.id, machine.segments, next, at)
      also(tx, at)
    })
    return this.#written(row.id, batchId)
  }

  #reduced(machine: Machine, event: FocusEvent): OpenMachine {
    const outcome = reduce(machine, event)
    if (!outcome.ok) throw refused(outcome.reason)
    if (outcome.machine.state === 'idle') throw refused('inactive')
    return outcome.machine
  }

  #open(): OpenSession {
    this.watch.settle()
    const open = this.store.open()
    if (!open) throw refused('inactive')
    return open
  }

  #written(id: string, batchId: string | null): SessionWritten {
    const row = this.repository.find(id)
    if (!row) throw notFound('focus session', id)
    return { session: this.repository.present(row, this.watch.now()), batchId }
  }

  #task(id: string) {
    const task = this.tasks.find(id, this.#moment())
    if (!task || task.deletedAt !== null) throw notFound('task', id)
    return task
  }

  #workable(id: string) {
    const task = this.#task(id)
    if (!isOpen(task.status))
      throw conflict('task_closed', `${quote(task.title)} is already closed. Reopen it to work on it.`, task.id)
    return task
  }

  #moment(): Moment {
    return localMoment(this.clock.now(), this.clock.timeZone())
  }
}

function subjectOf(session: { readonly taskTitle: string | null }): string {
  return session.taskTitle === null ? 'a focus session' : quote(session.taskTitle)
}
