import * as z from 'zod'

import { batchId, id, instant, page, pageInput } from './primitives'
import { procedure } from './procedure'
import { actorKinds, agentJobs, modelOutcomes, provenances, proxyNames, runStates, toolPolicies } from './vocabulary'

export const agentRun = z.object({
  id,
  agent: z.enum(proxyNames),
  job: z.string(),
  /** Who or what set it off: person, schedule, event. */
  trigger: z.string(),
  state: z.enum(runStates),
  provenance: z.enum(provenances),
  model: z.string().nullable(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  /** What came of it, in words. */
  message: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
})
export type AgentRun = z.infer<typeof agentRun>

export const agentSummary = z.object({
  agent: z.enum(proxyNames),
  jobs: z.array(z.enum(agentJobs)),
  /** Single changes that were accepted and declined so far. */
  accepted: z.int(),
  declined: z.int(),
  open: z.int(),
  lastRun: agentRun.nullable(),
})
export type AgentSummary = z.infer<typeof agentSummary>

export const toolPolicySetting = z.object({
  tool: z.string(),
  /** What the tool does, in a sentence. */
  summary: z.string(),
  policy: z.enum(toolPolicies),
  /** It deletes or sends: it is asked for whatever is set; some: only in part of its uses. */
  alwaysAsks: z.enum(['never', 'some', 'always']),
})
export type ToolPolicySetting = z.infer<typeof toolPolicySetting>

export const auditEntry = z.object({
  seq: z.int(),
  at: instant,
  kind: z.string(),
  agent: z.string(),
  runId: z.string().nullable(),
  actorKind: z.enum(actorKinds),
  text: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** Rules answer at once; a model's answer is asked for beside it and takes seconds. */
export const answeredBy = z.enum(provenances).default('rules')

/** What came of asking a proxy for something. */
export const agentAnswer = z.object({
  run: agentRun,
  /** Null where there was nothing to suggest; the run's message says why. */
  proposalId: id.nullable(),
  /** The change, where a policy let it be made at once. */
  batchId,
  /** How the call to a model ended; ok where none was needed. */
  outcome: z.enum(modelOutcomes),
  /** A model is chosen and allowed, and may improve on this when asked. */
  improvable: z.boolean(),
})
export type AgentAnswer = z.infer<typeof agentAnswer>

const agent = z.enum(proxyNames)
const tags = ['Proxies']

export const agentContract = {
  list: procedure
    .route({ method: 'GET', path: '/agents', summary: 'The proxies that work here, and how they fare', tags })
    .output(z.array(agentSummary)),
  runs: procedure
    .route({ method: 'GET', path: '/agents/{agent}/runs', summary: 'What a proxy did, newest first', tags })
    .input(z.strictObject({ agent, ...pageInput }))
    .output(page(agentRun)),
  run: procedure
    .route({ method: 'POST', path: '/agents/{agent}/runs', summary: 'Ask a proxy to do a job; it proposes', tags })
    .input(z.strictObject({ agent, job: z.enum(agentJobs), by: answeredBy }))
    .output(agentAnswer),
  policies: procedure
    .route({ method: 'GET', path: '/agents/{agent}/policies', summary: 'What a proxy may do with each tool', tags })
    .input(z.strictObject({ agent }))
    .output(z.array(toolPolicySetting)),
  setPolicy: procedure
    .route({
      method: 'PUT',
      path: '/agents/{agent}/policies/{tool}',
      summary: 'Let a proxy ask first, act at once, or never use a tool',
      tags,
    })
    .input(z.strictObject({ agent, tool: z.string().max(80), policy: z.enum(toolPolicies) }))
    .output(z.object({ policies: z.array(toolPolicySetting), batchId })),
  audit: procedure
    .route({ method: 'GET', path: '/agents/audit', summary: 'The log of everything proxies did, newest first', tags })
    .input(z.strictObject(pageInput))
    .output(page(auditEntry)),
  verifyAudit: procedure
    .route({ method: 'GET', path: '/agents/audit/check', summary: 'Whether the log was altered', tags })
    .output(
      z.object({
        intact: z.boolean(),
        entries: z.int(),
        /** Where it was altered, in words; null when it was not. */
        problem: z.string().nullable(),
      }),
    ),
  clearAudit: procedure
    .route({
      method: 'DELETE',
      path: '/agents/audit',
      summary: 'Delete the log; that it was cleared stays in it',
      tags,
    })
    .output(z.object({ deleted: z.int() })),
}
