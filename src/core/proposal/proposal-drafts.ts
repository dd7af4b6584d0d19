import type { ToolPolicies } from '../agent'
import type { Caller } from '../db/unit-of-work'
import type { BaseRow } from './base.rules'
import type { OpDiff } from './diff.rules'
import type { Input, ProposalTool } from './proposal-tools'
import { featureOf, shownConfidence, shownLine, shownReason } from './proposal.rules'
import type { DraftOp, Proposer, Refused } from './proposal.types'
import type { Rehearsal } from './rehearsal'

/** More changes than this in one proposal nobody can judge. */
const MOST_OPS = 200

/** A change that may be proposed, and what it does. */
export type CheckedOp = {
  readonly tool: ProposalTool
  readonly input: Input
  readonly feature: string
  readonly reason: string
  readonly confidence: number
  readonly diff: OpDiff
  readonly base: readonly BaseRow[]
  /** The person lets it be made at once. */
  readonly auto: boolean
}

/** Sorts what a proxy wants to propose into what may be and what may not; trusts nothing it was given. */
export class ProposalDrafts {
  constructor(
    private readonly tools: ReadonlyMap<string, ProposalTool>,
    private readonly policies: ToolPolicies,
    private readonly rehearsal: Rehearsal,
  ) {}

  check(
    run: Proposer,
    drafts: readonly DraftOp[],
    caller: Caller,
  ): { readonly ops: readonly CheckedOp[]; readonly refused: readonly Refused[] } {
    const refused: Refused[] = []
    const allowed = drafts.slice(0, MOST_OPS).flatMap((draft) => {
      const name = shownLine(draft.tool, 80)
      const tool = this.tools.get(draft.tool)
      if (!tool) {
        refused.push({ tool: name, reason: 'No proxy may propose this.' })
        return []
      }
      const read = tool.read(draft.input)
      if (!read.ok) {
        refused.push({ tool: name, reason: read.problem })
        return []
      }
      const policy = this.policies.effective(run.agent, tool.name, tool.danger(read.input))
      if (policy === 'never') {
        refused.push({ tool: name, reason: 'You said that this proxy may not do this.' })
        return []
      }
      return [{ draft, tool, input: read.input, auto: policy === 'auto' }]
    })
    if (drafts.length > MOST_OPS) refused.push({ tool: '', reason: `Only the first ${MOST_OPS} changes are taken.` })
    const outcomes = allowed.length === 0 ? [] : this.rehearsal.run(allowed, caller)
    const ops = allowed.flatMap(({ draft, tool, input, auto }, index): CheckedOp[] => {
      const outcome = outcomes[index]
      if (outcome === undefined) return []
      if (!outcome.ok) {
        refused.push({ tool: tool.name, reason: outcome.problem })
        return []
      }
      const feature = shownLine(draft.feature ?? featureOf(input))
      const { diff, base } = outcome
      const [reason, confidence] = [shownReason(draft.reason), shownConfidence(draft.confidence)]
      return [{ tool, input, feature, reason, confidence, diff, base, auto }]
    })
    return { ops, refused }
  }
}
