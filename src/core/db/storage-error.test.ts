import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { SecretsError } from '@core/secrets-error'
import { headlessHost, memorySecrets } from '@test/fake-ports'
import { testCore } from '@test/test-core'

import { asContractError } from './storage-error'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'proxy-files-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const ofSystem = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: it failed`), { code, ...(path === undefined ? {} : { path }) })
const ofSqlite = (code: string): Error => new Database.SqliteError('it failed', code)

describe('a failure of files', () => {
  test.each(['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'EISDIR', 'ENOENT', 'EBUSY'])(
    '%s says which file and what to do',
    (code) => {
      const told = asContractError(ofSystem(code, '/media/stick/report.pdf'))
      expect(told).toMatchObject({ code: 'FILE_UNUSABLE', status: 503, defined: true })
      expect(told).toMatchObject({
        message: expect.stringMatching(/\/media\/stick\/report\.pdf.*\. [A-Z].*\.$|, at .*\. Move/),
      })
    },
  )

  test.each([
    [ofSystem('ENOSPC'), 'STORAGE_FULL'],
    [ofSystem('EDQUOT'), 'STORAGE_FULL'],
    [ofSqlite('SQLITE_FULL'), 'STORAGE_FULL'],
    [ofSqlite('SQLITE_CANTOPEN'), 'STORAGE_READ_ONLY'],
    [ofSqlite('SQLITE_READONLY_DIRECTORY'), 'STORAGE_READ_ONLY'],
    [new SecretsError('The disk is full.', { cause: ofSystem('ENOSPC') }), 'STORAGE_FULL'],
    [new SecretsError('Check its permissions.', { cause: ofSystem('EACCES', '/a') }), 'UNAVAILABLE'],
  ])('%s is %s', (error, code) => {
    const told = asContractError(error)
    expect(told).toMatchObject({ code, defined: true })
    expect(asContractError(told)).toBe(told)
  })

  test.each([ofSqlite('SQLITE_CANTOPEN_ISDIR'), ofSqlite('SQLITE_READONLY'), ofSystem('EACCES')])(
    '%s is about the place that was written to',
    (error) => {
      expect(asContractError(error, '/media/stick')).toMatchObject({
        code: 'FILE_UNUSABLE',
        message: expect.stringContaining('/media/stick'),
      })
    },
  )

  test('what is none stays what it is', () => {
    for (const error of [new Error('a mistake'), ofSystem('ECONNREFUSED'), ofSystem('EACCES'), 'text'])
      expect(asContractError(error)).toBe(error)
  })
})

describe('through the contract', () => {
  test('a file where the folder of backups should be', async () => {
    const backupDirectory = join(root, 'backups')
    writeFileSync(backupDirectory, '')
    const { api, core } = await testCore({ dataDirectory: join(root, 'data'), backupDirectory })
    const told = expect.objectContaining({
      code: 'FILE_UNUSABLE',
      message: expect.stringContaining(backupDirectory) as string,
    }) as unknown
    await expect(api.backup.create()).rejects.toEqual(told)
    await expect(api.backup.list()).rejects.toEqual(told)
    await core.close()
  })

  test.skipIf(process.platform === 'win32')('a folder of backups that may not be written', async () => {
    const backupDirectory = join(root, 'backups')
    mkdirSync(backupDirectory, { mode: 0o555 })
    chmodSync(root, 0o755)
    const { api, core } = await testCore({ dataDirectory: ':memory:', backupDirectory })
    // Root may write anywhere, so a superuser's test run steps down for the moment.
    if (process.getuid?.() === 0) process.seteuid?.(65534)
    try {
      await expect(api.backup.create()).rejects.toEqual(
        expect.objectContaining({
          code: 'FILE_UNUSABLE',
          message: expect.stringContaining(backupDirectory) as string,
        }),
      )
    } finally {
      if (process.getuid?.() === 0) process.seteuid?.(0)
    }
    await core.close()
  })

  test('a token that cannot be kept', async () => {
    const words = 'The secrets could not be written. Check that the folder may be written.'
    const secrets = {
      ...memorySecrets(),
      set: () => {
        throw new SecretsError(words, { cause: ofSystem('EROFS') })
      },
    }
    const { api, core } = await testCore({ secrets })
    await expect(api.system.createApiToken()).rejects.toEqual(
      expect.objectContaining({ code: 'UNAVAILABLE', message: words, data: { capability: 'secrets' } }),
    )
    await core.close()
  })

  test('a report that cannot be saved where the person said', async () => {
    const host = {
      ...headlessHost,
      saveFile: async (name: string, bytes: Uint8Array) => {
        const path = join(root, 'unplugged', name)
        await writeFile(path, bytes)
        return path
      },
    }
    const { api, core } = await testCore({ host })
    await expect(api.system.saveReport({ from: '2026-03-01', to: '2026-03-03', format: 'html' })).rejects.toEqual(
      expect.objectContaining({ code: 'FILE_UNUSABLE', message: expect.stringContaining('unplugged') as string }),
    )
    await core.close()
  })

  test('a folder of backups that cannot be used does not pass for the folder of the data', async () => {
    const options = { dataDirectory: join(root, 'data'), backupDirectory: join(root, 'backups') }
    await (await testCore(options)).core.close()
    const database = new Database(join(root, 'data', 'data.db'))
    // An older database is backed up before it is migrated.
    database.pragma('user_version = 1')
    database.close()
    writeFileSync(join(root, 'backups'), '')
    await expect(testCore(options)).rejects.toEqual(
      expect.objectContaining({ code: 'READ_ONLY', message: expect.stringContaining('backups') as string }),
    )
  })
})
