import * as z from 'zod'

import { batchId, id, instant, line } from './primitives'
import { procedure } from './procedure'
import { memoryKinds, memorySources } from './vocabulary'

export const memoryItem = z.object({
  id,
  text: z.string(),
  kind: z.enum(memoryKinds),
  source: z.enum(memorySources),
  /** Switched off, it stays here and no proxy is told. */
  enabled: z.boolean(),
  /** From then on no proxy is told; null: never. */
  expiresAt: instant.nullable(),
  expired: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
})
export type MemoryItem = z.infer<typeof memoryItem>

const fields = {
  text: line(500),
  kind: z.enum(memoryKinds),
  enabled: z.boolean(),
  expiresAt: instant.nullable(),
}
const written = z.object({ item: memoryItem, batchId })
const tags = ['Memory']

export const memoryContract = {
  list: procedure
    .route({ method: 'GET', path: '/memory', summary: 'What Proxy remembers, newest first', tags })
    .output(z.array(memoryItem)),
  create: procedure
    .route({
      method: 'POST',
      path: '/memory',
      summary: 'Remember something the person stated',
      tags,
      successStatus: 201,
    })
    .input(
      z.strictObject({
        /** Chosen by the caller when it wants to know it beforehand. */
        id: id.optional(),
        text: fields.text,
        kind: fields.kind.default('preference'),
        expiresAt: fields.expiresAt.default(null),
      }),
    )
    .output(written),
  update: procedure
    .route({ method: 'PATCH', path: '/memory/{id}', summary: 'Change what is remembered', tags })
    .input(z.strictObject({ id, ...z.object(fields).partial().shape }))
    .output(written),
  delete: procedure
    .route({ method: 'DELETE', path: '/memory/{id}', summary: 'Forget something', tags })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
}
