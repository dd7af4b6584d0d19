import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Sqlite } from './connection'
import { OpenError } from './errors'

export type Migration = { readonly version: number; readonly name: string; readonly sql: string; readonly hash: string }

/** Reads the migrations of a directory ('0001_name.sql', …) in order; throws when a number is missing or doubled. */
export function readMigrations(directory: string): readonly Migration[] {
  const migrations = readdirSync(directory)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .toSorted()
    .map((file) => {
      const sql = readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n')
      return {
        version: Number(file.slice(0, 4)),
        name: file,
        sql,
        hash: createHash('sha256').update(sql).digest('hex'),
      }
    })
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) throw new Error(`Migrations must be numbered without gaps: ${migration.name}`)
  })
  return migrations
}

/** The version of the schema a database has; 0 for an empty one. */
export function schemaVersion(sqlite: Sqlite): number {
  return Number(sqlite.pragma('user_version', { simple: true }))
}

/** The migrations a database still needs; throws OpenError FUTURE when it was written by a newer Proxy. */
export function pendingMigrations(sqlite: Sqlite, migrations: readonly Migration[]): readonly Migration[] {
  const version = schemaVersion(sqlite)
  if (version > migrations.length) {
    throw new OpenError(
      'FUTURE',
      `This data was written by a newer Proxy (schema ${version}; this one knows ${migrations.length}). ` +
        'Update Proxy, or choose another folder with --data-dir. Nothing was changed.',
    )
  }
  return migrations.slice(version)
}

/** Applies migrations, each in a transaction of its own together with the version it leads to. */
export function applyMigrations(sqlite: Sqlite, pending: readonly Migration[]): void {
  for (const migration of pending) {
    sqlite
      .transaction(() => {
        sqlite.exec(migration.sql)
        sqlite.pragma(`user_version = ${migration.version}`)
      })
      .exclusive()
  }
}
