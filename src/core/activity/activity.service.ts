import type { ActivityEntry, RowChange } from '@contract/activity'
import type { Entity } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { readNumberCursor } from '../db/cursor'
import { conflict, notFound } from '../db/errors'
import type { SqlRow } from '../db/row-codec'
import { schema } from '../db/schema'
import type { Caller, UnitOfWork, WriteTransaction } from '../db/unit-of-work'
import type { ActivityRepository, BatchRow, ChangeRow } from './activity.repository'
import { readReferences, type Reference } from './references'

type Outcome = { readonly batchId: string; readonly targetId: string; readonly label: string }

/** The log of what was changed, and the way back. */
export class ActivityService {
  readonly #references: readonly Reference[]

  constructor(
    private readonly repository: ActivityRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly connection: Connection,
  ) {
    this.#references = readReferences(connection)
  }

  list(input: { readonly cursor?: string | undefined; readonly limit: number; readonly quiet: boolean }): {
    items: ActivityEntry[]
    nextCursor: string | null
  } {
    const rows = this.repository.page(readNumberCursor(input.cursor), input.limit, input.quiet)
    const last = rows.at(-1)
    return { items: rows.map(toEntry), nextCursor: last && rows.length === input.limit ? String(last.seq) : null }
  }

  get(input: { readonly id: string }): { entry: ActivityEntry; changes: RowChange[] } {
    const batch = this.#batch(input.id)
    return { entry: toEntry(batch), changes: this.repository.changes(batch.seq).map((change) => ({ ...change })) }
  }

  /** Takes a change back; refuses when a later change in force touched the same columns or still needs its rows. */
  undo(input: { readonly id: string }, caller: Caller): Outcome {
    const batch = this.#root(input.id)
    if (batch.undone) throw conflict('already_undone', `This was already undone: ${batch.label}.`, batch.id)
    return this.#replay(batch, 'undo', caller)
  }

  redo(input: { readonly id: string }, caller: Caller): Outcome {
    const batch = this.#root(input.id)
    if (!batch.undone) throw conflict('not_undone', `This was not undone: ${batch.label}.`, batch.id)
    return this.#replay(batch, 'redo', caller)
  }

  undoLast(caller: Caller): Outcome {
    const batch = this.repository.lastUndoable()
    if (!batch) throw conflict('nothing_to_undo', 'There is nothing to undo.')
    return this.#replay(batch, 'undo', caller)
  }

  redoLast(caller: Caller): Outcome {
    const batch = this.repository.lastRedoable()
    if (!batch) throw conflict('nothing_to_redo', 'There is nothing to redo.')
    return this.#replay(batch, 'redo', caller)
  }

