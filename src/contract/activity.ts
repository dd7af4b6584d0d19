import * as z from 'zod'

import { id, instant, page, pageInput } from './primitives'
import { procedure } from './procedure'
import { actorKinds, auditKinds, entities } from './vocabulary'

export const activityEntry = z.object({
  id,
  seq: z.int(),
  kind: z.enum(['change', 'undo', 'redo']),
  /** What an undo or redo acted on. */
  targetId: id.nullable(),
  label: z.string(),
  actor: z.object({ kind: z.enum(actorKinds), id: z.string().nullable() }),
  origin: z.string(),
  at: instant,
  quiet: z.boolean(),
  /** Only a change can be undone; afterwards it can be redone. */
  undone: z.boolean(),
  changes: z.int(),
})
export type ActivityEntry = z.infer<typeof activityEntry>

/** A backup, a restore, a token: what is no change of rows and cannot be undone. */
export const auditEvent = z.object({
  id,
  at: instant,
  kind: z.enum(auditKinds),
  actor: activityEntry.shape.actor,
  /** The name of the file, where there is one. */
  file: z.string().nullable(),
})
export type AuditEvent = z.infer<typeof auditEvent>

const value = z.union([z.string(), z.number(), z.null()])
export const rowChange = z.object({
  entity: z.enum(entities),
  rowId: z.string(),
  op: z.enum(['insert', 'update']),
  before: z.record(z.string(), value).nullable(),
  after: z.record(z.string(), value),
})
export type RowChange = z.infer<typeof rowChange>

const outcome = z.object({
  batchId: id,
  /** The change that was taken back or made again. */
  targetId: id,
  label: z.string(),
})

export const activityContract = {
  list: procedure
    .route({ method: 'GET', path: '/activity', summary: 'What was changed, by whom, newest first', tags: ['Activity'] })
    .input(z.strictObject({ ...pageInput, quiet: z.boolean().default(false) }))
    .output(page(activityEntry)),
  system: procedure
    .route({
      method: 'GET',
      path: '/activity/system',
      summary: 'Backups, restores and tokens, newest first',
      tags: ['Activity'],
    })
    .input(z.strictObject(pageInput))
    .output(page(auditEvent)),
  get: procedure
    .route({
      method: 'GET',
      path: '/activity/{id}',
      summary: 'One change with the rows before and after',
      tags: ['Activity'],
    })
    .input(z.strictObject({ id }))
    .output(z.object({ entry: activityEntry, changes: z.array(rowChange) })),
  undo: procedure
    .route({ method: 'POST', path: '/activity/{id}/undo', summary: 'Take a change back', tags: ['Activity'] })
    .input(z.strictObject({ id }))
    .output(outcome),
  redo: procedure
    .route({ method: 'POST', path: '/activity/{id}/redo', summary: 'Make an undone change again', tags: ['Activity'] })
    .input(z.strictObject({ id }))
    .output(outcome),
  undoLast: procedure
    .route({
      method: 'POST',
      path: '/activity/undo-last',
      summary: 'Take the last change by a person back',
      tags: ['Activity'],
    })
    .output(outcome),
  redoLast: procedure
    .route({
      method: 'POST',
      path: '/activity/redo-last',
      summary: 'Make the last undone change again',
      tags: ['Activity'],
    })
    .output(outcome),
}
