import * as z from 'zod'

import { instant } from './primitives'
import { procedure } from './procedure'

/** A backup's file name, never a path. */
export const backupName = z.string().regex(/^[\w.-]{1,120}\.db$/, 'This is not the name of a backup.')

export const backup = z.object({
  name: backupName,
  createdAt: instant,
  bytes: z.int(),
  reason: z.enum(['manual', 'daily', 'before-migration', 'before-restore']),
  /** True while the file is the one that was opened and found sound; false where it was not checked since it changed. */
  verified: z.boolean(),
})
export type Backup = z.infer<typeof backup>

export const backupContract = {
  list: procedure
    .route({ method: 'GET', path: '/backups', summary: 'Backups, newest first', tags: ['Backups'] })
    .output(z.object({ directory: z.string(), backups: z.array(backup) })),
  create: procedure
    .route({
      method: 'POST',
      path: '/backups',
      summary: 'Back up now and verify it',
      tags: ['Backups'],
      successStatus: 201,
    })
    .output(backup),
  restore: procedure
    .route({
      method: 'POST',
      path: '/backups/{name}/restore',
      summary: 'Replace all data by a backup; the present data is backed up first',
      tags: ['Backups'],
    })
    .input(z.strictObject({ name: backupName }))
    .output(z.object({ restored: backup, before: backup })),
}
