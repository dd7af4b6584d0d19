import { entities, type Entity } from '@contract/vocabulary'

import type { Connection } from '../db/connection'

export type Reference = { readonly from: Entity; readonly column: string; readonly to: Entity }

/** Which columns of which tables point to which, read from the database's own foreign keys. */
export function readReferences(connection: Connection): readonly Reference[] {
  return entities.flatMap((from) =>
    (connection.sqlite.pragma(`foreign_key_list(${from})`) as { table: Entity; from: string }[]).map(
      ({ table, from: column }) => ({ from, column, to: table }),
    ),
  )
}
