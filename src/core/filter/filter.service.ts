import { generateKeyBetween } from 'fractional-indexing'

import type { SavedFilter } from '@contract/filter'
import type { TaskQuery } from '@contract/task'

import type { Connection } from '../db/connection'
import { notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import type { Ids } from '../ports'
import { savedFilters } from './filter.table'

type Row = { readonly id: string; readonly name: string; readonly query: string }

export class FilterService {
  constructor(
    private readonly connection: Connection,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
  ) {}

  list(): SavedFilter[] {
    return this.connection
      .all<Row>('SELECT id, name, query FROM saved_filters WHERE deleted_at IS NULL ORDER BY rank, id')
      .map(toFilter)
  }

  create(
    input: { readonly name: string; readonly query: TaskQuery },
    caller: Caller,
  ): { filter: SavedFilter; batchId: string | null } {
    const last = this.connection.get<{ rank: string | null }>(
      'SELECT max(rank) AS rank FROM saved_filters WHERE deleted_at IS NULL',
    )
    const { result, batchId } = this.unitOfWork.run(caller, `Saved filter ${quote(input.name)}`, (tx) => {
      const id = this.ids.next()
      const rank = generateKeyBetween(last?.rank ?? null, null)
      tx.insert(savedFilters, {
        id,
        name: input.name,
        query: input.query,
        rank,
        createdAt: tx.now,
        updatedAt: tx.now,
        deletedAt: null,
      })
      return id
    })
    return { filter: this.#find(result), batchId }
  }

  rename(
    input: { readonly id: string; readonly name: string },
    caller: Caller,
  ): { filter: SavedFilter; batchId: string | null } {
    const filter = this.#find(input.id)
    const { batchId } = this.unitOfWork.run(
      caller,
      `Renamed filter ${quote(filter.name)} to ${quote(input.name)}`,
      (tx) => {
        if (filter.name !== input.name) tx.update(savedFilters, filter.id, { name: input.name, updatedAt: tx.now })
      },
    )
    return { filter: this.#find(input.id), batchId }
  }

  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const filter = this.#find(input.id)
    const { batchId } = this.unitOfWork.run(caller, `Deleted filter ${quote(filter.name)}`, (tx) =>
      tx.remove(savedFilters, filter.id),
    )
    return { batchId }
  }

  #find(id: string): SavedFilter {
    const row = this.connection.get<Row>(
      'SELECT id, name, query FROM saved_filters WHERE id = ? AND deleted_at IS NULL',
      id,
    )
    if (!row) throw notFound('filter', id)
    return toFilter(row)
  }
}

function toFilter(row: Row): SavedFilter {
  return { id: row.id, name: row.name, query: JSON.parse(row.query) as TaskQuery }
}
