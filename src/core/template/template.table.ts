import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

import type { TemplateStep } from '@contract/template'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

/** What a template has beside its name; project and tags by id, so that they follow a change of name. */
export type TemplateBody = {
  readonly notes: string
  readonly estimateMinutes: number | null
  readonly projectId: string | null
  readonly tagIds: readonly string[]
  readonly steps: readonly TemplateStep[]
}

export const taskTemplates = sqliteTable('task_templates', {
  id: id(),
  name: text('name').notNull(),
  body: text('body', { mode: 'json' }).$type<TemplateBody>().notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
