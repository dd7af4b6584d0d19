import type { InferInsertModel } from 'drizzle-orm'

import type { AppEvent } from '@contract/events'
import type { ActorKind, Entity } from '@contract/vocabulary'

import type { Clock, Ids } from '../ports'
import type { Connection } from './connection'
import { HybridClock } from './hybrid-clock'
import { RowCodec, type RowTable, type SqlRow, type SqlValue } from './row-codec'
import { asContractError } from './storage-error'
import type { WriteGuard } from './write-guard'

export type Actor = { readonly kind: ActorKind; readonly id: string | null }

/** Who asks for something, and through which door (app, api, cli, tray, …). */
export type Caller = { readonly actor: Actor; readonly origin: string }

export type BatchKind = { readonly kind: 'change' } | { readonly kind: 'undo' | 'redo'; readonly targetId: string }

export type WriteOptions = {
  /** Bookkeeping that the activity page leaves out unless asked. */
  readonly quiet?: boolean
  readonly batch?: BatchKind
}

export type Written<T> = { readonly result: T; readonly batchId: string | null }

type ChangedEvent = Extract<AppEvent, { type: 'changed' }>

/** One write to a row: only the columns that differ, with the values before and after. */
export type RowWrite = {
  readonly entity: Entity
  readonly rowId: string
  readonly op: 'insert' | 'update'
  readonly before: SqlRow | null
  readonly after: SqlRow
}

/** What one step of a rehearsal would write, or why it was refused. */
export type Rehearsed =
  | { readonly ok: true; readonly writes: readonly RowWrite[] }
  | { readonly ok: false; readonly error: unknown }

/** What a unit has come to so far; all of it is forgotten when the unit fails. */
type Draft = { readonly writes: RowWrite[]; readonly after: (() => void)[] }

/** A unit that others join: what they write is part of its batch. */
type Joint = Draft & { readonly now: number; readonly batchId: string }

/** A joint unit's own transaction; the batch has its id before it is written, so that a row can name it. */
export type JointTransaction = WriteTransaction & { readonly batchId: string }

/** What code inside a unit of work may do to rows. */
export type WriteTransaction = {
  /** Instant of the whole unit, so that its rows agree. */
  readonly now: number
  readonly caller: Caller
  insert<Table extends RowTable>(table: Table, row: InferInsertModel<Table> & { readonly id: string }): void
  /** Writes the columns that differ; says whether any did. Throws when the row is not there. */
  update<Table extends RowTable>(table: Table, id: string, patch: Partial<InferInsertModel<Table>>): boolean
  /** Puts a tombstone on the row. */
  remove(table: RowTable, id: string): boolean
  /** Does something outside the database once the unit is on disk, and never when it is taken back; it must not throw. */
  afterCommit(work: () => void): void
  /** The same on encoded rows, for undo and sync. */
  insertRow(table: RowTable, row: SqlRow): void
  updateRow(table: RowTable, id: string, patch: SqlRow): boolean
}

/** Ends a rehearsal. */
const takenBack = new Error('A rehearsal is taken back')

/**
 * The only way to write a person's data: one SQLite transaction holds the rows, their per-column clocks and one change
 * batch that says who changed what from what to what. Events go out after the commit.
 */
export class UnitOfWork {
  readonly #hlc: HybridClock
  readonly #codecs = new Map<RowTable, RowCodec>()
  #nextSeq: number
  #open = false
  #joint: Joint | null = null

  constructor(
    private readonly connection: Connection,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly deviceId: string,
    private readonly publish: (event: ChangedEvent) => void,
    private readonly guard: WriteGuard | null = null,
  ) {
    const last = connection.get<{ hlc: string | null }>('SELECT max(hlc) AS hlc FROM change_batches')
    this.#hlc = new HybridClock(() => clock.now(), last?.hlc ?? null)
    this.#nextSeq = (connection.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM change_batches')?.seq ?? 0) + 1
  }

  /** Sequence number of the last batch; 0 before the first. */
  get lastSeq(): number {
    return this.#nextSeq - 1
  }

