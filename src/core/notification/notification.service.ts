import type { Notification } from '@contract/notification'

import type { Connection } from '../db/connection'
import { notFound } from '../db/errors'
import type { Caller, UnitOfWork, WriteTransaction } from '../db/unit-of-work'
import type { Ids, Notifier } from '../ports'
import { notifications } from './notification.table'

/** Notices to the person: kept until read, and shown by the system when there is a way and the person wants it. */
export class NotificationService {
  constructor(
    private readonly connection: Connection,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly notifier: Notifier,
    private readonly enabled: () => boolean,
  ) {}

  list(): Notification[] {
    return this.connection.all(
      `SELECT id, kind, title, body, subject_id AS subjectId, created_at AS createdAt FROM notifications
       WHERE read_at IS NULL AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 50`,
    )
  }

  read(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const row = this.connection.get<{ readAt: number | null }>(
      'SELECT read_at AS readAt FROM notifications WHERE id = ?',
      input.id,
    )
    if (!row) throw notFound('notice', input.id)
    const { batchId } = this.unitOfWork.run(
      caller,
      'Read a notice',
      (tx) => {
        if (row.readAt === null) tx.update(notifications, input.id, { readAt: tx.now })
      },
      { quiet: true },
    )
    return { batchId }
  }

  /** Stores a notice in a unit of work; the system shows it, unless the person is looking anyway. */
  insert(
    tx: WriteTransaction,
    notice: Pick<Notification, 'kind' | 'title' | 'body' | 'subjectId'>,
    { looking = false }: { readonly looking?: boolean } = {},
  ): void {
    const id = this.ids.next()
    // What a newer word on the same thing makes stale need not be read any more.
    if (notice.subjectId !== null) {
      for (const stale of this.connection.all<{ id: string }>(
        'SELECT id FROM notifications WHERE read_at IS NULL AND deleted_at IS NULL AND subject_id = ?',
        notice.subjectId,
      ))
        tx.update(notifications, stale.id, { readAt: tx.now })
    }
    tx.insert(notifications, { id, ...notice, createdAt: tx.now, readAt: null, deletedAt: null })
    if (this.enabled() && !looking)
      tx.afterCommit(() => this.notifier.notify({ title: notice.title, body: notice.body, tag: id }))
  }
}
