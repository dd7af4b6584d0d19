import type { AuditEntry } from '@contract/agent'
import type { ActorKind } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { readNumberCursor } from '../db/cursor'
import { conflict } from '../db/errors'
import type { Caller } from '../db/unit-of-work'
import type { Clock } from '../ports'
import { type AuditRow, ChainCheck, CLEARED, GENESIS, hashOf, type Head } from './audit-log.rules'

export type AuditDetail = Readonly<Record<string, string | number | null>>

type Entry = {
  readonly kind: string
  readonly agent: string
  readonly runId: string | null
  readonly actorKind: ActorKind
  readonly text: string
  readonly detail: AuditDetail
}

const COLUMNS = `seq, at, kind, agent, run_id AS runId, actor_kind AS actorKind, text, detail, prev_hash AS prevHash, hash`
/** Where the end of the log is kept, so that a missing end is found out. */
const HEAD_KEY = 'agent_audit_head'
/** Entries read at a time when the log is checked. */
const STRIDE = 500

/**
 * What proxies did and what was decided about them, append-only and chained: whoever alters an entry has to write all
 * that follow anew. It makes tampering visible, not impossible: the file is the person's own.
 */
export class AuditLog {
  constructor(
    private readonly connection: Connection,
    private readonly clock: Clock,
  ) {}

  /** Adds an entry; inside a unit of work it is kept or lost with it. */
  record(entry: Entry): void {
    this.connection.sqlite.transaction(() => this.#append(entry, this.#head()))()
  }

  list(input: { readonly cursor?: string | undefined; readonly limit: number }): {
    items: AuditEntry[]
    nextCursor: string | null
  } {
    const rows = this.connection.all<AuditRow & { readonly actorKind: ActorKind }>(
      `SELECT ${COLUMNS} FROM agent_audit WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
      readNumberCursor(input.cursor),
      input.limit,
    )
    const last = rows.at(-1)
    return {
      items: rows.map(({ prevHash: _prevHash, hash: _hash, detail, ...row }) => ({
        ...row,
        detail: JSON.parse(detail) as Record<string, string | number | null>,
      })),
      nextCursor: last && rows.length === input.limit ? String(last.seq) : null,
    }
  }

  /** Whether the log is as it was written. */
  verify(): { intact: boolean; entries: number; problem: string | null } {
    const check = new ChainCheck()
    let after = 0
    for (;;) {
      const rows = this.connection.all<AuditRow>(
        `SELECT ${COLUMNS} FROM agent_audit WHERE seq > ? ORDER BY seq LIMIT ${STRIDE}`,
        after,
      )
      for (const row of rows) {
        const problem = check.take(row)
        if (problem !== null) return { intact: false, entries: check.entries, problem }
        after = row.seq
      }
      if (rows.length < STRIDE) break
    }
    const problem = check.end(this.#head())
    return { intact: problem === null, entries: check.entries, problem }
  }

  /** Deletes every entry; one that says so, chained to what was there, stays. */
  clear(caller: Caller): { deleted: number } {
    if (caller.actor.kind !== 'person') throw conflict('persons_only', 'Only a person can decide this.')
    return this.connection.sqlite.transaction(() => {
      const head = this.#head()
      if (head === null) return { deleted: 0 }
      const { changes } = this.connection.prepare('DELETE FROM agent_audit WHERE seq <= ?').run(head.seq)
      this.#append(
        {
          kind: CLEARED,
          agent: '',
          runId: null,
          actorKind: caller.actor.kind,
          text: `The log was cleared (${changes} ${changes === 1 ? 'entry' : 'entries'})`,
          detail: { deleted: changes, lastHash: head.hash },
        },
        head,
      )
      return { deleted: changes }
    })()
  }

  #append(entry: Entry, head: Head | null): void {
    const row = {
      seq: (head?.seq ?? 0) + 1,
      at: this.clock.now(),
      ...entry,
      detail: JSON.stringify(entry.detail),
      prevHash: head?.hash ?? GENESIS,
    }
    const hash = hashOf(row)
    this.connection
      .prepare(
        `INSERT INTO agent_audit (seq, at, kind, agent, run_id, actor_kind, text, detail, prev_hash, hash)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(row.seq, row.at, row.kind, row.agent, row.runId, row.actorKind, row.text, row.detail, row.prevHash, hash)
    this.connection
      .prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
      .run(HEAD_KEY, JSON.stringify({ seq: row.seq, hash } satisfies Head))
  }

  #head(): Head | null {
    const row = this.connection.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', HEAD_KEY)
    return row === undefined ? null : (JSON.parse(row.value) as Head)
  }
}
