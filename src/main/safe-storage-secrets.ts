import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { safeStorage } from 'electron'

import type { Logger, Secrets } from '@core/ports'
import { FileSecrets } from '@headless/for-desktop'

export type SecretsPlaces = {
  /** Secrets encrypted under the keychain's key. */
  readonly file: string
  /** That key, as the keychain wrapped it. */
  readonly wrappedKeyFile: string
  /** Makes what is used where the system has no keychain: the secrets of the headless host. */
  plain(): Secrets
}

const KEY_BYTES = 32

/**
 * Opens the secrets of this device. Electron's keychain is asynchronous, secrets are not: so the keychain wraps one
 * random key, and the secrets are encrypted under that. Where the system has no keychain (Linux without a secret
 * service: Chromium's "basic_text" is a password that everybody knows) they are kept as the headless host keeps them,
 * and `kind` says 'file'.
 */
export async function openSafeStorageSecrets(
  places: SecretsPlaces,
  logger: Logger,
  platform: NodeJS.Platform = process.platform,
): Promise<Secrets> {
  if (!(await hasKeychain(platform))) {
    logger.warn(
      'This system has no keychain that Proxy can use. Secrets are kept in a file that only your user account can read.',
    )
    return places.plain()
  }
  const { file, wrappedKeyFile } = places
  const opened = await readKey(wrappedKeyFile, logger)
  if (opened.kind === 'key')
    return inKeychain(new FileSecrets({ file, keyFile: wrappedKeyFile, environmentKey: opened.key }))

  const key = randomBytes(KEY_BYTES).toString('base64')
  const wrapped = await safeStorage.encryptStringAsync(key)
  const fresh = new FileSecrets({ file, keyFile: wrappedKeyFile, environmentKey: key })
  let begun = false
  const begin = (): void => {
    if (begun) return
    // Only now: a keychain that is merely locked today can open the old files tomorrow.
    for (const old of [file, wrappedKeyFile]) if (existsSync(old)) renameSync(old, `${old}.unreadable`)
    writeKey(wrappedKeyFile, wrapped)
    begun = true
  }
  return inKeychain({
    get: (name) => (begun ? fresh.get(name) : null),
    set: (name, value) => {
      begin()
      fresh.set(name, value)
    },
    delete: (name) => {
      if (begun) fresh.delete(name)
    },
  })
}

function inKeychain(secrets: Pick<Secrets, 'get' | 'set' | 'delete'>): Secrets {
  return {
    kind: 'keychain',
    get: (name) => secrets.get(name),
    set: (name, value) => secrets.set(name, value),
    delete: (name) => secrets.delete(name),
  }
}

/** Whether the system protects what is encrypted with more than a password that everybody knows. */
async function hasKeychain(platform: NodeJS.Platform): Promise<boolean> {
  try {
    if (platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()))
      return false
    return await safeStorage.isAsyncEncryptionAvailable()
  } catch {
    return false
  }
}

type OpenedKey = { readonly kind: 'key'; readonly key: string } | { readonly kind: 'none' }

async function readKey(wrappedKeyFile: string, logger: Logger): Promise<OpenedKey> {
  if (!existsSync(wrappedKeyFile)) return { kind: 'none' }
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(readFileSync(wrappedKeyFile))
    if (shouldReEncrypt) writeKey(wrappedKeyFile, await safeStorage.encryptStringAsync(result))
    return { kind: 'key', key: result }
  } catch (error) {
    // A locked or reset keychain, another user account, another machine.
    logger.error(
      'The stored secrets cannot be opened with this system’s keychain. Unlock it and start again, or make a new API token in Settings.',
      {
        file: wrappedKeyFile,
        reason: error instanceof Error ? error.message : 'unknown',
      },
    )
    return { kind: 'none' }
  }
}

function writeKey(file: string, wrapped: Buffer): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, wrapped, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
