import * as z from 'zod'

import { id, instant } from './primitives'
import { procedure } from './procedure'

/** Each is a rule in code; the screen puts name and rule in words. */
export const achievementIds = [
  'first_task',
  'first_focus',
  'tasks_100',
  'tasks_1000',
  'focus_10h',
  'focus_100h',
  'focus_500h',
  'estimated_50',
  'close_20',
  'calibrated_week',
  'long_task',
  'five_day_week',
  'four_steady_weeks',
  'twelve_months',
  'back_again',
] as const
export type AchievementId = (typeof achievementIds)[number]

export const achievement = z.object({
  id: z.enum(achievementIds),
  /** How far, of how much: tasks, minutes, weeks, months. */
  done: z.number(),
  target: z.number(),
  unit: z.enum(['tasks', 'minutes', 'days', 'weeks', 'months', 'times']),
  /** The entry of the ledger that earned it; null until then. */
  earned: z.object({ at: instant, eventId: id, title: z.string() }).nullable(),
})
export type Achievement = z.infer<typeof achievement>

export const achievementContract = {
  list: procedure
    .route({
      method: 'GET',
      path: '/achievements',
      summary: 'Achievements, their progress, and what earned them',
      tags: ['Progress'],
    })
    .output(z.array(achievement)),
}
