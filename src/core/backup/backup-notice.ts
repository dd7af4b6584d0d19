import type { Caller, UnitOfWork } from '../db/unit-of-work'
import type { NotificationService } from '../notification'

const AUTOMATION: Caller = { actor: { kind: 'automation', id: 'backup' }, origin: 'core' }

/** Tells the person that there is no backup of today, and why. */
export function tellBackupFailed(unitOfWork: UnitOfWork, notifications: NotificationService, reason: string): void {
  const title = 'The daily backup failed'
  unitOfWork.run(
    AUTOMATION,
    title,
    (tx) => notifications.insert(tx, { kind: 'backup.failed', title, body: reason, subjectId: null }),
    { quiet: true },
  )
}
