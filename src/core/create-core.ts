import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { ORPCError } from '@orpc/server'

import { entities } from '@contract/vocabulary'

import type { LoadAgents } from './agent'
import { BackupStore, checkDatabase, replaceDatabase, settleReplacement } from './backup'
import { createServices, type Services } from './create-services'
import { openConnection, type Connection } from './db/connection'
import { OpenError } from './db/errors'
import { applyMigrations, pendingMigrations, readMigrations, schemaVersion, type Migration } from './db/migrate'
import { OwnerLock } from './db/owner-lock'
import { storageFailure } from './db/storage-error'
import { WriteGuard } from './db/write-guard'
import { EventBus } from './events'
import { attempt } from './guard'
import type { Clock, HostControls, Ids, Logger, Notifier, Presence, Random, Secrets, Timers } from './ports'
import { ApiToken } from './system'

export type CoreOptions = {
  /** Where data.db lives; ':memory:' keeps everything in memory. */
  readonly dataDirectory: string
  readonly backupDirectory: string
  readonly migrationsDirectory: string
  readonly clock: Clock
  readonly ids: Ids
  readonly random: Random
  readonly secrets: Secrets
  readonly notifier: Notifier
  readonly logger: Logger
  readonly timers: Timers
  readonly host: HostControls
  /** The agents' code, loaded at its first use: the core only knows what they do. */
  readonly agents: LoadAgents
  /** Left out where only an open page can tell whether somebody is there. */
  readonly presence?: Presence
  /** Index what there is to find, in the background; hosts do, tests and the command line call for it when they want it. */
  readonly indexing?: boolean
  /** Tests: abort every write outside a unit of work. */
  readonly guardWrites?: boolean
  /** Tests: hears every statement that runs. */
  readonly onStatement?: (sql: unknown) => void
}

export type Core = {
  /** The services on the open database; a restore replaces them, so read this afresh each time. */
  readonly services: Services
  readonly events: EventBus
  readonly apiToken: ApiToken
  /** Tells a second start where this one can be reached; null when nowhere. */
  setOwnerUrl(url: string | null): void
  close(): Promise<void>
}

const MEMORY = ':memory:'

/**
 * Takes the data directory, checks and migrates the database and constructs the services. Throws OpenError, whose message
 * says what to do.
 */
export async function openCore(options: CoreOptions): Promise<Core> {
  try {
    return await open(options)
  } catch (error) {
    throw asOpenError(error)
  }
}

/** Only a person restores, through whatever door. */
const PERSON = { kind: 'person', id: null } as const

async function open(options: CoreOptions): Promise<Core> {
  const { dataDirectory, clock, logger } = options
  const inMemory = dataDirectory === MEMORY
  if (!inMemory) mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const lock = inMemory ? null : OwnerLock.take(dataDirectory, process.pid)
  const file = inMemory ? MEMORY : join(dataDirectory, 'data.db')
  const marker = join(dataDirectory, 'running')
  const backups = new BackupStore(options.backupDirectory)
  const events = new EventBus(logger)
  const apiToken = new ApiToken(options.secrets, options.random, clock)
  const startedAt = clock.now()

  let connection: Connection
  let services: Services
  let closed = false

  async function load(state: {
    readonly recovered: boolean
    readonly replaced: boolean
    readonly backup: string | null
  }): Promise<void> {
    const migrations = readMigrations(options.migrationsDirectory)
    connection = openConnection(file, options.onStatement ? { verbose: options.onStatement } : {})
    let begun: Services | null = null
    try {
      await migrate(connection, migrations, backups, clock.now())
      const guard = options.guardWrites ? new WriteGuard(connection, entities) : null
      services = createServices({
        ...options,
        connection,
        deviceId: deviceId(connection, options.ids, state.replaced),
        guard,
        events,
        backups,
        apiToken,
        knownVersion: migrations.length,
        index: { file: inMemory ? MEMORY : join(dataDirectory, 'index.db'), background: options.indexing === true },
        facts: { dataDirectory, startedAt, recovered: state.recovered },
        replaceBy,
      })
      begun = services
      const { audit } = services
      const { replaced, backup } = state
      if (replaced)
        attempt(logger, 'note of a restore', () =>
          audit.record('backup.restored', PERSON, backup === null ? {} : { name: backup }),
        )
      services.start()
    } catch (error) {
      await begun?.stop()
      connection.close()
      throw error
    }
  }

  async function replaceBy(backup: string): Promise<void> {
    await services.stop()
    connection.close()
    let replaced = false
    try {
      replaceDatabase(file, backup)
      replaced = true
    } finally {
      await load({ recovered: false, replaced, backup: basename(backup) })
    }
    events.publish({ type: 'reset', seq: services.unitOfWork.lastSeq })
  }

  try {
    const replaced = !inMemory && settleReplacement(file)
    const unclean = !inMemory && existsSync(marker)
    if (unclean && existsSync(file)) {
      const verdict = checkDatabase(file)
      if (!verdict.sound) throw corrupt(verdict.problem)
      logger.warn('The last run did not close the database; it was checked and is sound')
    }
    if (!inMemory) writeFileSync(marker, '', { mode: 0o600 })
    await load({ recovered: unclean, replaced, backup: null })
  } catch (error) {
    lock?.release()
    throw error
  }

  return {
    get services() {
      return services
    },
    events,
    apiToken,
    setOwnerUrl: (url) => lock?.announce({ pid: process.pid, url }),
    close: async () => {
      if (closed) return
      closed = true
      try {
        await services.stop()
      } finally {
        try {
          connection.close()
          // It stays when this fails: the next start then takes a look at the database.
          if (!inMemory) rmSync(marker, { force: true })
        } finally {
          lock?.release()
        }
      }
    },
  }
}

