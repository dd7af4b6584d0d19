import type { RecurrencePreview, TaskRecurrence } from '@contract/recurrence'
import type { Task } from '@contract/task'
import type { MissedPolicy } from '@contract/vocabulary'

import { conflict, notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, UnitOfWork, Written, WriteTransaction } from '../db/unit-of-work'
import type { Clock } from '../ports'
import { parseRule, ruleValue } from '../recurrence'
import { localMoment } from '../time'
import { anchorOf, momentOf, placeOf, whyNever, whyNotAdded, wordsOf } from './recurrence.rules'
import type { SeriesRepository } from './series.repository'
import {
  comingDates,
  draftOf,
  missedCount,
  seriesDates,
  upcoming,
  type NewSeries,
  type Series,
  type SeriesDate,
} from './series.rules'
import { taskSeries } from './series.table'
import type { SeriesWriter } from './series.writer'
import type { TaskRepository } from './task.repository'
import { tasks } from './task.table'
import type { TaskWriter } from './task.writer'

/** Dates shown of what is to come. */
const SHOWN = 5

/** How a repetition is asked for. */
export type RecurrenceWish = {
  readonly text?: string | undefined
  readonly rule?: string | undefined
  readonly startDate?: string | undefined
  readonly startTime?: string | null | undefined
  readonly zone?: string | undefined
  readonly fromCompletion?: boolean | undefined
  readonly locale?: string | undefined
}

/** Reads what words say about repeating. */
export type ReadWords = (text: string, locale: string | undefined) => SaidRecurrence | { readonly problem: string }

export type SaidRecurrence = {
  readonly problem: null
  readonly rule: string
  /** 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM'. */
  readonly start: string
  /** The words named the start; otherwise it is the first day that fits. */
  readonly startSaid: boolean
  readonly fromCompletion: boolean
  readonly exceptions: readonly string[]
}

type OneWritten = { task: Task; batchId: string | null }
type Understood =
  | { readonly series: NewSeries; readonly problem: null }
  | { readonly series: null; readonly problem: string }

/** Repeating tasks: what is asked for, what it means, and what is done with the series. */
export class RecurrenceService {
  constructor(
    private readonly repository: SeriesRepository,
    private readonly series: SeriesWriter,
    private readonly taskRepository: TaskRepository,
    private readonly writer: TaskWriter,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly readWords: ReadWords,
  ) {}

  preview({ taskId, ...wish }: RecurrenceWish & { readonly taskId?: string | undefined }): RecurrencePreview {
    const task = taskId === undefined ? null : this.#live(taskId)
    const { series, problem } = this.#understand(wish, task)
    const empty = { rule: null, words: null, fromCompletion: wish.fromCompletion ?? false, start: null, next: [] }
    if (series === null) return { ...empty, problem }
    const draft = draftOf(series)
    const [open, ...later] = seriesDates(draft, series.startDate, SHOWN)
    const words = wordsOf(draft, wish.locale)
    if (open === undefined) return { ...empty, rule: series.rule, words, problem: whyNever(draft) }
    const first = task === null ? open : placeOf(task, open)
    const coming = task === null ? [first, ...later] : this.#coming(draft, task, first)
    return {
      rule: series.rule,
      words,
      fromCompletion: series.fromCompletion,
      start: { date: first.date, time: first.time },
      next: coming.map(momentOf),
      problem: null,
    }
  }

