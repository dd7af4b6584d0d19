import * as z from 'zod'

import { id } from './primitives'
import { procedure } from './procedure'
import { task } from './task'
import { nowReason } from './today'
import { rankings } from './vocabulary'

/** A part of a score; the terms of a task add up to its points. */
export const scoreTerm = z.object({ points: z.number(), reason: nowReason })
export type ScoreTerm = z.infer<typeof scoreTerm>

export const rankedTask = z.object({ task, points: z.number(), terms: z.array(scoreTerm) })
export type RankedTask = z.infer<typeof rankedTask>

/** Why a task is not among those that can be started. */
export const heldReasons = ['closed', 'blocked', 'waiting', 'put_off', 'not_begun', 'dropped'] as const
export type HeldReason = (typeof heldReasons)[number]

export const taskPriority = z.object({
  ranking: z.enum(rankings),
  points: z.number(),
  /** Strongest first. */
  terms: z.array(scoreTerm),
  held: z.enum(heldReasons).nullable(),
  /** Place among the tasks that were weighed, from 1; null when it is held, or when so many are more pressing that it was not weighed. */
  place: z.int().nullable(),
  /** How many tasks that can be started were weighed: those of today, due soon, important, or long there. */
  weighed: z.int(),
})
export type TaskPriority = z.infer<typeof taskPriority>

/** Left out: as the person set it. */
const ranking = z.enum(rankings).optional()

export const priorityContract = {
  list: procedure
    .route({
      method: 'GET',
      path: '/priority',
      summary: 'What can be started now, most pressing first, with what each score is made of',
      tags: ['Tasks'],
    })
    .input(z.strictObject({ limit: z.int().min(1).max(50).default(10), ranking }))
    .output(z.object({ ranking: z.enum(rankings), weighed: z.int(), items: z.array(rankedTask) })),
  get: procedure
    .route({
      method: 'GET',
      path: '/tasks/{id}/priority',
      summary: 'Where a task ranks now, and why, term by term',
      tags: ['Tasks'],
    })
    .input(z.strictObject({ id, ranking }))
    .output(taskPriority),
}
