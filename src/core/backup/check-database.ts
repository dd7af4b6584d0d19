import { statSync } from 'node:fs'

import Database from 'better-sqlite3'

import type { Sqlite } from '../db/connection'

export type Verdict =
  | { readonly sound: true; readonly version: number }
  | { readonly sound: false; readonly problem: string }

/** Tables that Proxy's data has had since its first version. */
const TABLES = ['meta', 'change_batches', 'changes', 'captures', 'tasks', 'settings'] as const

/** Opens a database file read-only and runs SQLite's integrity check on it; one that is still empty passes. */
export function checkDatabase(file: string): Verdict {
  return check(file, () => null)
}

/** The same for a file that is to take the place of data: an empty one, or one of another program, is not sound. */
export function checkBackup(file: string): Verdict {
  return check(file, (database, version) => {
    if (statSync(file).size === 0) return 'the file is empty'
    if (version < 1) return 'the file holds no data of Proxy'
    const has = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")
    const missing = TABLES.find((table) => has.get(table) === undefined)
    return missing === undefined ? null : `the table ${missing} is not there`
  })
}

function check(file: string, problemOf: (database: Sqlite, version: number) => string | null): Verdict {
  let database: Sqlite | null = null
  try {
    database = new Database(file, { readonly: true, fileMustExist: true })
    const result = database.pragma('integrity_check(1)', { simple: true })
    if (result !== 'ok') return { sound: false, problem: String(result) }
    const version = Number(database.pragma('user_version', { simple: true }))
    const problem = problemOf(database, version)
    return problem === null ? { sound: true, version } : { sound: false, problem }
  } catch (error) {
    return { sound: false, problem: error instanceof Error ? error.message : String(error) }
  } finally {
    database?.close()
  }
}
