import { generateKeyBetween } from 'fractional-indexing'

import type { WriteTransaction } from '../db/unit-of-work'
import type { CarriedRow, SeriesRepository } from './series.repository'
import {
  afterCompletion,
  daysFrom,
  draftOf,
  following,
  occurrenceId,
  recurrenceOf,
  startKey,
  shiftDate,
  upcoming,
  type NewSeries,
  type Series,
  type SeriesDate,
} from './series.rules'
import { taskSeries } from './series.table'
import type { TaskRepository } from './task.repository'
import { isOpen } from './task.rules'
import { tasks, taskTags } from './task.table'

/** Repeats tasks inside somebody's unit of work: one task of a series is open at a time, the next is made when it is closed. */
export class SeriesWriter {
  constructor(
    private readonly repository: SeriesRepository,
    private readonly tasks: TaskRepository,
  ) {}

  /** Lets a task repeat, as the occurrence that it stands for; a series that it already had takes the new rule. */
  begin(tx: WriteTransaction, taskId: string, wanted: NewSeries, occurrence = startKey(wanted)): string {
    const id = this.repository.task(taskId)?.seriesId ?? taskId
    const fields = {
      rule: wanted.rule,
      text: wanted.text,
      startDate: wanted.startDate,
      startTime: wanted.startTime,
      zone: wanted.zone,
      fromCompletion: wanted.fromCompletion,
      exdates: wanted.exdates ?? [],
      pausedAt: null,
      endedAt: null,
      updatedAt: tx.now,
      deletedAt: null,
    }
    const given = {
      ...(wanted.missedPolicy === undefined ? {} : { missedPolicy: wanted.missedPolicy }),
      ...(wanted.rdates === undefined ? {} : { rdates: wanted.rdates }),
    }
    if (this.repository.find(id)) tx.update(taskSeries, id, { ...fields, ...given })
    else tx.insert(taskSeries, { id, missedPolicy: 'skip', rdates: [], createdAt: tx.now, ...fields, ...given })
    tx.update(tasks, taskId, {
      seriesId: id,
      occurrence,
      recurrenceText: wanted.text,
      recurrenceRule: wanted.rule,
      updatedAt: tx.now,
    })
    return id
  }

  /** Makes the next task of a series when one was closed; gives its id, or null when none comes. */
  afterClosing(tx: WriteTransaction, taskId: string, zone: string): string | null {
    const task = this.repository.task(taskId)
    if (!task || task.recurrenceRule === null) return null
    const series = this.#seriesOf(tx, task, zone)
    if (series === null || series.pausedAt !== null || series.endedAt !== null) return null
    if (this.repository.open(series.id)) return null
    const key = this.repository.task(taskId)?.occurrence ?? series.startDate
    const next = this.#next(series, key, tx.now)
    return next === null ? null : this.make(tx, series, task, next)
  }

  /** Takes the task away that was made when this one was closed, since it is open again itself. */
  afterReopening(tx: WriteTransaction, taskId: string): void {
    const task = this.repository.task(taskId)
    if (!task || task.seriesId === null || task.occurrence === null) return
    const open = this.repository.open(task.seriesId)
    if (!open || open.occurrence === null || open.occurrence <= task.occurrence) return
    // Only of the newest: reopening one of long ago leaves what came since.
    if (this.repository.later(task.seriesId, task.occurrence) > 1) return
    for (const id of this.tasks.withSteps(open.id)) tx.remove(tasks, id)
  }

