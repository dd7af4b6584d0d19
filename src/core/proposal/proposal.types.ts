import type { AgentRun } from '@contract/agent'

/** One change a proxy suggests: a method of the contract and its input. */
export type DraftOp = {
  readonly tool: string
  /** As the contract's schema has it; checked, whoever made it. An id chosen for a new row can be named by later changes. */
  readonly input: unknown
  readonly reason: string
  /** 0 to 1. */
  readonly confidence: number
  /** What kind of suggestion it is, such as 'project:Garden', so that declining it teaches something. */
  readonly feature?: string
}

export type Draft = {
  readonly title: string
  readonly reason: string
  /** 0 to 1. */
  readonly confidence: number
  /** What it is about: an open proposal of the same proxy about the same gives way to it. */
  readonly topic: string
  readonly ops: readonly DraftOp[]
  /**
   * It stands beside what rules said about the same: the person chooses one of them, and it is never made at once,
   * whatever the policies say. Left out, open suggestions about the same give way.
   */
  readonly improves?: boolean
  /** Milliseconds until it is no longer offered; two weeks when left out. */
  readonly lastsMs?: number
}

/** The run that proposes, and where its suggestions come from. */
export type Proposer = Pick<AgentRun, 'id' | 'agent' | 'trigger' | 'provenance' | 'model'>

/** A change that was left out of a proposal, and why. */
export type Refused = { readonly tool: string; readonly reason: string }

export type Created = {
  /** Null when no change was left to propose. */
  readonly proposalId: string | null
  /** The change, where the policies let all of it be made at once. */
  readonly batchId: string | null
  readonly refused: readonly Refused[]
}
