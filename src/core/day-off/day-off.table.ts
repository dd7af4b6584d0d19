import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { createdAt, deletedAt, id } from '../db/columns'

/** The id is the date. */
export const daysOff = sqliteTable('days_off', {
  id: id(),
  note: text('note').notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
})
