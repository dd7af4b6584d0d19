import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

import type { Backup } from '@contract/backup'

import type { Sqlite } from '../db/connection'
import { asContractError } from '../db/storage-error'
import { backupFileName, expiredBackups, newestFirst, parseBackupFileName } from './backup.rules'
import { checkBackup, type Verdict } from './check-database'
import { CheckedFiles } from './checked-files'

/** Backups as files in a directory outside the data directory. A file has its final name only after it was checked. */
export class BackupStore {
  readonly #checked: CheckedFiles

  constructor(readonly directory: string) {
    this.#checked = new CheckedFiles(directory)
  }

  /** Newest first, as it is seen from `now`. */
  list(now: number): Backup[] {
    if (!existsSync(this.directory)) return []
    const files = readdirSync(this.directory)
      .flatMap((name) => parseBackupFileName(name) ?? [])
      .map((file) => ({
        ...file,
        bytes: statSync(join(this.directory, file.name)).size,
        verified: this.#checked.has(file.name),
      }))
    return newestFirst(files, now)
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
    const name = backupFileName(at, reason)
    const partial = join(this.directory, `${name}.partial`)
    try {
      mkdirSync(this.directory, { recursive: true, mode: 0o700 })
      rmSync(partial, { force: true })
      await sqlite.backup(partial)
      chmodSync(partial, 0o600)
      const verdict = checkBackup(partial)
      if (!verdict.sound) throw new Error(`The new backup is not sound: ${verdict.problem}`)
      renameSync(partial, join(this.directory, name))
      this.#checked.set(name, true)
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
