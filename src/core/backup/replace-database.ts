import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'

import { OpenError } from '../db/errors'
import { checkBackup } from './check-database'

/**
 * Files of a restore, beside the database:
 * - `.restoring`: the backup while it is copied; nothing has happened yet.
 * - `.restored`: the whole copy, once the old data is kept. From here on the restore is done, whatever happens.
 * - `.replaced`, with its `-wal`: what was there before, until the next restore. The log belongs to it: after a kill the
 *   newest commits are nowhere else.
 */
const names = (file: string) => ({
  restoring: `${file}.restoring`,
  restored: `${file}.restored`,
  replaced: `${file}.replaced`,
})

/** Puts a backup in the place of a database that nobody has open; what was there is kept beside it as '.replaced'. */
export function replaceDatabase(file: string, backup: string): void {
  try {
    for (const step of replacing(file, backup)) step()
  } catch (error) {
    takeBack(file)
    throw error
  }
}

/**
 * The same step by step. After any of them the process may die: `settleReplacement` then finds either the old database,
 * whole, or the new one with the old one kept.
 */
export function replacing(file: string, backup: string): readonly (() => void)[] {
  const { restoring, restored } = names(file)
  return [
    () => copyDurably(backup, restoring),
    // An earlier restore that was not finished had kept what there was; what lies in its place now may lack its log.
    ...(existsSync(restored) ? [] : keeping(file)),
    () => syncDirectory(file),
    () => renameSync(restoring, restored),
    () => syncDirectory(file),
    ...switching(file),
  ]
}

/**
 * Finishes or forgets a restore that died half-way, before the database is opened; true when the data is now that of a
 * backup. Throws OpenError where there is no
 * database but one that a restore set aside: an empty one in its place would look like the loss of everything.
 */
export function settleReplacement(file: string): boolean {
  const { restoring, restored, replaced } = names(file)
  if (existsSync(restored)) {
    for (const step of switching(file)) step()
    return true
  }
  if (existsSync(file)) {
    if (existsSync(restoring)) {
      rmSync(restoring, { force: true })
      if (isSame(file, replaced)) for (const suffix of ['', '-wal']) rmSync(`${replaced}${suffix}`, { force: true })
    }
    return false
  }
  if (existsSync(restoring) && checkBackup(restoring).sound) {
    // Versions before moved the old file away as soon as the copy was whole.
    if (existsSync(replaced) && existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${replaced}-wal`)
    for (const step of [() => renameSync(restoring, restored), ...switching(file)]) step()
    return true
  }
  if (existsSync(restoring) || existsSync(replaced)) {
    throw new OpenError(
      'FAILED',
      'The database (data.db) is not there, but a restore left another one beside it. Nothing was changed. ' +
        'Restore a backup with: npm run -s proxy -- backup restore latest. To go on with what was there before the restore, ' +
        'rename data.db.replaced to data.db (and data.db.replaced-wal, if it is there, to data.db-wal); ' +
        'to begin anew, move both away.',
    )
  }
  return false
}

/** Gives the old files a second name each, so that they are never without one. */
function keeping(file: string): (() => void)[] {
  const { replaced } = names(file)
  if (!existsSync(file)) {
    // A log without its database belongs to the one that was moved away.
    if (!existsSync(`${file}-wal`) || !existsSync(replaced)) return []
    return [() => renameSync(`${file}-wal`, `${replaced}-wal`)]
  }
  return [
    () => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${replaced}${suffix}`, { force: true })
    },
    () => linkDurably(`${file}-wal`, `${replaced}-wal`),
    () => linkDurably(file, replaced),
  ]
}

/** The log of the old database must be gone before the new one has its name, or SQLite would write the one into the other. */
function switching(file: string): (() => void)[] {
  return [
    () => {
      for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
    },
    () => syncDirectory(file),
    () => renameSync(names(file).restored, file),
    () => syncDirectory(file),
  ]
}

/** After a failure the old database is what goes on, with its log. */
function takeBack(file: string): void {
  const { restoring, restored, replaced } = names(file)
  rmSync(restoring, { force: true })
  if (!existsSync(restored)) return
  if (!existsSync(`${file}-wal`)) linkDurably(`${replaced}-wal`, `${file}-wal`)
  rmSync(restored, { force: true })
}

function linkDurably(from: string, to: string): void {
  if (!existsSync(from)) return
  try {
    linkSync(from, to)
  } catch {
    // Not every file system has hard links.
    copyDurably(from, to)
  }
}

function copyDurably(from: string, to: string): void {
  copyFileSync(from, to)
  chmodSync(to, 0o600)
  sync(to, 'r+')
}

/** Makes what was renamed last a power cut; Windows does that by itself and cannot open a directory. */
function syncDirectory(file: string): void {
  if (process.platform !== 'win32') sync(dirname(file), 'r')
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }))
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev
}
