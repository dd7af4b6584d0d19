import type { ContextBasis, LeftOut, LookItem } from '@contract/context'
import type { ProxyName } from '@contract/vocabulary'
import type { AgentGround } from '@core/agent'

import type { Part } from '../models/model.types'

/** What of the ground of the agents the Context proxy stands on. */
export type ContextGround = Pick<AgentGround, 'clock' | 'timers' | 'logger' | 'models' | 'context'>

/** Who wants to know what, and how much of it there is room for. */
export type Gather = {
  readonly agent: ProxyName
  /** The run it is for; null outside of one. */
  readonly runId: string | null
  /** What it is for, in a word or two; the person reads it. */
  readonly purpose: string
  /** The task it is about. */
  readonly taskId?: string
  /** What is looked for, in words; the task's title when left out. */
  readonly query?: string
  /** Tokens it may come to, by a cautious estimate (3 bytes a token). */
  readonly budget: number
  /** Leave the task itself and its steps out: the prompt has them already. */
  readonly withoutSubject?: boolean
  readonly signal?: AbortSignal
}

/** What a prompt may be given. */
export type Gathered = {
  /** Goes with the call (`CallOptions.lookId`), so that the person can see what the call saw. */
  readonly lookId: string
  /** For the content of a message: marked as data, never as instructions. Empty when there is nothing. */
  readonly parts: readonly Part[]
  readonly items: readonly LookItem[]
  readonly leftOut: readonly LeftOut[]
  readonly tokens: number
  readonly basis: ContextBasis
  /** No model may see this task: ask none about it. */
  readonly subjectHidden: boolean
}

/** What other proxies use of the Context proxy. */
export type ContextProxy = {
  /** Collects what a call may see about a task or a question, within a budget, and writes down what it chose and why. */
  gather(wanted: Gather): Promise<Gathered>
  /** Of these tasks those that no model may see. */
  hidden(taskIds: readonly string[]): ReadonlySet<string>
}
