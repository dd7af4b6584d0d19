import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

import type { CapturePlace } from '@contract/capture'
import { captureSources } from '@contract/vocabulary'

import { createdAt, deletedAt, id } from '../db/columns'

export type CaptureReading = {
  readonly dismissed: readonly string[]
  readonly split: boolean
  readonly place?: CapturePlace
}

export const captures = sqliteTable('captures', {
  id: id(),
  raw: text('raw').notNull(),
  source: text('source', { enum: captureSources }).notNull(),
  /** What is needed to read the text again exactly as the person saw it, should the process die before it is read. */
  reading: text('reading', { mode: 'json' }).$type<CaptureReading>().notNull(),
  timeZone: text('time_zone').notNull(),
  locale: text('locale').notNull(),
  status: text('status', { enum: ['received', 'processed'] }).notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
})
