import type { MemoryItem } from '@contract/memory'
import type { MemoryKind } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import type { Clock, Ids } from '../ports'
import { memoryItems } from './context.table'

type Row = Omit<MemoryItem, 'enabled' | 'expired'> & { readonly enabled: number }
type Written = { item: MemoryItem; batchId: string | null }

const COLUMNS =
  'id, text, kind, source, enabled, expires_at AS expiresAt, created_at AS createdAt, updated_at AS updatedAt'

/** What a person stated, or accepted when a proxy proposed it. Nothing is remembered by itself. */
export class MemoryService {
  constructor(
    private readonly connection: Connection,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Everything, newest first: switched off and expired ones too. */
  list(): MemoryItem[] {
    return this.connection
      .all<Row>(`SELECT ${COLUMNS} FROM memory_items WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC`)
      .map((row) => this.#item(row))
  }

  /** What proxies are told. */
  active(): MemoryItem[] {
    return this.list().filter(({ enabled, expired }) => enabled && !expired)
  }

  create(
    input: {
      readonly id?: string | undefined
      readonly text: string
      readonly kind: MemoryKind
      readonly expiresAt: number | null
    },
    caller: Caller,
  ): Written {
    const { result, batchId } = this.unitOfWork.run(caller, `Remembered ${quote(input.text)}`, (tx) => {
      const id = input.id ?? this.ids.next()
      tx.insert(memoryItems, {
        id,
        text: input.text,
        kind: input.kind,
        source: caller.actor.kind === 'agent' ? 'accepted' : 'person',
        enabled: true,
        expiresAt: input.expiresAt,
        createdAt: tx.now,
        updatedAt: tx.now,
        deletedAt: null,
      })
      return id
    })
    return { item: this.#get(result), batchId }
  }

  update(
    {
      id,
      ...change
    }: {
      readonly id: string
      readonly text?: string | undefined
      readonly kind?: MemoryKind | undefined
      readonly enabled?: boolean | undefined
      readonly expiresAt?: number | null | undefined
    },
    caller: Caller,
  ): Written {
    const item = this.#get(id)
    const verb =
      change.enabled === undefined || change.enabled === item.enabled
        ? 'Changed what is remembered:'
        : change.enabled
          ? 'Told proxies again:'
          : 'No longer told proxies:'
    const { batchId } = this.unitOfWork.run(caller, `${verb} ${quote(item.text)}`, (tx) => {
      const { text = item.text, kind = item.kind, enabled = item.enabled, expiresAt = item.expiresAt } = change
      if (tx.update(memoryItems, id, { text, kind, enabled, expiresAt }))
        tx.update(memoryItems, id, { updatedAt: tx.now })
    })
    return { item: this.#get(id), batchId }
  }

  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const item = this.#get(input.id)
    const { batchId } = this.unitOfWork.run(caller, `Forgot ${quote(item.text)}`, (tx) =>
      tx.remove(memoryItems, item.id),
    )
    return { batchId }
  }

  #get(id: string): MemoryItem {
    const row = this.connection.get<Row>(`SELECT ${COLUMNS} FROM memory_items WHERE id = ? AND deleted_at IS NULL`, id)
    if (!row) throw notFound('memory', id)
    return this.#item(row)
  }

  #item(row: Row): MemoryItem {
    return {
      ...row,
      enabled: row.enabled === 1,
      expired: row.expiresAt !== null && row.expiresAt <= this.clock.now(),
    }
  }
}
