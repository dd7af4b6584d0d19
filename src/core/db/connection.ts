import Database from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'

export type Sqlite = Database.Database
export type Query = BetterSQLite3Database

/** One open database: the raw connection for hot statements, drizzle for the rest, and its prepared statements. */
export class Connection {
  readonly query: Query
  readonly #statements = new Map<string, Database.Statement>()

  constructor(readonly sqlite: Sqlite) {
    this.query = drizzle(sqlite)
  }

  /** The prepared statement for this text, made once. */
  prepare(sql: string): Database.Statement {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.sqlite.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  all<Row>(sql: string, ...parameters: readonly unknown[]): Row[] {
    return this.prepare(sql).all(...parameters) as Row[]
  }

  get<Row>(sql: string, ...parameters: readonly unknown[]): Row | undefined {
    return this.prepare(sql).get(...parameters) as Row | undefined
  }

  close(): void {
    this.#statements.clear()
    this.sqlite.close()
  }
}

/**
 * Opens a database file the way the whole app needs it. FULL sync makes what was acknowledged survive a power cut;
 * 32 MB of cache holds the indexes of 100,000 tasks.
 */
export function openConnection(file: string, options: { readonly verbose?: (sql: unknown) => void } = {}): Connection {
  const sqlite = new Database(file, options.verbose ? { verbose: options.verbose } : {})
  try {
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma('busy_timeout = 3000')
    sqlite.pragma('cache_size = -32000')
    sqlite.pragma('temp_store = MEMORY')
    sqlite.pragma('trusted_schema = OFF')
    return new Connection(sqlite)
  } catch (error) {
    sqlite.close()
    throw error
  }
}
