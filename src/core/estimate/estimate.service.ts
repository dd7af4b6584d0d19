import type { Calibration, FinishBy, TaskForecast } from '@contract/estimate'
import type { Settings } from '@contract/settings'
import type { Task } from '@contract/task'

import { notFound } from '../db/errors'
import type { Clock } from '../ports'
import type { ProjectRepository } from '../project'
import { isOpen, type TaskRepository } from '../task'
import { localMoment, personalDay } from '../time'
import { quantileOf } from './bundle.rules'
import { bandOf, byProject, calibrate, isWide, ME, type AppWork } from './calibration.rules'
import type { EstimateRepository } from './estimate.repository'
import { BUSY_LOOK_BACK, type Calendar, finishAt, freeTime, HORIZON_DAYS, minutesIn } from './free-time.rules'
import { History } from './knowledge'
import { mostSimilar, seriesOf, wordsOf } from './similar.rules'
import { usualMinutes } from './usual.rules'

/** Tasks of a project that are summed up; more would not change the words. */
const PROJECT_MAX = 300
const DAY_MS = 86_400_000
/** Days that are looked at before the whole of the year ahead is. */
const NEAR_DAYS = 21
/** Finished tasks whose lengths are offered as quick answers. */
const USUAL_FROM = 200

type Hours = Pick<Settings, 'dayStartHour' | 'workingHours'>

/** How long things take: for tasks, for a day, for a project; learned from what finished tasks took. */
export class EstimateService {
  readonly #history: History

  constructor(
    private readonly repository: EstimateRepository,
    private readonly tasks: TaskRepository,
    private readonly projects: ProjectRepository,
    private readonly clock: Clock,
    private readonly hours: () => Hours,
    private readonly plannedToday: () => readonly string[],
  ) {
    this.#history = new History(repository)
  }

  /** The ledger changed: what was learned has to be looked at again. */
  forget(): void {
    this.#history.forget()
  }

  forTasks(input: { readonly ids: readonly string[]; readonly similar: boolean }): {
    forecasts: TaskForecast[]
    usual: number[]
  } {
    const { estimator, precedents } = this.#history.get()
    const found = this.tasks.byIds(input.ids, this.#moment())
    const today = new Set(this.plannedToday())
    const forecasts = found.map((task): TaskForecast => {
      const forecast = estimator.forecast(workOf(task))
      const known = forecast.basis !== 'none'
      const words = wordsOf(task.title)
      const tagIds = task.tags.map(({ id }) => id)
      const compared = { taskId: task.id, title: task.title, words, projectId: task.project?.id ?? null, tagIds }
      return {
        taskId: task.id,
        p50: known ? forecast.p50 : null,
        // Of a guess alone nothing is known of how far it will be off.
        p90: known && forecast.basis !== 'estimate' ? forecast.p90 : null,
        basis: forecast.basis,
        restsOn: forecast.restsOn,
        ask: task.estimateMinutes === null && isOpen(task.status) && today.has(task.id) && isWide(forecast),
        similar: input.similar
          ? mostSimilar({ ...compared, estimate: task.estimateMinutes }, precedents).map(
              ({ taskId, title, minutes, estimate, at }) => ({ taskId, title, minutes, estimateMinutes: estimate, at }),
            )
          : [],
      }
    })
    return { forecasts, usual: [...usualMinutes(precedents.slice(-USUAL_FROM).map(({ minutes }) => minutes))] }
  }

  calibration(): Calibration {
    const { estimator, judged, bundles10 } = this.#history.get()
    const projects = new Map(this.projects.list(true).map(({ id, name, color }) => [id, { id, name, color }]))
    return {
      ...calibrate(judged),
      band: [
        ...bandOf(judged, (estimate) =>
          estimator.forecast({ person: ME, project: null, tags: [], series: null, estimate }),
        ),
      ],
      bundlesWithinP90: bundles10.count === 0 ? null : bundles10.covered / bundles10.count,
      projects: byProject(judged).flatMap(({ projectId, ...rest }) => {
        const project = projects.get(projectId)
        return project ? [{ project, ...rest }] : []
      }),
    }
  }

  /** When the open tasks of a project, or those of today, are done. Throws NOT_FOUND. */
  finishBy(input: { readonly projectId?: string | undefined }): FinishBy {
    if (input.projectId !== undefined && !this.projects.find(input.projectId))
      throw notFound('project', input.projectId)
    const { estimator, bundles, judged } = this.#history.get()
    const now = this.clock.now()
    const zone = this.clock.timeZone()
    const { dayStartHour, workingHours } = this.hours()
    const considered =
      input.projectId === undefined
        ? this.tasks.byIds(this.plannedToday(), this.#moment())
        : this.#ofProject(input.projectId)
    const open = considered.filter(
      ({ status, mode }) => isOpen(status) && status !== 'waiting' && mode !== 'drop' && mode !== 'delegate',
    )
    const ids = open.map(({ id }) => id)
    const spent = this.repository.spent(ids, now)
    const placed = open.flatMap((task) => {
      const part = estimator.place(workOf(task))
      return part ? [{ ...part, spent: spent.get(task.id) ?? 0 }] : []
    })
    const busy = this.repository.busy(now - BUSY_LOOK_BACK, now + HORIZON_DAYS * DAY_MS, ids)
    const calendar = { now, zone, dayStartHour, week: workingHours, busy }
    const today = freeTime(calendar, 1)
    const totals = bundles.samples(ME, placed)
    const at = (p: number, free: ReturnType<typeof freeTime>): number | null => finishAt(quantileOf(totals, p), free)
    const free = placed.length === 0 ? [] : freeUntil(quantileOf(totals, 0.9), calendar)
    const minutes = minutesIn(today)
    return {
      date: personalDay(now, zone, dayStartHour),
      tasks: open.length,
      unknown: open.length - placed.length,
      guessedMinutes: open.reduce(
        (sum, { id, estimateMinutes }) => sum + Math.max(0, (estimateMinutes ?? 0) - (spent.get(id) ?? 0)),
        0,
      ),
      work: placed.length === 0 ? null : { p50: quantileOf(totals, 0.5), p90: quantileOf(totals, 0.9) },
      freeMinutes: minutes,
      finish: placed.length === 0 ? null : { p50: at(0.5, free), p80: at(0.8, free), p90: at(0.9, free) },
      todayChance:
        placed.length === 0 ? null : totals.filter((total) => total <= minutes).length / Math.max(1, totals.length),
      restsOn: judged.length,
    }
  }

  #ofProject(projectId: string): readonly Task[] {
    return this.tasks.page({ view: 'open', sort: 'created', projectId }, undefined, PROJECT_MAX, this.#moment()).items
  }

  #moment(): { readonly date: string; readonly time: string } {
    return localMoment(this.clock.now(), this.clock.timeZone())
  }
}

/** Free time of as many days as so much work needs: most is done within days, and a year of them is looked up slowly. */
function freeUntil(minutes: number, calendar: Calendar): ReturnType<typeof freeTime> {
  const near = freeTime(calendar, NEAR_DAYS)
  return finishAt(minutes, near) === null ? freeTime(calendar) : near
}

function workOf(task: Task): AppWork {
  return {
    person: ME,
    project: task.project?.id ?? null,
    tags: task.tags.map(({ id }) => id),
    series: seriesOf(task),
    estimate: task.estimateMinutes,
  }
}
