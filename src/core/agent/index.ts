export { AgentDesk } from './agent-desk'
export { AgentHost } from './agent-host'
export { AgentRuns } from './agent-runs'
export { AuditLog, type AuditDetail } from './audit-log'
export { agentNames, knownAgents } from './known-agents'
export { privateNames } from './private-names'
export { TaskReads } from './task-reads'
export { personsOnly, ToolPolicies } from './tool-policies'
export type {
  AgentGround,
  AgentMethods,
  AgentReads,
  KnownNames,
  LoadAgents,
  PrivateName,
  SimilarTask,
  StepTaken,
} from './agent.types'
