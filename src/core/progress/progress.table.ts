import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { createdAt, deletedAt, id } from '../db/columns'

export const progressEvents = sqliteTable('progress_events', {
  id: id(),
  kind: text('kind', { enum: ['task.completed', 'focus.finished'] }).notNull(),
  subjectId: text('subject_id').notNull(),
  title: text('title').notNull(),
  minutes: real('minutes'),
  estimateMinutes: integer('estimate_minutes'),
  at: integer('at').notNull(),
  localDate: text('local_date').notNull(),
  timeZone: text('time_zone').notNull(),
  deletedAt: deletedAt(),
  /** The task it is about; null for focus without one. */
  taskId: text('task_id'),
})

export const achievements = sqliteTable('achievements', {
  id: id(),
  name: text('name').notNull(),
  rule: text('rule').notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
})

export const achievementAwards = sqliteTable('achievement_awards', {
  id: id(),
  achievementId: text('achievement_id').notNull(),
  eventId: text('event_id').notNull(),
  at: integer('at').notNull(),
  deletedAt: deletedAt(),
})