  /**
   * Runs `work` and commits what it wrote as one batch; a thrown error leaves nothing behind. No batch is made when
   * nothing changed. Not reentrant: services that build on each other pass the transaction on. Within `together` it joins.
   */
  run<T>(caller: Caller, label: string, work: (tx: WriteTransaction) => T, options: WriteOptions = {}): Written<T> {
    if (this.#joint) return this.#joinedRun(this.#joint, caller, work)
    return this.#runAlone(caller, label, null, this.clock.now(), { writes: [], after: [] }, work, options)
  }

  /**
   * Makes one unit of several: every unit of work that services run inside of `work` joins it. One transaction, one batch
   * under `label`, one event after the commit, one undo; a thrown error takes back all of it.
   */
  together<T>(
    caller: Caller,
    label: string,
    work: (tx: JointTransaction) => T,
    options: WriteOptions = {},
  ): Written<T> {
    if (this.#joint) throw new Error('A joint unit of work is already open')
    const joint: Joint = { now: this.clock.now(), writes: [], after: [], batchId: this.ids.next() }
    const joined = (tx: WriteTransaction): T => this.#inJoint(joint, () => work({ ...tx, batchId: joint.batchId }))
    return this.#runAlone(caller, label, joint.batchId, joint.now, joint, joined, options)
  }

  /**
   * Does what the steps do, each after those before it, and takes everything back: says what each would write, or why it
   * was refused. No batch, no event, no clock; a refused step leaves nothing for the next.
   */
  rehearse(steps: readonly (() => void)[]): readonly Rehearsed[] {
    if (this.#open) throw new Error('A unit of work is already open; rehearse before it')
    const joint: Joint = { now: this.clock.now(), writes: [], after: [], batchId: this.ids.next() }
    const rehearsed: Rehearsed[] = []
    this.#open = true
    try {
      this.connection.sqlite
        .transaction(() => {
          this.guard?.allow(true)
          this.#inJoint(joint, () => {
            for (const step of steps) rehearsed.push(this.#rehearseStep(joint, step))
          })
          throw takenBack
        })
        .immediate()
    } catch (error) {
      if (error !== takenBack) throw asContractError(error)
    } finally {
      this.guard?.allow(false)
      this.#open = false
    }
    return rehearsed
  }

  #rehearseStep(joint: Joint, step: () => void): Rehearsed {
    const from = joint.writes.length
    try {
      this.connection.sqlite.transaction(step)()
      return { ok: true, writes: joint.writes.slice(from) }
    } catch (error) {
      joint.writes.length = from
      return { ok: false, error }
    }
  }

  #inJoint<T>(joint: Joint, work: () => T): T {
    this.#joint = joint
    try {
      return work()
    } finally {
      this.#joint = null
    }
  }

