import { eventually } from '@test/eventually'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { fakeIds, FakeTime } from '@test/fake-ports'
import { person, testCore } from '@test/test-core'

import { backupFileName } from './backup/backup.rules'
import { restoreOffline } from './create-core'
import { OpenError } from './db/errors'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'proxy-core-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const time = new FakeTime('2026-03-03T09:00:00Z', 'UTC')
const ids = fakeIds()
const open = (options: { readonly onStatement?: (sql: unknown) => void } = {}) =>
  testCore({ dataDirectory: join(root, 'data'), backupDirectory: join(root, 'backups'), time, ids, ...options })
const file = (): string => join(root, 'data', 'data.db')
const openError = (code: string) => expect.objectContaining({ name: 'OpenError', code })

describe('a data directory', () => {
  test('keeps what was acknowledged over a restart', async () => {
    const first = await open()
    await first.api.capture.create({ text: 'Call mum' })
    await first.core.close()
    const second = await open()
    expect((await second.api.task.list({ view: 'inbox' })).items.map(({ title }) => title)).toEqual(['Call mum'])
    expect((await second.api.system.info()).recovered).toBe(false)
    await second.core.close()
  })

  test('is readable by its owner alone', async () => {
    const { core } = await open()
    expect(statSync(join(root, 'data')).mode & 0o077).toBe(0)
    await core.close()
  })

  test('has one owner, and a second start hears where the first one is', async () => {
    const { core } = await open()
    core.setOwnerUrl('http://127.0.0.1:4747')
    await expect(open()).rejects.toEqual(
      expect.objectContaining({ code: 'LOCKED', owner: { pid: process.pid, url: 'http://127.0.0.1:4747' } }),
    )
    await core.close()
    await (await open()).core.close()
  })

  test('is taken even when there is no room to say who took it', async () => {
    await closed()
    // A folder in its place takes no words, as a full disk does not.
    mkdirSync(join(root, 'data', 'owner.json'))
    const { core } = await open()
    await expect(open()).rejects.toEqual(openError('LOCKED'))
    rmSync(join(root, 'data', 'owner.json'), { recursive: true })
    await core.close()
    await (await open()).core.close()
  })

  test('left open by a crash is checked at the next start', async () => {
    const { core } = await open()
    await core.close()
    writeFileSync(join(root, 'data', 'running'), '')
    const second = await open()
    expect((await second.api.system.info()).recovered).toBe(true)
    await second.core.close()
    expect(existsSync(join(root, 'data', 'running'))).toBe(false)
  })

  test('with a damaged database is left as it is, with words that say how to restore', async () => {
    writeFileSync((await closed(), file()), 'this is not a database, whatever its name says')
    await expect(open()).rejects.toEqual(openError('CORRUPT'))
    await expect(open()).rejects.toThrow('backup restore latest')
    expect(readFileSync(file(), 'utf8')).toContain('this is not a database')
  })

  test('damaged in the middle is found after an unclean exit', async () => {
    const { core, api } = await open()
    for (let index = 0; index < 200; index += 1) await api.task.create({ title: `Task ${index} ${'x'.repeat(200)}` })
    await core.close()
    const bytes = readFileSync(file())
    bytes.fill(0x5a, 8192, Math.min(bytes.length, 60_000))
    writeFileSync(file(), bytes)
    writeFileSync(join(root, 'data', 'running'), '')
    await expect(open()).rejects.toEqual(openError('CORRUPT'))
  })

  test('from the future is refused and not touched', async () => {
    await closed()
    const database = new Database(file())
    database.pragma('user_version = 9999')
    database.close()
    await expect(open()).rejects.toEqual(openError('FUTURE'))
    await expect(open()).rejects.toThrow(/newer Proxy/)
  })

  test.skipIf(process.platform === 'win32')('that may not be written says so', async () => {
    await closed()
    chmodSync(root, 0o755)
    for (const name of readdirSync(join(root, 'data'))) chmodSync(join(root, 'data', name), 0o444)
    chmodSync(join(root, 'data'), 0o555)
    // Root may write anywhere, so a superuser's test run steps down for the moment.
    const nobody = 65534
    if (process.getuid?.() === 0) process.seteuid?.(nobody)
    try {
      await expect(open()).rejects.toEqual(openError('READ_ONLY'))
    } finally {
      if (process.getuid?.() === 0) process.seteuid?.(0)
      chmodSync(join(root, 'data'), 0o700)
    }
  })

  test('whose database became read-only says so on the next write', async () => {
    const { core, api } = await open()
    sqliteOf(core).pragma('query_only = ON')
    await expect(api.task.create({ title: 'After' })).rejects.toEqual(
      expect.objectContaining({ code: 'STORAGE_READ_ONLY' }),
    )
    sqliteOf(core).pragma('query_only = OFF')
    await api.task.create({ title: 'After' })
    await core.close()
  })

  test('whose database another program holds says so, and works again afterwards', async () => {
    const { core, api } = await open()
    sqliteOf(core).pragma('busy_timeout = 1')
    const other = new Database(file())
    other.exec('BEGIN IMMEDIATE')
    await expect(api.task.create({ title: 'After' })).rejects.toEqual(expect.objectContaining({ code: 'STORAGE_BUSY' }))
    other.exec('ROLLBACK')
    other.close()
    await api.task.create({ title: 'After' })
    await core.close()
  })

  test('can be opened by somebody else after opening failed', async () => {
    writeFileSync((await closed(), file()), 'broken')
    await expect(open()).rejects.toBeInstanceOf(OpenError)
    rmSync(file())
    await (await open()).core.close()
  })
})

