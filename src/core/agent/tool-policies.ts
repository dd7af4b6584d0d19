import type { ToolPolicySetting } from '@contract/agent'
import type { ProxyName, ToolPolicy } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { conflict, notFound } from '../db/errors'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import type { Danger, ProposalTool } from '../proposal'
import type { AuditLog } from './audit-log'
import { agentNames } from './known-agents'
import { toolPolicies } from './policy.table'

const meanings = {
  ask: 'asks first',
  auto: 'acts at once, with undo',
  never: 'may not',
} as const satisfies Record<ToolPolicy, string>

/** What each proxy may do with each tool: ask first unless the person said otherwise. */
export class ToolPolicies {
  constructor(
    private readonly connection: Connection,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly tools: ReadonlyMap<string, ProposalTool>,
  ) {}

  /** What holds for one use of a tool. What deletes or sends is asked for whatever was set. */
  effective(agent: ProxyName, tool: string, danger: Danger): ToolPolicy {
    const set = this.#set(agent, tool)
    return set === 'auto' && danger !== 'none' ? 'ask' : set
  }

  list(input: { readonly agent: ProxyName }): ToolPolicySetting[] {
    return [...this.tools.values()].map(({ name, summary, alwaysAsks }) => {
      const set = this.#set(input.agent, name)
      const policy = alwaysAsks === 'always' && set === 'auto' ? 'ask' : set
      return { tool: name, summary, policy, alwaysAsks }
    })
  }

  set(
    input: { readonly agent: ProxyName; readonly tool: string; readonly policy: ToolPolicy },
    caller: Caller,
  ): { policies: ToolPolicySetting[]; batchId: string | null } {
    const { agent, tool: name, policy } = input
    if (caller.actor.kind !== 'person') throw personsOnly()
    const tool = this.tools.get(name)
    if (!tool) throw notFound('tool', name)
    if (policy === 'auto' && tool.alwaysAsks === 'always') {
      throw conflict('always_asked', 'This is always asked for first: it deletes something, or stays for good.', name)
    }
    const id = `${agent}:${name}`
    const { batchId } = this.unitOfWork.run(
      caller,
      `${agentNames[agent]} ${meanings[policy]}: ${tool.summary.toLowerCase()}`,
      (tx) => {
        const exists = this.connection.get('SELECT 1 FROM tool_policies WHERE id = ?', id)
        const changed = exists
          ? tx.update(toolPolicies, id, { policy, deletedAt: null })
          : (tx.insert(toolPolicies, { id, agent, tool: name, policy, updatedAt: tx.now, deletedAt: null }), true)
        if (!changed) return
        if (exists) tx.update(toolPolicies, id, { updatedAt: tx.now })
        this.audit.record({
          kind: 'policy.changed',
          agent,
          runId: null,
          actorKind: caller.actor.kind,
          text: `${agentNames[agent]} ${meanings[policy]}: ${name}`,
          detail: { tool: name, policy },
        })
      },
    )
    return { policies: this.list({ agent }), batchId }
  }

  #set(agent: ProxyName, tool: string): ToolPolicy {
    const row = this.connection.get<{ policy: ToolPolicy }>(
      'SELECT policy FROM tool_policies WHERE id = ? AND deleted_at IS NULL',
      `${agent}:${tool}`,
    )
    return row?.policy ?? 'ask'
  }
}

/** What a person alone may decide was asked for by something else. */
export function personsOnly(): Error {
  return conflict('persons_only', 'Only a person can decide this.')
}
