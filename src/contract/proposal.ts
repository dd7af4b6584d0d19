import * as z from 'zod'

import { rowChange } from './activity'
import { batchId, id, instant, line, page, pageInput } from './primitives'
import { procedure } from './procedure'
import { actorKinds, entities, proposalOpStates, proposalStates, provenances, proxyNames } from './vocabulary'

/** The input of a method of the contract, as JSON. */
const toolInput = z.record(z.string(), z.unknown())

/** Ids that a diff speaks of, with the names of what they stand for. */
const names = z.record(z.string(), z.string())

export const proposalOp = z.object({
  id,
  /** A method of the contract, such as task.update. */
  tool: z.string(),
  /** As it would be applied: edited by the person where `edited` says so. */
  input: toolInput,
  edited: z.boolean(),
  /** What kind of suggestion it is, such as project:Garden. */
  feature: z.string(),
  reason: z.string(),
  /** 0 to 1, by the proxy's own judgement. */
  confidence: z.number(),
  state: z.enum(proposalOpStates),
  /** Deletes, drops or archives something. */
  destructive: z.boolean(),
  /** How often the person declined this kind of suggestion of this proxy before. */
  declinedBefore: z.int(),
  /** What the person wrote when declining one like it, the newest; null where they wrote nothing. */
  declinedReason: z.string().nullable(),
  /** What it writes, from what to what, found out by doing it and taking it back. */
  changes: z.array(rowChange),
  names,
})
export type ProposalOp = z.infer<typeof proposalOp>

/** Something that a proposal was made against and that is no longer so. */
export const movedValue = z.object({
  entity: z.enum(entities),
  rowId: z.string(),
  name: z.string(),
  /** Column of the row; 'tags' for all tags of a task; null where a change could not be made at all. */
  column: z.string().nullable(),
  before: z.union([z.string(), z.number(), z.null()]),
  after: z.union([z.string(), z.number(), z.null()]),
  /** Who moved it, by the log; null where the log does not tell. */
  by: z.object({ kind: z.enum(actorKinds), label: z.string(), at: instant }).nullable(),
  /** In words, where there is more to say than from what to what. */
  problem: z.string().nullable(),
})
export type MovedValue = z.infer<typeof movedValue>

const summary = z.object({
  id,
  runId: id,
  agent: z.enum(proxyNames),
  title: z.string(),
  reason: z.string(),
  confidence: z.number(),
  provenance: z.enum(provenances),
  /** Name and version of the model; null for rules. */
  model: z.string().nullable(),
  state: z.enum(proposalStates),
  /** Open, but what it was made against has moved. */
  stale: z.boolean(),
  ops: z.int(),
  accepted: z.int(),
  declined: z.int(),
  rejectReason: z.string().nullable(),
  /** The change that applied it, to be undone; null while it is not applied. */
  appliedBatch: id.nullable(),
  createdAt: instant,
  expiresAt: instant,
  decidedAt: instant.nullable(),
})
export type ProposalSummary = z.infer<typeof summary>

export const proposal = z.object({ summary, ops: z.array(proposalOp), moved: z.array(movedValue) })
export type Proposal = z.infer<typeof proposal>

const written = z.object({ proposal, batchId })
const opIds = z.array(id).min(1).max(200)
const tags = ['Proposals']

export const proposalContract = {
  list: procedure
    .route({ method: 'GET', path: '/proposals', summary: 'What proxies suggest, newest first', tags })
    .input(z.strictObject({ ...pageInput, view: z.enum(['open', 'closed']).default('open') }))
    .output(page(summary)),
  count: procedure
    .route({ method: 'GET', path: '/proposals/count', summary: 'How many suggestions wait for an answer', tags })
    .output(z.object({ open: z.int() })),
  get: procedure
    .route({
      method: 'GET',
      path: '/proposals/{id}',
      summary: 'A suggestion with every change it would make, and what moved since',
      tags,
    })
    .input(z.strictObject({ id }))
    .output(proposal),
  preview: procedure
    .route({
      method: 'POST',
      path: '/proposals/{id}/preview',
      summary: 'What some of its changes would do now, by doing them and taking them back',
      tags,
    })
    .input(z.strictObject({ id, opIds: opIds.optional() }))
    .output(z.array(z.object({ opId: id, changes: z.array(rowChange), names, problem: z.string().nullable() }))),
  apply: procedure
    .route({
      method: 'POST',
      path: '/proposals/{id}/apply',
      summary: 'Make all of its changes, or some and decline the rest; one undo takes them back',
      tags,
    })
    .input(z.strictObject({ id, opIds: opIds.optional() }))
    .output(written),
  reject: procedure
    .route({
      method: 'POST',
      path: '/proposals/{id}/reject',
      summary: 'Decline a suggestion, so that such ones are made less; or put it away for now, which teaches nothing',
      tags,
    })
    .input(
      z.strictObject({
        id,
        /** Shown beside the next one like it, and told to a model that is asked for one. */
        reason: line(300).optional(),
        /** Not now: the suggestion goes, and counts neither for nor against its kind. */
        later: z.boolean().default(false),
      }),
    )
    .output(written),
  withdraw: procedure
    .route({
      method: 'POST',
      path: '/proposals/{id}/withdraw',
      summary:
        'Take a suggestion back unanswered, with other answers to the same question; teaches nothing, and may be repeated',
      tags,
    })
    .input(z.strictObject({ id }))
    .output(written),
  edit: procedure
    .route({
      method: 'PUT',
      path: '/proposals/{id}/ops/{opId}',
      summary: 'Change one of its changes before accepting it',
      tags,
    })
    .input(z.strictObject({ id, opId: id, input: toolInput }))
    .output(written),
  refresh: procedure
    .route({
      method: 'POST',
      path: '/proposals/{id}/refresh',
      summary: 'Work out its changes anew against how things are now',
      tags,
    })
    .input(z.strictObject({ id }))
    .output(written),
}
