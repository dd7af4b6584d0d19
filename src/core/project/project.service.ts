import { generateKeyBetween } from 'fractional-indexing'

import type { Project } from '@contract/project'
import { projectColors, type ProjectColor } from '@contract/vocabulary'

import { conflict, notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, UnitOfWork, WriteTransaction } from '../db/unit-of-work'
import type { Ids } from '../ports'
import { tasks } from '../task/task.table'
import type { ProjectRepository } from './project.repository'
import { projects } from './project.table'

type Fields = { readonly name: string; readonly color?: ProjectColor | undefined; readonly notes?: string | undefined }

export class ProjectService {
  constructor(
    private readonly repository: ProjectRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
  ) {}

  list(input: { readonly archived: boolean }): Project[] {
    return this.repository.list(input.archived)
  }

  create(
    input: Fields & { readonly id?: string | undefined },
    caller: Caller,
  ): { project: Project; batchId: string | null } {
    if (input.id !== undefined && this.repository.exists(input.id)) {
      throw conflict('duplicate', 'There is already a project with this id.', input.id)
    }
    const same = this.repository.byName(input.name)
    if (same) throw conflict('duplicate', `There is already a project ${quote(same.name)}.`, same.id)
    const { result: id, batchId } = this.unitOfWork.run(caller, `Added project ${quote(input.name)}`, (tx) =>
      this.#insert(tx, input),
    )
    return { project: this.find(id), batchId }
  }

  update(
    input: { readonly [Key in keyof Fields]?: Fields[Key] | undefined } & {
      readonly id: string
      readonly archived?: boolean | undefined
    },
    caller: Caller,
  ): { project: Project; batchId: string | null } {
    const project = this.find(input.id)
    const same = input.name === undefined ? null : this.repository.byName(input.name)
    if (same && same.id !== project.id)
      throw conflict('duplicate', `There is already a project ${quote(same.name)}.`, same.id)
    const label =
      input.archived === undefined
        ? `Changed project ${quote(project.name)}`
        : `${input.archived ? 'Archived' : 'Brought back'} project ${quote(project.name)}`
    const { batchId } = this.unitOfWork.run(caller, label, (tx) => {
      const archivedAt =
        input.archived === undefined ? project.archivedAt : input.archived ? (project.archivedAt ?? tx.now) : null
      const changed = tx.update(projects, project.id, {
        name: input.name ?? project.name,
        color: input.color ?? project.color,
        notes: input.notes ?? project.notes,
        archivedAt,
      })
      if (changed) tx.update(projects, project.id, { updatedAt: tx.now })
    })
    return { project: this.find(input.id), batchId }
  }

  /** Deletes the project; its tasks stay, without a project. */
  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const project = this.find(input.id)
    const { batchId } = this.unitOfWork.run(caller, `Deleted project ${quote(project.name)}`, (tx) => {
      for (const id of this.repository.taskIds(project.id)) tx.update(tasks, id, { projectId: null })
      tx.remove(projects, project.id)
    })
    return { batchId }
  }

  /** Id of the project with this name, made when there is none. */
  ensure(tx: WriteTransaction, name: string): string {
    return this.repository.byName(name)?.id ?? this.#insert(tx, { name })
  }

  find(id: string): Project {
    const project = this.repository.find(id)
    if (!project) throw notFound('project', id)
    return project
  }

  #insert(tx: WriteTransaction, input: Fields & { readonly id?: string | undefined }): string {
    const id = input.id ?? this.ids.next()
    tx.insert(projects, {
      id,
      name: input.name,
      color: input.color ?? nextColor(this.repository.list(true)),
      rank: generateKeyBetween(this.repository.lastRank(), null),
      notes: input.notes ?? '',
      archivedAt: null,
      createdAt: tx.now,
      updatedAt: tx.now,
      deletedAt: null,
    })
    return id
  }
}

/** The colour used least so far. */
function nextColor(existing: readonly Project[]): ProjectColor {
  const uses = (color: ProjectColor): number => existing.filter((project) => project.color === color).length
  return projectColors.slice(1).reduce<ProjectColor>((best, color) => (uses(color) < uses(best) ? color : best), 'blue')
}