  #batch(id: string): BatchRow {
    const batch = this.repository.byId(id)
    if (!batch) throw notFound('change', id)
    return batch
  }

  /** An undo or redo stands for the change it acted on. */
  #root(id: string): BatchRow {
    const batch = this.#batch(id)
    return batch.targetId === null ? batch : this.#batch(batch.targetId)
  }

  #replay(batch: BatchRow, kind: 'undo' | 'redo', caller: Caller): Outcome {
    const changes = this.repository.changes(batch.seq)
    const written = this.unitOfWork.run(
      caller,
      batch.label,
      (tx) => {
        const ordered = kind === 'undo' ? changes.toReversed() : changes
        const touched = new Set<string>()
        for (const change of ordered) this.#replayChange(tx, batch, change, kind, touched)
        for (const change of changes) this.#assertReferences(change, batch)
      },
      { batch: { kind, targetId: batch.id } },
    )
    if (written.batchId === null)
      throw conflict('changed_since', `This no longer changes anything: ${batch.label}.`, batch.id)
    return { batchId: written.batchId, targetId: batch.id, label: batch.label }
  }

  #replayChange(
    tx: WriteTransaction,
    batch: BatchRow,
    change: ChangeRow,
    kind: 'undo' | 'redo',
    touched: Set<string>,
  ): void {
    const from =
      change.op === 'insert'
        ? presence(kind === 'undo', tx.now)
        : kind === 'undo'
          ? change.after
          : (change.before ?? {})
    const to =
      change.op === 'insert'
        ? presence(kind === 'redo', tx.now)
        : kind === 'undo'
          ? (change.before ?? {})
          : change.after
    const columns = Object.keys(change.op === 'insert' ? change.after : from)
    const key = `${change.entity}/${change.rowId}`
    if (!touched.has(key)) {
      const later = this.repository
        .laterChanges(change.entity, change.rowId, batch.seq, batch.id)
        .find(({ after }) => columns.some((column) => column !== 'updated_at' && column in after))
      if (later) {
        throw conflict(
          'changed_since',
          `The same thing was changed later: ${later.label}. Undo that first, or change it by hand.`,
          change.rowId,
        )
      }
      touched.add(key)
    }
    const current = this.repository.row(change.entity, change.rowId, Object.keys(to))
    if (!current || !agrees(current, from)) {
      throw conflict(
        'changed_since',
        `What this changed is no longer as it was left: ${batch.label}. Change it by hand.`,
        change.rowId,
      )
    }
    tx.updateRow(schema[change.entity], change.rowId, to)
  }

  /** No live row may point to a row that is gone, nor may a row come back whose owner is gone. */
  #assertReferences(change: ChangeRow, batch: BatchRow): void {
    const row = this.repository.row(change.entity, change.rowId, ['deleted_at'])
    if (!row) return
    const moved = change.op === 'insert' || 'deleted_at' in change.after
    if (row['deleted_at'] !== null) {
      // Deleting leaves comments, tags and sessions in place; only what was never made may not be needed by anything.
      if (change.op !== 'insert') return
      for (const reference of this.#references.filter(({ to }) => to === change.entity)) {
        const user = this.connection.get(
          `SELECT 1 FROM ${reference.from} WHERE ${reference.column} = ? AND deleted_at IS NULL LIMIT 1`,
          change.rowId,
        )
        if (user) throw conflict('referenced', `Something made later still needs this: ${batch.label}.`, change.rowId)
      }
      return
    }
    for (const reference of this.#references.filter(({ from }) => from === change.entity)) {
      if (!moved && !(reference.column in change.after)) continue
      const owner = this.connection.get<{ deleted: number | null }>(
        `SELECT t.deleted_at AS deleted FROM ${reference.from} r JOIN ${reference.to} t ON t.id = r.${reference.column} WHERE r.id = ?`,
        change.rowId,
      )
      if (owner && owner.deleted !== null) {
        throw conflict(
          'referenced',
          `What this belongs to was deleted later: ${batch.label}. Restore that first.`,
          change.rowId,
        )
      }
    }
  }
}

/** A row that an insert made is there without a tombstone; undoing the insert puts one on it. */
function presence(live: boolean, now: number): SqlRow {
  return { deleted_at: live ? null : now }
}

function agrees(current: SqlRow, expected: SqlRow): boolean {
  return Object.keys(current).every((column) =>
    column === 'updated_at'
      ? true
      : column === 'deleted_at'
        ? (current[column] === null) === (expected[column] === null)
        : current[column] === expected[column],
  )
}

function toEntry(batch: BatchRow): ActivityEntry {
  return {
    id: batch.id,
    seq: batch.seq,
    kind: batch.kind,
    targetId: batch.targetId,
    label: batch.label,
    actor: { kind: batch.actorKind, id: batch.actorId },
    origin: batch.origin,
    at: batch.createdAt,
    quiet: batch.quiet === 1,
    undone: batch.undone === 1,
    changes: batch.changes,
  }
}

/** The rows each batch touched, as an event names them. */
export function touchedRows(changes: readonly ChangeRow[]): Partial<Record<Entity, string[]>> {
  const rows: Partial<Record<Entity, string[]>> = {}
  for (const { entity, rowId } of changes) {
    const ids = (rows[entity] ??= [])
    if (!ids.includes(rowId)) ids.push(rowId)
  }
  return rows
}
