import { ORPCError } from '@orpc/server'
import Database from 'better-sqlite3'

import { SecretsError } from '../secrets-error'
import { unavailable } from './errors'

const known = [
  ['SQLITE_FULL', 'STORAGE_FULL', 507, 'The disk is full. Nothing was lost; free some space and try again.'],
  ['ENOSPC', 'STORAGE_FULL', 507, 'The disk is full. Nothing was lost; free some space and try again.'],
  ['EDQUOT', 'STORAGE_FULL', 507, 'Your share of the disk is full. Nothing was lost; free some space and try again.'],
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
  [
    'SQLITE_CANTOPEN',
    'STORAGE_READ_ONLY',
    503,
    'A file of the database cannot be opened. Check that the data folder is there and may be written, and try again.',
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

/** Tells a failure of the storage (full, read-only, busy, corrupt) by the code of SQLite or of the system; null for anything else. */
export function storageFailure(error: unknown): { code: StorageCode; status: number; message: string } | null {
  // A unit of work has told it already.
  if (error instanceof ORPCError)
    return known.some(([, code]) => code === error.code) ? storageFailure(error.cause) : null
  const code = codeOf(error)
  const match = known.find(([prefix]) => code === prefix || code.startsWith(`${prefix}_`))
  return match ? { code: match[1], status: match[2], message: match[3] } : null
}

/** What stands in the way of a file or folder, by the code of the operating system, and what to do. */
const ofFiles: Readonly<Record<string, (place: string) => string>> = {
  EACCES: (place) => `Proxy may not use ${place}. Check its permissions and try again.`,
  EPERM: (place) => `Proxy may not use ${place}. Check its permissions and try again.`,
  EROFS: (place) => `${place} is on a disk that cannot be written to. Choose another place, or make the disk writable.`,
  EEXIST: (place) => `A file stands where a folder is needed, at ${place}. Move it away and try again.`,
  ENOTDIR: (place) => `A file stands where a folder is needed, at ${place}. Move it away and try again.`,
  EISDIR: (place) => `A folder stands where a file is needed, at ${place}. Move it away, or choose another name.`,
  ENOENT: (place) => `${place} is not there. Check that its folder exists and its disk is connected, and try again.`,
  EBUSY: (place) => `Another program is using ${place}. Close it and try again.`,
  SQLITE_CANTOPEN: (place) => `Proxy cannot write to ${place}. Check its permissions and try again.`,
  SQLITE_READONLY: (place) => `Proxy cannot write to ${place}. Check its permissions and try again.`,
}

/**
 * Turns a failure of the storage, of a file or of the secrets into the typed error of the contract; anything else stays as it
 * is. `place` is what was being written, where that is known and is not the database.
 */
export function asContractError(error: unknown, place?: string): unknown {
  if (error instanceof ORPCError) return error
  if (error instanceof SecretsError) return ofSecrets(error)
  const inTheWay = ofFile(error, place)
  if (inTheWay !== null)
    return new ORPCError('FILE_UNUSABLE', { status: 503, message: inTheWay, defined: true, cause: error })
  const failure = storageFailure(error)
  return failure ? new ORPCError(failure.code, { ...failure, defined: true, cause: error }) : error
}

function ofFile(error: unknown, place: string | undefined): string | null {
  // Without a place, what SQLite says is about the database.
  const known = error instanceof Database.SqliteError ? place : (place ?? pathOf(error))
  // SQLITE_CANTOPEN_ISDIR and the like say no more than that.
  const code = codeOf(error).replace(/^(SQLITE_[A-Z]+)_.*$/, '$1')
  return known === undefined ? null : (ofFiles[code]?.(known) ?? null)
}

function ofSecrets(error: SecretsError): Error {
  const failure = storageFailure(error.cause)
  return failure
    ? new ORPCError(failure.code, { status: failure.status, message: error.message, defined: true, cause: error })
    : unavailable('secrets', error.message)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Only what concerns files names a path: a connection that is refused does not. */
function pathOf(error: unknown): string | undefined {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined
}
