import type { Clock, Ids } from '../ports'
import type { Connection } from './connection'
import type { Actor } from './unit-of-work'

/** Notes what is not a change of data but worth knowing later: backups, restores, tokens. Append-only. */
export class Audit {
  constructor(
    private readonly connection: Connection,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  record(kind: string, actor: Actor, detail: Readonly<Record<string, string | number>>): void {
    this.connection
      .prepare('INSERT INTO audit_events (id, at, kind, actor_kind, actor_id, detail) VALUES (?, ?, ?, ?, ?, ?)')
      .run(this.ids.next(), this.clock.now(), kind, actor.kind, actor.id, JSON.stringify(detail))
  }
}
