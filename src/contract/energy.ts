import * as z from 'zod'

import { batchId, id, instant, line, localDate, prose } from './primitives'
import { procedure } from './procedure'

export const energyLevel = z.int().min(1).max(5)
export const energyCheckIn = z.object({
  id,
  level: energyLevel,
  note: z.string(),
  tags: z.array(z.string()),
  at: instant,
  localDate,
})
export type EnergyCheckIn = z.infer<typeof energyCheckIn>

/** What somebody would probably say, 1 to 5; eight of ten answers are expected from `low` to `high`. */
export const energyPoint = z.object({ at: instant, mean: z.number(), low: z.number(), high: z.number() })
export type EnergyPoint = z.infer<typeof energyPoint>

export const energySpan = z.object({ from: instant, to: instant, mean: z.number() })

export const energyForecastDay = z.object({
  date: localDate,
  /** Every half hour from waking to sleeping. */
  points: z.array(energyPoint),
  /** The two hours that stand out most; null when none does. */
  best: energySpan.nullable(),
  low: energySpan.nullable(),
})
export type EnergyForecastDay = z.infer<typeof energyForecastDay>

/** How wrong the forecast was lately, in points; each check-in foretold from those before it. */
export const energyScore = z.object({
  readings: z.int(),
  forecast: z.number(),
  runningMean: z.number(),
  lastValue: z.number(),
  /** Share that lay in the band, 0 to 1. */
  inside: z.number(),
})
export type EnergyScore = z.infer<typeof energyScore>

export const energyForecast = z.object({
  asOf: instant,
  /** False while there are too few check-ins, or they differ too much, to say anything worth reading. */
  enough: z.boolean(),
  today: energyForecastDay,
  tomorrow: energyForecastDay,
  /** What the forecast mostly follows: the model, or a simple rule that did better lately. */
  rule: z.enum(['model', 'runningMean', 'lastValue']),
  restsOn: z.object({
    checkIns: z.int(),
    days: z.int(),
    since: localDate.nullable(),
    /** Nights of the last 60 days that are logged; for the others usual hours are assumed. */
    nights: z.int(),
    /** Hours by which the daily rhythm was moved for a late or early type. */
    shiftHours: z.number(),
    caffeine: z.boolean(),
  }),
  score: energyScore.nullable(),
})
export type EnergyForecast = z.infer<typeof energyForecast>

export const energyPatterns = z.object({
  /** How check-ins of the last eight weeks were, by weekday (1 is Monday, 7 Sunday) and part of the day. */
  week: z.array(z.object({ weekday: z.int(), part: z.int().min(0).max(5), mean: z.number(), count: z.int() })),
  /** Days with a logged night and at least one check-in. */
  sleep: z.array(z.object({ date: localDate, hours: z.number(), energy: z.number(), checkIns: z.int() })),
})
export type EnergyPatterns = z.infer<typeof energyPatterns>

const checkInTags = z.array(line(24)).max(5)

export const energyContract = {
  checkIn: procedure
    .route({
      method: 'POST',
      path: '/energy/check-ins',
      summary: 'Say how much energy there is, 1 to 5',
      tags: ['Energy'],
      successStatus: 201,
    })
    .input(
      z.strictObject({
        level: energyLevel,
        note: prose(500).default(''),
        tags: checkInTags.default([]),
        at: instant.optional(),
      }),
    )
    .output(z.object({ checkIn: energyCheckIn, batchId })),
  list: procedure
    .route({ method: 'GET', path: '/energy/check-ins', summary: 'Check-ins of a span of days', tags: ['Energy'] })
    .input(z.strictObject({ from: localDate, to: localDate }))
    .output(z.array(energyCheckIn)),
  edit: procedure
    .route({
      method: 'PATCH',
      path: '/energy/check-ins/{id}',
      summary: 'Correct a check-in, or add a note to it',
      tags: ['Energy'],
    })
    .input(
      z.strictObject({
        id,
        level: energyLevel.optional(),
        note: prose(500).optional(),
        tags: checkInTags.optional(),
        at: instant.optional(),
      }),
    )
    .output(z.object({ checkIn: energyCheckIn, batchId })),
  delete: procedure
    .route({ method: 'DELETE', path: '/energy/check-ins/{id}', summary: 'Delete a check-in', tags: ['Energy'] })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
  forecast: procedure
    .route({
      method: 'GET',
      path: '/energy/forecast',
      summary: 'How the person will probably feel today and tomorrow, and how sure that is',
      tags: ['Energy'],
    })
    .output(energyForecast),
  score: procedure
    .route({
      method: 'GET',
      path: '/energy/score',
      summary: 'How wrong the forecast was over the last check-ins, beside simple rules',
      tags: ['Energy'],
    })
    .output(z.object({ rule: energyForecast.shape.rule, score: energyScore.nullable() })),
  patterns: procedure
    .route({
      method: 'GET',
      path: '/energy/patterns',
      summary: 'Check-ins by weekday and part of the day, and against the night before',
      tags: ['Energy'],
    })
    .output(energyPatterns),
}
