import { generateKeyBetween } from 'fractional-indexing'

import type { TaskChanges } from '@contract/task'
import type { TaskStatus } from '@contract/vocabulary'

import type { WriteTransaction } from '../db/unit-of-work'
import type { Clock, Ids } from '../ports'
import type { Ledger } from '../progress'
import { parseRule } from '../recurrence'
import type { TagService } from '../tag'
import type { SeriesWriter } from './series.writer'
import type { TaskRepository } from './task.repository'
import { coherentDates, isOpen, priorityRank } from './task.rules'
import { tasks, taskTags } from './task.table'

export type NewTask = TaskChanges & {
  readonly title: string
  readonly id?: string | undefined
  readonly status?: TaskStatus | undefined
  readonly parentId?: string | undefined
  /** Before the other steps of its parent. */
  readonly first?: boolean | undefined
  readonly captureId?: string | undefined
  readonly recurrence?: NewRecurrence | null | undefined
}

/** How a captured task repeats. */
export type NewRecurrence = {
  readonly text: string
  readonly rule: string
  /** 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM'; the task's own date when null. */
  readonly start: string | null
  readonly fromCompletion: boolean
  readonly exdates: readonly string[]
}

type Row = Partial<typeof tasks.$inferInsert>

/** Writes tasks inside somebody's unit of work; what captures, focus sessions and the task service have in common. */
export class TaskWriter {
  constructor(
    private readonly repository: TaskRepository,
    private readonly series: SeriesWriter,
    private readonly tags: TagService,
    private readonly ledger: Ledger,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  insert(tx: WriteTransaction, input: NewTask): string {
    const id = input.id ?? this.ids.next()
    const changes = coherentDates(input, { dueDate: null, startDate: null })
    const ranks = input.parentId === undefined ? [] : this.repository.stepRanks(input.parentId)
    tx.insert(tasks, {
      id,
      title: input.title,
      notes: changes.notes ?? '',
      status: input.status ?? 'inbox',
      priority: priorityRank(changes.priority ?? 'none'),
      mode: changes.mode ?? 'do',
      neededEnergy: changes.neededEnergy ?? null,
      estimateMinutes: changes.estimateMinutes ?? null,
      dueDate: changes.dueDate ?? null,
      dueTime: changes.dueTime ?? null,
      dueZone: changes.dueZone ?? null,
      startDate: changes.startDate ?? null,
      startTime: changes.startTime ?? null,
      startZone: changes.startZone ?? null,
      recurrenceText: input.recurrence?.text ?? null,
      recurrenceRule: input.recurrence?.rule ?? null,
      links: changes.links ?? [],
      projectId: changes.projectId ?? null,
      parentId: input.parentId ?? null,
      captureId: input.captureId ?? null,
      rank: input.first
        ? generateKeyBetween(null, ranks[0]?.rank ?? null)
        : generateKeyBetween(ranks.at(-1)?.rank ?? null, null),
      snoozedUntil: changes.snoozedUntil ?? null,
      completedAt: null,
      createdAt: tx.now,
      updatedAt: tx.now,
      deletedAt: null,
    })
    if (changes.tags) this.setTags(tx, id, changes.tags)
    if (input.recurrence) this.#repeat(tx, id, input.recurrence, changes)
    return id
  }

  update(tx: WriteTransaction, id: string, current: Parameters<typeof coherentDates>[1], input: TaskChanges): void {
    const { tags, priority, ...fields } = coherentDates(input, current)
    const row: Row = { ...definedOnly(fields), ...(priority === undefined ? {} : { priority: priorityRank(priority) }) }
    const changed = tx.update(tasks, id, row)
    const retagged = tags === undefined ? false : this.setTags(tx, id, tags)
    if (changed || retagged) tx.update(tasks, id, { updatedAt: tx.now })
  }

  /** A rule that cannot be read stays as words with the task; it then simply does not come again. */
  #repeat(tx: WriteTransaction, id: string, recurrence: NewRecurrence, task: TaskChanges): void {
    const [startDate, startTime] = (recurrence.start ?? task.dueDate ?? task.startDate ?? '').split('T')
    if (startDate === undefined || startDate === '' || !parseRule(recurrence.rule).ok) return
    const zone = task.dueZone ?? task.startZone ?? this.clock.timeZone()
    this.series.begin(tx, id, { ...recurrence, startDate, startTime: startTime ?? task.dueTime ?? null, zone })
  }

  /**
   * Moves a task to a status; completing it writes the ledger, and closing one that repeats makes the next. Says whether
   * anything changed.
   */
  setStatus(
    tx: WriteTransaction,
    task: {
      readonly id: string
      readonly title: string
      readonly status: TaskStatus
      readonly estimateMinutes: number | null
    },
    status: TaskStatus,
    /** Of a task that was focused on: for how long, and what was estimated before. */
    focus: { readonly minutes: number; readonly estimateMinutes: number | null } | null,
  ): { readonly changed: boolean; readonly nextId: string | null } {
    if (task.status === status) return { changed: false, nextId: null }
    tx.update(tasks, task.id, { status, completedAt: isOpen(status) ? null : tx.now, updatedAt: tx.now })
    if (status === 'done') {
      this.ledger.record(tx, {
        kind: 'task.completed',
        subjectId: task.id,
        title: task.title,
        minutes: focus?.minutes ?? null,
        // An estimate made once the work had begun says nothing about estimating.
        estimateMinutes: focus === null ? task.estimateMinutes : focus.estimateMinutes,
        taskId: task.id,
      })
    }
    if (isOpen(task.status) === isOpen(status)) return { changed: true, nextId: null }
    if (isOpen(status)) this.series.afterReopening(tx, task.id)
    const nextId = isOpen(status) ? null : this.series.afterClosing(tx, task.id, this.clock.timeZone())
    return { changed: true, nextId }
  }

  /** Makes the live tags of a task exactly these. */
  setTags(tx: WriteTransaction, taskId: string, wanted: NonNullable<TaskChanges['tags']>): boolean {
    const wantedIds = new Set(wanted.map(({ kind, name }) => this.tags.ensure(tx, kind, name)))
    let changed = false
    for (const link of this.repository.tagLinks(taskId)) {
      if (link.deletedAt === null && !wantedIds.has(link.tagId)) changed = tx.remove(taskTags, link.id) || changed
    }
    for (const tagId of wantedIds) changed = this.addTag(tx, taskId, tagId) || changed
    return changed
  }

  /** A row per task and tag for ever, so that adding and removing on two devices can be merged. */
  addTag(tx: WriteTransaction, taskId: string, tagId: string): boolean {
    const link = this.repository.tagLinks(taskId).find((candidate) => candidate.tagId === tagId)
    if (link) return link.deletedAt === null ? false : tx.update(taskTags, link.id, { deletedAt: null })
    tx.insert(taskTags, { id: `${taskId}:${tagId}`, taskId, tagId, createdAt: tx.now, deletedAt: null })
    return true
  }

  removeTag(tx: WriteTransaction, taskId: string, tagId: string): boolean {
    const link = this.repository
      .tagLinks(taskId)
      .find((candidate) => candidate.tagId === tagId && candidate.deletedAt === null)
    return link ? tx.remove(taskTags, link.id) : false
  }
}

function definedOnly(fields: Omit<TaskChanges, 'tags' | 'priority'>): Row {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