async function closed(): Promise<void> {
  await (await open()).core.close()
}

describe('a full disk', () => {
  test('is told as such, and what was acknowledged stays', async () => {
    const { core, api } = await open()
    await api.task.create({ title: 'Before' })
    const { unitOfWork } = core.services
    expect(unitOfWork.lastSeq).toBe(1)
    // SQLite's own limit on the size of the file fails in the same way as a full disk: SQLITE_FULL.
    const sqlite = sqliteOf(core)
    sqlite.pragma(`max_page_count = ${Number(sqlite.pragma('page_count', { simple: true }))}`)
    const long = 'x'.repeat(90_000)
    await expect(api.task.create({ title: 'After', notes: long })).rejects.toEqual(
      expect.objectContaining({ code: 'STORAGE_FULL' }),
    )
    expect((await api.task.list({})).items.map(({ title }) => title)).toEqual(['Before'])
    await core.close()
    const again = await open()
    expect((await again.api.task.list({})).items).toHaveLength(1)
    await again.core.close()
  })
})

describe('what the last run left', () => {
  /** Every write through a unit of work fails with this code of SQLite's, as long as `failing` says so. */
  const failsWith = (code: string, failing: () => boolean) => (sql: unknown) => {
    if (failing() && String(sql).includes('INTO change_batches')) throw new Database.SqliteError('it failed', code)
  }

  async function leaveWaiting(...texts: readonly string[]): Promise<void> {
    const { core } = await open()
    for (const text of texts) core.services.captureInbox.receive({ text, source: 'app' }, person)
    await core.close()
  }

  test('waits while the disk is full, and is read when there is room again', async () => {
    await leaveWaiting('Call mum about the secret')
    let full = true
    const { core, api, logger } = await open({ onStatement: failsWith('SQLITE_FULL', () => full) })
    expect((await api.task.list({})).items).toEqual([])
    expect(logger.lines).toContainEqual({ level: 'error', message: expect.stringContaining('waiting capture') })
    expect(logger.fields).toContainEqual(expect.objectContaining({ error: 'STORAGE_FULL' }))
    expect(JSON.stringify([logger.lines, logger.fields])).not.toContain('secret')
    time.advance(60_000)
    full = false
    time.advance(60_000)
    expect((await api.task.list({})).items).toEqual([])
    time.advance(60_000)
    expect((await api.task.list({})).items.map(({ title }) => title)).toEqual(['Call mum about the secret'])
    await core.close()
  })

  test('opens all the same when one capture can never be written, and the others are read', async () => {
    await leaveWaiting('Before', 'Poison', 'After')
    const database = new Database(file())
    database.exec(
      "CREATE TRIGGER poison BEFORE INSERT ON tasks WHEN NEW.title = 'Poison' BEGIN SELECT RAISE(ABORT, 'never'); END",
    )
    database.close()
    const { core, api } = await open()
    expect((await api.task.list({})).items.map(({ title }) => title).toSorted()).toEqual(['After', 'Before'])
    time.advance(24 * 3_600_000)
    expect((await api.task.list({})).items).toHaveLength(2)
    await core.close()
  })

  test('does not hide that the database is damaged', async () => {
    await leaveWaiting('Call mum')
    await expect(open({ onStatement: failsWith('SQLITE_CORRUPT', () => true) })).rejects.toEqual(openError('CORRUPT'))
    await (await open()).core.close()
  })

  test.each([
    ['a model call', 'UPDATE llm_calls'],
    ['a run of a proxy', 'FROM agent_runs'],
    ['the session that was open', 'FROM focus_heartbeat'],
  ])('opens all the same when looking after %s fails', async (_, statement) => {
    const { core, api } = await open({
      onStatement: (sql) => {
        if (String(sql).includes(statement)) throw new Database.SqliteError('it failed', 'SQLITE_FULL')
      },
    })
    await api.task.create({ title: 'Works' })
    await core.close()
  })
})

