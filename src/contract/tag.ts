import * as z from 'zod'

import { batchId, id, line } from './primitives'
import { procedure } from './procedure'
import { tagKinds } from './vocabulary'

export const tagRef = z.object({ id, kind: z.enum(tagKinds), name: z.string() })
export const tag = tagRef.extend({ openTasks: z.int() })
export type TagRef = z.infer<typeof tagRef>
export type Tag = z.infer<typeof tag>

/** A tag's name as typed after its sigil: no spaces, no sigils. */
export const tagName = line(60).refine((name) => !/[\s#@,]/.test(name), 'Write the tag without spaces, # or @.')

export const tagContract = {
  list: procedure
    .route({
      method: 'GET',
      path: '/tags',
      summary: 'List tags, contexts and people with their open tasks',
      tags: ['Tags'],
    })
    .output(z.array(tag)),
  rename: procedure
    .route({ method: 'PATCH', path: '/tags/{id}', summary: 'Rename a tag', tags: ['Tags'] })
    .input(z.strictObject({ id, name: tagName }))
    .output(z.object({ tag, batchId })),
  delete: procedure
    .route({ method: 'DELETE', path: '/tags/{id}', summary: 'Take a tag off every task and delete it', tags: ['Tags'] })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
}
