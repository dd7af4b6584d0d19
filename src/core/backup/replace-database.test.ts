import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { applyMigrations, readMigrations } from '@core/db/migrate'
import { migrationsDirectory } from '@test/test-core'

import { replaceDatabase, replacing, settleReplacement } from './replace-database'

let root: string
const place = (name: string): string => join(root, name)
const file = (): string => place('data/data.db')

/** A database as a kill leaves it: what was written last is in the log alone. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'proxy-replace-'))
  const made = new Database(place('made.db'))
  made.pragma('journal_mode = WAL')
  applyMigrations(made, readMigrations(migrationsDirectory))
  made.exec("INSERT INTO meta VALUES ('which', 'old')")
  made.pragma('wal_checkpoint(TRUNCATE)')
  made.exec("INSERT INTO meta VALUES ('newest', 'in the log')")
  mkdirSync(place('data'))
  for (const suffix of ['', '-wal', '-shm']) cpSync(place(`made.db${suffix}`), `${file()}${suffix}`)
  made.exec("DELETE FROM meta WHERE key = 'newest'; UPDATE meta SET value = 'new'")
  made.close()
  renameSync(place('made.db'), place('backup.db'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** What is in a database; null where there is none. */
function read(path: string): Record<string, string> | null {
  if (!existsSync(path)) return null
  const database = new Database(path)
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    const rows = database.prepare('SELECT key, value FROM meta').all() as { key: string; value: string }[]
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
  } finally {
    database.close()
  }
}

const OLD = { which: 'old', newest: 'in the log' }
const NEW = { which: 'new' }

describe('putting a backup in the place of a database', () => {
  test('keeps the old one with what only its log has', () => {
    replaceDatabase(file(), place('backup.db'))
    expect(read(`${file()}.replaced`)).toEqual(OLD)
    expect(read(file())).toEqual(NEW)
    expect(readdirSync(place('data')).filter((name) => /restor/.test(name))).toEqual([])
  })

  const steps = Array.from({ length: 13 }, (_, done) => done)
  test.each(steps)('survives a death after %i steps, and a second try after it', (done) => {
    const all = replacing(file(), place('backup.db'))
    expect(all.length).toBeLessThan(steps.length)
    for (const step of all.slice(0, done)) step()
    cpSync(place('data'), place('second'), { recursive: true })

    settleReplacement(file())
    const now = read(file())
    if (now?.['which'] === 'new') expect(read(`${file()}.replaced`)).toEqual(OLD)
    else expect(now).toEqual(OLD)
    expect(readdirSync(place('data')).filter((name) => /restor/.test(name))).toEqual([])

    // Restoring again without a start in between, as the command line does.
    const second = place('second/data.db')
    const begun = read(second)?.['which'] === 'new'
    replaceDatabase(second, place('backup.db'))
    expect(read(second)).toEqual(NEW)
    if (!begun) expect(read(`${second}.replaced`)).toEqual(OLD)
  })

  test('leaves everything as it was when the copy cannot be made', () => {
    expect(() => replaceDatabase(file(), place('nothing.db'))).toThrow(/ENOENT/)
    expect(read(file())).toEqual(OLD)
  })

  test('goes back to the old one, log and all, when the switch fails half-way', () => {
    rmSync(`${file()}-shm`)
    // A directory cannot be removed as a file is; by then the log is gone from its place.
    mkdirSync(`${file()}-shm`)
    expect(() => replaceDatabase(file(), place('backup.db'))).toThrow()
    rmSync(`${file()}-shm`, { recursive: true })
    settleReplacement(file())
    expect(read(file())).toEqual(OLD)
  })
})

describe('a database that is not there', () => {
  test('is not made anew while one that was set aside is', () => {
    renameSync(file(), `${file()}.replaced`)
    expect(() => settleReplacement(file())).toThrow(/backup restore latest/)
    replaceDatabase(file(), place('backup.db'))
    expect(read(`${file()}.replaced`)).toEqual(OLD)
    expect(read(file())).toEqual(NEW)
  })

  test('is finished from a whole copy, and not from half of one', () => {
    renameSync(file(), `${file()}.replaced`)
    writeFileSync(`${file()}.restoring`, 'half')
    expect(() => settleReplacement(file())).toThrow(/Nothing was changed/)
    cpSync(place('backup.db'), `${file()}.restoring`)
    settleReplacement(file())
    expect(read(file())).toEqual(NEW)
    expect(read(`${file()}.replaced`)).toEqual(OLD)
  })

  test('is simply a new one where no restore left anything', () => {
    rmSync(place('data'), { recursive: true })
    expect(() => settleReplacement(file())).not.toThrow()
  })
})