/** The connection itself, to make the storage fail in ways that a file system cannot be asked for. */
function sqliteOf(core: Awaited<ReturnType<typeof open>>['core']): Database.Database {
  return (Reflect.get(core.services.activityLog, 'connection') as { sqlite: Database.Database }).sqlite
}

describe('backups', () => {
  test('are made outside the data directory, checked, and listed newest first', async () => {
    const { core, api } = await open()
    await api.task.create({ title: 'One' })
    const backup = await api.backup.create()
    expect(backup).toMatchObject({ reason: 'manual', verified: true })
    const list = await api.backup.list()
    expect(list.directory).toBe(join(root, 'backups'))
    expect(list.backups).toEqual([backup])
    expect(statSync(join(root, 'backups', backup.name)).mode & 0o077).toBe(0)
    await core.close()
  })

  test('bring everything back, and what was there before is backed up first', async () => {
    const { core, api, time: clock } = await open()
    await api.task.create({ title: 'One' })
    const backup = await api.backup.create()
    await api.task.create({ title: 'Two' })
    clock.advance(1000)
    const heard: string[] = []
    core.events.subscribe((event) => heard.push(event.type))
    const { before } = await api.backup.restore({ name: backup.name })
    expect((await api.task.list({})).items.map(({ title }) => title)).toEqual(['One'])
    expect(heard.at(-1)).toBe('reset')
    const log = await api.activity.system({ limit: 1 })
    expect(log.items).toMatchObject([{ kind: 'backup.restored', actor: { kind: 'person' }, file: backup.name }])
    clock.advance(1000)
    await api.backup.restore({ name: before.name })
    expect((await api.task.list({})).items.map(({ title }) => title)).toEqual(['Two', 'One'])
    await api.task.create({ title: 'Three' })
    await core.close()
    const again = await open()
    expect((await again.api.task.list({})).items).toHaveLength(3)
    await again.core.close()
  })

  test('that are damaged or not there are refused before anything is touched', async () => {
    const { core, api } = await open()
    await api.task.create({ title: 'One' })
    const { name } = await api.backup.create()
    writeFileSync(join(root, 'backups', name), 'garbage')
    const refused = expect.objectContaining({
      code: 'CONFLICT',
      data: expect.objectContaining({ reason: 'backup_invalid' }),
    })
    await expect(api.backup.restore({ name })).rejects.toEqual(refused)
    await expect(api.backup.restore({ name: 'proxy-20200101T000000000Z-daily.db' })).rejects.toEqual(refused)
    await expect(api.backup.restore({ name: '../data/data.db' })).rejects.toEqual(
      expect.objectContaining({ code: 'BAD_REQUEST' }),
    )
    expect((await api.task.list({})).items).toHaveLength(1)
    await core.close()
  })

  test('that are empty or not Proxy’s are told apart from those that were checked, and never replace anything', async () => {
    const { core, api, time: clock } = await open()
    await api.task.create({ title: 'One' })
    const good = await api.backup.create()
    const names = [1, 2, 3].map((ms) => backupFileName(clock.clock.now() + ms, 'manual'))
    clock.advance(10)
    const [empty, foreign, fresh] = names.map((name) => join(root, 'backups', name))
    writeFileSync(empty ?? '', '')
    const other = new Database(foreign)
    other.exec('CREATE TABLE songs (id TEXT); PRAGMA user_version = 3')
    other.close()
    new Database(fresh).exec('CREATE TABLE tasks (id TEXT)').close()
    const marks = async () => (await api.backup.list()).backups.map(({ name, verified }) => [name, verified])
    expect(await marks()).toEqual([...names.toReversed().map((name) => [name, false]), [good.name, true]])
    for (const name of names) {
      await expect(api.backup.restore({ name })).rejects.toMatchObject({ data: { reason: 'backup_invalid' } })
    }
    expect((await api.task.list({})).items).toHaveLength(1)
    await core.close()
    writeFileSync(file(), 'broken')
    const target = { dataDirectory: join(root, 'data'), backupDirectory: join(root, 'backups'), clock: time.clock }
    expect(() => restoreOffline({ ...target, name: names[0] ?? '' })).toThrow('no sound backup')
    expect(restoreOffline({ ...target, name: 'latest' })).toEqual({ name: good.name })
  })

  test('stay checked over a restart, until the file is another one', async () => {
    const first = await open()
    const { name } = await first.api.backup.create()
    await first.core.close()
    const { core, api } = await open()
    expect((await api.backup.list()).backups).toMatchObject([{ name, verified: true }])
    writeFileSync(join(root, 'backups', name), '')
    expect((await api.backup.list()).backups).toMatchObject([{ name, verified: false, bytes: 0 }])
    await core.close()
    rmSync(join(root, 'backups', 'checked.json'))
    const again = await open()
    expect((await again.api.backup.list()).backups).toMatchObject([{ name, verified: false }])
    await again.core.close()
  })

  test('are made daily and rotated', async () => {
    const { core, api, time: clock } = await open()
    await api.settings.update({ backupsKept: 2 })
    clock.advance(60_000)
    for (let day = 0; day < 6; day += 1) {
      const from = clock.clock.now() - 3_600_000
      // A backup is written beside what the app does; the next look is an hour after it is done.
      await eventually(async () => expect((await api.backup.list()).backups[0]?.createdAt).toBeGreaterThanOrEqual(from))
      clock.advance(20 * 3_600_000)
      await new Promise((resolve) => setImmediate(resolve))
      clock.advance(3_600_000)
    }
    const { backups } = await api.backup.list()
    expect(backups.every(({ reason }) => reason === 'daily')).toBe(true)
    // Two daily ones and the newest of another week.
    expect(backups.length).toBeLessThanOrEqual(4)
    await core.close()
  })

  test('restore a database that can no longer be opened, from outside', async () => {
    const { core, api } = await open()
    await api.task.create({ title: 'One' })
    const { name } = await api.backup.create()
    await core.close()
    writeFileSync(file(), 'broken')
    await expect(open()).rejects.toEqual(openError('CORRUPT'))
    const { clock } = time
    const target = { dataDirectory: join(root, 'data'), backupDirectory: join(root, 'backups'), clock }
    expect(restoreOffline({ ...target, name: 'latest' })).toEqual({ name })
    const again = await open()
    expect((await again.api.task.list({})).items.map(({ title }) => title)).toEqual(['One'])
    expect(() => restoreOffline({ ...target, name: 'latest' })).toThrow('already running')
    await again.core.close()
  })

  test('keep what a killed process had acknowledged when they are put in its place', async () => {
    const { core, api } = await open()
    await api.task.create({ title: 'One' })
    const { name } = await api.backup.create()
    await api.task.create({ title: 'Two' })
    // A copy of the open directory is what a kill leaves.
    for (const suffix of ['', '-wal']) cpSync(`${file()}${suffix}`, join(root, `killed${suffix}`))
    await core.close()
    for (const suffix of ['', '-wal']) cpSync(join(root, `killed${suffix}`), `${file()}${suffix}`)
    restoreOffline({
      dataDirectory: join(root, 'data'),
      backupDirectory: join(root, 'backups'),
      name,
      clock: time.clock,
    })
    const kept = new Database(`${file()}.replaced`)
    expect(kept.prepare('SELECT title FROM tasks ORDER BY id').pluck().all()).toEqual(['One', 'Two'])
    kept.close()
    const again = await open()
    expect((await again.api.task.list({})).items.map(({ title }) => title)).toEqual(['One'])
    await again.core.close()
  })

  test('that died half-way are not hidden by an empty database', async () => {
    await closed()
    renameSync(file(), `${file()}.replaced`)
    await expect(open()).rejects.toEqual(openError('FAILED'))
    expect(existsSync(file())).toBe(false)
    renameSync(`${file()}.replaced`, file())
    await (await open()).core.close()
  })
})
