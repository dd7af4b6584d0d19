import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

export const calendarEvents = sqliteTable('calendar_events', {
  id: id(),
  source: text('source').notNull(),
  uid: text('uid').notNull(),
  title: text('title').notNull(),
  startsAt: integer('starts_at').notNull(),
  endsAt: integer('ends_at').notNull(),
  allDay: integer('all_day', { mode: 'boolean' }).notNull(),
  busy: integer('busy', { mode: 'boolean' }).notNull(),
  recurrenceRule: text('recurrence_rule'),
  timeZone: text('time_zone'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
