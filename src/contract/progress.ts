import * as z from 'zod'

import { id, instant, localDate, page, pageInput } from './primitives'
import { procedure } from './procedure'

export const progressEvent = z.object({
  id,
  kind: z.enum(['task.completed', 'focus.finished']),
  subjectId: id,
  title: z.string(),
  minutes: z.number().nullable(),
  estimateMinutes: z.int().nullable(),
  at: instant,
  localDate,
  /** What the entry counts for before the daily cap; sessions count through the task that they complete. */
  xp: z.number(),
})
export type ProgressEvent = z.infer<typeof progressEvent>

export const progressDay = z.object({
  date: localDate,
  completed: z.int(),
  sessions: z.int(),
  focusMinutes: z.number(),
  /** After the daily cap, without the weekly bonus. */
  xp: z.number(),
  /** Mean of the day's check-ins, 1 to 5; null without any. */
  energy: z.number().nullable(),
})
export type ProgressDay = z.infer<typeof progressDay>

export const progressTotals = z.object({
  completed: z.int(),
  sessions: z.int(),
  focusMinutes: z.number(),
  activeDays: z.int(),
  xp: z.number(),
  /** Completed tasks that had an estimate before they were started, and focused time to compare it with. */
  estimated: z.int(),
  /** How many of those took within a quarter of their estimate. */
  closeEstimates: z.int(),
})
export type ProgressTotals = z.infer<typeof progressTotals>

/** How a day counts among the last seven: 'open' is today while nothing has been done yet. */
export const dayStates = ['active', 'freeze', 'off', 'none', 'open'] as const
export const steadyDay = z.object({ date: localDate, state: z.enum(dayStates) })
export type SteadyDay = z.infer<typeof steadyDay>

export const calibrationWeek = z.object({
  /** The Monday. */
  from: localDate,
  xp: z.number(),
  bonus: z.number(),
  /** Completed tasks with an estimate and focused time. */
  estimated: z.int(),
  /** False for the week that is under way: its bonus is added when it is over. */
  settled: z.boolean(),
})
export type CalibrationWeek = z.infer<typeof calibrationWeek>

export const progressProfile = z.object({
  /** Whole points: focused minutes that counted, and the bonuses of the weeks that are over. */
  xp: z.int(),
  /** Level n begins at 60 · n · (n − 1) points. */
  level: z.int(),
  levelFrom: z.int(),
  levelTo: z.int(),
  today: z.object({ date: localDate, xp: z.number(), cap: z.int() }),
  /** Newest first, at most 8, only weeks in which something counted. */
  weeks: z.array(calibrationWeek),
  steady: z.object({
    days: z.array(steadyDay),
    /** Days with something done, or bridged by a freeze. */
    counted: z.int(),
    /** Seven less the days off. */
    of: z.int(),
    freezes: z.object({
      held: z.int(),
      max: z.int(),
      /** Active days that earn one, and how many of them are still to go. */
      every: z.int(),
      toNext: z.int(),
      used: z.array(localDate),
    }),
  }),
  firstEventDate: localDate.nullable(),
})
export type ProgressProfile = z.infer<typeof progressProfile>

const period = { from: localDate.optional(), to: localDate.optional() }

export const progressContract = {
  summary: procedure
    .route({
      method: 'GET',
      path: '/progress',
      summary: 'Days, totals and the days before, from the ledger',
      tags: ['Progress'],
    })
    .input(z.strictObject({ days: z.int().min(1).max(366).default(7) }))
    .output(
      z.object({
        days: z.array(progressDay),
        totals: progressTotals,
        previous: progressTotals,
        firstEventDate: localDate.nullable(),
      }),
    ),
  profile: procedure
    .route({
      method: 'GET',
      path: '/progress/profile',
      summary: 'Points, level, calibration by week, the last seven days and freezes',
      tags: ['Progress'],
    })
    .output(progressProfile),
  year: procedure
    .route({
      method: 'GET',
      path: '/progress/year',
      summary: 'The 371 days up to a day, those with anything done',
      tags: ['Progress'],
    })
    .input(z.strictObject({ to: localDate.optional() }))
    .output(z.object({ from: localDate, to: localDate, days: z.array(progressDay.omit({ energy: true })) })),
  events: procedure
    .route({
      method: 'GET',
      path: '/progress/events',
      summary: 'The ledger, newest first, whole or of a span of days',
      tags: ['Progress'],
    })
    .input(
      z.strictObject({
        ...pageInput,
        ...period,
        kind: progressEvent.shape.kind.optional(),
        projectId: id.optional(),
        tagId: id.optional(),
      }),
    )
    .output(page(progressEvent)),
}
