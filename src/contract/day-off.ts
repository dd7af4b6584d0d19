import * as z from 'zod'

import { batchId, line, localDate } from './primitives'
import { procedure } from './procedure'

export const dayOff = z.object({ date: localDate, note: z.string() })
export type DayOff = z.infer<typeof dayOff>

const note = z.union([z.literal(''), line(120)])

export const dayOffContract = {
  list: procedure
    .route({ method: 'GET', path: '/days-off', summary: 'Planned days off of a span of days', tags: ['Progress'] })
    .input(z.strictObject({ from: localDate, to: localDate }))
    .output(z.array(dayOff)),
  add: procedure
    .route({
      method: 'POST',
      path: '/days-off',
      summary: 'Plan days off, one or a span of up to 366',
      tags: ['Progress'],
      successStatus: 201,
    })
    .input(
      z.strictObject({
        from: localDate,
        /** Left out: that one day. */
        to: localDate.optional(),
        note: note.default(''),
      }),
    )
    .output(z.object({ days: z.array(dayOff), batchId })),
  remove: procedure
    .route({ method: 'DELETE', path: '/days-off/{date}', summary: 'Take a planned day off back', tags: ['Progress'] })
    .input(z.strictObject({ date: localDate }))
    .output(z.object({ batchId })),
}
