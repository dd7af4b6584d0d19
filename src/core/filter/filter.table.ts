import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

import type { TaskQuery } from '@contract/task'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

export const savedFilters = sqliteTable('saved_filters', {
  id: id(),
  name: text('name').notNull(),
  query: text('query', { mode: 'json' }).$type<TaskQuery>().notNull(),
  rank: text('rank').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
