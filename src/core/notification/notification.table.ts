import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { noticeKinds } from '@contract/vocabulary'

import { createdAt, deletedAt, id } from '../db/columns'

export const notifications = sqliteTable('notifications', {
  id: id(),
  kind: text('kind', { enum: noticeKinds }).notNull(),
  title: text('title').notNull(),
  body: text('body').notNull(),
  subjectId: text('subject_id'),
  createdAt: createdAt(),
  readAt: integer('read_at'),
  deletedAt: deletedAt(),
})