/** Constant-time check of a token presented to the REST API. */
export function verifyApiToken(core: Core, presented: string): boolean {
  return core.apiToken.verify(presented)
}

async function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  backups: BackupStore,
  now: number,
): Promise<void> {
  const pending = pendingMigrations(connection.sqlite, migrations)
  if (pending.length === 0) return
  if (schemaVersion(connection.sqlite) > 0) await backups.create(connection.sqlite, 'before-migration', now)
  applyMigrations(connection.sqlite, pending)
}

/**
 * This installation's id in the change log. Data from a backup must not go on speaking with the voice of the device that
 * went further, so replaced data gets a new one.
 */
function deviceId(connection: Connection, ids: Ids, fresh: boolean): string {
  const row = connection.get<{ value: string }>("SELECT value FROM meta WHERE key = 'device_id'")
  if (row && !fresh) return row.value
  const id = ids.next()
  connection.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('device_id', ?)").run(id)
  return id
}

export type OfflineRestore = {
  readonly dataDirectory: string
  readonly backupDirectory: string
  /** A backup's name, or 'latest'. */
  readonly name: string
  readonly clock: Clock
}

/**
 * Restores a backup while the core is not running, for a database that can no longer be opened. Throws OpenError when
 * there is no sound backup of that name or the directory is in use.
 */
export function restoreOffline(given: OfflineRestore): { readonly name: string } {
  const { dataDirectory, backupDirectory, name, clock } = given
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const lock = OwnerLock.take(dataDirectory, process.pid)
  try {
    const store = new BackupStore(backupDirectory)
    const found = store
      .list(clock.now())
      .find((backup) => (name === 'latest' || backup.name === name) && store.check(backup.name).sound)
    const path = found ? store.path(found.name) : null
    if (!found || path === null) {
      throw new OpenError(
        'FAILED',
        `There is no sound backup ${name === 'latest' ? '' : `named ${name} `}in ${backupDirectory}.`,
      )
    }
    replaceDatabase(join(dataDirectory, 'data.db'), path)
    rmSync(join(dataDirectory, 'running'), { force: true })
    return { name: found.name }
  } finally {
    lock.release()
  }
}

function corrupt(problem: string): OpenError {
  return new OpenError(
    'CORRUPT',
    `The database is damaged (${problem}). It was left as it is. Restore the newest backup with: npm run -s proxy -- backup restore latest`,
  )
}

function asOpenError(error: unknown): unknown {
  if (error instanceof OpenError) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'SQLITE_CANTOPEN') {
    return new OpenError(
      'READ_ONLY',
      'The data folder cannot be written. Check its permissions, or choose another folder with --data-dir.',
      undefined,
      { cause: error },
    )
  }
  if (error instanceof ORPCError && error.code === 'FILE_UNUSABLE')
    return new OpenError('READ_ONLY', error.message, undefined, { cause: error })
  const failure = storageFailure(error)
  if (failure) {
    switch (failure.code) {
      case 'STORAGE_CORRUPT':
        return corrupt(error instanceof Error ? error.message : 'unreadable')
      case 'STORAGE_FULL':
        return new OpenError('FULL', failure.message, undefined, { cause: error })
      case 'STORAGE_READ_ONLY':
        return new OpenError('READ_ONLY', failure.message, undefined, { cause: error })
      case 'STORAGE_BUSY':
        return new OpenError('LOCKED', failure.message, undefined, { cause: error })
    }
  }
  return error instanceof Error
    ? new OpenError('FAILED', `Proxy could not open its data: ${error.message}`, undefined, { cause: error })
    : error
}
