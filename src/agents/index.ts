import type { LoadAgents } from '@core/agent'

export { contractTools, type ContractTool, type ToolAccess } from './tools/contract-tools'

/** Loads the agents when something first needs them: what hosts hand to `openCore`. */
export const loadAgents: LoadAgents = async (ground) => (await import('./create-agents')).createAgents(ground)
