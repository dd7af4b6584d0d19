import { createRouterClient } from '@orpc/server'

import { router } from '@core/index'
import type { Created, DraftOp } from '@core/proposal'

import { testCore, type TestCore } from './test-core'

type Idea = Pick<DraftOp, 'tool' | 'input'> & Partial<DraftOp>

type Proposer = {
  readonly run: ReturnType<TestCore['core']['services']['agentRuns']['begin']>
  readonly propose: (ideas: readonly Idea[], topic?: string) => Created
  readonly asAgent: TestCore['api']
}

/** A core with a run of the Task proxy under way, that proposes what it is told to. */
export async function proposalsOn(options: Parameters<typeof testCore>[0] = {}): Promise<TestCore & Proposer> {
  const opened = await testCore(options)
  return { ...opened, ...proposerOf(opened) }
}

/** A run that proposes whatever it is given, and the contract as a proxy would reach it. */
export function proposerOf({ core }: Pick<TestCore, 'core'>): Proposer {
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
