import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { projectColors } from '@contract/vocabulary'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

export const projects = sqliteTable('projects', {
  id: id(),
  name: text('name').notNull(),
  color: text('color', { enum: projectColors }).notNull(),
  rank: text('rank').notNull(),
  notes: text('notes').notNull(),
  archivedAt: integer('archived_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
