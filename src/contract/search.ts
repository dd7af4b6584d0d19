import * as z from 'zod'

import { procedure } from './procedure'
import { task } from './task'

export const searchContract = {
  tasks: procedure
    .route({ method: 'GET', path: '/search', summary: 'Full-text search over titles and notes', tags: ['Search'] })
    .input(
      z.strictObject({
        q: z.string().max(500),
        /** Comments are not in this index; context.find looks there. */
        kind: z.enum(['any', 'task', 'step']).default('any'),
        limit: z.int().min(1).max(100).default(20),
      }),
    )
    .output(z.array(task)),
}
