import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import { focusCauses, focusSegmentKinds, focusStates, focusTechniques, interruptionKinds } from '@contract/vocabulary'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

export const focusSessions = sqliteTable('focus_sessions', {
  id: id(),
  taskId: text('task_id'),
  technique: text('technique', { enum: focusTechniques }).notNull(),
  plannedMinutes: integer('planned_minutes'),
  state: text('state', { enum: focusStates }).notNull(),
  startedAt: integer('started_at').notNull(),
  endedAt: integer('ended_at'),
  /** When the person was told that the planned time is over; cleared when the plan is extended. */
  elapsedNotifiedAt: integer('elapsed_notified_at'),
  note: text('note').notNull(),
  taskCompleted: integer('task_completed', { mode: 'boolean' }).notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
  /** The task's estimate when the session began, so that one made afterwards earns nothing. */
  estimateMinutes: integer('estimate_minutes'),
  /** Length of each round; `plannedMinutes` is that of the present one, which may have been extended. */
  roundMinutes: integer('round_minutes'),
  /** Planned length of the break that runs, or ran last. */
  breakMinutes: integer('break_minutes'),
  presetId: text('preset_id'),
  /** The entry that this one corrects, and which therefore no longer counts. */
  correctsId: text('corrects_id'),
  source: text('source', { enum: ['timer', 'manual'] }).notNull(),
})

export const focusSegments = sqliteTable('focus_segments', {
  id: id(),
  sessionId: text('session_id').notNull(),
  kind: text('kind', { enum: focusSegmentKinds }).notNull(),
  startedAt: integer('started_at').notNull(),
  endedAt: integer('ended_at'),
  /** Monotonic milliseconds of the process that wrote the stamp, to tell a clock step from time that passed. */
  startedMonotonic: integer('started_monotonic'),
  endedMonotonic: integer('ended_monotonic'),
  deletedAt: deletedAt(),
  /** Place in the session from 0; the clock may have been set back between two segments. */
  ordinal: integer('ordinal').notNull(),
  taskId: text('task_id'),
  /** The task's estimate when the segment began. */
  estimateMinutes: integer('estimate_minutes'),
  cause: text('cause', { enum: focusCauses }),
  /** Of a gap: when the person was there again. */
  backAt: integer('back_at'),
})

export const focusInterruptions = sqliteTable('focus_interruptions', {
  id: id(),
  sessionId: text('session_id').notNull(),
  kind: text('kind', { enum: interruptionKinds }).notNull(),
  note: text('note').notNull(),
  captureId: text('capture_id'),
  at: integer('at').notNull(),
  deletedAt: deletedAt(),
})

/** A way of focusing that a person named. */
export const focusPresets = sqliteTable('focus_presets', {
  id: id(),
  name: text('name').notNull(),
  technique: text('technique', { enum: focusTechniques }).notNull(),
  /** Null for flowtime, which has no plan. */
  focusMinutes: integer('focus_minutes'),
  breakMinutes: integer('break_minutes').notNull(),
  longBreakMinutes: integer('long_break_minutes').notNull(),
  longBreakEvery: integer('long_break_every').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
