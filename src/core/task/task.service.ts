import { generateKeyBetween } from 'fractional-indexing'

import type { Comment, Task, TaskChanges, TaskDetail, TaskQuery } from '@contract/task'
import type { DependencyType, TagKind, TaskStatus } from '@contract/vocabulary'

import { conflict, notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, UnitOfWork, Written } from '../db/unit-of-work'
import type { Clock, Ids } from '../ports'
import type { ProjectService } from '../project'
import type { TagService } from '../tag'
import { localMoment } from '../time'
import type { TaskRepository } from './task.repository'
import type { Moment } from './task.row'
import { describeChanges, isOpen, statusLabel } from './task.rules'
import { taskComments, taskDependencies, tasks } from './task.table'
import type { NewTask, TaskWriter } from './task.writer'

/** What the task service needs to know of focus sessions. */
export type FocusTimes = {
  forTask(taskId: string): { readonly focusMs: number; readonly sessions: number }
  completionOf(taskId: string): { readonly minutes: number; readonly estimateMinutes: number | null } | null
}

type Page<T> = { items: T[]; nextCursor: string | null }
type OneWritten = { task: Task; batchId: string | null }
type ManyWritten = { changed: number; batchId: string | null }
type StatusWritten = ManyWritten & { next: Task[] }
type ManyChanges = {
  readonly ids: readonly string[]
  readonly changes: TaskChanges
  readonly addTags: readonly { readonly kind: TagKind; readonly name: string }[]
  readonly removeTagIds: readonly string[]
}

