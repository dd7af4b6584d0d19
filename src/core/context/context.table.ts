import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import type { ExclusionKind, MemoryKind, MemorySource } from '@contract/vocabulary'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

export const memoryItems = sqliteTable('memory_items', {
  id: id(),
  text: text('text').notNull(),
  kind: text('kind').$type<MemoryKind>().notNull(),
  source: text('source').$type<MemorySource>().notNull(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  expiresAt: integer('expires_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})

/** The id is 'kind:subject', so that hiding twice is one row. */
export const modelExclusions = sqliteTable('model_exclusions', {
  id: id(),
  kind: text('kind').$type<ExclusionKind>().notNull(),
  subjectId: text('subject_id').notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
})
