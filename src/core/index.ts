export {
  openCore,
  restoreOffline,
  verifyApiToken,
  type Core,
  type CoreOptions,
  type OfflineRestore,
} from './create-core'
export type { AgentGround, AgentMethods, LoadAgents, PrivateName } from './agent'
export { OpenError } from './db/errors'
export { readOwner, type Owner } from './db/owner-lock'
export type { Actor, Caller } from './db/unit-of-work'
export type { Clock, HostControls, Ids, LogFields, Logger, Notice, Notifier, Random, Secrets, Timers } from './ports'
export { router, type RequestContext } from './router'
export { systemPorts, type SystemPorts } from './system-ports'
