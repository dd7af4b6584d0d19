import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { goalMeasures, goalPeriods } from '@contract/goal'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

export const goals = sqliteTable('goals', {
  id: id(),
  title: text('title').notNull(),
  measure: text('measure', { enum: goalMeasures }).notNull(),
  target: real('target').notNull(),
  period: text('period', { enum: goalPeriods }).notNull(),
  projectId: text('project_id'),
  tagId: text('tag_id'),
  startsOn: text('starts_on').notNull(),
  endsOn: text('ends_on'),
  pausedAt: integer('paused_at'),
  archivedAt: integer('archived_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
