import * as z from 'zod'

import { batchId, id, line, localDate, localTime, timeZone } from './primitives'
import { procedure } from './procedure'
import { task } from './task'
import { missedPolicies } from './vocabulary'

/** A local date ('YYYY-MM-DD'), or date-time ('YYYY-MM-DDTHH:MM') where the time matters. */
const localMoment = z.string()

/** Said in words ("every 2nd Tuesday") or as an RFC 5545 rule; the words count when both are given. */
const wanted = {
  text: line(200).optional(),
  rule: line(500).optional(),
  /** The day to count from; without it the first day that fits, from today on. */
  startDate: localDate.optional(),
  startTime: localTime.nullable().optional(),
  zone: timeZone.optional(),
  /** Count from the day it was done; without it, as the words say. */
  fromCompletion: z.boolean().optional(),
  locale: z.string().max(35).optional(),
}

export const recurrencePreview = z.object({
  rule: z.string().nullable(),
  /** The rule in words; null when there is none. */
  words: z.string().nullable(),
  fromCompletion: z.boolean(),
  /** The first occurrence. */
  start: z.object({ date: localDate, time: localTime.nullable() }).nullable(),
  /** The next five, the first included; from completion: if each is done on its day. */
  next: z.array(localMoment),
  /** What is wrong, and what to do, when there is no rule or it never happens. */
  problem: z.string().nullable(),
})
export type RecurrencePreview = z.infer<typeof recurrencePreview>

export const recurrence = z.object({
  taskId: id,
  seriesId: id,
  rule: z.string(),
  words: z.string(),
  startDate: localDate,
  startTime: localTime.nullable(),
  zone: z.string(),
  fromCompletion: z.boolean(),
  missedPolicy: z.enum(missedPolicies),
  paused: z.boolean(),
  ended: z.boolean(),
  /** The open task of the series: this one, or the one that came when this was closed. */
  openTaskId: id.nullable(),
  /** The day or moment that the rule gave this task; it was moved when its due date is another. */
  occurrence: localMoment,
  moved: z.boolean(),
  /** Occurrences that went by since, up to 99. */
  missed: z.int(),
  /** The next five, the open one included unless it is over; paused: if it went on now. */
  next: z.array(localMoment),
  /** Days after the open one on which it comes besides those of the rule. */
  added: z.array(localDate),
  /** Days after the open one that are left out. */
  leftOut: z.array(localDate),
})
export type TaskRecurrence = z.infer<typeof recurrence>

const written = z.object({ task, batchId })

export const recurrenceContract = {
  preview: procedure
    .route({
      method: 'POST',
      path: '/recurrence/preview',
      summary: 'Say a repetition in words and list its next five dates, without saving it',
      tags: ['Recurrence'],
    })
    /** With a task: what setting it there would mean. */
    .input(z.strictObject({ taskId: id.optional(), ...wanted }))
    .output(recurrencePreview),
  get: procedure
    .route({
      method: 'GET',
      path: '/tasks/{id}/recurrence',
      summary: 'How a task repeats, null when it does not',
      tags: ['Recurrence'],
    })
    .input(z.strictObject({ id, locale: z.string().max(35).optional() }))
    .output(recurrence.nullable()),
  set: procedure
    .route({
      method: 'PUT',
      path: '/tasks/{id}/recurrence',
      summary: 'Let a task repeat, or change how it does',
      tags: ['Recurrence'],
    })
    .input(z.strictObject({ id, ...wanted, missedPolicy: z.enum(missedPolicies).optional() }))
    .output(written),
  setMissedPolicy: procedure
    .route({
      method: 'PUT',
      path: '/tasks/{id}/recurrence/missed-policy',
      summary: 'Say what happens with missed occurrences: skip them, catch up, or ask',
      tags: ['Recurrence'],
    })
    .input(z.strictObject({ id, missedPolicy: z.enum(missedPolicies) }))
    .output(written),
  skip: procedure
    .route({
      method: 'POST',
      path: '/tasks/{id}/recurrence/skip',
      summary: 'Skip this occurrence, or all that were missed, and go on with the next',
      tags: ['Recurrence'],
    })
    .input(z.strictObject({ id, missed: z.boolean().default(false) }))
    .output(z.object({ task, next: task.nullable(), batchId })),
  pause: procedure
    .route({
      method: 'POST',
      path: '/tasks/{id}/recurrence/pause',
      summary: 'Pause a repeating task: it has no date until it is resumed',
      tags: ['Recurrence'],
    })
    .input(z.strictObject({ id }))
    .output(written),
  resume: procedure
    .route({
      method: 'POST',
      path: '/tasks/{id}/recurrence/resume',
      summary: 'Resume a paused repeating task with its next date from today on',
      tags: ['Recurrence'],
    })
    .input(z.strictObject({ id }))
    .output(written),
  addDate: procedure
    .route({
      method: 'POST',
      path: '/tasks/{id}/recurrence/dates',
      summary: 'Add one extra date to a repeating task',
      tags: ['Recurrence'],
    })
    .input(z.strictObject({ id, date: localDate }))
    .output(written),
  removeDate: procedure
    .route({
      method: 'DELETE',
      path: '/tasks/{id}/recurrence/dates/{date}',
      summary: 'Take one date out of a repeating task, added or of its rule',
      tags: ['Recurrence'],
    })
    .input(z.strictObject({ id, date: localDate }))
    .output(written),
  end: procedure
    .route({
      method: 'POST',
      path: '/tasks/{id}/recurrence/end',
      summary: 'Stop repeating; this task stays and is the last',
      tags: ['Recurrence'],
    })
    .input(z.strictObject({ id }))
    .output(written),
}
