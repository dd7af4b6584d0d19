import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { missedPolicies } from '@contract/vocabulary'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

/** What repeats. Its id is that of its first task, so that two devices that make it make the same. */
export const taskSeries = sqliteTable('task_series', {
  id: id(),
  rule: text('rule').notNull(),
  text: text('text').notNull(),
  startDate: text('start_date').notNull(),
  startTime: text('start_time'),
  zone: text('zone').notNull(),
  fromCompletion: integer('from_completion', { mode: 'boolean' }).notNull(),
  missedPolicy: text('missed_policy', { enum: missedPolicies }).notNull(),
  exdates: text('exdates', { mode: 'json' }).$type<readonly string[]>().notNull(),
  rdates: text('rdates', { mode: 'json' }).$type<readonly string[]>().notNull(),
  pausedAt: integer('paused_at'),
  endedAt: integer('ended_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
