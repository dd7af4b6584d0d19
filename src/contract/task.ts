import * as z from 'zod'

import { batchId, id, instant, line, localDate, localTime, page, pageInput, prose, timeZone } from './primitives'
import { procedure } from './procedure'
import { tagName, tagRef } from './tag'
import {
  dependencyTypes,
  neededEnergies,
  priorities,
  projectColors,
  tagKinds,
  taskModes,
  taskStatuses,
} from './vocabulary'

export const projectRef = z.object({ id, name: z.string(), color: z.enum(projectColors) })

export const task = z.object({
  id,
  title: z.string(),
  notes: z.string(),
  status: z.enum(taskStatuses),
  priority: z.enum(priorities),
  mode: z.enum(taskModes),
  neededEnergy: z.enum(neededEnergies).nullable(),
  estimateMinutes: z.int().nullable(),
  dueDate: localDate.nullable(),
  dueTime: localTime.nullable(),
  dueZone: z.string().nullable(),
  startDate: localDate.nullable(),
  startTime: localTime.nullable(),
  startZone: z.string().nullable(),
  recurrenceText: z.string().nullable(),
  recurrenceRule: z.string().nullable(),
  seriesId: id.nullable(),
  /** The day, or the moment, that the rule gave it; another than its due date when it was moved. */
  occurrence: z.string().nullable(),
  links: z.array(z.string()),
  project: projectRef.nullable(),
  parentId: id.nullable(),
  tags: z.array(tagRef),
  snoozedUntil: instant.nullable(),
  completedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
  /** Derived, never stored. */
  overdue: z.boolean(),
  blocked: z.boolean(),
  steps: z.int(),
  stepsDone: z.int(),
})
export type Task = z.infer<typeof task>

export const taskRef = z.object({ id, title: z.string(), status: z.enum(taskStatuses) })
export type TaskRef = z.infer<typeof taskRef>

export const comment = z.object({ id, body: z.string(), createdAt: instant, updatedAt: instant })
export type Comment = z.infer<typeof comment>

export const dependency = z.object({ id, type: z.enum(dependencyTypes), task: taskRef })

export const taskDetail = z.object({
  task,
  parent: taskRef.nullable(),
  steps: z.array(task),
  blockedBy: z.array(dependency),
  blocks: z.array(dependency),
  related: z.array(dependency),
  comments: z.array(comment),
  /** Milliseconds of focus on this task so far, finished sessions and the running one. */
  focusMs: z.int(),
  sessions: z.int(),
  /** What was typed when the task was captured, verbatim. */
  raw: z.string().nullable(),
})
export type TaskDetail = z.infer<typeof taskDetail>

export const taskViews = ['inbox', 'open', 'waiting', 'closed', 'deleted'] as const
export const taskSorts = ['created', 'due', 'priority'] as const

/** What a list shows; a saved filter is one of these with a name. */
export const taskQuery = z.strictObject({
  view: z.enum(taskViews).default('open'),
  projectId: id.optional(),
  tagId: id.optional(),
  /** Sorting by due shows only tasks that have a due date. */
  sort: z.enum(taskSorts).default('created'),
})
export type TaskQuery = z.infer<typeof taskQuery>

export const tagInput = z.strictObject({ kind: z.enum(tagKinds).default('tag'), name: tagName })

const editable = {
  title: line(500),
  notes: prose(),
  priority: z.enum(priorities),
  mode: z.enum(taskModes),
  neededEnergy: z.enum(neededEnergies).nullable(),
  estimateMinutes: z.int().min(1).max(100_000).nullable(),
  dueDate: localDate.nullable(),
  dueTime: localTime.nullable(),
  dueZone: timeZone.nullable(),
  startDate: localDate.nullable(),
  startTime: localTime.nullable(),
  startZone: timeZone.nullable(),
  links: z.array(z.url().max(2000)).max(20),
  projectId: id.nullable(),
  snoozedUntil: instant.nullable(),
  tags: z.array(tagInput).max(30),
}

export const taskChanges = z.strictObject(editable).partial()
export type TaskChanges = z.infer<typeof taskChanges>

const ids = z.array(id).min(1).max(500)
const written = z.object({ task, batchId })

