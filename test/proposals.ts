import { createRouterClient, type RouterClient } from '@orpc/server'

import { router } from '@core/index'
import type { AgentRun } from '@contract/agent'
import type { Created, DraftOp } from '@core/proposal'

import { testCore, type TestCore } from './test-core'

type Idea = Pick<DraftOp, 'tool' | 'input'> & Partial<DraftOp>

/** Written down because the inferred type is longer than the compiler puts into a declaration. */
type Proposing = {
  readonly run: AgentRun
  readonly propose: (ideas: readonly Idea[], topic?: string) => Created
  readonly asAgent: RouterClient<typeof router>
}

/** A core with a run of the Task proxy under way, that proposes what it is told to. */
export async function proposalsOn(options: Parameters<typeof testCore>[0] = {}): Promise<TestCore & Proposing> {
  const opened = await testCore(options)
  return { ...opened, ...proposerOf(opened) }
}

/** A run that proposes whatever it is given, and the contract as a proxy would reach it. */
export function proposerOf({ core }: Pick<TestCore, 'core'>): Proposing {
  const { agentRuns, proposal } = core.services
  const run = agentRuns.begin({ agent: 'task', job: 'test', trigger: 'person', provenance: 'rules', model: null })
  const propose = (ideas: readonly Idea[], topic = 'test'): Created =>
    proposal.create(run, {
      topic,
      title: 'Ideas',
      reason: 'Because',
      confidence: 0.6,
      ops: ideas.map((idea) => ({ reason: 'Because', confidence: 0.6, ...idea })),
    })
  const caller = { actor: { kind: 'agent', id: run.id }, origin: 'proxy' } as const
  return { run, propose, asAgent: createRouterClient(router, { context: { core, caller } }) }
}
