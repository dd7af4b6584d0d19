import { ORPCError } from '@orpc/server'
import Database from 'better-sqlite3'

const known = [
  ['SQLITE_FULL', 'STORAGE_FULL', 507, 'The disk is full. Nothing was lost; free some space and try again.'],
  [
    'SQLITE_IOERR',
    'STORAGE_FULL',
    507,
    'The disk did not take the change (full or failing). Nothing was lost; free some space, check the disk and try again.',
  ],
  [
    'SQLITE_READONLY',
    'STORAGE_READ_ONLY',
    503,
    'The database may not be written. Check the permissions of the data folder and try again.',
  ],
  ['SQLITE_BUSY', 'STORAGE_BUSY', 503, 'Another program is holding the database. Close it and try again.'],
  ['SQLITE_LOCKED', 'STORAGE_BUSY', 503, 'Another program is holding the database. Close it and try again.'],
  [
    'SQLITE_CORRUPT',
    'STORAGE_CORRUPT',
    500,
    'The database file is damaged. Restore a backup in Settings, or with the command: npm run -s proxy -- backup restore latest',
  ],
  [
    'SQLITE_NOTADB',
    'STORAGE_CORRUPT',
    500,
    'The database file is not a database. Restore a backup in Settings, or with the command: npm run -s proxy -- backup restore latest',
  ],
] as const

export type StorageCode = (typeof known)[number][1]

/** Tells a failure of the storage (full, read-only, busy, corrupt) by SQLite's own code; null for anything else. */
export function storageFailure(error: unknown): { code: StorageCode; status: number; message: string } | null {
  // A unit of work has told it already.
  if (error instanceof ORPCError)
    return known.some(([, code]) => code === error.code) ? storageFailure(error.cause) : null
  if (!(error instanceof Database.SqliteError)) return null
  const match = known.find(([prefix]) => error.code === prefix || error.code.startsWith(`${prefix}_`))
  return match ? { code: match[1], status: match[2], message: match[3] } : null
}

/** Turns a storage failure into the typed error of the contract; anything else stays as it is. */
export function asContractError(error: unknown): unknown {
  if (error instanceof ORPCError) return error
  const failure = storageFailure(error)
  return failure ? new ORPCError(failure.code, { ...failure, defined: true, cause: error }) : error
}