  /** Makes a task for an occurrence out of an earlier one, with its tags and steps. */
  make(tx: WriteTransaction, series: Series, from: CarriedRow, next: SeriesDate): string {
    const id = this.#freeId(series.id, next.key)
    const days = this.#days(from, next)
    this.#put(tx, id, from, {
      status: from.status === 'waiting' ? 'waiting' : 'todo',
      ...days,
      recurrenceText: series.text,
      recurrenceRule: series.rule,
      seriesId: series.id,
      occurrence: next.key,
      parentId: from.parentId,
      rank: from.parentId === null ? from.rank : this.#lastRank(from.parentId),
    })
    const oldDay = from.dueDate ?? from.startDate
    const shift = oldDay === null ? 0 : daysFrom(oldDay, next.date)
    this.#copySteps(tx, from.id, id, shift)
    return id
  }

  /** The id of an occurrence. One that counts from completion may fall on a day that was done before: that is a second one. */
  #freeId(seriesId: string, key: string): string {
    for (let again = 0; ; again += 1) {
      const id = occurrenceId(seriesId, again === 0 ? key : `${key}#${again}`)
      const existing = this.repository.task(id)
      if (existing === null || existing.deletedAt !== null || isOpen(existing.status)) return id
    }
  }

  #next(series: Series, key: string, now: number): SeriesDate | null {
    if (series.fromCompletion) return afterCompletion(series, now, this.repository.made(series.id))
    switch (series.missedPolicy) {
      case 'skip':
        return upcoming(series, key, now)
      case 'catch_up':
      case 'ask':
        return following(series, key)
    }
  }

  /** The series of a task; one that repeats since before there were series gets its own. */
  #seriesOf(tx: WriteTransaction, task: CarriedRow, zone: string): Series | null {
    if (task.seriesId !== null) return this.repository.find(task.seriesId)
    const startDate = task.dueDate ?? task.startDate
    if (startDate === null || task.recurrenceRule === null) return null
    const wanted: NewSeries = {
      rule: task.recurrenceRule,
      text: task.recurrenceText ?? task.recurrenceRule,
      startDate,
      startTime: task.dueDate === null ? task.startTime : task.dueTime,
      zone: task.dueZone ?? zone,
      fromCompletion: false,
    }
    if (recurrenceOf(draftOf(wanted)) === null) return null
    return this.repository.find(this.begin(tx, task.id, wanted))
  }

  /** Due and start of the next task: whichever the task is anchored by takes the day, the other keeps its distance. */
  #days(
    from: CarriedRow,
    next: SeriesDate,
  ): Pick<CarriedRow, 'dueDate' | 'dueTime' | 'dueZone' | 'startDate' | 'startTime' | 'startZone'> {
    if (from.dueDate === null && from.startDate !== null) {
      const { startZone } = from
      return {
        dueDate: null,
        dueTime: null,
        dueZone: null,
        startDate: next.date,
        startTime: next.time,
        startZone: next.time === null ? null : startZone,
      }
    }
    const start =
      from.startDate === null || from.dueDate === null
        ? { startDate: null, startTime: null, startZone: null }
        : {
            startDate: shiftDate(next.date, daysFrom(from.dueDate, from.startDate)),
            startTime: from.startTime,
            startZone: from.startZone,
          }
    return { dueDate: next.date, dueTime: next.time, dueZone: next.time === null ? null : from.dueZone, ...start }
  }

  #copySteps(tx: WriteTransaction, fromId: string, toId: string, shift: number): void {
    for (const step of this.repository.steps(fromId)) {
      if (step.status === 'cancelled') continue
      const id = occurrenceId(toId, step.id)
      this.#put(tx, id, step, {
        status: 'todo',
        dueDate: step.dueDate === null ? null : shiftDate(step.dueDate, shift),
        startDate: step.startDate === null ? null : shiftDate(step.startDate, shift),
        recurrenceText: null,
        recurrenceRule: null,
        seriesId: null,
        occurrence: null,
        parentId: toId,
        rank: step.rank,
      })
      this.#copySteps(tx, step.id, id, shift)
    }
  }

  /** Writes the row of a derived id: made on another device or taken back before, it may be there already. */
  #put(tx: WriteTransaction, id: string, from: CarriedRow, own: Omit<Partial<CarriedRow>, 'links'>): void {
    const { id: _id, links, deletedAt: _deletedAt, ...carried } = from
    const row = {
      ...carried,
      links: JSON.parse(links) as string[],
      ...own,
      snoozedUntil: null,
      completedAt: null,
      createdAt: tx.now,
      updatedAt: tx.now,
      deletedAt: null,
    }
    const existing = this.repository.task(id)
    if (existing === null) tx.insert(tasks, { id, ...row })
    else if (existing.deletedAt !== null) tx.update(tasks, id, row)
    for (const tagId of this.repository.liveTagIds(from.id)) {
      const link = this.repository.tagLink(id, tagId)
      if (link === null)
        tx.insert(taskTags, { id: `${id}:${tagId}`, taskId: id, tagId, createdAt: tx.now, deletedAt: null })
      else if (link.deletedAt !== null) tx.update(taskTags, link.id, { deletedAt: null })
    }
  }

  #lastRank(parentId: string): string {
    return generateKeyBetween(this.tasks.stepRanks(parentId).at(-1)?.rank ?? null, null)
  }
}
