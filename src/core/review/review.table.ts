import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { reviewKinds, type ReviewAnswers } from '@contract/review'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

export const reviews = sqliteTable('reviews', {
  id: id(),
  kind: text('kind', { enum: reviewKinds }).notNull(),
  startsOn: text('starts_on').notNull(),
  endsOn: text('ends_on').notNull(),
  answers: text('answers', { mode: 'json' }).$type<ReviewAnswers>().notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
