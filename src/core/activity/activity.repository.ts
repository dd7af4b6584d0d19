import type { ActorKind, Entity } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import type { SqlRow } from '../db/row-codec'

export type BatchRow = {
  readonly seq: number
  readonly id: string
  readonly kind: 'change' | 'undo' | 'redo'
  readonly targetId: string | null
  readonly label: string
  readonly actorKind: ActorKind
  readonly actorId: string | null
  readonly origin: string
  readonly quiet: number
  readonly createdAt: number
  readonly undone: number
  readonly changes: number
}

export type ChangeRow = {
  readonly entity: Entity
  readonly rowId: string
  readonly op: 'insert' | 'update'
  readonly before: SqlRow | null
  readonly after: SqlRow
}

/** A batch is undone when the last undo or redo that acted on it was an undo. */
const undone = (batch: string) => `coalesce((
  SELECT later.kind = 'undo' FROM change_batches later
  WHERE later.target_id = ${batch}.id ORDER BY later.seq DESC LIMIT 1), 0)`

const batchColumns = `
  b.seq, b.id, b.kind, b.target_id AS targetId, b.label, b.actor_kind AS actorKind, b.actor_id AS actorId, b.origin,
  b.quiet, b.created_at AS createdAt, ${undone('b')} AS undone,
  (SELECT count(*) FROM changes c WHERE c.batch_seq = b.seq) AS changes`

type RawChange = Omit<ChangeRow, 'before' | 'after'> & { readonly before: string | null; readonly after: string }

/** Reads the change log. */
export class ActivityRepository {
  constructor(private readonly connection: Connection) {}

  page(beforeSeq: number, limit: number, quiet: boolean): readonly BatchRow[] {
    return this.connection.all(
      `SELECT ${batchColumns} FROM change_batches b
       WHERE b.seq < ? ${quiet ? '' : 'AND b.quiet = 0'} ORDER BY b.seq DESC LIMIT ?`,
      beforeSeq,
      limit,
    )
  }

  byId(id: string): BatchRow | undefined {
    return this.connection.get(`SELECT ${batchColumns} FROM change_batches b WHERE b.id = ?`, id)
  }

  changes(seq: number): readonly ChangeRow[] {
    return this.connection
      .all<RawChange>(
        'SELECT entity, row_id AS rowId, op, before, after FROM changes WHERE batch_seq = ? ORDER BY ordinal',
        seq,
      )
      .map((change) => ({
        ...change,
        before: change.before === null ? null : (JSON.parse(change.before) as SqlRow),
        after: JSON.parse(change.after) as SqlRow,
      }))
  }

  /** Newest batch by a person, or by a proxy with their leave, that can still be undone. */
  lastUndoable(): BatchRow | undefined {
    return this.connection.get(
      `SELECT ${batchColumns} FROM change_batches b
       WHERE b.kind = 'change' AND b.quiet = 0 AND b.actor_kind IN ('person', 'agent') AND NOT ${undone('b')}
       ORDER BY b.seq DESC LIMIT 1`,
    )
  }

  /** The batch whose undo is the newest that was not redone; none once something else was changed after it. */
  lastRedoable(): BatchRow | undefined {
    return this.connection.get(
      `SELECT ${batchColumns} FROM change_batches u JOIN change_batches b ON b.id = u.target_id
       WHERE u.kind = 'undo' AND ${undone('b')}
         AND u.seq = (SELECT max(seq) FROM change_batches WHERE target_id = b.id)
         AND u.seq > coalesce((SELECT max(seq) FROM change_batches WHERE kind = 'change' AND quiet = 0), 0)
       ORDER BY u.seq DESC LIMIT 1`,
    )
  }

  /** Changes in force made to a row after `seq`, leaving out `targetId` and whatever was undone. */
  laterChanges(
    entity: Entity,
    rowId: string,
    seq: number,
    targetId: string,
  ): readonly { label: string; after: SqlRow }[] {
    return this.connection
      .all<{ label: string; after: string }>(
        `SELECT b.label, c.after FROM changes c JOIN change_batches b ON b.seq = c.batch_seq
         WHERE c.entity = ? AND c.row_id = ? AND c.batch_seq > ? AND b.kind = 'change' AND b.id <> ?
           AND NOT ${undone('b')}
         ORDER BY c.batch_seq DESC`,
        entity,
        rowId,
        seq,
        targetId,
      )
      .map(({ label, after }) => ({ label, after: JSON.parse(after) as SqlRow }))
  }

  row(entity: Entity, rowId: string, columns: readonly string[]): SqlRow | undefined {
    return this.connection.get<SqlRow>(`SELECT ${columns.join(', ')} FROM ${entity} WHERE id = ?`, rowId)
  }

  /** Batches after a sequence number, with the rows each touched, for a client that comes back. */
  since(
    seq: number,
    limit: number,
  ): readonly Pick<BatchRow, 'seq' | 'id' | 'kind' | 'targetId' | 'label' | 'actorKind'>[] {
    return this.connection.all(
      `SELECT seq, id, kind, target_id AS targetId, label, actor_kind AS actorKind
       FROM change_batches WHERE seq > ? ORDER BY seq LIMIT ?`,
      seq,
      limit,
    )
  }
}
