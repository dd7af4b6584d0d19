import * as z from 'zod'

import { batchId, id, instant, line, prose } from './primitives'
import { procedure } from './procedure'
import { tagRef } from './tag'
import { projectRef, tagInput, task } from './task'

/** More steps than this are a list to be lost in. */
export const TEMPLATE_STEPS_MAX = 50
export const TEMPLATE_NAME_MAX = 80

const minutes = z.int().min(1).max(100_000).nullable()

export const templateStep = z.strictObject({ title: line(500), estimateMinutes: minutes.default(null) })
export type TemplateStep = z.infer<typeof templateStep>

export const taskTemplate = z.object({
  id,
  name: z.string(),
  notes: z.string(),
  /** Of the whole task; null: its steps say. */
  estimateMinutes: z.int().nullable(),
  /** Null also where the project was deleted since. */
  project: projectRef.nullable(),
  tags: z.array(tagRef),
  steps: z.array(z.object({ title: z.string(), estimateMinutes: z.int().nullable() })),
  createdAt: instant,
  updatedAt: instant,
})
export type TaskTemplate = z.infer<typeof taskTemplate>

const name = line(TEMPLATE_NAME_MAX)
const fields = {
  name,
  notes: prose(20_000),
  estimateMinutes: minutes,
  projectId: id.nullable(),
  tags: z.array(tagInput).max(30),
  steps: z.array(templateStep).min(1, 'A template has at least one step.').max(TEMPLATE_STEPS_MAX),
}
const written = z.object({ template: taskTemplate, batchId })
const tags = ['Templates']

/** Tasks with their steps, kept to be done again. */
export const templateContract = {
  list: procedure
    .route({ method: 'GET', path: '/templates', summary: 'List templates of tasks with their steps, by name', tags })
    .output(z.array(taskTemplate)),
  create: procedure
    .route({ method: 'POST', path: '/templates', summary: 'Write a template from fields', tags, successStatus: 201 })
    .input(
      z.strictObject({
        /** Chosen by the caller when it wants to know it beforehand. */
        id: id.optional(),
        name: fields.name,
        notes: fields.notes.default(''),
        estimateMinutes: fields.estimateMinutes.default(null),
        projectId: fields.projectId.default(null),
        tags: fields.tags.default([]),
        steps: fields.steps,
      }),
    )
    .output(written),
  fromTask: procedure
    .route({
      method: 'POST',
      path: '/tasks/{taskId}/template',
      summary: 'Save a task with its steps as a template',
      tags,
      successStatus: 201,
    })
    .input(
      z.strictObject({
        taskId: id,
        /** The title of the task when left out. */
        name: name.optional(),
      }),
    )
    .output(written),
  update: procedure
    .route({ method: 'PATCH', path: '/templates/{id}', summary: 'Rename a template, or change what it has', tags })
    .input(z.strictObject({ id, ...z.object(fields).partial().shape }))
    .output(written),
  delete: procedure
    .route({ method: 'DELETE', path: '/templates/{id}', summary: 'Delete a template; tasks made from it stay', tags })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
  makeTask: procedure
    .route({
      method: 'POST',
      path: '/templates/{id}/tasks',
      summary: 'Make a task with its steps from a template, as one change',
      tags,
      successStatus: 201,
    })
    .input(
      z.strictObject({
        id,
        /** The name of the template when left out. */
        title: line(500).optional(),
      }),
    )
    .output(z.object({ task, batchId })),
  addSteps: procedure
    .route({
      method: 'POST',
      path: '/tasks/{taskId}/steps-from-template',
      summary: 'Add the steps of a template to a task, without those it has already',
      tags,
    })
    .input(z.strictObject({ taskId: id, templateId: id }))
    .output(z.object({ added: z.int(), batchId })),
}
