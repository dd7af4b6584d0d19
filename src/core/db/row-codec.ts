import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'

import type { Entity } from '@contract/vocabulary'

/** A table of a person's data, as drizzle describes it. */
export type RowTable = SQLiteTable & { readonly id: SQLiteColumn; readonly deletedAt: SQLiteColumn }

/** What a column holds in the database and in the change log. */
export type SqlValue = string | number | null
export type SqlRow = Readonly<Record<string, SqlValue>>

/** Turns rows as the code sees them into rows as SQLite stores them, by drizzle's description of the table. */
export class RowCodec {
  readonly entity: Entity
  readonly columns: readonly string[]
  readonly #byProperty: ReadonlyMap<string, SQLiteColumn>

  constructor(table: RowTable) {
    this.entity = getTableName(table) as Entity
    this.#byProperty = new Map(
      Object.entries(getTableColumns(table)).flatMap(([property, column]) =>
        is(column, SQLiteColumn) ? [[property, column] as const] : [],
      ),
    )
    this.columns = [...this.#byProperty.values()].map((column) => column.name)
  }

  /** Encodes the given properties by column name; undefined ones are left out. Throws on an unknown property. */
  encode(values: Readonly<Record<string, unknown>>): Record<string, SqlValue> {
    const row: Record<string, SqlValue> = {}
    for (const [property, value] of Object.entries(values)) {
      if (value === undefined) continue
      const column = this.#byProperty.get(property)
      if (!column) throw new Error(`${this.entity} has no property ${property}`)
      row[column.name] = value === null ? null : toSqlValue(column.mapToDriverValue(value))
    }
    return row
  }
}

function toSqlValue(value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  throw new Error(`A column cannot hold ${typeof value}`)
}
