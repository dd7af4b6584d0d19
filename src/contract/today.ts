import * as z from 'zod'

import { energyCheckIn } from './energy'
import { focusSession } from './focus'
import { localDate } from './primitives'
import { procedure } from './procedure'
import { task } from './task'
import { urgencyParts } from './vocabulary'

/** Why a task is offered now, strongest first; the screen puts them in words. */
export const nowReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in_progress') }),
  z.object({ kind: z.literal('overdue'), days: z.int() }),
  z.object({ kind: z.literal('due_today'), time: z.string().nullable() }),
  z.object({ kind: z.literal('due_soon'), days: z.int() }),
  z.object({ kind: z.literal('priority'), priority: z.enum(['medium', 'high', 'critical']) }),
  z.object({ kind: z.literal('short'), minutes: z.int() }),
  z.object({ kind: z.literal('fits_energy') }),
  z.object({ kind: z.literal('asks_more_energy') }),
  z.object({ kind: z.literal('unblocks'), count: z.int() }),
  /** A part of Taskwarrior's urgency: its share, 0 to 1, of a weight. */
  z.object({ kind: z.literal('urgency'), part: z.enum(urgencyParts), share: z.number(), weight: z.number() }),
  z.object({ kind: z.literal('oldest') }),
])
export type NowReason = z.infer<typeof nowReason>

export const today = z.object({
  date: localDate,
  timeZone: z.string(),
  whatNow: z.object({ task, reasons: z.array(nowReason) }).nullable(),
  session: focusSession.nullable(),
  /** Due or starting today or before, open, in the order to look at them; at most 60. */
  tasks: z.array(task),
  /** How many there are, counted up to 1000, when `tasks` had to stop. */
  taskCount: z.int(),
  done: z.array(task),
  checkIns: z.array(energyCheckIn),
  /** Sum of the estimates of `tasks`, and how many of them have none. */
  estimatedMinutes: z.int(),
  unestimated: z.int(),
  focusMinutes: z.number(),
  inbox: z.int(),
})
export type Today = z.infer<typeof today>

export const todayContract = {
  get: procedure
    .route({
      method: 'GET',
      path: '/today',
      summary: 'The day: what now, tasks, session, energy, done',
      tags: ['Today'],
    })
    .output(today),
}
