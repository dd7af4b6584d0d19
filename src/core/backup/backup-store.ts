import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

import type { Backup } from '@contract/backup'

import type { Sqlite } from '../db/connection'
import { backupFileName, expiredBackups, parseBackupFileName } from './backup.rules'
import { checkBackup, type Verdict } from './check-database'
import { CheckedFiles } from './checked-files'

/** Backups as files in a directory outside the data directory. A file has its final name only after it was checked. */
export class BackupStore {
  readonly #checked: CheckedFiles

  constructor(readonly directory: string) {
    this.#checked = new CheckedFiles(directory)
  }

  /** Newest first. */
  list(): Backup[] {
    if (!existsSync(this.directory)) return []
    return readdirSync(this.directory)
      .flatMap((name) => parseBackupFileName(name) ?? [])
      .map((file) => ({
        ...file,
        bytes: statSync(join(this.directory, file.name)).size,
        verified: this.#checked.has(file.name),
      }))
      .toSorted((a, b) => b.createdAt - a.createdAt)
  }

  path(name: string): string | null {
    return parseBackupFileName(name) && existsSync(join(this.directory, name)) ? join(this.directory, name) : null
  }

  /** Opens a backup and checks it, and remembers what came of it. */
  check(name: string): Verdict {
    const file = this.path(name)
    const verdict: Verdict = file === null ? { sound: false, problem: 'the file is gone' } : checkBackup(file)
    this.#checked.set(name, verdict.sound)
    return verdict
  }

  /** Copies the open database into a new backup while it stays in use, and opens the copy to check it. */
  async create(sqlite: Sqlite, reason: Backup['reason'], at: number): Promise<Backup> {
    mkdirSync(this.directory, { recursive: true, mode: 0o700 })
    const name = backupFileName(at, reason)
    const partial = join(this.directory, `${name}.partial`)
    rmSync(partial, { force: true })
    try {
      await sqlite.backup(partial)
      chmodSync(partial, 0o600)
      const verdict = checkBackup(partial)
      if (!verdict.sound) throw new Error(`The new backup is not sound: ${verdict.problem}`)
      renameSync(partial, join(this.directory, name))
      this.#checked.set(name, true)
    } catch (error) {
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${suffix}`, { force: true })
      throw error
    }
    return { name, createdAt: at, reason, bytes: statSync(join(this.directory, name)).size, verified: true }
  }

  rotate(dailyKept: number): void {
    for (const file of expiredBackups(this.list(), dailyKept)) rmSync(join(this.directory, file.name), { force: true })
  }
}
