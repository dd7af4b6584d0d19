import type { Task } from '@contract/task'
import type { TaskTemplate, TemplateStep } from '@contract/template'
import type { TagKind } from '@contract/vocabulary'

import { conflict, notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, UnitOfWork, WriteTransaction } from '../db/unit-of-work'
import type { Clock, Ids } from '../ports'
import type { ProjectService } from '../project'
import type { TagService } from '../tag'
import { isOpen, type Moment, type TaskRepository, type TaskWriter } from '../task'
import { localMoment } from '../time'
import type { TemplateRepository } from './template.repository'
import { missingSteps, nameFrom, stepsToKeep } from './template.rules'
import { taskTemplates, type TemplateBody } from './template.table'

type Fields = {
  readonly name: string
  readonly notes: string
  readonly estimateMinutes: number | null
  readonly projectId: string | null
  readonly tags: readonly { readonly kind: TagKind; readonly name: string }[]
  readonly steps: readonly TemplateStep[]
}
type Written = { template: TaskTemplate; batchId: string | null }

/** Tasks with their steps, kept to be done again. */
export class TemplateService {
  constructor(
    private readonly repository: TemplateRepository,
    private readonly tasks: TaskRepository,
    private readonly writer: TaskWriter,
    private readonly tags: TagService,
    private readonly projects: Pick<ProjectService, 'find'>,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  list(): TaskTemplate[] {
    return this.repository.list()
  }

  create(input: Fields & { readonly id?: string | undefined }, caller: Caller): Written {
    if (input.id !== undefined && this.repository.exists(input.id))
      throw conflict('duplicate', 'There is already a template with this id.', input.id)
    if (input.projectId !== null) this.projects.find(input.projectId)
    return this.#save(input.id ?? this.ids.next(), input.name, caller, (tx) => ({
      notes: input.notes,
      estimateMinutes: input.estimateMinutes,
      projectId: input.projectId,
      tagIds: this.#tagIds(tx, input.tags),
      steps: input.steps,
    }))
  }

  /** Throws CONFLICT no_steps where there is nothing to keep, duplicate where the name is taken. */
  fromTask(input: { readonly taskId: string; readonly name?: string | undefined }, caller: Caller): Written {
    const task = this.#task(input.taskId)
    const steps = stepsToKeep(this.tasks.steps(task.id, this.#moment()))
    if (steps.length === 0)
      throw conflict('no_steps', `${quote(task.title)} has no steps to keep. Add steps to it first.`, task.id)
    return this.#save(this.ids.next(), input.name ?? nameFrom(task.title), caller, () => ({
      notes: task.notes.length > 20_000 ? '' : task.notes,
      estimateMinutes: task.estimateMinutes,
      projectId: task.project?.id ?? null,
      tagIds: task.tags.map(({ id }) => id),
      steps,
    }))
  }

  update(
    input: { readonly [Key in keyof Fields]?: Fields[Key] | undefined } & { readonly id: string },
    caller: Caller,
  ): Written {
    const template = this.#find(input.id)
    const { name = template.name } = input
    this.#free(name, template.id)
    if (input.projectId) this.projects.find(input.projectId)
    const label =
      name === template.name
        ? `Changed template ${quote(name)}`
        : `Renamed template ${quote(template.name)} to ${quote(name)}`
    const { batchId } = this.unitOfWork.run(caller, label, (tx) => {
      const body: TemplateBody = {
        notes: input.notes ?? template.notes,
        estimateMinutes: input.estimateMinutes === undefined ? template.estimateMinutes : input.estimateMinutes,
        projectId: input.projectId === undefined ? (template.project?.id ?? null) : input.projectId,
        tagIds: input.tags === undefined ? template.tags.map(({ id }) => id) : this.#tagIds(tx, input.tags),
        steps: input.steps ?? template.steps,
      }
      if (tx.update(taskTemplates, template.id, { name, body }))
        tx.update(taskTemplates, template.id, { updatedAt: tx.now })
    })
    return { template: this.#find(template.id), batchId }
  }

  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const template = this.#find(input.id)
    const { batchId } = this.unitOfWork.run(caller, `Deleted template ${quote(template.name)}`, (tx) =>
      tx.remove(taskTemplates, template.id),
    )
    return { batchId }
  }

  makeTask(
    input: { readonly id: string; readonly title?: string | undefined },
    caller: Caller,
  ): { task: Task; batchId: string | null } {
    const template = this.#find(input.id)
    const title = input.title ?? template.name
    const label = `Added ${quote(title)} from template ${quote(template.name)}`
    const { result: id, batchId } = this.unitOfWork.run(caller, label, (tx) => {
      const projectId = template.project?.id ?? null
      const taskId = this.writer.insert(tx, {
        title,
        status: 'todo',
        notes: template.notes,
        estimateMinutes: template.estimateMinutes,
        projectId,
        tags: template.tags.map(({ kind, name }) => ({ kind, name })),
      })
      for (const step of template.steps)
        this.writer.insert(tx, { ...step, parentId: taskId, projectId, status: 'todo' })
      return taskId
    })
    return { task: this.#task(id), batchId }
  }

  addSteps(
    input: { readonly taskId: string; readonly templateId: string },
    caller: Caller,
  ): { added: number; batchId: string | null } {
    const template = this.#find(input.templateId)
    const task = this.#task(input.taskId)
    if (!isOpen(task.status))
      throw conflict('task_closed', `${quote(task.title)} is already closed. Reopen it to add steps.`, task.id)
    const missing = missingSteps(template.steps, this.tasks.steps(task.id, this.#moment()))
    const label = `Added the steps of template ${quote(template.name)} to ${quote(task.title)}`
    const { batchId } = this.unitOfWork.run(caller, label, (tx) => {
      for (const step of missing)
        this.writer.insert(tx, { ...step, parentId: task.id, projectId: task.project?.id ?? null, status: 'todo' })
    })
    return { added: missing.length, batchId }
  }

  #save(id: string, name: string, caller: Caller, bodyOf: (tx: WriteTransaction) => TemplateBody): Written {
    this.#free(name, id)
    const { batchId } = this.unitOfWork.run(caller, `Saved template ${quote(name)}`, (tx) => {
      const body = bodyOf(tx)
      tx.insert(taskTemplates, { id, name, body, createdAt: tx.now, updatedAt: tx.now, deletedAt: null })
    })
    return { template: this.#find(id), batchId }
  }

  #free(name: string, id: string): void {
    const same = this.repository.byName(name)
    if (same !== null && same.id !== id)
      throw conflict('duplicate', `There is already a template ${quote(same.name)}.`, same.id)
  }

  #tagIds(tx: WriteTransaction, wanted: Fields['tags']): readonly string[] {
    return [...new Set(wanted.map(({ kind, name }) => this.tags.ensure(tx, kind, name)))]
  }

  #find(id: string): TaskTemplate {
    const template = this.repository.find(id)
    if (template === null) throw notFound('template', id)
    return template
  }

  #task(id: string): Task {
    const found = this.tasks.find(id, this.#moment())
    if (found === null || found.deletedAt !== null) throw notFound('task', id)
    const { rank: _rank, captureId: _captureId, ...task } = found
    return task
  }

  #moment(): Moment {
    return localMoment(this.clock.now(), this.clock.timeZone())
  }
}
