import { entities, type Entity } from '@contract/vocabulary'
import { openConnection, type Connection } from '@core/db/connection'

/** What suggestions and the answers to them are kept in. */
const ANSWERS: ReadonlySet<Entity> = new Set(['proposals', 'proposal_ops'])

/** Reads what a data directory holds, to compare before and after: every live row of every table, all columns. */
export class Dump {
  readonly #connection: Connection

  constructor(dataDirectory: string) {
    this.#connection = openConnection(`${dataDirectory}/data.db`)
  }

  /** With `answers`, the rows of suggestions too. */
  take({ answers }: { readonly answers: boolean }): string {
    const tables = entities.filter((entity) => answers || !ANSWERS.has(entity))
    return JSON.stringify(
      tables.map((entity) => [
        entity,
        this.#connection.all(`SELECT * FROM ${entity} WHERE deleted_at IS NULL ORDER BY id`),
      ]),
    )
  }

  close(): void {
    this.#connection.close()
  }
}