export const taskContract = {
  list: procedure
    .route({ method: 'GET', path: '/tasks', summary: 'List tasks, a page at a time', tags: ['Tasks'] })
    .input(taskQuery.extend(pageInput))
    .output(page(task)),
  counts: procedure
    .route({ method: 'GET', path: '/tasks/counts', summary: 'Count the tasks in the inbox', tags: ['Tasks'] })
    .output(z.object({ inbox: z.int() })),
  get: procedure
    .route({
      method: 'GET',
      path: '/tasks/{id}',
      summary: 'A task with its steps, links and comments',
      tags: ['Tasks'],
    })
    .input(z.strictObject({ id }))
    .output(taskDetail),
  create: procedure
    .route({
      method: 'POST',
      path: '/tasks',
      summary: 'Create a task from fields',
      tags: ['Tasks'],
      successStatus: 201,
    })
    .input(
      taskChanges.extend({
        title: editable.title,
        /** Chosen by the client, so that what it asks for next can refer to the task. */
        id: id.optional(),
        parentId: id.optional(),
        /** Before the other steps of its task instead of behind them. */
        first: z.boolean().optional(),
        status: z.enum(['inbox', 'todo', 'waiting']).optional(),
      }),
    )
    .output(written),
  update: procedure
    .route({ method: 'PATCH', path: '/tasks/{id}', summary: 'Change fields of a task', tags: ['Tasks'] })
    .input(
      taskChanges.extend({
        id,
        /** Moves it there as well, so that a thought is sorted in one change. */
        status: z.enum(['todo', 'waiting']).optional(),
      }),
    )
    .output(written),
  setStatus: procedure
    .route({ method: 'POST', path: '/tasks/status', summary: 'Move tasks to a status', tags: ['Tasks'] })
    .input(z.strictObject({ ids, status: z.enum(taskStatuses) }))
    /** `next` is what comes of those that repeat. */
    .output(z.object({ changed: z.int(), batchId, next: z.array(task) })),
  editMany: procedure
    .route({ method: 'POST', path: '/tasks/edit', summary: 'Change the same fields of several tasks', tags: ['Tasks'] })
    .input(
      z.strictObject({
        ids,
        changes: taskChanges.pick({
          priority: true,
          projectId: true,
          dueDate: true,
          dueTime: true,
          neededEnergy: true,
          estimateMinutes: true,
          snoozedUntil: true,
        }),
        addTags: z.array(tagInput).max(30).default([]),
        removeTagIds: z.array(id).max(30).default([]),
      }),
    )
    .output(z.object({ changed: z.int(), batchId })),
  delete: procedure
    .route({ method: 'POST', path: '/tasks/delete', summary: 'Delete tasks; restorable for 30 days', tags: ['Tasks'] })
    .input(z.strictObject({ ids }))
    .output(z.object({ changed: z.int(), batchId })),
  restore: procedure
    .route({ method: 'POST', path: '/tasks/restore', summary: 'Restore deleted tasks', tags: ['Tasks'] })
    .input(z.strictObject({ ids }))
    .output(z.object({ changed: z.int(), batchId })),
  moveStep: procedure
    .route({ method: 'POST', path: '/tasks/{id}/move', summary: 'Place a step after another', tags: ['Tasks'] })
    .input(z.strictObject({ id, afterId: id.nullable() }))
    .output(z.object({ batchId })),
  link: procedure
    .route({
      method: 'POST',
      path: '/tasks/{id}/links',
      summary: 'Say that a task blocks or relates to another',
      tags: ['Tasks'],
    })
    .input(z.strictObject({ id, type: z.enum(dependencyTypes), toId: id }))
    .output(z.object({ dependencyId: id, batchId })),
  unlink: procedure
    .route({ method: 'DELETE', path: '/task-links/{id}', summary: 'Remove a link between tasks', tags: ['Tasks'] })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
  addComment: procedure
    .route({
      method: 'POST',
      path: '/tasks/{id}/comments',
      summary: 'Comment on a task',
      tags: ['Tasks'],
      successStatus: 201,
    })
    .input(z.strictObject({ id, body: prose(20_000).min(1) }))
    .output(z.object({ comment, batchId })),
  editComment: procedure
    .route({ method: 'PATCH', path: '/comments/{id}', summary: 'Change a comment', tags: ['Tasks'] })
    .input(z.strictObject({ id, body: prose(20_000).min(1) }))
    .output(z.object({ comment, batchId })),
  deleteComment: procedure
    .route({ method: 'DELETE', path: '/comments/{id}', summary: 'Delete a comment', tags: ['Tasks'] })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
}
