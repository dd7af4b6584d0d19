import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { createdAt, deletedAt, id } from '../db/columns'

export const energyCheckIns = sqliteTable('energy_check_ins', {
  id: id(),
  level: integer('level').notNull(),
  note: text('note').notNull(),
  tags: text('tags', { mode: 'json' }).$type<readonly string[]>().notNull(),
  at: integer('at').notNull(),
  localDate: text('local_date').notNull(),
  timeZone: text('time_zone').notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
})

export const caffeineLogs = sqliteTable('caffeine_logs', {
  id: id(),
  at: integer('at').notNull(),
  milligrams: integer('milligrams').notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
})

export const sleepLogs = sqliteTable('sleep_logs', {
  id: id(),
  startedAt: integer('started_at').notNull(),
  endedAt: integer('ended_at').notNull(),
  quality: integer('quality'),
  source: text('source').notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
})