export class TaskService {
  constructor(
    private readonly repository: TaskRepository,
    private readonly writer: TaskWriter,
    private readonly unitOfWork: UnitOfWork,
    private readonly tags: TagService,
    private readonly projects: ProjectService,
    private readonly focusTimes: FocusTimes,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  list(input: TaskQuery & { readonly cursor?: string | undefined; readonly limit: number }): Page<Task> {
    return this.repository.page(input, input.cursor, input.limit, this.#moment())
  }

  counts(): { inbox: number } {
    return { inbox: this.repository.inboxCount() }
  }

  get(input: { readonly id: string }): TaskDetail {
    const moment = this.#moment()
    const found = this.repository.find(input.id, moment)
    if (!found) throw notFound('task', input.id)
    const { rank: _rank, captureId, ...task } = found
    const dependencies = this.repository.dependencies(task.id).map(({ outgoing, taskId, title, status, ...rest }) => ({
      outgoing: outgoing === 1,
      dependency: { ...rest, task: { id: taskId, title, status } },
    }))
    const pick = (type: DependencyType, outgoing?: boolean) =>
      dependencies
        .filter((entry) => entry.dependency.type === type && (outgoing === undefined || entry.outgoing === outgoing))
        .map(({ dependency }) => dependency)
    return {
      task,
      parent: task.parentId === null ? null : this.repository.ref(task.parentId),
      steps: this.repository.steps(task.id, moment),
      blockedBy: pick('blocks', false),
      blocks: pick('blocks', true),
      related: pick('relates'),
      comments: this.repository.comments(task.id),
      ...this.focusTimes.forTask(task.id),
      raw: captureId === null ? null : this.repository.raw(captureId),
    }
  }

  create(input: NewTask, caller: Caller): OneWritten {
    if (input.id !== undefined && this.repository.find(input.id, this.#moment())) {
      throw conflict('duplicate', 'There is already a task with this id.', input.id)
    }
    if (input.parentId !== undefined) this.#live(input.parentId)
    if (input.projectId) this.projects.find(input.projectId)
    const parent = input.parentId === undefined ? null : this.repository.find(input.parentId, this.#moment())
    const written = this.unitOfWork.run(caller, `Added ${quote(input.title)}`, (tx) =>
      this.writer.insert(tx, {
        ...input,
        status: input.status ?? 'todo',
        // A step belongs where its task belongs.
        projectId: input.projectId === undefined ? parent?.project?.id : input.projectId,
      }),
    )
    return this.#written(written)
  }

  update(
    input: TaskChanges & { readonly id: string; readonly status?: 'todo' | 'waiting' | undefined },
    caller: Caller,
  ): OneWritten {
    const { id, status, ...changes } = input
    const task = this.#live(id)
    if (changes.projectId) this.projects.find(changes.projectId)
    const what = describeChanges(changes)
    const label =
      what === '' && status !== undefined
        ? statusLabel(status, quote(task.title), !isOpen(task.status))
        : `Changed ${what} of ${quote(task.title)}`
    const written = this.unitOfWork.run(caller, label, (tx) => {
      this.writer.update(tx, id, task, changes)
      if (status !== undefined) this.writer.setStatus(tx, task, status, null)
      return id
    })
    return this.#written(written)
  }

  /** Completing a task leaves its open steps open; the screen says so. */
  setStatus(input: { readonly ids: readonly string[]; readonly status: TaskStatus }, caller: Caller): StatusWritten {
    const found = unique(input.ids).map((id) => this.#live(id))
    const reopened = found.every((task) => !isOpen(task.status))
    const { result: moved, batchId } = this.unitOfWork.run(
      caller,
      statusLabel(input.status, subject(found), reopened),
      (tx) =>
        found
          .map((task) =>
            this.writer.setStatus(
              tx,
              task,
              input.status,
              input.status === 'done' ? this.focusTimes.completionOf(task.id) : null,
            ),
          )
          .filter(({ changed }) => changed),
    )
    const next = moved.flatMap(({ nextId }) => (nextId === null ? [] : [nextId]))
    return { changed: moved.length, batchId, next: this.repository.byIds(next, this.#moment()) }
  }

  editMany(input: ManyChanges, caller: Caller): ManyWritten {
    const found = unique(input.ids).map((id) => this.#live(id))
    if (input.changes.projectId) this.projects.find(input.changes.projectId)
    const tagged = input.addTags.length + input.removeTagIds.length > 0
    const what = describeChanges(tagged ? { ...input.changes, tags: [] } : input.changes)
    const { batchId } = this.unitOfWork.run(caller, `Changed ${what} of ${subject(found)}`, (tx) => {
      for (const task of found) {
        this.writer.update(tx, task.id, task, input.changes)
        const added = input.addTags.filter(({ kind, name }) =>
          this.writer.addTag(tx, task.id, this.tags.ensure(tx, kind, name)),
        )
        const removed = input.removeTagIds.filter((tagId) => this.writer.removeTag(tx, task.id, tagId))
        if (added.length + removed.length > 0) tx.update(tasks, task.id, { updatedAt: tx.now })
      }
    })
    return { changed: batchId === null ? 0 : found.length, batchId }
  }

  delete(input: { readonly ids: readonly string[] }, caller: Caller): ManyWritten {
    const found = unique(input.ids).map((id) => this.#live(id))
    const { result: changed, batchId } = this.unitOfWork.run(caller, `Deleted ${subject(found)}`, (tx) => {
      const all = new Set(found.flatMap((task) => this.repository.withSteps(task.id)))
      for (const id of all) tx.remove(tasks, id)
      return found.length
    })
    return { changed, batchId }
  }

  /** Brings deleted tasks back, with the steps that went with them. */
  restore(input: { readonly ids: readonly string[] }, caller: Caller): ManyWritten {
    const found = unique(input.ids).map((id) => this.#any(id))
    for (const task of found) {
      if (task.parentId !== null && this.repository.ref(task.parentId) === null && !input.ids.includes(task.parentId)) {
        throw conflict(
          'referenced',
          `${quote(task.title)} is a step of a deleted task. Restore that first.`,
          task.parentId,
        )
      }
    }
    const { result: changed, batchId } = this.unitOfWork.run(caller, `Restored ${subject(found)}`, (tx) => {
      let restored = 0
      for (const task of found) {
        if (task.deletedAt === null) continue
        for (const id of this.repository.deletedTogether(task.id, task.deletedAt))
          tx.update(tasks, id, { deletedAt: null })
        restored += 1
      }
      return restored
    })
    return { changed, batchId }
  }

  moveStep(
    input: { readonly id: string; readonly afterId: string | null },
    caller: Caller,
  ): { batchId: string | null } {
    const step = this.#live(input.id)
    if (step.parentId === null) throw conflict('referenced', `${quote(step.title)} is not a step.`, step.id)
    const others = this.repository.stepRanks(step.parentId).filter(({ id }) => id !== step.id)
    const place = input.afterId === null ? -1 : others.findIndex(({ id }) => id === input.afterId)
    if (input.afterId !== null && place < 0) throw notFound('step', input.afterId)
    const rank = generateKeyBetween(others[place]?.rank ?? null, others[place + 1]?.rank ?? null)
    const { batchId } = this.unitOfWork.run(caller, `Moved ${quote(step.title)}`, (tx) =>
      tx.update(tasks, step.id, { rank }),
    )
    return { batchId }
  }

  link(
    input: { readonly id: string; readonly type: DependencyType; readonly toId: string },
    caller: Caller,
  ): { dependencyId: string; batchId: string | null } {
    const [from, to] = [this.#live(input.id), this.#live(input.toId)]
    if (from.id === to.id) throw conflict('cycle', 'A task cannot be linked to itself.', from.id)
    const existing = this.repository
      .dependencies(from.id)
      .find(({ type, taskId }) => type === input.type && taskId === to.id)
    if (existing) throw conflict('duplicate', 'These tasks are already linked.', existing.id)
    if (input.type === 'blocks' && this.repository.blocksTransitively(to.id, from.id)) {
      throw conflict('cycle', `${quote(to.title)} already has to be done before ${quote(from.title)}.`, to.id)
    }
    const verb = input.type === 'blocks' ? 'blocks' : 'relates to'
    const { result, batchId } = this.unitOfWork.run(caller, `${quote(from.title)} ${verb} ${quote(to.title)}`, (tx) => {
      const id = this.ids.next()
      tx.insert(taskDependencies, {
        id,
        fromTaskId: from.id,
        toTaskId: to.id,
        type: input.type,
        createdAt: tx.now,
        deletedAt: null,
      })
      return id
    })
    return { dependencyId: result, batchId }
  }

  unlink(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    if (!this.repository.dependency(input.id)) throw notFound('link', input.id)
    const { batchId } = this.unitOfWork.run(caller, 'Removed a link between tasks', (tx) =>
      tx.remove(taskDependencies, input.id),
    )
    return { batchId }
  }

  addComment(
    input: { readonly id: string; readonly body: string },
    caller: Caller,
  ): { comment: Comment; batchId: string | null } {
    const task = this.#live(input.id)
    const { result, batchId } = this.unitOfWork.run(caller, `Commented on ${quote(task.title)}`, (tx) => {
      const id = this.ids.next()
      tx.insert(taskComments, {
        id,
        taskId: task.id,
        body: input.body,
        createdAt: tx.now,
        updatedAt: tx.now,
        deletedAt: null,
      })
      return id
    })
    return { comment: this.#comment(result), batchId }
  }

  editComment(
    input: { readonly id: string; readonly body: string },
    caller: Caller,
  ): { comment: Comment; batchId: string | null } {
    const comment = this.#comment(input.id)
    const { batchId } = this.unitOfWork.run(caller, 'Changed a comment', (tx) => {
      if (comment.body !== input.body) tx.update(taskComments, comment.id, { body: input.body, updatedAt: tx.now })
    })
    return { comment: this.#comment(input.id), batchId }
  }

  deleteComment(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const comment = this.#comment(input.id)
    const { batchId } = this.unitOfWork.run(caller, 'Deleted a comment', (tx) => tx.remove(taskComments, comment.id))
    return { batchId }
  }

  #comment(id: string): Comment {
    const comment = this.repository.comment(id)
    if (!comment) throw notFound('comment', id)
    const { taskId: _taskId, ...rest } = comment
    return rest
  }

  #any(id: string): Task {
    const task = this.repository.find(id, this.#moment())
    if (!task) throw notFound('task', id)
    return task
  }

  #live(id: string): Task {
    const task = this.#any(id)
    if (task.deletedAt !== null) throw notFound('task', id)
    return task
  }

  #written({ result: id, batchId }: Written<string>): OneWritten {
    const found = this.repository.find(id, this.#moment())
    if (!found) throw notFound('task', id)
    const { rank: _rank, captureId: _captureId, ...task } = found
    return { task, batchId }
  }

  #moment(): Moment {
    return localMoment(this.clock.now(), this.clock.timeZone())
  }
}

function subject(found: readonly Task[]): string {
  const [first] = found
  return found.length === 1 && first ? quote(first.title) : `${found.length} tasks`
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)]
}
