import * as z from 'zod'

import { batchId, id, instant, localDate } from './primitives'
import { procedure } from './procedure'
import { sleepSources } from './vocabulary'

export const sleepNight = z.object({
  id,
  startedAt: instant,
  endedAt: instant,
  /** How it felt, 1 to 5; null when not said. */
  quality: z.int().min(1).max(5).nullable(),
  source: z.enum(sleepSources),
  /** Day on which it ended. */
  date: localDate,
})
export type SleepNight = z.infer<typeof sleepNight>

export const sleepSummary = z.object({
  /** Hours a night, and where the figure comes from: the setting, nights before free days, or the usual eight. */
  need: z.object({ hours: z.number(), from: z.enum(['setting', 'free_days', 'usual']), nights: z.int() }),
  /** The last fourteen days: nights that are known, their mean hours, and what is missing to the need over them. */
  days: z.int(),
  nights: z.int(),
  meanHours: z.number().nullable(),
  debtHours: z.number().nullable(),
  /** Usual clock times of going to sleep and of waking, hours from 0 to 24; null with fewer than three nights. */
  usualBed: z.number().nullable(),
  usualWake: z.number().nullable(),
})
export type SleepSummary = z.infer<typeof sleepSummary>

/** Which columns of a CSV file say what, by their place from 0, and how its days are written. */
export const sleepMapping = z.strictObject({
  start: z.int().min(0).max(500),
  end: z.int().min(0).max(500),
  /** A column with the day, where `start` and `end` are clock times. */
  date: z.int().min(0).max(500).nullable().default(null),
  quality: z.int().min(0).max(500).nullable().default(null),
  dayOrder: z.enum(['dmy', 'mdy']),
})
export type SleepMapping = z.infer<typeof sleepMapping>

export const sleepImportPreview = z.object({
  /** Header of the CSV file; empty for Apple Health. */
  columns: z.array(z.string()),
  /** The first rows as they are written. */
  sample: z.array(z.array(z.string())),
  /** Null when it could not be told which columns are meant: ask. */
  mapping: sleepMapping.nullable(),
  found: z.int(),
  /** Of these: what would be added, what is there already, and what cannot be (too short or long, too early, in the future). */
  fresh: z.int(),
  known: z.int(),
  refused: z.int(),
  /** Rows that are no sleep that can be read. */
  unread: z.int(),
  /** Of those that can be: the first and the last day on which one ended. */
  first: localDate.nullable(),
  last: localDate.nullable(),
})
export type SleepImportPreview = z.infer<typeof sleepImportPreview>

/** Characters of one part of a file that is sent. */
export const IMPORT_PART = 262_144

const written = z.object({ night: sleepNight, batchId })
const night = { startedAt: instant, endedAt: instant, quality: z.int().min(1).max(5).nullable() }
const importId = id

export const sleepContract = {
  list: procedure
    .route({
      method: 'GET',
      path: '/sleep',
      summary: 'Sleep that ended in a span of days, oldest first',
      tags: ['Sleep'],
    })
    .input(z.strictObject({ from: localDate, to: localDate }))
    .output(z.array(sleepNight)),
  summary: procedure
    .route({
      method: 'GET',
      path: '/sleep/summary',
      summary: 'Need, mean and debt of the last 14 days',
      tags: ['Sleep'],
    })
    .output(sleepSummary),
  add: procedure
    .route({ method: 'POST', path: '/sleep', summary: 'Log a sleep', tags: ['Sleep'], successStatus: 201 })
    .input(z.strictObject({ ...night, quality: night.quality.default(null) }))
    .output(written),
  edit: procedure
    .route({ method: 'PATCH', path: '/sleep/{id}', summary: 'Correct a logged sleep', tags: ['Sleep'] })
    .input(z.strictObject({ id, ...z.object(night).partial().shape }))
    .output(written),
  delete: procedure
    .route({ method: 'DELETE', path: '/sleep/{id}', summary: 'Delete a logged sleep', tags: ['Sleep'] })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
  importStart: procedure
    .route({
      method: 'POST',
      path: '/sleep/imports',
      summary: 'Begin to import sleep from a CSV file or the export.xml of Apple Health, part by part',
      tags: ['Sleep'],
      successStatus: 201,
    })
    .input(
      z.strictObject({
        kind: z.enum(['csv', 'apple_health']),
        /** Size of the whole file. */
        bytes: z.int().min(1).max(20_000_000_000),
      }),
    )
    .output(z.object({ importId })),
  importAppend: procedure
    .route({
      method: 'POST',
      path: '/sleep/imports/{importId}/parts',
      summary: 'Send the next part of the file, in order from 0',
      tags: ['Sleep'],
    })
    .input(z.strictObject({ importId, index: z.int().min(0), text: z.string().max(IMPORT_PART) }))
    .output(z.object({ received: z.int(), found: z.int() })),
  importPreview: procedure
    .route({
      method: 'POST',
      path: '/sleep/imports/{importId}/preview',
      summary: 'What the sent file would add; nothing is written',
      tags: ['Sleep'],
    })
    .input(z.strictObject({ importId, mapping: sleepMapping.optional() }))
    .output(sleepImportPreview),
  importFinish: procedure
    .route({
      method: 'POST',
      path: '/sleep/imports/{importId}/finish',
      summary: 'Add what is new in the sent file, as one change that can be undone',
      tags: ['Sleep'],
    })
    .input(z.strictObject({ importId, mapping: sleepMapping.optional() }))
    .output(z.object({ added: z.int(), known: z.int(), refused: z.int(), unread: z.int(), batchId })),
  importCancel: procedure
    .route({ method: 'DELETE', path: '/sleep/imports/{importId}', summary: 'Forget a sent file', tags: ['Sleep'] })
    .input(z.strictObject({ importId }))
    .output(z.object({ forgotten: z.boolean() })),
}
