import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

import Database from 'better-sqlite3'

import type { Backup } from '@contract/backup'

import type { Sqlite } from '../db/connection'
import { asContractError } from '../db/storage-error'
import { backupFileName, expiredBackups, newestFirst, parseBackupFileName } from './backup.rules'

export type Verdict =
  | { readonly sound: true; readonly version: number }
  | { readonly sound: false; readonly problem: string }

/** Backups as files in a directory outside the data directory. A file has its final name only after it was checked. */
export class BackupStore {
  constructor(readonly directory: string) {}

  /** Newest first, as it is seen from `now`. */
  list(now: number): Backup[] {
    if (!existsSync(this.directory)) return []
    const files = readdirSync(this.directory)
      .flatMap((name) => parseBackupFileName(name) ?? [])
      .map((file) => ({ ...file, bytes: statSync(join(this.directory, file.name)).size, verified: true }))
    return newestFirst(files, now)
  }

  path(name: string): string | null {
    return parseBackupFileName(name) && existsSync(join(this.directory, name)) ? join(this.directory, name) : null
  }

  /** Copies the open database into a new backup while it stays in use, and opens the copy to check it. */
  async create(sqlite: Sqlite, reason: Backup['reason'], at: number): Promise<Backup> {
    const name = backupFileName(at, reason)
    const partial = join(this.directory, `${name}.partial`)
    try {
      mkdirSync(this.directory, { recursive: true, mode: 0o700 })
      rmSync(partial, { force: true })
      await sqlite.backup(partial)
      chmodSync(partial, 0o600)
      const verdict = checkDatabase(partial)
      if (!verdict.sound) throw new Error(`The new backup is not sound: ${verdict.problem}`)
      renameSync(partial, join(this.directory, name))
    } catch (error) {
      removePartial(partial)
      // It is the folder of the backups that is in the way, not the database.
      throw asContractError(error, this.directory)
    }
    return { name, createdAt: at, reason, bytes: statSync(join(this.directory, name)).size, verified: true }
  }

  rotate(dailyKept: number, now: number): void {
    for (const file of expiredBackups(this.list(now), dailyKept, now))
      rmSync(join(this.directory, file.name), { force: true })
  }
}

/** What is left of a backup that failed; that it cannot be removed is not what has to be told. */
function removePartial(partial: string): void {
  try {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${suffix}`, { force: true })
  } catch {
    // The next backup has another name.
  }
}

/** Opens a database file read-only and runs SQLite's integrity check on it. */
export function checkDatabase(file: string): Verdict {
  let database: Sqlite | null = null
  try {
    database = new Database(file, { readonly: true, fileMustExist: true })
    const result = database.pragma('integrity_check(1)', { simple: true })
    if (result !== 'ok') return { sound: false, problem: String(result) }
    return { sound: true, version: Number(database.pragma('user_version', { simple: true })) }
  } catch (error) {
    return { sound: false, problem: error instanceof Error ? error.message : String(error) }
  } finally {
    database?.close()
  }
}
