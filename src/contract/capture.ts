import * as z from 'zod'

import { batchId, id, instant, localDate, localTime, MAX_TEXT_LENGTH, rawText } from './primitives'
import { procedure } from './procedure'
import { task, tagInput } from './task'
import { captureSources, neededEnergies, priorities } from './vocabulary'

const moment = z.object({ date: localDate, time: localTime.nullable(), zone: z.string().nullable() })

export const spanKinds = [
  'due',
  'start',
  'duration',
  'recurrence',
  'priority',
  'tag',
  'context',
  'project',
  'energy',
  'person',
  'url',
  'note',
] as const

/**
 * A recognised part of the text: [start, end) in UTF-16 code units of the whole text, its outcome in words, and a key to
 * dismiss it by.
 */
export const parsedSpan = z.object({
  kind: z.enum(spanKinds),
  start: z.int(),
  end: z.int(),
  text: z.string(),
  label: z.string(),
  key: z.string(),
})
export type ParsedSpan = z.infer<typeof parsedSpan>

const parsedFields = z.object({
  title: z.string(),
  start: moment.nullable(),
  due: moment.nullable(),
  durationMinutes: z.int().nullable(),
  recurrence: z
    .object({
      text: z.string(),
      rrule: z.string().nullable(),
      dtstart: z.string().nullable(),
      fromCompletion: z.boolean(),
      /** Days that are left out (EXDATE), local. */
      exceptions: z.array(localDate).readonly(),
    })
    .nullable(),
  priority: z.enum(priorities),
  tags: z.array(z.string()).readonly(),
  contexts: z.array(z.string()).readonly(),
  project: z.object({ id: id.nullable(), name: z.string() }).nullable(),
  people: z.array(z.string()).readonly(),
  energy: z.enum(neededEnergies).nullable(),
  links: z.array(z.string()).readonly(),
  note: z.string().nullable(),
  spans: z.array(parsedSpan).readonly(),
})

export const parsedCapture = parsedFields
export type ParsedCapture = z.infer<typeof parsedCapture>

/** A line of a pasted list, with the lines nested below it. */
export const parsedNode = parsedFields.extend({
  raw: z.string(),
  get children(): z.ZodReadonly<z.ZodArray<typeof parsedNode>> {
    return z.array(parsedNode).readonly()
  },
})
export type ParsedNode = z.infer<typeof parsedNode>

/** Where a thought belongs because of where it was written: a project's page, a task's steps. */
export const capturePlace = z.strictObject({
  /** What the text itself says goes before. */
  projectId: id.optional(),
  /** The task that it is a step of. */
  parentId: id.optional(),
  tag: tagInput.optional(),
})
export type CapturePlace = z.infer<typeof capturePlace>

/** Keys of parts that are words; `2>` before a key has it count in line 2 (from 0, divided by line feeds) alone. */
const dismissed = z.array(z.string().max(2500)).max(100).default([])

export const captureContract = {
  create: procedure
    .route({
      method: 'POST',
      path: '/captures',
      summary: 'Capture a thought; it becomes one task, or several',
      tags: ['Capture'],
      successStatus: 201,
    })
    .input(
      z.strictObject({
        text: rawText,
        source: z.enum(captureSources).default('api'),
        dismissed,
        /** Make one task a line (with nesting) instead of one task with the rest as notes. */
        split: z.boolean().default(false),
        /** With it, even an empty one, a task is sorted already and does not go to the inbox. */
        place: capturePlace.optional(),
        /** Chosen by the client so that a retry after a lost answer captures once. */
        id: id.optional(),
        locale: z.string().max(35).optional(),
      }),
    )
    .output(z.object({ captureId: id, tasks: z.array(task), batchId })),
  parse: procedure
    .route({
      method: 'POST',
      path: '/captures/parse',
      summary: 'Read a text as capture would, without saving it',
      tags: ['Capture'],
    })
    .input(
      z.strictObject({
        text: z.string().max(MAX_TEXT_LENGTH),
        dismissed,
        locale: z.string().max(35).optional(),
        /** The moment that "tomorrow" counts from; now by default. Far enough from the ends of the calendar to count. */
        at: instant
          .min(Date.UTC(1980, 0, 1))
          .max(Date.UTC(9000, 0, 1))
          .optional(),
      }),
    )
    .output(z.object({ capture: parsedCapture, lines: z.array(parsedNode) })),
}
