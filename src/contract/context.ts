import * as z from 'zod'

import { batchId, id, instant } from './primitives'
import { procedure } from './procedure'
import { task } from './task'
import { contextReasons, contextSources, exclusionKinds, findKinds, searchBases } from './vocabulary'

/** How likeness was found: by a model of meaning, by the words and their parts, or not at all. */
export const contextBasis = z.object({
  kind: z.enum(searchBases),
  /** The model and the length of its vectors; null without one. */
  model: z.string().nullable(),
  dimension: z.int().nullable(),
  /** What a person should know: the index is not complete, the model does not answer. Empty when all is well. */
  notice: z.string(),
})
export type ContextBasis = z.infer<typeof contextBasis>

export const foundTask = z.object({
  task,
  why: z.array(z.enum(contextReasons)),
  /** Sum of reciprocal ranks; means something only beside the others of the same answer. */
  score: z.number(),
})
export type FoundTask = z.infer<typeof foundTask>

const found = z.object({ items: z.array(foundTask), basis: contextBasis })
export type Found = z.infer<typeof found>

export const indexStatus = z.object({
  basis: contextBasis,
  /** off: this machine cannot; idle: all is indexed; working; waiting: for the model or for a quiet moment. */
  state: z.enum(['off', 'idle', 'working', 'waiting']),
  /** Why it is off or waits, in words. */
  message: z.string(),
  /** Tasks in the index. */
  indexed: z.int(),
  /** How much of the list was gone through, 0 to 1. */
  share: z.number(),
  /** The space that is being built while another one still serves; null when none is. */
  building: contextBasis.pick({ kind: true, model: true }).nullable(),
})
export type IndexStatus = z.infer<typeof indexStatus>

/** A piece of what a proxy was given. */
export const lookItem = z.object({
  source: z.enum(contextSources),
  /** The row it is from. */
  subjectId: z.string(),
  label: z.string(),
  /** As it stood in the prompt, before anything was neutralised or hidden; empty in what was left out. */
  text: z.string(),
  why: z.array(z.enum(contextReasons)),
  tokens: z.int(),
})
export type LookItem = z.infer<typeof lookItem>

export const leftOut = z.object({
  source: z.enum(contextSources),
  subjectId: z.string(),
  label: z.string(),
  tokens: z.int(),
  /** budget: no room; hidden: no model may see it. */
  because: z.enum(['budget', 'hidden']),
})
export type LeftOut = z.infer<typeof leftOut>

export const contextLook = z.object({
  id,
  at: instant,
  agent: z.string(),
  runId: z.string().nullable(),
  purpose: z.string(),
  query: z.string(),
  /** Tokens it might have, and has. */
  budget: z.int(),
  tokens: z.int(),
  basis: contextBasis,
  items: z.array(lookItem),
  leftOut: z.array(leftOut),
})
export type ContextLook = z.infer<typeof contextLook>

export const modelExclusion = z.object({ kind: z.enum(exclusionKinds), subjectId: id, name: z.string() })
export type ModelExclusion = z.infer<typeof modelExclusion>

const narrowing = {
  projectId: id.optional(),
  state: z.enum(['open', 'closed', 'any']).default('any'),
  limit: z.int().min(1).max(50).default(10),
}
const tags = ['Context']

export const contextContract = {
  find: procedure
    .route({ method: 'GET', path: '/context/find', summary: 'Tasks that words or meaning lead to, best first', tags })
    .input(
      z.strictObject({ q: z.string().trim().min(1).max(500), kind: z.enum(findKinds).default('any'), ...narrowing }),
    )
    .output(found),
  related: procedure
    .route({ method: 'GET', path: '/context/related/{id}', summary: 'Tasks related to a task, and why', tags })
    .input(z.strictObject({ id, ...narrowing }))
    .output(found),
  status: procedure
    .route({ method: 'GET', path: '/context/index', summary: 'How far the index for finding by likeness is', tags })
    .output(indexStatus),
  rebuild: procedure
    .route({ method: 'POST', path: '/context/index/rebuild', summary: 'Forget the index and build it anew', tags })
    .output(indexStatus),
  preview: procedure
    .route({ method: 'GET', path: '/context/preview/{id}', summary: 'What a proxy would be given about a task', tags })
    .input(z.strictObject({ id, budget: z.int().min(50).max(32_000).default(1200) }))
    .output(z.object({ look: contextLook, hidden: z.boolean() })),
  looks: procedure
    .route({ method: 'GET', path: '/context/looks', summary: 'What was gathered for a run or a call, and why', tags })
    .input(z.strictObject({ runId: z.string().max(60).optional(), callId: z.string().max(60).optional() }))
    .output(z.array(contextLook)),
  exclusions: procedure
    .route({ method: 'GET', path: '/context/hidden', summary: 'What no model may see', tags })
    .output(z.array(modelExclusion)),
  hiddenBy: procedure
    .route({
      method: 'GET',
      path: '/context/hidden/tasks/{id}',
      summary:
        'Why no model may see a task: itself, its project, a tag or a task it is a step of; empty when models may',
      tags,
    })
    .input(z.strictObject({ id }))
    .output(z.array(modelExclusion)),
  exclude: procedure
    .route({
      method: 'PUT',
      path: '/context/hidden/{kind}/{subjectId}',
      summary: 'Hide a project, a tag or a task from every model, or no longer',
      tags,
    })
    .input(z.strictObject({ kind: z.enum(exclusionKinds), subjectId: id, hidden: z.boolean() }))
    .output(z.object({ exclusions: z.array(modelExclusion), batchId })),
}
