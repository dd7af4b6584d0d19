import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import Database from 'better-sqlite3'

import { OpenError } from './errors'

export type Owner = { readonly pid: number; readonly url: string | null }

/**
 * One owner per data directory. The lock is an exclusive SQLite transaction on a file of its own, so the operating
 * system releases it when the process dies, however it dies: there are no stale locks to reason about.
 */
export class OwnerLock {
  private constructor(
    private readonly directory: string,
    private readonly lock: Database.Database,
  ) {}

  /** Takes the lock or throws OpenError LOCKED with what is known of the owner. */
  static take(directory: string, pid: number): OwnerLock {
    const lock = new Database(join(directory, 'owner.lock'), { timeout: 0 })
    try {
      lock.pragma('journal_mode = DELETE')
      lock.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      lock.close()
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
        const owner = readOwner(directory)
        throw new OpenError(
          'LOCKED',
          owner?.url
            ? `Proxy is already running with this data, at ${owner.url}`
            : `Proxy is already running with this data${owner ? ` (process ${owner.pid})` : ''}. Use that window, or close it first.`,
          owner ?? undefined,
        )
      }
      throw error
    }
    const held = new OwnerLock(directory, lock)
    held.announce({ pid, url: null })
    return held
  }

  /** Lets a second start find the running one. */
  announce(owner: Owner): void {
    try {
      writeFileSync(ownerFile(this.directory), JSON.stringify(owner), { mode: 0o600 })
    } catch {
      // The lock holds without it: on a full disk a second start is refused all the same, only not told where to go.
    }
  }

  release(): void {
    try {
      rmSync(ownerFile(this.directory), { force: true })
    } finally {
      this.lock.close()
    }
  }
}

function ownerFile(directory: string): string {
  return join(directory, 'owner.json')
}

/** What the present or last owner said of itself; null when it said nothing that can be read. */
export function readOwner(directory: string): Owner | null {
  try {
    const value: unknown = JSON.parse(readFileSync(ownerFile(directory), 'utf8'))
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return null
    return { pid: value.pid, url: 'url' in value && typeof value.url === 'string' ? value.url : null }
  } catch {
    return null
  }
}
