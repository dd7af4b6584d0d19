import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'

import { entities } from '@contract/vocabulary'
import { migrationsDirectory } from '@test/test-core'

import { openConnection } from './connection'
import { applyMigrations, pendingMigrations, readMigrations } from './migrate'
import { schema } from './schema'

/**
 * SHA-256 of every migration that shipped. A shipped migration is never edited: people's databases have run it.
 * Write a new one instead, and add its hash here when it ships.
 */
const shipped: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(migrationsDirectory, 'shipped.json'), 'utf8'),
) as Record<string, string>

function migrated() {
  const connection = openConnection(':memory:')
  applyMigrations(connection.sqlite, readMigrations(migrationsDirectory))
  return connection
}

describe('migrations', () => {
  test.each(readdirSync(migrationsDirectory).filter((file) => file.endsWith('.sql')))('%s is as it shipped', (file) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(migrationsDirectory, file)))
      .digest('hex')
    expect(
      shipped[file],
      `Add "${file}": "${hash}" to migrations/shipped.json if it is new; undo the edit if it is not`,
    ).toBe(hash)
  })

  test('are numbered without gaps', () => {
    expect(readMigrations(migrationsDirectory).map(({ version }) => version)).toEqual(
      readMigrations(migrationsDirectory).map((_, index) => index + 1),
    )
  })

  test('a database from the future is refused with what to do', () => {
    const connection = migrated()
    connection.sqlite.pragma('user_version = 9999')
    expect(() => pendingMigrations(connection.sqlite, readMigrations(migrationsDirectory))).toThrow(
      /newer Proxy.*Update Proxy/s,
    )
  })

  test('one that fails leaves the database at the version before', () => {
    const connection = migrated()
    const version = Number(connection.sqlite.pragma('user_version', { simple: true }))
    const broken = { version: version + 1, name: 'broken', sql: 'CREATE TABLE fine (a) STRICT; CREATE TABLE', hash: '' }
    expect(() => applyMigrations(connection.sqlite, [broken])).toThrow()
    expect(connection.sqlite.pragma('user_version', { simple: true })).toBe(version)
    expect(connection.get("SELECT name FROM sqlite_master WHERE name = 'fine'")).toBeUndefined()
  })
})

describe('the schema', () => {
  test('every table is STRICT', () => {
    const tables = migrated().sqlite.pragma('table_list') as {
      schema: string
      name: string
      type: string
      strict: number
    }[]
    const loose = tables.filter(
      ({ schema: owner, name, type, strict }) =>
        owner === 'main' && type === 'table' && !name.startsWith('sqlite_') && strict === 0,
    )
    expect(loose.map(({ name }) => name)).toEqual([])
  })

  test.each(entities)('%s is described to drizzle as it is', (entity) => {
    const columns = migrated().sqlite.pragma(`table_info(${entity})`) as { name: string; notnull: number; pk: number }[]
    const real = columns
      .filter(({ name }) => name !== 'row_key')
      .map(({ name, notnull, pk }) => ({ name, required: notnull === 1 || pk === 1 }))
    const described = getTableConfig(schema[entity]).columns.map(({ name, notNull, primary }) => ({
      name,
      required: notNull || primary,
    }))
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1)
    expect(described.toSorted(byName)).toEqual(real.toSorted(byName))
  })

  test('every foreign key has an index that starts with its column', () => {
    const { sqlite } = migrated()
    const missing = entities.flatMap((entity) => {
      const indexes = new Set(
        (sqlite.pragma(`index_list(${entity})`) as { name: string }[]).map(
          ({ name }) => (sqlite.pragma(`index_info(${name})`) as { name: string | null }[])[0]?.name,
        ),
      )
      return (sqlite.pragma(`foreign_key_list(${entity})`) as { from: string }[])
        .filter(({ from }) => !indexes.has(from))
        .map(({ from }) => `${entity}.${from}`)
    })
    expect(missing).toEqual([])
  })
})