  /** A savepoint of its own, so that a refused unit leaves nothing in the joint one. */
  #joinedRun<T>(joint: Joint, caller: Caller, work: (tx: WriteTransaction) => T): Written<T> {
    const from = joint.writes.length
    const fromAfter = joint.after.length
    // Within `work` the joint is closed: a unit inside a joined unit is the same mistake as anywhere.
    this.#joint = null
    try {
      const result = this.connection.sqlite.transaction(() => work(this.#transaction(caller, joint.now, joint)))()
      return { result, batchId: joint.writes.length > from ? joint.batchId : null }
    } catch (error) {
      joint.writes.length = from
      joint.after.length = fromAfter
      throw error
    } finally {
      this.#joint = joint
    }
  }

  #runAlone<T>(
    caller: Caller,
    label: string,
    batchId: string | null,
    now: number,
    draft: Draft,
    work: (tx: WriteTransaction) => T,
    options: WriteOptions,
  ): Written<T> {
    if (this.#open) throw new Error('A unit of work is already open; pass its transaction on')
    const stamp = this.#hlc.tick()
    const seq = this.#nextSeq
    let event: ChangedEvent | null = null
    this.#open = true
    try {
      const result = this.connection.sqlite
        .transaction(() => {
          this.guard?.allow(true)
          const value = work(this.#transaction(caller, now, draft))
          if (draft.writes.length > 0) {
            event = this.#record(seq, batchId ?? this.ids.next(), stamp, now, caller, label, draft.writes, options)
          }
          this.guard?.allow(false)
          return value
        })
        .immediate()
      if (event === null) return { result, batchId: null }
      this.#nextSeq = seq + 1
      const committed: ChangedEvent = event
      for (const step of draft.after) step()
      this.publish(committed)
      return { result, batchId: committed.batchId }
    } catch (error) {
      throw asContractError(error)
    } finally {
      this.guard?.allow(false)
      this.#open = false
    }
  }

  codec(table: RowTable): RowCodec {
    let codec = this.#codecs.get(table)
    if (!codec) {
      codec = new RowCodec(table)
      this.#codecs.set(table, codec)
    }
    return codec
  }

  #transaction(caller: Caller, now: number, { writes, after }: Draft): WriteTransaction {
    const insertRow = (table: RowTable, row: SqlRow): void => {
      const { entity } = this.codec(table)
      const columns = Object.keys(row)
      this.connection
        .prepare(`INSERT INTO ${entity} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
        .run(...columns.map((column) => row[column]))
      writes.push({ entity, rowId: String(row['id']), op: 'insert', before: null, after: row })
    }
    const updateRow = (table: RowTable, id: string, patch: SqlRow): boolean => {
      const { entity } = this.codec(table)
      const columns = Object.keys(patch)
      if (columns.length === 0) return false
      const current = this.connection.get<Record<string, SqlValue>>(
        `SELECT ${columns.join(', ')} FROM ${entity} WHERE id = ?`,
        id,
      )
      if (!current) throw new Error(`${entity} has no row ${id}`)
      const changed = columns.filter((column) => current[column] !== patch[column])
      if (changed.length === 0) return false
      this.connection
        .prepare(`UPDATE ${entity} SET ${changed.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`)
        .run(...changed.map((column) => patch[column]), id)
      const pick = (row: SqlRow): SqlRow => Object.fromEntries(changed.map((column) => [column, row[column] ?? null]))
      writes.push({ entity, rowId: id, op: 'update', before: pick(current), after: pick(patch) })
      return true
    }
    return {
      now,
      caller,
      insert: (table, row) => {
        insertRow(table, this.codec(table).encode(row))
      },
      update: (table, id, patch) => updateRow(table, id, this.codec(table).encode(patch)),
      remove: (table, id) => updateRow(table, id, { deleted_at: now }),
      afterCommit: (work) => {
        after.push(work)
      },
      insertRow,
      updateRow,
    }
  }

  #record(
    seq: number,
    batchId: string,
    stamp: string,
    now: number,
    caller: Caller,
    label: string,
    changes: readonly RowWrite[],
    { quiet = false, batch = { kind: 'change' } }: WriteOptions,
  ): ChangedEvent {
    this.connection
      .prepare(
        `INSERT INTO change_batches
           (seq, id, kind, target_id, label, actor_kind, actor_id, origin, quiet, hlc, device_id, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        seq,
        batchId,
        batch.kind,
        batch.kind === 'change' ? null : batch.targetId,
        label,
        caller.actor.kind,
        caller.actor.id,
        caller.origin,
        quiet ? 1 : 0,
        stamp,
        this.deviceId,
        now,
      )
    const insertChange = this.connection.prepare(
      'INSERT INTO changes (batch_seq, ordinal, entity, row_id, op, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    const rows: Partial<Record<Entity, string[]>> = {}
    changes.forEach((change, ordinal) => {
      insertChange.run(
        seq,
        ordinal,
        change.entity,
        change.rowId,
        change.op,
        change.before === null ? null : JSON.stringify(change.before),
        JSON.stringify(change.after),
      )
      this.#stamp(change, `${stamp}-${this.deviceId}`)
      const ids = (rows[change.entity] ??= [])
      if (!ids.includes(change.rowId)) ids.push(change.rowId)
    })
    const targetId = batch.kind === 'change' ? null : batch.targetId
    return { type: 'changed', seq, batchId, kind: batch.kind, targetId, label, actorKind: caller.actor.kind, rows }
  }

  #stamp(change: RowWrite, clock: string): void {
    if (change.op === 'insert') {
      this.connection
        .prepare('INSERT INTO row_clocks (entity, row_id, base) VALUES (?, ?, ?)')
        .run(change.entity, change.rowId, clock)
      return
    }
    const patch = Object.fromEntries(Object.keys(change.after).map((column) => [column, clock]))
    this.connection
      .prepare('UPDATE row_clocks SET columns = json_patch(columns, ?) WHERE entity = ? AND row_id = ?')
      .run(JSON.stringify(patch), change.entity, change.rowId)
  }
}
