import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

/** The local profile: one row, the person whose machine this is. */
export const users = sqliteTable('users', {
  id: id(),
  name: text('name').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})

/** One row a setting; the id is its name, the value JSON. */
export const settings = sqliteTable('settings', {
  id: id(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
