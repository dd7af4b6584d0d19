import * as z from 'zod'

import { batchId, id, instant, localDate } from './primitives'
import { procedure } from './procedure'

export const caffeineDose = z.object({ id, at: instant, milligrams: z.int() })
export type CaffeineDose = z.infer<typeof caffeineDose>

export const caffeineContract = {
  list: procedure
    .route({
      method: 'GET',
      path: '/caffeine',
      summary: 'Caffeine of a span of days, oldest first',
      tags: ['Caffeine'],
    })
    .input(z.strictObject({ from: localDate, to: localDate }))
    .output(z.array(caffeineDose)),
  add: procedure
    .route({ method: 'POST', path: '/caffeine', summary: 'Log a drink', tags: ['Caffeine'], successStatus: 201 })
    .input(z.strictObject({ milligrams: z.int().min(1).max(1000), at: instant.optional() }))
    .output(z.object({ dose: caffeineDose, batchId })),
  delete: procedure
    .route({ method: 'DELETE', path: '/caffeine/{id}', summary: 'Delete a logged drink', tags: ['Caffeine'] })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
}
