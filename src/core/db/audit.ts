import type { AuditEvent } from '@contract/activity'

import type { Clock, Ids } from '../ports'
import type { Connection } from './connection'
import { nextCursor, readCursor } from './cursor'
import type { Actor } from './unit-of-work'

type Row = Omit<AuditEvent, 'actor' | 'file'> & {
  readonly actorKind: Actor['kind']
  readonly actorId: string | null
  readonly file: string | null
}

/** Notes what is not a change of data but worth knowing later: backups, restores, tokens. Append-only. */
export class Audit {
  constructor(
    private readonly connection: Connection,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  record(kind: AuditEvent['kind'], actor: Actor, detail: Readonly<Record<string, string | number>>): void {
    this.connection
      .prepare('INSERT INTO audit_events (id, at, kind, actor_kind, actor_id, detail) VALUES (?, ?, ?, ?, ?, ?)')
      .run(this.ids.next(), this.clock.now(), kind, actor.kind, actor.id, JSON.stringify(detail))
  }

  /** Newest first. */
  list(input: { readonly cursor?: string | undefined; readonly limit: number }): {
    items: AuditEvent[]
    nextCursor: string | null
  } {
    const place = readCursor(input.cursor) ?? { at: Number.MAX_SAFE_INTEGER, id: '' }
    const rows = this.connection.all<Row>(
      `SELECT id, at, kind, actor_kind AS actorKind, actor_id AS actorId, json_extract(detail, '$.name') AS file
       FROM audit_events WHERE at <= @at AND (at < @at OR id < @id) ORDER BY at DESC, id DESC LIMIT @limit`,
      { ...place, limit: input.limit },
    )
    const items = rows.map(({ actorKind, actorId, ...row }) => ({ ...row, actor: { kind: actorKind, id: actorId } }))
    return { items, nextCursor: nextCursor(items, input.limit, ({ at }) => at) }
  }
}
