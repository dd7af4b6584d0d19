import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { tagKinds } from '@contract/vocabulary'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

export const tags = sqliteTable('tags', {
  id: id(),
  kind: text('kind', { enum: tagKinds }).notNull(),
  name: text('name').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
