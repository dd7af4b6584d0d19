import * as z from 'zod'

import { id, instant, localDate } from './primitives'
import { procedure } from './procedure'
import { projectRef } from './task'

/** What a forecast rests on, most specific first; `estimate` is the person's own guess, not yet corrected by any history. */
export const estimateBases = ['history', 'series', 'tag', 'project', 'all', 'estimate', 'none'] as const
export type EstimateBasis = (typeof estimateBases)[number]

/** A finished task that a forecast rests on. */
export const similarTask = z.object({
  taskId: id,
  title: z.string(),
  /** Minutes it really took, by the focus clock. */
  minutes: z.number(),
  estimateMinutes: z.int().nullable(),
  at: instant,
})
export type SimilarTask = z.infer<typeof similarTask>

export const taskForecast = z.object({
  taskId: id,
  /** Half of such tasks take at most `p50` minutes, nine in ten at most `p90`; null when there is not enough to say. */
  p50: z.number().nullable(),
  p90: z.number().nullable(),
  basis: z.enum(estimateBases),
  /** How many finished tasks it rests on. */
  restsOn: z.int(),
  /** A guess would change what the day looks like: the task is planned today and nothing narrow is known of it. */
  ask: z.boolean(),
  /** Three to five finished tasks most like it; empty unless asked for, and when there are fewer than three. */
  similar: z.array(similarTask),
})
export type TaskForecast = z.infer<typeof taskForecast>

export const calibration = z.object({
  /** Finished tasks with an estimate and a time, in the history that counts. */
  count: z.int(),
  /** Enough of them to say something. */
  enough: z.boolean(),
  /** The latest of them, newest first; at most 400. */
  points: z.array(
    z.object({
      taskId: id,
      title: z.string(),
      at: instant,
      estimateMinutes: z.number(),
      minutes: z.number(),
      projectId: id.nullable(),
    }),
  ),
  /** What a task with a guess is forecast to take now, along the range of guesses. */
  band: z.array(z.object({ estimateMinutes: z.number(), p50: z.number(), p90: z.number() })),
  /** Of tasks and of ten tasks in a row, how many stayed within the P90 said beforehand; null without any. */
  withinP90: z.number().nullable(),
  bundlesWithinP90: z.number().nullable(),
  /** Typical factor between forecast and reality, and between guess and reality: 1.4 means 40 % off; null without any. */
  forecastFactor: z.number().nullable(),
  guessFactor: z.number().nullable(),
  /** Usual guesses and what they took: the median of tasks guessed at about that. */
  sizes: z.array(z.object({ estimateMinutes: z.number(), minutes: z.number(), count: z.int() })),
  projects: z.array(
    z.object({
      project: projectRef,
      count: z.int(),
      /** Median of real over guessed time. */
      factor: z.number(),
      withinP90: z.number(),
    }),
  ),
})
export type Calibration = z.infer<typeof calibration>

export const finishBy = z.object({
  date: localDate,
  /** Open tasks that count, and those of them nothing is known of, which are left out of the sum. */
  tasks: z.int(),
  unknown: z.int(),
  /** Minutes of work that are left if every guess is right; tasks without a guess left out. */
  guessedMinutes: z.number(),
  /** Minutes of work that are left; null when there is none to speak of. */
  work: z.object({ p50: z.number(), p90: z.number() }).nullable(),
  /** Free minutes within today's working hours from now on. */
  freeMinutes: z.number(),
  /** When it is done with a chance of 50, 80 and 90 in a hundred; null when that is more than a year away. */
  finish: z.object({ p50: instant.nullable(), p80: instant.nullable(), p90: instant.nullable() }).nullable(),
  /** Chance, 0 to 1, that it is done within today's working hours. */
  todayChance: z.number().nullable(),
  /** Finished tasks that the forecast rests on. */
  restsOn: z.int(),
})
export type FinishBy = z.infer<typeof finishBy>

export const estimateContract = {
  forTasks: procedure
    .route({
      method: 'GET',
      path: '/estimates/tasks',
      summary: 'How long tasks will take, and what that rests on',
      tags: ['Estimates'],
    })
    .input(z.strictObject({ ids: z.array(id).min(1).max(200), similar: z.boolean().default(false) }))
    .output(
      z.object({
        forecasts: z.array(taskForecast),
        /** Five lengths in minutes that cover what this person's tasks take, shortest first. */
        usual: z.array(z.int()),
      }),
    ),
  calibration: procedure
    .route({
      method: 'GET',
      path: '/estimates/calibration',
      summary: 'How guesses and forecasts compare with what tasks really took',
      tags: ['Estimates'],
    })
    .output(calibration),
  finishBy: procedure
    .route({
      method: 'GET',
      path: '/estimates/finish',
      summary: 'When a project, or the tasks of today, will be done',
      tags: ['Estimates'],
    })
    .input(
      z.strictObject({
        /** Left out: the tasks of today. */
        projectId: id.optional(),
      }),
    )
    .output(finishBy),
}
