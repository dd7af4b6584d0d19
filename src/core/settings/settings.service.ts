import { defaultSettings, settings as settingsSchema, type Settings } from '@contract/settings'

import type { Connection } from '../db/connection'
import type { Caller, UnitOfWork, WriteTransaction } from '../db/unit-of-work'
import { settingsLabel } from './setting-names'
import { settings, users } from './settings.table'

/** The one local profile; its id is the same on every device, so that two of them never make two people. */
const LOCAL_USER = '00000000-0000-7000-8000-000000000001'

type Stored = Exclude<keyof Settings, 'name'>
const stored = (Object.keys(defaultSettings) as (keyof Settings)[]).filter((key): key is Stored => key !== 'name')

/** Settings are rows by name; a value that is no longer valid falls back to the default instead of breaking the app. */
export class SettingsService {
  #cache: Settings | null = null

  constructor(
    private readonly connection: Connection,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  get(): Settings {
    this.#cache ??= this.#load()
    return this.#cache
  }

  /** Forgets what was read; call it when settings rows changed. */
  forget(): void {
    this.#cache = null
  }

  update(
    input: { readonly [Key in keyof Settings]?: Settings[Key] | undefined },
    caller: Caller,
  ): { settings: Settings; batchId: string | null } {
    const before = this.get()
    const changed = (['name', ...stored] as const).filter(
      (key) => input[key] !== undefined && JSON.stringify(input[key]) !== JSON.stringify(before[key]),
    )
    const { batchId } = this.unitOfWork.run(caller, settingsLabel(changed), (tx) => {
      if (input.name !== undefined) this.#writeName(tx, input.name)
      for (const key of stored) if (input[key] !== undefined) this.#write(tx, key, input[key])
    })
    this.forget()
    return { settings: this.get(), batchId }
  }

  #write(tx: WriteTransaction, key: Stored, value: unknown): void {
    const row = this.connection.get<{ value: string }>('SELECT value FROM settings WHERE id = ?', key)
    if (!row) tx.insert(settings, { id: key, value, updatedAt: tx.now, deletedAt: null })
    else if (tx.update(settings, key, { value, deletedAt: null })) tx.update(settings, key, { updatedAt: tx.now })
  }

  #writeName(tx: WriteTransaction, name: string): void {
    const row = this.connection.get('SELECT 1 FROM users WHERE id = ?', LOCAL_USER)
    if (!row) tx.insert(users, { id: LOCAL_USER, name, createdAt: tx.now, updatedAt: tx.now, deletedAt: null })
    else if (tx.update(users, LOCAL_USER, { name, deletedAt: null }))
      tx.update(users, LOCAL_USER, { updatedAt: tx.now })
  }

  #load(): Settings {
    const result: Record<string, unknown> = { ...defaultSettings }
    for (const row of this.connection.all<{ id: string; value: string }>(
      'SELECT id, value FROM settings WHERE deleted_at IS NULL',
    )) {
      const field = (
        settingsSchema.shape as Readonly<
          Record<string, { safeParse(value: unknown): { success: boolean; data?: unknown } } | undefined>
        >
      )[row.id]
      const parsed = field?.safeParse(JSON.parse(row.value))
      if (parsed?.success) result[row.id] = parsed.data
    }
    const user = this.connection.get<{ name: string }>(
      'SELECT name FROM users WHERE id = ? AND deleted_at IS NULL',
      LOCAL_USER,
    )
    return settingsSchema.parse({ ...result, name: user?.name ?? '' })
  }
}
