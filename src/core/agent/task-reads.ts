import type { Task } from '@contract/task'
import type { TaskTemplate } from '@contract/template'

import type { Connection } from '../db/connection'
import type { Clock } from '../ports'
import type { SearchService } from '../search'
import { conflict, notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { ExclusionService } from '../context'
import type { EstimateService } from '../estimate'
import type { ProjectService } from '../project'
import type { TagService } from '../tag'
import { isOpen, type TaskRepository } from '../task'
import { OPEN } from '../task/task.table'
import type { TemplateService } from '../template'
import { localMoment } from '../time'
import type { AgentReads, KnownNames, SimilarTask, StepTaken } from './agent.types'

/** What proxies may read of tasks. */
export class TaskReads implements AgentReads {
  constructor(
    private readonly connection: Connection,
    private readonly tasks: TaskRepository,
    private readonly search: Pick<SearchService, 'sharing'>,
    private readonly estimates: Pick<EstimateService, 'forTasks'>,
    private readonly projects: Pick<ProjectService, 'list'>,
    private readonly tags: Pick<TagService, 'list'>,
    private readonly exclusions: Pick<ExclusionService, 'list'>,
    private readonly stepTemplates: Pick<TemplateService, 'list'>,
    private readonly clock: Clock,
  ) {}

  inbox(limit: number): readonly Task[] {
    return this.tasks.page({ view: 'inbox', sort: 'created' }, undefined, limit, this.moment()).items
  }

  overdue(limit: number): readonly Task[] {
    const moment = this.moment()
    const ids = this.connection.all<{ id: string }>(
      `SELECT id FROM tasks WHERE ${OPEN} AND due_date IS NOT NULL AND deleted_at IS NULL AND due_date < ?
       ORDER BY due_date, coalesce(due_time, '99:99'), id LIMIT ?`,
      moment.date,
      limit,
    )
    return this.tasks.byIds(
      ids.map(({ id }) => id),
      moment,
    )
  }

  similar(title: string, limit: number): readonly SimilarTask[] {
    return this.search
      .sharing(title.split(/\s+/), limit)
      .filter(({ status }) => status !== 'inbox')
      .map((task) => ({ task, minutes: task.status === 'done' ? this.#minutes(task.id) : null }))
  }

  openTask(id: string): Task {
    const found = this.tasks.find(id, this.moment())
    if (!found || found.deletedAt !== null) throw notFound('task', id)
    if (!isOpen(found.status))
      throw conflict('task_closed', `${quote(found.title)} is already closed. Reopen it to work on it.`, id)
    const { rank: _rank, captureId: _captureId, ...task } = found
    return task
  }

  steps(taskId: string): readonly Task[] {
    return this.tasks.steps(taskId, this.moment())
  }

  stepsTaken(taskId: string): readonly StepTaken[] {
    return this.steps(taskId)
      .filter(({ status }) => status !== 'cancelled')
      .map(({ id, title, estimateMinutes }) => ({ title, minutes: this.#minutes(id) ?? estimateMinutes }))
  }

  templates(): readonly TaskTemplate[] {
    return this.stepTemplates.list()
  }

  forecasts(taskIds: readonly string[]): ReturnType<AgentReads['forecasts']> {
    if (taskIds.length === 0) return new Map()
    const { forecasts } = this.estimates.forTasks({ ids: taskIds, similar: false })
    return new Map(forecasts.map((forecast) => [forecast.taskId, forecast]))
  }

  names(): KnownNames {
    return this.#names(new Set())
  }

  namesForModels(): KnownNames {
    return this.#names(new Set(this.exclusions.list().map(({ subjectId }) => subjectId)))
  }

  moment(): { readonly date: string; readonly time: string } {
    return localMoment(this.clock.now(), this.clock.timeZone())
  }

  #names(hidden: ReadonlySet<string>): KnownNames {
    const shown = ({ id }: { readonly id: string }): boolean => !hidden.has(id)
    return {
      projects: this.projects
        .list({ archived: false })
        .filter(shown)
        .map(({ id, name }) => ({ id, name })),
      tags: this.tags
        .list()
        .filter(shown)
        .map(({ kind, name }) => ({ kind, name })),
    }
  }

  #minutes(taskId: string): number | null {
    const row = this.connection.get<{ minutes: number | null }>(
      `SELECT minutes FROM progress_events
       WHERE subject_id = ? AND kind = 'task.completed' AND deleted_at IS NULL ORDER BY at DESC LIMIT 1`,
      taskId,
    )
    return row?.minutes ?? null
  }
}
