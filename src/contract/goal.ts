import * as z from 'zod'

import { batchId, id, instant, line, localDate } from './primitives'
import { procedure } from './procedure'
import { tagRef } from './tag'
import { projectRef } from './task'

export const goalMeasures = ['count', 'time', 'habit'] as const
export const goalPeriods = ['day', 'week', 'month', 'once'] as const

/** Where a goal stands; the screen puts it in words with the figures beside it. */
export const goalStates = [
  'upcoming',
  'met',
  'on_pace',
  'behind',
  'out_of_reach',
  'paused',
  'ended',
  'archived',
] as const
export type GoalState = (typeof goalStates)[number]

export const goalProgress = z.object({
  state: z.enum(goalStates),
  /** The period that counts now. */
  from: localDate,
  to: localDate.nullable(),
  /** Tasks, minutes or days, as the measure says. */
  done: z.number(),
  remaining: z.number(),
  /** Days left with today; null without an end. */
  daysLeft: z.int().nullable(),
  /** What an even pace would have reached by the end of yesterday; null without an end. */
  expected: z.number().nullable(),
})
export type GoalProgress = z.infer<typeof goalProgress>

export const goal = z.object({
  id,
  title: z.string(),
  measure: z.enum(goalMeasures),
  /** Tasks for count, minutes for time, days for habit. */
  target: z.number(),
  period: z.enum(goalPeriods),
  project: projectRef.nullable(),
  tag: tagRef.nullable(),
  startsOn: localDate,
  endsOn: localDate.nullable(),
  pausedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  progress: goalProgress,
  /** Periods before this one, newest first, at most 8; empty for a goal that counts once. */
  history: z.array(z.object({ from: localDate, to: localDate, done: z.number(), met: z.boolean() })),
})
export type Goal = z.infer<typeof goal>

const fields = {
  title: line(120),
  measure: z.enum(goalMeasures),
  target: z.number().positive().max(100_000),
  period: z.enum(goalPeriods),
  projectId: id.nullable(),
  tagId: id.nullable(),
  startsOn: localDate,
  endsOn: localDate.nullable(),
}
export const goalChanges = z.strictObject(fields).partial()
export type GoalChanges = z.infer<typeof goalChanges>

const written = z.object({ goal, batchId })

export const goalContract = {
  list: procedure
    .route({ method: 'GET', path: '/goals', summary: 'Goals with where each stands', tags: ['Goals'] })
    .input(z.strictObject({ archived: z.boolean().default(false) }))
    .output(z.array(goal)),
  get: procedure
    .route({ method: 'GET', path: '/goals/{id}', summary: 'A goal and its earlier periods', tags: ['Goals'] })
    .input(z.strictObject({ id }))
    .output(goal),
  create: procedure
    .route({
      method: 'POST',
      path: '/goals',
      summary: 'Set a goal by count, time or habit',
      tags: ['Goals'],
      successStatus: 201,
    })
    .input(
      goalChanges.required({ title: true, measure: true, target: true, period: true }).extend({
        /** Left out: today. */
        startsOn: localDate.optional(),
      }),
    )
    .output(written),
  update: procedure
    .route({ method: 'PATCH', path: '/goals/{id}', summary: 'Change, pause or archive a goal', tags: ['Goals'] })
    .input(goalChanges.extend({ id, paused: z.boolean().optional(), archived: z.boolean().optional() }))
    .output(written),
  delete: procedure
    .route({ method: 'DELETE', path: '/goals/{id}', summary: 'Delete a goal', tags: ['Goals'] })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
}
