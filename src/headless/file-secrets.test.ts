import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { FileSecrets, SecretsError } from './file-secrets'

let folder: string
let file: string
let keyFile: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  file = join(folder, 'data', 'secrets.json')
  keyFile = join(folder, 'config', 'secrets.key')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (environmentKey?: string) => new FileSecrets({ file, keyFile, environmentKey })

describe('FileSecrets', () => {
  it('writes nothing until there is a secret', () => {
    expect(open().get('token')).toBeNull()
    open().delete('token')
    expect(existsSync(file)).toBe(false)
    expect(existsSync(keyFile)).toBe(false)
  })

  it('gives back after a restart what was kept, and forgets what was deleted', () => {
    const first = open()
    first.set('token', 'çafé 🔑')
    first.set('other', 'x')
    first.delete('other')
    expect(open().get('token')).toBe('çafé 🔑')
    expect(open().get('other')).toBeNull()
  })

  it('keeps both files to their owner, and the value unreadable', () => {
    open().set('token', 'very-secret-value')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).not.toContain('very-secret')
  })

  it('never writes the same ciphertext twice', () => {
    const secrets = open()
    secrets.set('token', 'same')
    const before = readFileSync(file, 'utf8')
    secrets.set('token', 'same')
    expect(readFileSync(file, 'utf8')).not.toBe(before)
  })

  it('says what to do when the file was changed, and leaves it alone', () => {
    open().set('token', 'value')
    const envelope = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...envelope, data: Buffer.from('tampered').toString('base64') }))
    const changed = readFileSync(file, 'utf8')
    expect(() => open().get('token')).toThrow(/delete .*secrets\.json/)
    expect(() => open().set('token', 'new')).toThrow(SecretsError)
    expect(readFileSync(file, 'utf8')).toBe(changed)
  })

  it.each(['', 'not json', '[]', '{"iv":1}', '\u0000'])('refuses a damaged file %j with a clear message', (text) => {
    open().set('token', 'value')
    writeFileSync(file, text)
    expect(() => open().get('token')).toThrow(SecretsError)
  })

  it('says so when the key is gone', () => {
    open().set('token', 'value')
    rmSync(keyFile)
    expect(() => open().get('token')).toThrow(/key of the secrets is missing/)
  })

  it('takes its key from the environment and then makes no key file', () => {
    const key = 'ab'.repeat(32)
    open(key).set('token', 'value')
    expect(existsSync(keyFile)).toBe(false)
    expect(open(Buffer.from(key, 'hex').toString('base64')).get('token')).toBe('value')
    expect(() => open('cd'.repeat(32)).get('token')).toThrow(SecretsError)
    expect(() => open('short').set('token', 'value')).toThrow(/PROXY_SECRET_KEY/)
  })

  it('reports a folder that may not be written', () => {
    writeFileSync(join(folder, 'data'), 'a file where a folder should be')
    expect(() => open().set('token', 'value')).toThrow(SecretsError)
  })
})