  get(input: { readonly id: string; readonly locale?: string | undefined }): TaskRecurrence | null {
    const task = this.#any(input.id)
    const series = task.seriesId === null ? null : this.repository.find(task.seriesId)
    if (series === null) return null
    const occurrence = task.occurrence ?? series.startDate
    const day = occurrence.slice(0, 10)
    const anchor = anchorOf(task)
    const openTaskId = this.repository.open(series.id)?.id ?? null
    const later = (date: string): boolean => date.slice(0, 10) > day
    return {
      taskId: task.id,
      seriesId: series.id,
      rule: series.rule,
      words: wordsOf(series, input.locale),
      startDate: series.startDate,
      startTime: series.startTime,
      zone: series.zone,
      fromCompletion: series.fromCompletion,
      missedPolicy: series.missedPolicy,
      paused: series.pausedAt !== null,
      ended: series.endedAt !== null,
      openTaskId,
      occurrence,
      moved: anchor !== null && anchor.date !== day,
      missed: missedCount(series, occurrence, this.clock.now()),
      next: series.endedAt === null ? this.#next(series, openTaskId === null ? task : this.#any(openTaskId)) : [],
      added: series.rdates.filter(later).map((date) => date.slice(0, 10)),
      leftOut: series.exdates
        .filter(later)
        .map((date) => date.slice(0, 10))
        .toSorted(),
    }
  }

