import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

export const planBlocks = sqliteTable('plan_blocks', {
  id: id(),
  taskId: text('task_id'),
  kind: text('kind', { enum: ['task', 'break', 'buffer'] }).notNull(),
  startsAt: integer('starts_at').notNull(),
  endsAt: integer('ends_at').notNull(),
  pinned: integer('pinned', { mode: 'boolean' }).notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
