import type { Calibration } from '@contract/estimate'

import type { Forecast, Work } from './estimate.types'
import { nearest } from './usual.rules'

/** A finished task with a guess, and what was forecast for it before it was done. */
export type Judged = {
  readonly taskId: string
  readonly title: string
  readonly at: number
  readonly projectId: string | null
  readonly estimate: number
  readonly minutes: number
  readonly forecast: Pick<Forecast, 'p50' | 'p90'>
}

/** Fewer tasks than this say nothing about a person, a size or a project. */
export const FEWEST_TASKS = 8
const FEWEST_OF_GROUP = 4
const MOST_POINTS = 400
const MOST_PROJECTS = 12
const BAND_POINTS = 9

/** The part of the calibration that follows from judged tasks, oldest first. */
export function calibrate(
  judged: readonly Judged[],
): Pick<Calibration, 'count' | 'enough' | 'points' | 'withinP90' | 'forecastFactor' | 'guessFactor' | 'sizes'> {
  const bySize = Map.groupBy(judged, ({ estimate }) => nearest(estimate))
  return {
    count: judged.length,
    enough: judged.length >= FEWEST_TASKS,
    points: judged
      .slice(-MOST_POINTS)
      .toReversed()
      .map(({ taskId, title, at, estimate, minutes, projectId }) => ({
        taskId,
        title,
        at,
        estimateMinutes: estimate,
        minutes,
        projectId,
      })),
    withinP90: within(judged),
    forecastFactor: factorOff(judged.map(({ minutes, forecast }) => minutes / forecast.p50)),
    guessFactor: factorOff(judged.map(({ minutes, estimate }) => minutes / estimate)),
    sizes: [...bySize]
      .filter(([, tasks]) => tasks.length >= FEWEST_OF_GROUP)
      .map(([estimateMinutes, tasks]) => ({
        estimateMinutes,
        minutes: median(tasks.map(({ minutes }) => minutes)),
        count: tasks.length,
      }))
      .toSorted((a, b) => a.estimateMinutes - b.estimateMinutes),
  }
}

/** By project, those with the most finished tasks first: how they compare with their guesses. */
export function byProject(judged: readonly Judged[]): readonly {
  readonly projectId: string
  readonly count: number
  readonly factor: number
  readonly withinP90: number
}[] {
  return [...Map.groupBy(judged, ({ projectId }) => projectId)]
    .flatMap(([projectId, tasks]) =>
      projectId === null || tasks.length < FEWEST_OF_GROUP
        ? []
        : [
            {
              projectId,
              count: tasks.length,
              factor: median(tasks.map(({ minutes, estimate }) => minutes / estimate)),
              withinP90: within(tasks) ?? 0,
            },
          ],
    )
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_PROJECTS)
}

/** The forecast along the range of guesses a person makes, evenly in proportion. */
export function bandOf(
  judged: readonly Judged[],
  forecast: (estimate: number) => Pick<Forecast, 'p50' | 'p90'>,
): Calibration['band'] {
  const logs = judged.map(({ estimate }) => Math.log(estimate)).toSorted((a, b) => a - b)
  const [low, high] = [logs.at(0), logs.at(-1)]
  if (low === undefined || high === undefined) return []
  const count = high - low < 0.01 ? 1 : BAND_POINTS
  return Array.from({ length: count }, (_, index) => {
    const estimateMinutes = Math.exp(low + ((high - low) * index) / Math.max(1, count - 1))
    const { p50, p90 } = forecast(estimateMinutes)
    return { estimateMinutes, p50, p90 }
  })
}

/** The task that asks whether a guess is worth making: how far apart its P50 and P90 are in proportion. */
export function isWide({ p50, p90, basis }: Forecast): boolean {
  return basis === 'none' || p90 / p50 > (basis === 'all' ? WIDE_OF_ALL : WIDE)
}
/** P90 this many times P50 leaves a day's end open; less when nothing of its kind is known. */
const WIDE = 2.5
const WIDE_OF_ALL = 1.5

/** A task of the app as the estimator sees it: one person, groups by id. */
export const ME = 'me'
export type AppWork = Work & { readonly person: typeof ME }

function within(judged: readonly Judged[]): number | null {
  if (judged.length === 0) return null
  return judged.filter(({ minutes, forecast }) => minutes <= forecast.p90 * (1 + 1e-9)).length / judged.length
}

/** Typical factor between two numbers given as their ratios: e to the mean absolute log; null without any. */
function factorOff(ratios: readonly number[]): number | null {
  if (ratios.length === 0) return null
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.abs(Math.log(ratio)), 0) / ratios.length)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
