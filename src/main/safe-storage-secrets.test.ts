import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { resetElectron, safeStorage } from '@test/fakes/electron'
import { FakeLogger, memorySecrets } from '@test/fake-ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { Secrets } from '@core/index'

import { openSafeStorageSecrets } from './safe-storage-secrets'

let folder: string
let logger: FakeLogger
beforeEach(() => {
  resetElectron()
  logger = new FakeLogger()
  folder = mkdtempSync(join(tmpdir(), 'safe-storage-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const plain: Secrets = { ...memorySecrets(), kind: 'file' }
const open = (platform: NodeJS.Platform = 'linux') =>
  openSafeStorageSecrets(
    { file: join(folder, 'secrets.json'), wrappedKeyFile: join(folder, 'secrets.key'), plain: () => plain },
    logger,
    platform,
  )
const everythingOnDisk = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')

describe('secrets in the keychain', () => {
  it('are there again at the next start, and say that a keychain protects them', async () => {
    const secrets = await open()
    secrets.set('api-token', 'proxy_abc')
    secrets.set('gone', 'x')
    secrets.delete('gone')
    const again = await open()
    expect([again.kind, again.get('api-token'), again.get('gone')]).toEqual(['keychain', 'proxy_abc', null])
  })

  it('can be read back before anything restarts', async () => {
    const secrets = await open()
    expect(secrets.get('a')).toBeNull()
    secrets.set('a', '1')
    secrets.set('a', '2')
    expect(secrets.get('a')).toBe('2')
  })

  it('leave nothing on disk until there is one', async () => {
    const secrets = await open()
    secrets.delete('nothing')
    expect(readdirSync(folder)).toEqual([])
  })

  it('are neither readable on disk nor by others', async () => {
    const secrets = await open()
    secrets.set('api-token', 'proxy_abc')
    expect(everythingOnDisk()).not.toContain('proxy_abc')
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
  })

  it('follow the keychain to a new key', async () => {
    ;(await open()).set('a', '1')
    const before = readFileSync(join(folder, 'secrets.key'), 'utf8')
    safeStorage.generation = 2
    expect((await open()).get('a')).toBe('1')
    expect(readFileSync(join(folder, 'secrets.key'), 'utf8')).not.toBe(before)
    expect((await open()).get('a')).toBe('1')
  })

  it('come back when a keychain that was locked is open again', async () => {
    ;(await open()).set('a', '1')
    safeStorage.locked = true
    const meanwhile = await open()
    expect(meanwhile.get('a')).toBeNull()
    expect(logger.lines.map(({ level }) => level)).toEqual(['error'])
    safeStorage.locked = false
    expect((await open()).get('a')).toBe('1')
  })

  it('begin anew when they can no longer be opened and a new one is made; the old files are set aside', async () => {
    ;(await open()).set('a', '1')
    writeFileSync(join(folder, 'secrets.key'), 'of another keychain')
    const secrets = await open()
    secrets.set('b', '2')
    expect([secrets.get('a'), secrets.get('b')]).toEqual([null, '2'])
    expect(existsSync(join(folder, 'secrets.json.unreadable'))).toBe(true)
    expect(existsSync(join(folder, 'secrets.key.unreadable'))).toBe(true)
    expect((await open()).get('b')).toBe('2')
  })
})

describe('secrets without a keychain', () => {
  it.each(['basic_text', 'unknown'] as const)(
    'are kept as the headless host keeps them, and it is said (%s)',
    async (backend) => {
      safeStorage.backend = backend
      expect(await open()).toBe(plain)
      expect(logger.lines).toEqual([{ level: 'warn', message: expect.stringContaining('no keychain') as string }])
    },
  )

  it('are also those of a system where encryption is not available', async () => {
    safeStorage.available = false
    expect((await open('darwin')).kind).toBe('file')
  })

  it('are a matter of Linux: elsewhere the backend has no name', async () => {
    safeStorage.backend = 'unknown'
    expect((await open('win32')).kind).toBe('keychain')
  })
})