  set(
    input: RecurrenceWish & { readonly id: string; readonly missedPolicy?: MissedPolicy | undefined },
    caller: Caller,
  ): OneWritten {
    const task = this.#live(input.id)
    const { series, problem } = this.#understand(input, task)
    if (series === null) throw conflict('invalid_recurrence', problem, task.id)
    const draft = draftOf(series)
    const [first] = seriesDates(draft, series.startDate, 1)
    if (first === undefined) throw conflict('invalid_recurrence', whyNever(draft), task.id)
    const words = wordsOf(draft, input.locale)
    return this.#write(caller, `Repeats ${quote(task.title)} ${words}`, task.id, (tx) => {
      const policy = input.missedPolicy === undefined ? {} : { missedPolicy: input.missedPolicy }
      this.series.begin(tx, task.id, { ...series, text: words, ...policy }, first.key)
      this.#place(tx, task, placeOf(task, first))
    })
  }

  setMissedPolicy(input: { readonly id: string; readonly missedPolicy: MissedPolicy }, caller: Caller): OneWritten {
    const { task, series } = this.#repeating(input.id)
    return this.#write(caller, `Changed what happens when ${quote(task.title)} is missed`, task.id, (tx) =>
      tx.update(taskSeries, series.id, { missedPolicy: input.missedPolicy, updatedAt: tx.now }),
    )
  }

  /** Closes this occurrence as skipped and makes the next; `missed` goes past all that are over. */
  skip(
    input: { readonly id: string; readonly missed: boolean },
    caller: Caller,
  ): { task: Task; next: Task | null; batchId: string | null } {
    const { task, series } = this.#repeating(input.id)
    const label = input.missed ? `Skipped what was missed of ${quote(task.title)}` : `Skipped ${quote(task.title)} once`
    const { result: nextId, batchId } = this.unitOfWork.run(caller, label, (tx) => {
      const { nextId: following } = this.writer.setStatus(tx, task, 'cancelled', null)
      if (!input.missed || following === null) return following
      const made = this.repository.task(following)
      const target = upcoming(series, task.occurrence ?? series.startDate, tx.now)
      if (made === null || target === null || made.occurrence === target.key) return following
      for (const id of this.taskRepository.withSteps(following)) tx.remove(tasks, id)
      const from = this.repository.task(task.id)
      return from === null ? following : this.series.make(tx, series, from, target)
    })
    return { task: this.#any(task.id), next: nextId === null ? null : this.#any(nextId), batchId }
  }

  pause(input: { readonly id: string }, caller: Caller): OneWritten {
    const { task, series } = this.#repeating(input.id)
    return this.#write(caller, `Paused ${quote(task.title)}`, task.id, (tx) => {
      tx.update(taskSeries, series.id, { pausedAt: tx.now, updatedAt: tx.now })
      if (task.status === 'done' || task.status === 'cancelled') return
      const none = { dueDate: null, dueTime: null, dueZone: null, startDate: null, startTime: null, startZone: null }
      tx.update(tasks, task.id, { ...none, updatedAt: tx.now })
    })
  }

  /** The open task takes the next date from today on; when it was done meanwhile, the next task is made. */
  resume(input: { readonly id: string }, caller: Caller): OneWritten {
    const { task, series } = this.#repeating(input.id)
    if (series.pausedAt === null) return { task, batchId: null }
    const open = this.repository.open(series.id)
    const { result, batchId } = this.unitOfWork.run(caller, `Resumed ${quote(task.title)}`, (tx) => {
      tx.update(taskSeries, series.id, { pausedAt: null, updatedAt: tx.now })
      const last = open ?? this.repository.last(series.id)
      const from = last === null ? null : this.repository.task(last.id)
      const next = upcoming(series, open === null ? (last?.occurrence ?? null) : null, tx.now)
      if (from === null || next === null) return task.id
      if (open === null) return this.series.make(tx, series, from, next)
      this.#place(tx, this.#any(open.id), next)
      tx.update(tasks, open.id, { occurrence: next.key })
      return open.id
    })
    return { task: this.#any(result), batchId }
  }

  /** Lets the series come on one more day (RDATE), at its own time; a day that was left out before comes again. */
  addDate(input: { readonly id: string; readonly date: string }, caller: Caller): OneWritten {
    const { task, series } = this.#repeating(input.id)
    const { date } = input
    const open = this.repository.open(series.id)?.occurrence ?? task.occurrence ?? series.startDate
    const today = localMoment(this.clock.now(), series.zone).date
    const problem = whyNotAdded(series, date, open.slice(0, 10), today)
    if (problem !== null) throw conflict('invalid_recurrence', problem, task.id)
    const exdates = series.exdates.filter((day) => day.slice(0, 10) !== date)
    const comesAnyway = seriesDates({ ...series, exdates }, date, 1)[0]?.date === date
    const rdates = comesAnyway ? series.rdates : [...series.rdates, date].toSorted()
    return this.#write(caller, `Added ${date} to ${quote(task.title)}`, task.id, (tx) =>
      tx.update(taskSeries, series.id, { exdates, rdates, updatedAt: tx.now }),
    )
  }

  /** Takes a day out: one that was added goes, one of the rule is left out (EXDATE). */
  removeDate(input: { readonly id: string; readonly date: string }, caller: Caller): OneWritten {
    const { task, series } = this.#repeating(input.id)
    const { date } = input
    const open = this.repository.open(series.id)?.occurrence ?? task.occurrence ?? series.startDate
    if (date <= open.slice(0, 10))
      throw conflict(
        'invalid_recurrence',
        'That day is not after the one that is open now. Skip that one instead.',
        task.id,
      )
    const rdates = series.rdates.filter((day) => day.slice(0, 10) !== date)
    const ofRule = seriesDates({ ...series, rdates }, date, 1)[0]?.date === date
    if (!ofRule && rdates.length === series.rdates.length)
      throw conflict('invalid_recurrence', 'It does not come on that day.', task.id)
    const exdates = ofRule ? [...series.exdates, date].toSorted() : series.exdates
    return this.#write(caller, `Took ${date} out of ${quote(task.title)}`, task.id, (tx) =>
      tx.update(taskSeries, series.id, { exdates, rdates, updatedAt: tx.now }),
    )
  }

  end(input: { readonly id: string }, caller: Caller): OneWritten {
    const { task, series } = this.#repeating(input.id)
    return this.#write(caller, `Stopped repeating ${quote(task.title)}`, task.id, (tx) => {
      tx.update(taskSeries, series.id, { endedAt: tx.now, pausedAt: null, updatedAt: tx.now })
      tx.update(tasks, task.id, { recurrenceText: null, recurrenceRule: null, updatedAt: tx.now })
    })
  }

  /** The open task stands where it was put; the others are where the series puts them. */
  #next(series: Series, task: Task): string[] {
    const key = task.occurrence ?? series.startDate
    const placed = anchorOf(task) ?? { date: key.slice(0, 10), time: series.startTime }
    return this.#coming(series, task, { key, ...placed }).map(momentOf)
  }

  #coming(series: Series, task: Task, open: SeriesDate): readonly SeriesDate[] {
    const made = task.seriesId === null ? 1 : this.repository.made(task.seriesId)
    return comingDates(series, open, { now: this.clock.now(), made, limit: SHOWN })
  }

  /** Reads a wish against a task: what it leaves open is the task's, and its series' as long as that goes on. */
  #understand(wish: RecurrenceWish, task: Task | null): Understood {
    const said = wish.text === undefined ? null : this.readWords(wish.text, wish.locale)
    if (said !== null && said.problem !== null) return { series: null, problem: said.problem }
    const rule = said?.rule ?? wish.rule
    if (rule === undefined)
      return { series: null, problem: 'Say how often: in words, or as a rule such as FREQ=WEEKLY;BYDAY=TU.' }
    const parsed = parseRule(rule)
    if (!parsed.ok) return { series: null, problem: parsed.problem.message }
    const zone = wish.zone ?? task?.dueZone ?? this.clock.timeZone()
    const now = this.#ofTask(task)
    const [saidDate, saidTime] = (said?.start ?? '').split('T')
    const today = localMoment(this.clock.now(), zone).date
    const named = said?.startSaid === true ? saidDate : undefined
    const date = wish.startDate ?? named ?? now.date ?? (saidDate === '' ? undefined : saidDate) ?? today
    const time = wish.startTime === undefined ? (saidTime ?? now.time) : wish.startTime
    return {
      series: {
        rule: ruleValue(rule),
        text: rule,
        startDate: date,
        startTime: time,
        zone,
        fromCompletion: wish.fromCompletion ?? said?.fromCompletion ?? false,
        exdates: [...new Set([...now.exdates, ...(said?.exceptions ?? [])])].toSorted(),
        rdates: now.rdates,
        ...(now.missedPolicy === undefined ? {} : { missedPolicy: now.missedPolicy }),
      },
      problem: null,
    }
  }

  /** From where a task counts, and the exceptions of its series. One that was moved counts from where the series has it. */
  #ofTask(
    task: Task | null,
  ): Pick<NewSeries, 'missedPolicy'> &
    Pick<Series, 'exdates' | 'rdates'> & { date: string | undefined; time: string | null } {
    const anchor = task === null ? null : anchorOf(task)
    const series = typeof task?.seriesId === 'string' ? this.repository.find(task.seriesId) : null
    if (series === null || series.endedAt !== null)
      return { date: anchor?.date, time: anchor?.time ?? null, exdates: [], rdates: [] }
    const { exdates, rdates, missedPolicy, pausedAt, startTime } = series
    const date = pausedAt === null ? (task?.occurrence?.slice(0, 10) ?? anchor?.date) : undefined
    return { date, time: anchor === null ? startTime : anchor.time, exdates, rdates, missedPolicy }
  }

  /** Gives a task the date of an occurrence, in the field that it has one in; in due when in none. */
  #place(tx: WriteTransaction, task: Task, at: SeriesDate): void {
    const byStart = task.dueDate === null && task.startDate !== null
    tx.update(
      tasks,
      task.id,
      byStart ? { startDate: at.date, startTime: at.time } : { dueDate: at.date, dueTime: at.time },
    )
  }

  #write(caller: Caller, label: string, id: string, work: (tx: WriteTransaction) => unknown): OneWritten {
    const { batchId }: Written<unknown> = this.unitOfWork.run(caller, label, work)
    return { task: this.#any(id), batchId }
  }

  #repeating(id: string): { readonly task: Task; readonly series: Series } {
    const task = this.#live(id)
    const series = task.seriesId === null ? null : this.repository.find(task.seriesId)
    if (series === null || series.endedAt !== null)
      throw conflict('invalid_recurrence', `${quote(task.title)} does not repeat. Say how often first.`, id)
    return { task, series }
  }

  #live(id: string): Task {
    const task = this.#any(id)
    if (task.deletedAt !== null) throw notFound('task', id)
    return task
  }

  #any(id: string): Task {
    const found = this.taskRepository.find(id, localMoment(this.clock.now(), this.clock.timeZone()))
    if (!found) throw notFound('task', id)
    const { rank: _rank, captureId: _captureId, ...task } = found
    return task
  }
}
