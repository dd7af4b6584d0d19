import type { AgentJob, ProxyName } from '@contract/vocabulary'

/** The proxies that have work to do here, and the jobs a person can give them. */
export const knownAgents: readonly { readonly agent: ProxyName; readonly jobs: readonly AgentJob[] }[] = [
  { agent: 'task', jobs: ['tidy_inbox', 'look_at_overdue'] },
]

/** A proxy's name as labels and the log say it. */
export const agentNames = {
  task: 'Task proxy',
  focus: 'Focus proxy',
  energy: 'Energy proxy',
  progress: 'Progress proxy',
  context: 'Context proxy',
  orchestrator: 'Orchestrator',
} as const satisfies Record<ProxyName, string>
