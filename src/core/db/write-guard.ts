import type { Entity } from '@contract/vocabulary'

import type { Connection } from './connection'

/**
 * Debug triggers that abort every write to a person's data outside a unit of work. Tests switch them on; the app runs
 * without them. The triggers are temporary: they live in this connection and never reach the file.
 */
export class WriteGuard {
  #allowed = 0

  constructor(connection: Connection, tables: readonly Entity[]) {
    connection.sqlite.function('in_unit_of_work', { deterministic: false }, () => this.#allowed)
    // The log itself is guarded too: nobody may edit history.
    for (const table of [...tables, 'change_batches', 'changes', 'row_clocks']) {
      for (const operation of ['INSERT', 'UPDATE', 'DELETE']) {
        connection.sqlite.exec(`
          CREATE TEMP TRIGGER guard_${table}_${operation.toLowerCase()} BEFORE ${operation} ON main.${table}
          WHEN in_unit_of_work() = 0
          BEGIN SELECT RAISE(ABORT, '${operation} on ${table} outside a unit of work: use UnitOfWork.run'); END`)
      }
    }
  }

  allow(allowed: boolean): void {
    this.#allowed = allowed ? 1 : 0
  }
}
