import * as z from 'zod'

import { batchId, id, line } from './primitives'
import { procedure } from './procedure'
import { taskQuery } from './task'

export const savedFilter = z.object({ id, name: z.string(), query: taskQuery })
export type SavedFilter = z.infer<typeof savedFilter>

export const filterContract = {
  list: procedure
    .route({ method: 'GET', path: '/filters', summary: 'List saved filters', tags: ['Filters'] })
    .output(z.array(savedFilter)),
  create: procedure
    .route({ method: 'POST', path: '/filters', summary: 'Save a filter', tags: ['Filters'], successStatus: 201 })
    .input(z.strictObject({ name: line(80), query: taskQuery }))
    .output(z.object({ filter: savedFilter, batchId })),
  rename: procedure
    .route({ method: 'PATCH', path: '/filters/{id}', summary: 'Rename a saved filter', tags: ['Filters'] })
    .input(z.strictObject({ id, name: line(80) }))
    .output(z.object({ filter: savedFilter, batchId })),
  delete: procedure
    .route({ method: 'DELETE', path: '/filters/{id}', summary: 'Delete a saved filter', tags: ['Filters'] })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
}
