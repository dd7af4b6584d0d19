import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { createdAt, deletedAt, id } from '../db/columns'

export const messages = sqliteTable('messages', {
  id: id(),
  threadId: text('thread_id').notNull(),
  role: text('role', { enum: ['person', 'proxy', 'tool'] }).notNull(),
  sender: text('sender').notNull(),
  body: text('body').notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
})
