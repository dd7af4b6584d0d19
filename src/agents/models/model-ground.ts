import type { AgentGround } from '@core/agent'

/** What of the ground of the agents models stand on. */
export type ModelGround = Pick<
  AgentGround,
  'clock' | 'ids' | 'random' | 'timers' | 'logger' | 'models' | 'calls' | 'privateNames'
>
