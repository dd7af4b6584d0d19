import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { dependencyTypes, neededEnergies, taskModes, taskStatuses } from '@contract/vocabulary'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

/** Written out, because SQLite uses a partial index only for the very condition it was made with. */
export const OPEN = "status IN ('inbox', 'todo', 'in_progress', 'waiting')"

export const tasks = sqliteTable('tasks', {
  id: id(),
  title: text('title').notNull(),
  notes: text('notes').notNull(),
  status: text('status', { enum: taskStatuses }).notNull(),
  /** Place in `priorities`, 0 (none) to 4 (critical), so that an index can sort by it. */
  priority: integer('priority').notNull(),
  mode: text('mode', { enum: taskModes }).notNull(),
  neededEnergy: text('needed_energy', { enum: neededEnergies }),
  estimateMinutes: integer('estimate_minutes'),
  dueDate: text('due_date'),
  dueTime: text('due_time'),
  dueZone: text('due_zone'),
  startDate: text('start_date'),
  startTime: text('start_time'),
  startZone: text('start_zone'),
  recurrenceText: text('recurrence_text'),
  recurrenceRule: text('recurrence_rule'),
  seriesId: text('series_id'),
  /** Which occurrence of its series it is: the day, or the moment, that the rule gave it. */
  occurrence: text('occurrence'),
  links: text('links', { mode: 'json' }).$type<readonly string[]>().notNull(),
  projectId: text('project_id'),
  parentId: text('parent_id'),
  captureId: text('capture_id'),
  rank: text('rank').notNull(),
  snoozedUntil: integer('snoozed_until'),
  completedAt: integer('completed_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})

export const taskTags = sqliteTable('task_tags', {
  id: id(),
  taskId: text('task_id').notNull(),
  tagId: text('tag_id').notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
})

export const taskDependencies = sqliteTable('task_dependencies', {
  id: id(),
  fromTaskId: text('from_task_id').notNull(),
  toTaskId: text('to_task_id').notNull(),
  type: text('type', { enum: dependencyTypes }).notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
})

export const taskComments = sqliteTable('task_comments', {
  id: id(),
  taskId: text('task_id').notNull(),
  body: text('body').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
