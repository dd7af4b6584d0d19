import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

import type { Secrets } from '@core/ports'
import { SecretsError } from '@core/secrets-error'

export { SecretsError }

export type FileSecretsOptions = {
  /** The encrypted file. */
  readonly file: string
  /** Holds the key, readable by its owner only; made at the first write. */
  readonly keyFile: string
  /** A key from the environment (PROXY_SECRET_KEY); the key file is then neither read nor made. */
  readonly environmentKey?: string | undefined
}

const KEY_BYTES = 32
/** NIST SP 800-38D: 96 bits is the length GCM is made for; drawn anew at each write. */
const IV_BYTES = 12
/** Bound to the ciphertext, so that a file of another format or version never decrypts by accident. */
const FORMAT = 'proxy-secrets-1'

/**
 * Secrets in one file, encrypted with AES-256-GCM. Protects copies of the data folder (backups, sync, a lost disk
 * image) that lack the key file; it cannot protect from programs that run as the same person.
 */
export class FileSecrets implements Secrets {
  readonly kind = 'file'
  #values: Map<string, string> | null = null

  constructor(private readonly options: FileSecretsOptions) {}

  get(name: string): string | null {
    return this.#load().get(name) ?? null
  }

  set(name: string, value: string): void {
    this.#save(new Map(this.#load()).set(name, value))
  }

  delete(name: string): void {
    const values = new Map(this.#load())
    if (values.delete(name)) this.#save(values)
  }

  #load(): ReadonlyMap<string, string> {
    this.#values ??= this.#read()
    return this.#values
  }

  #read(): Map<string, string> {
    const { file } = this.options
    const stored = readIfThere(file)
    if (stored === null) return new Map()
    const key = this.#existingKey()
    if (key === null) {
      throw new SecretsError(
        `The key of the secrets is missing: ${this.options.keyFile}. Put it back, or delete ${file} to start with new secrets (API tokens and signed-in browsers then stop working; tasks are not affected).`,
      )
    }
    try {
      return decrypt(stored, key)
    } catch (error) {
      throw new SecretsError(
        `The secrets in ${file} cannot be read with this key: the file or the key was changed. Put back a copy of both, or delete ${file} to start with new secrets (API tokens and signed-in browsers then stop working; tasks are not affected).`,
        { cause: error },
      )
    }
  }

  #save(values: Map<string, string>): void {
    try {
      const key = this.#existingKey() ?? this.#makeKey()
      writeAtomically(this.options.file, encrypt(values, key))
    } catch (error) {
      if (error instanceof SecretsError) throw error
      throw new SecretsError(
        `The secrets could not be written to ${this.options.file} (${errorCode(error)}). Check that the folder may be written and that the disk is not full.`,
        { cause: error },
      )
    }
    this.#values = values
  }

  #existingKey(): Buffer | null {
    const { environmentKey, keyFile } = this.options
    if (environmentKey !== undefined && environmentKey !== '') {
      const key = parseKey(environmentKey)
      if (key === null) {
        throw new SecretsError(
          'PROXY_SECRET_KEY must be 32 bytes, as 64 hexadecimal digits or in base64 (try: openssl rand -base64 32).',
        )
      }
      return key
    }
    const text = readIfThere(keyFile)
    if (text === null) return null
    const key = parseKey(text.trim())
    if (key === null)
      throw new SecretsError(
        `${keyFile} does not hold a key. Put back a copy of it, or delete it together with ${this.options.file}.`,
      )
    return key
  }

  #makeKey(): Buffer {
    const key = randomBytes(KEY_BYTES)
    writeAtomically(this.options.keyFile, key.toString('base64'), { replace: false })
    return key
  }
}

function encrypt(values: ReadonlyMap<string, string>, key: Buffer): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(FORMAT))
  const data = Buffer.concat([cipher.update(JSON.stringify([...values]), 'utf8'), cipher.final()])
  return JSON.stringify({
    format: FORMAT,
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  })
}

function decrypt(stored: string, key: Buffer): Map<string, string> {
  const envelope: unknown = JSON.parse(stored)
  const decipher = createDecipheriv('aes-256-gcm', key, field(envelope, 'iv'), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(FORMAT))
  decipher.setAuthTag(field(envelope, 'tag'))
  const text = Buffer.concat([decipher.update(field(envelope, 'data')), decipher.final()]).toString('utf8')
  const entries: unknown = JSON.parse(text)
  if (!Array.isArray(entries) || !entries.every(isEntry)) throw new Error('Not a list of secrets')
  return new Map(entries)
}

function isEntry(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')
}

function field(envelope: unknown, name: string): Buffer {
  const value: unknown = typeof envelope === 'object' && envelope !== null ? Reflect.get(envelope, name) : undefined
  if (typeof value !== 'string') throw new Error(`No ${name}`)
  return Buffer.from(value, 'base64')
}

function parseKey(text: string): Buffer | null {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  return key.length === KEY_BYTES ? key : null
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw new SecretsError(`${file} cannot be read (${errorCode(error)}). Check its permissions.`, { cause: error })
  }
}

/** A reader sees the old file or the new one, also after a power cut; only the owner may read it. */
function writeAtomically(file: string, text: string, { replace = true } = {}): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.tmp`
  try {
    const handle = openSync(draft, 'w', 0o600)
    try {
      chmodSync(draft, 0o600)
      writeSync(handle, text)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    // A link fails where the file exists, so that of two processes making a key only one succeeds.
    if (replace) renameSync(draft, file)
    else linkSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
