import { eventIterator } from '@orpc/contract'
import * as z from 'zod'

import { id } from './primitives'
import { procedure } from './procedure'
import { actorKinds, entities } from './vocabulary'

/**
 * What a client hears. The event id is the sequence number of the change batch, so a client that lost its connection
 * resumes after the last one it saw; `reset` says that everything may have changed.
 */
export const appEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), seq: z.int() }),
  z.object({
    type: z.literal('changed'),
    seq: z.int(),
    batchId: id,
    /** An undo or redo acts on the batch `targetId`; a change has none. */
    kind: z.enum(['change', 'undo', 'redo']),
    targetId: id.nullable(),
    label: z.string(),
    actorKind: z.enum(actorKinds),
    rows: z.partialRecord(z.enum(entities), z.array(z.string())),
  }),
  z.object({ type: z.literal('reset'), seq: z.int() }),
])
export type AppEvent = z.infer<typeof appEvent>

export const eventsContract = {
  subscribe: procedure
    .route({ method: 'GET', path: '/events', summary: 'Live changes as server-sent events', tags: ['Events'] })
    .output(eventIterator(appEvent)),
}
