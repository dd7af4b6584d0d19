import type { Backup } from '@contract/backup'

import type { Audit } from '../db/audit'
import type { Sqlite } from '../db/connection'
import { conflict } from '../db/errors'
import { asContractError } from '../db/storage-error'
import type { Caller } from '../db/unit-of-work'
import type { Clock, Logger, Timers } from '../ports'
import type { BackupStore } from './backup-store'

const HOUR_MS = 3_600_000
/** Shorter than a day, so that a backup made in the evening does not push the next one into the night after. */
const DAILY_AFTER_MS = 20 * HOUR_MS
/** The first minutes of a session belong to the person. */
const FIRST_LOOK_MS = 60_000

export type BackupSettings = { readonly enabled: boolean; readonly dailyKept: number }

export class BackupService {
  #cancel: () => void = () => {}
  #daily: Promise<void> = Promise.resolve()
  #stopped = false
  /** A failure is told once, and again only after a backup went well in between. */
  #told = false

  constructor(
    private readonly store: BackupStore,
    private readonly sqlite: Sqlite,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly logger: Logger,
    private readonly settings: () => BackupSettings,
    private readonly knownVersion: number,
    private readonly replaceBy: (file: string) => Promise<void>,
    private readonly reportFailure: (reason: string) => void,
  ) {}

  list(): { directory: string; backups: Backup[] } {
    return { directory: this.store.directory, backups: this.store.list(this.clock.now()) }
  }

  async create(caller: Caller): Promise<Backup> {
    return this.#make('manual', caller)
  }

  /** Replaces all data by a backup. What is there now is backed up first; nothing is touched when either is unsound. */
  async restore(input: { readonly name: string }, caller: Caller): Promise<{ restored: Backup; before: Backup }> {
    const found = this.store.list(this.clock.now()).find(({ name }) => name === input.name)
    const file = this.store.path(input.name)
    if (!found || file === null)
      throw conflict('backup_invalid', 'There is no backup with this name any more.', input.name)
    const verdict = this.store.check(input.name)
    if (!verdict.sound)
      throw conflict(
        'backup_invalid',
        'This backup is damaged or empty and was not used. Choose another one.',
        input.name,
      )
    if (verdict.version > this.knownVersion) {
      throw conflict('backup_invalid', 'This backup was made by a newer Proxy. Update Proxy first.', input.name)
    }
    const before = await this.#make('before-restore', caller)
    await this.replaceBy(file)
    return { restored: { ...found, verified: true }, before }
  }

  /** Keeps a backup a day, from now until `stop`. */
  schedule(): void {
    this.#wait(FIRST_LOOK_MS)
  }

  /** Ends the schedule, and waits for a backup that is being written; never fails. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancel()
    await this.#daily
  }

  #wait(ms: number): void {
    this.#cancel = this.timers.after(ms, () => {
      this.#daily = this.#makeDaily()
        .catch((error: unknown) => this.#tell(error))
        .finally(() => {
          if (!this.#stopped) this.#wait(HOUR_MS)
        })
    })
  }

  async #makeDaily(): Promise<void> {
    const { enabled, dailyKept } = this.settings()
    const now = this.clock.now()
    const last = this.store.list(now).find(({ reason, createdAt }) => reason === 'daily' && createdAt <= now)
    if (!enabled || (last && now - last.createdAt < DAILY_AFTER_MS)) return
    const { createdAt } = await this.#make('daily', { actor: { kind: 'automation', id: 'backup' }, origin: 'core' })
    this.store.rotate(dailyKept, createdAt)
    this.#told = false
  }

  /** Telling writes too: on a full disk it fails as well, and is tried again with the next backup. */
  #tell(failure: unknown): void {
    this.logger.error('The daily backup failed', { error: String(failure) })
    if (this.#told) return
    try {
      const known = asContractError(failure, this.store.directory)
      this.reportFailure(known instanceof Error ? known.message : String(known))
      this.#told = true
    } catch (error) {
      this.logger.error('The person could not be told that the daily backup failed', { error: String(error) })
    }
  }

  async #make(reason: Backup['reason'], caller: Caller): Promise<Backup> {
    try {
      const backup = await this.store.create(this.sqlite, reason, this.clock.now())
      this.audit.record('backup.created', caller.actor, { name: backup.name, bytes: backup.bytes })
      return backup
    } catch (error) {
      throw asContractError(error)
    }
  }
}
