import * as z from 'zod'

import { batchId, id, instant } from './primitives'
import { procedure } from './procedure'
import { noticeKinds } from './vocabulary'

export const notification = z.object({
  id,
  kind: z.enum(noticeKinds),
  title: z.string(),
  body: z.string(),
  /** What it is about; of what a proxy did, the change to undo. */
  subjectId: z.string().nullable(),
  createdAt: instant,
})
export type Notification = z.infer<typeof notification>

export const notificationContract = {
  list: procedure
    .route({ method: 'GET', path: '/notifications', summary: 'Notices not read yet', tags: ['Notifications'] })
    .output(z.array(notification)),
  read: procedure
    .route({
      method: 'POST',
      path: '/notifications/{id}/read',
      summary: 'Mark a notice as read',
      tags: ['Notifications'],
    })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
}
