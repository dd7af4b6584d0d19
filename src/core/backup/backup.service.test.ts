import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { eventually } from '@test/eventually'
import { testCore } from '@test/test-core'

const HOUR = 3_600_000

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'proxy-backup-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const directory = (): string => join(root, 'backups')
const open = (onStatement: (sql: unknown) => void = () => {}) =>
  testCore({ dataDirectory: join(root, 'data'), backupDirectory: directory(), onStatement })
type Opened = Awaited<ReturnType<typeof open>>

const failures = ({ logger }: Opened): number =>
  logger.lines.filter(({ message }) => message === 'The daily backup failed').length
const notices = async ({ api }: Opened): Promise<number> =>
  (await api.notification.list()).filter(({ kind }) => kind === 'backup.failed').length
const daily = async ({ api }: Opened): Promise<readonly number[]> =>
  (await api.backup.list()).backups.filter(({ reason }) => reason === 'daily').map(({ createdAt }) => createdAt)
/** The next look is only set when the one before is over. */
const later = async ({ time }: Opened, ms: number): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve))
  time.advance(ms)
}

test('a backup that fails is told once, tried each hour, and made when it can be', async () => {
  writeFileSync(directory(), 'not a folder')
  const opened = await open()
  await later(opened, 60_000)
  await eventually(() => expect(failures(opened)).toBe(1))
  await later(opened, HOUR)
  await eventually(() => expect(failures(opened)).toBe(2))
  expect(await notices(opened)).toBe(1)
  rmSync(directory())
  await later(opened, HOUR)
  await eventually(async () => expect(await daily(opened)).toHaveLength(1))
  await opened.core.close()
})

test('telling of it may fail too: backups go on, and closing closes the database', async () => {
  writeFileSync(directory(), 'not a folder')
  let full = false
  const opened = await open((sql) => {
    if (full && String(sql).includes('INTO change_batches'))
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
  })
  full = true
  await later(opened, 60_000)
  await eventually(() => expect(failures(opened)).toBe(1))
  await later(opened, HOUR)
  await eventually(() => expect(failures(opened)).toBe(2))
  await expect(opened.core.close()).resolves.toBeUndefined()
  expect(existsSync(join(root, 'data', 'data.db-wal'))).toBe(false)
  expect(existsSync(join(root, 'data', 'running'))).toBe(false)
})

test('whatever fails while it ends, the data is closed and can be opened again', async () => {
  const opened = await open()
  const { backup } = opened.core.services
  backup.stop = () => Promise.reject(new Error('cannot stop'))
  await expect(opened.core.close()).resolves.toBeUndefined()
  await (await open()).core.close()
})

test('a clock that was a year ahead keeps nobody from the backups of the days after', async () => {
  const opened = await open()
  const { api, core, time } = opened
  await api.settings.update({ backupsKept: 1 })
  const before = time.clock.now()
  const ahead = before + 365 * 24 * HOUR
  time.step(ahead)
  await later(opened, 60_000)
  await eventually(async () => expect(await daily(opened)).toHaveLength(1))
  time.step(before)
  await later(opened, HOUR)
  await eventually(async () => expect((await daily(opened))[0]).toBeLessThan(ahead))
  // The one of now is the newest, whatever the other one says.
  expect((await api.backup.list()).backups[0]?.createdAt).toBe(before + HOUR)
  await later(opened, HOUR)
  await later(opened, HOUR)
  expect((await daily(opened)).filter((createdAt) => createdAt < ahead)).toHaveLength(1)
  await core.close()
})
