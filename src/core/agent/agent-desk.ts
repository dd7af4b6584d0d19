import type { AgentSummary } from '@contract/agent'

import type { ProposalService } from '../proposal'
import type { AgentRuns } from './agent-runs'
import { knownAgents } from './known-agents'

/** The proxies that work here, each with how it fares. */
export class AgentDesk {
  constructor(
    private readonly runs: AgentRuns,
    private readonly proposals: Pick<ProposalService, 'answers'>,
  ) {}

  list(): AgentSummary[] {
    return knownAgents.map(({ agent, jobs }) => ({
      agent,
      jobs: [...jobs],
      ...this.proposals.answers(agent),
      lastRun: this.runs.last(agent),
    }))
  }
}
