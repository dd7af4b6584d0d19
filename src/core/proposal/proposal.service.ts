import type { MovedValue, Proposal, ProposalSummary } from '@contract/proposal'
import type { RowChange } from '@contract/activity'
import type { ProxyName } from '@contract/vocabulary'

import { agentNames, type AuditDetail, type AuditLog, personsOnly } from '../agent'
import { nextCursor } from '../db/cursor'
import { conflict, notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, JointTransaction, UnitOfWork, WriteTransaction } from '../db/unit-of-work'
import type { NotificationService } from '../notification'
import type { Clock, Ids } from '../ports'
import type { OpDiff } from './diff.rules'
import type { CheckedOp, ProposalDrafts } from './proposal-drafts'
import type { ProposalTool } from './proposal-tools'
import { type OpRow, type ProposalRepository, type ProposalRow, toSummary } from './proposal.repository'
import { shownConfidence, shownLine, shownReason } from './proposal.rules'
import { proposalOps, proposals } from './proposal.table'
import type { Created, Draft, Proposer } from './proposal.types'
import type { Call, Rehearsal } from './rehearsal'

/** How long a suggestion is offered when it does not say; a fortnight is a long time for a task. */
const LASTS_MS = 14 * 86_400_000

type Written = { proposal: Proposal; batchId: string | null }
type Preview = { opId: string; changes: RowChange[]; names: Record<string, string>; problem: string | null }
type Chosen = { readonly id: string; readonly opIds?: readonly string[] | undefined }

/**
 * What proxies suggest. Nothing of a suggestion is written until a person accepts it, or said before that it may be; what
 * is then written is one unit of work with the run as its actor, and one undo takes back all of it, answer included.
 */
export class ProposalService {
  constructor(
    private readonly repository: ProposalRepository,
    private readonly rehearsal: Rehearsal,
    private readonly drafts: ProposalDrafts,
    private readonly tools: ReadonlyMap<string, ProposalTool>,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly notices: Pick<NotificationService, 'insert'>,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Puts a suggestion into the inbox, or makes it at once where the policies allow all of it. Never throws for its content. */
  create(run: Proposer, draft: Draft): Created {
    const caller = callerOf(run.id)
    const { ops, refused } = this.drafts.check(run, draft.ops, caller)
    for (const { tool, reason } of refused) this.#note('change.refused', run, `Left out ${tool}: ${reason}`, { tool })
    if (ops.length === 0) return { proposalId: null, batchId: null, refused }
    const id = this.ids.next()
    const title = shownLine(draft.title)
    const clock = this.repository.clock()
    this.unitOfWork.run(
      caller,
      `${agentNames[run.agent]} suggests: ${title}`,
      (tx) => {
        const { agent, provenance } = run
        const alike = { agent, topic: draft.topic, provenance: draft.improves === true ? provenance : null }
        this.#expire(tx, this.repository.superseded(alike, tx.now))
        this.#insert(tx, { id, title, clock, run, draft, ops })
        this.#note('proposal.created', run, `Suggested ${quote(title)}`, { proposal: id, changes: ops.length })
      },
      { quiet: true },
    )
    const auto = draft.improves !== true && ops.every((op) => op.auto)
    const batchId = auto ? this.#apply({ id }, caller, true) : null
    if (batchId !== null) this.#tell(run, title, batchId)
    return { proposalId: id, batchId, refused }
  }

  list(input: { readonly view: 'open' | 'closed'; readonly cursor?: string | undefined; readonly limit: number }): {
    items: ProposalSummary[]
    nextCursor: string | null
  } {
    const now = this.clock.now()
    const rows = this.repository.page(input.view, input.cursor, input.limit, now)
    return {
      items: rows.map((row) =>
        toSummary(
          row,
          row.state === 'open' && this.rehearsal.moved(this.repository.ops(row.id), row.baseClock).length > 0,
          now,
        ),
      ),
      nextCursor: nextCursor(rows, input.limit, ({ createdAt }) => createdAt),
    }
  }

  count(): { open: number } {
    return { open: this.repository.openCount(this.clock.now()) }
  }

  get(input: { readonly id: string }): Proposal {
    const row = this.#row(input.id)
    const ops = this.repository.ops(row.id)
    const open = row.state === 'open' && row.expiresAt > this.clock.now()
    const moved = open ? this.rehearsal.compare(ops, this.#calls(ops), row.baseClock, callerOf(row.runId)) : []
    return this.#shown(row, ops, moved)
  }

  /** What all changes or the chosen ones would do now. */
  preview(input: Chosen): Preview[] {
    const row = this.#open(input.id)
    const ops = this.#choose(row, input.opIds)
    const outcomes = this.rehearsal.run(this.#calls(ops), callerOf(row.runId))
    return ops.flatMap((op, index): Preview[] => {
      const outcome = outcomes[index]
      if (outcome === undefined) return []
      return outcome.ok
        ? [{ opId: op.id, ...mutable(outcome.diff), problem: null }]
        : [{ opId: op.id, changes: [], names: {}, problem: outcome.problem }]
    })
  }

  /** Makes all changes or the chosen ones and declines the rest; refuses when they would not do what was shown. */
  apply(input: Chosen, caller: Caller): Written {
    if (caller.actor.kind !== 'person') throw personsOnly()
    const batchId = this.#apply(input, { ...callerOf(this.#row(input.id).runId), origin: caller.origin }, false)
    return { proposal: this.get(input), batchId }
  }

  /** Put away for later, its changes stay unanswered: nothing is learned from it. */
  reject(
    input: { readonly id: string; readonly reason?: string | undefined; readonly later: boolean },
    caller: Caller,
  ): Written {
    if (caller.actor.kind !== 'person') throw personsOnly()
    const row = this.#open(input.id)
    const reason = input.later ? null : (input.reason ?? null)
    const label = `${input.later ? 'Put away' : 'Declined'} ${quote(row.title)}`
    const { batchId } = this.unitOfWork.run(caller, label, (tx) => {
      for (const op of input.later ? [] : this.repository.ops(row.id)) this.#answer(tx, op.id, 'rejected')
      tx.update(proposals, row.id, { state: 'rejected', rejectReason: reason, decidedAt: tx.now, updatedAt: tx.now })
      this.#note('proposal.declined', toProposer(row), label, { proposal: row.id, reason })
    })
    return { proposal: this.get(input), batchId }
  }

  /** What asked was closed without an answer: nothing is left in the inbox, and nothing is learned. */
  withdraw(input: { readonly id: string }, caller: Caller): Written {
    if (caller.actor.kind !== 'person') throw personsOnly()
    const { state, agent, topic, title } = this.#row(input.id)
    const alike = { agent, topic, provenance: null }
    const ids = state === 'open' ? this.repository.superseded(alike, this.clock.now()) : []
    const label = `Closed ${quote(title)} unanswered`
    const { batchId } = this.unitOfWork.run(caller, label, (tx) => this.#expire(tx, ids), { quiet: true })
    return { proposal: this.get(input), batchId }
  }

  /** Puts another input in the place of a change's own; what it does is worked out anew. */
  edit(input: { readonly id: string; readonly opId: string; readonly input: unknown }, caller: Caller): Written {
    if (caller.actor.kind !== 'person') throw personsOnly()
    const row = this.#open(input.id)
    const ops = this.repository.ops(row.id)
    const index = ops.findIndex(({ id }) => id === input.opId)
    const op = ops[index]
    if (!op) throw notFound('change', input.opId)
    const read = this.#tool(op.tool).read(input.input)
    if (!read.ok) throw conflict('not_proposable', `This cannot be done like that: ${read.problem}`, op.id)
    const edited = ops.map((other) => (other.id === op.id ? { ...other, input: read.input } : other))
    const outcome = this.rehearsal.run(this.#calls(edited), callerOf(row.runId))[index]
    if (!outcome?.ok) throw conflict('not_proposable', outcome?.problem ?? 'This cannot be done.', op.id)
    const { batchId } = this.unitOfWork.run(caller, `Edited a change of ${quote(row.title)}`, (tx) => {
      const { diff, base } = outcome
      tx.update(proposalOps, op.id, { editedInput: read.input, diff, base, updatedAt: tx.now })
      this.#note('proposal.edited', toProposer(row), `Edited a change of ${quote(row.title)}`, { proposal: row.id })
    })
    return { proposal: this.get(input), batchId }
  }

  /** Works out what the changes do now; those that can no longer be made fall away. */
  refresh(input: { readonly id: string }, caller: Caller): Written {
    if (caller.actor.kind !== 'person') throw personsOnly()
    const row = this.#open(input.id)
    const ops = this.repository.ops(row.id)
    const outcomes = this.rehearsal.run(this.#calls(ops), callerOf(row.runId))
    const clock = this.repository.clock()
    const { batchId } = this.unitOfWork.run(caller, `Worked out ${quote(row.title)} anew`, (tx) => {
      let left = 0
      ops.forEach((op, index) => {
        const outcome = outcomes[index]
        if (outcome?.ok) {
          tx.update(proposalOps, op.id, { diff: outcome.diff, base: outcome.base, updatedAt: tx.now })
          left += 1
        } else tx.remove(proposalOps, op.id)
      })
      const over = left === 0 ? ({ state: 'expired', decidedAt: tx.now } as const) : {}
      tx.update(proposals, row.id, { baseClock: clock, updatedAt: tx.now, ...over })
      this.#note('proposal.refreshed', toProposer(row), `Worked out ${quote(row.title)} anew`, {
        proposal: row.id,
        changes: left,
      })
    })
    return { proposal: this.get(input), batchId }
  }

  /** How often each kind of suggestion of a tool was declined and why, so that a proxy stops making it. */
  rejections(agent: ProxyName, tool: string): ReturnType<ProposalRepository['rejections']> {
    return this.repository.rejections(agent, tool)
  }

  /** What the person wrote when declining suggestions whose topic begins so, newest first. */
  reasons(agent: ProxyName, topic: string, limit: number): ReturnType<ProposalRepository['reasons']> {
    return this.repository.reasons(agent, topic, limit)
  }

  answers(agent: ProxyName): ReturnType<ProposalRepository['answers']> {
    return this.repository.answers(agent)
  }

  /** Takes suggestions whose time is over out of the inbox. */
  sweep(): void {
    const over = this.repository.superseded(null, this.clock.now())
    if (over.length === 0) return
    const caller: Caller = { actor: { kind: 'automation', id: 'proposal' }, origin: 'core' }
    this.unitOfWork.run(caller, 'Suggestions expired', (tx) => this.#expire(tx, over), { quiet: true })
  }

  #apply({ id, opIds }: Chosen, caller: Caller, auto: boolean): string | null {
    const row = this.#open(id)
    const ops = this.repository.ops(id)
    const chosen = this.#choose(row, opIds)
    const calls = this.#calls(chosen)
    const [moved] = this.rehearsal.compare(chosen, calls, row.baseClock, caller)
    if (moved) throw conflict('stale', staleWords(moved), moved.rowId)
    const part = chosen.length < ops.length ? ` (${chosen.length} of ${ops.length})` : ''
    const label = `${agentNames[row.agent]}: ${row.title}${part}`
    const { batchId } = this.unitOfWork.together(caller, label, (tx: JointTransaction) => {
      for (const step of this.rehearsal.inOrder(calls, caller)) step()
      const accepted = new Set(chosen.map((op) => op.id))
      for (const op of ops) this.#answer(tx, op.id, accepted.has(op.id) ? 'accepted' : 'rejected')
      tx.update(proposals, id, {
        state: part === '' ? 'applied' : 'part_applied',
        appliedBatch: tx.batchId,
        decidedAt: tx.now,
        updatedAt: tx.now,
      })
      // One of several answers to the same question was chosen.
      this.#expire(tx, this.repository.superseded({ agent: row.agent, topic: row.topic, provenance: null }, tx.now))
      this.#note(auto ? 'proposal.auto' : 'proposal.applied', toProposer(row), `Applied ${quote(row.title)}${part}`, {
        proposal: id,
        changes: chosen.length,
        batch: tx.batchId,
      })
    })
    return batchId
  }

  /** What was made without asking is told once, with its undo; kept for whoever is away. */
  #tell(run: Proposer, title: string, batchId: string): void {
    const body = 'Done at once, as you allowed.'
    const notice = {
      kind: 'proxy.applied',
      title: `${agentNames[run.agent]}: ${title}`,
      body,
      subjectId: batchId,
    } as const
    this.unitOfWork.run(
      callerOf(run.id),
      `Told what ${agentNames[run.agent]} did`,
      (tx) => this.notices.insert(tx, notice, { looking: run.trigger === 'person' }),
      { quiet: true },
    )
  }

  #insert(
    tx: WriteTransaction,
    made: {
      readonly id: string
      readonly title: string
      readonly clock: string
      readonly run: Proposer
      readonly draft: Draft
      readonly ops: readonly CheckedOp[]
    },
  ): void {
    const { id, title, clock, run, draft, ops } = made
    const stamps = { createdAt: tx.now, updatedAt: tx.now, deletedAt: null }
    tx.insert(proposals, {
      id,
      runId: run.id,
      agent: run.agent,
      topic: draft.topic,
      title,
      reason: shownReason(draft.reason),
      confidence: shownConfidence(draft.confidence),
      provenance: run.provenance,
      model: run.model,
      state: 'open',
      baseClock: clock,
      rejectReason: null,
      appliedBatch: null,
      decidedAt: null,
      expiresAt: tx.now + (draft.lastsMs ?? LASTS_MS),
      ...stamps,
    })
    ops.forEach(({ tool, input, feature, reason, confidence, base, diff }, ordinal) => {
      tx.insert(proposalOps, {
        id: this.ids.next(),
        proposalId: id,
        agent: run.agent,
        ordinal,
        tool: tool.name,
        input,
        editedInput: null,
        feature,
        reason,
        confidence,
        base,
        diff,
        state: 'open',
        ...stamps,
      })
    })
  }

  #expire(tx: WriteTransaction, ids: readonly string[]): void {
    for (const id of ids) tx.update(proposals, id, { state: 'expired', decidedAt: tx.now, updatedAt: tx.now })
  }

  #answer(tx: WriteTransaction, opId: string, state: 'accepted' | 'rejected'): void {
    tx.update(proposalOps, opId, { state, updatedAt: tx.now })
  }

  #shown(row: ProposalRow, ops: readonly OpRow[], moved: readonly MovedValue[]): Proposal {
    return {
      summary: toSummary(row, moved.length > 0, this.clock.now()),
      ops: ops.map(({ base: _base, diff, agent, ...op }) => {
        const { n, reason } = this.repository.declined(agent, op.tool, op.feature)
        return {
          ...op,
          input: { ...op.input },
          destructive: this.#tool(op.tool).danger(op.input) === 'destructive',
          declinedBefore: n - (op.state === 'rejected' ? 1 : 0),
          declinedReason: reason,
          ...mutable(diff),
        }
      }),
      moved: [...moved],
    }
  }

  #row(id: string): ProposalRow {
    const row = this.repository.find(id)
    if (!row) throw notFound('suggestion', id)
    return row
  }

  #open(id: string): ProposalRow {
    const row = this.#row(id)
    if (row.state !== 'open') throw conflict('already_decided', `This was already decided: ${row.title}.`, id)
    if (row.expiresAt <= this.clock.now()) {
      throw conflict('already_decided', `This suggestion is too old: ${row.title}. Ask for a new one.`, id)
    }
    return row
  }

  #choose(row: ProposalRow, opIds: readonly string[] | undefined): readonly OpRow[] {
    const ops = this.repository.ops(row.id)
    if (opIds === undefined) return ops
    const unknown = opIds.find((id) => !ops.some((op) => op.id === id))
    if (unknown !== undefined) throw notFound('change', unknown)
    return ops.filter(({ id }) => opIds.includes(id))
  }

  #calls(ops: readonly OpRow[]): readonly Call[] {
    return ops.map(({ tool, input }) => ({ tool: this.#tool(tool), input }))
  }

  #tool(name: string): ProposalTool {
    const tool = this.tools.get(name)
    if (!tool) throw conflict('not_proposable', `This version of Proxy cannot do ${name}. Decline it.`, name)
    return tool
  }

  #note(kind: string, { id, agent }: Pick<Proposer, 'id' | 'agent'>, text: string, detail: AuditDetail): void {
    const actorKind = kind.startsWith('proposal.') && !/created|auto/.test(kind) ? 'person' : 'agent'
    this.audit.record({ kind, agent, runId: id, actorKind, text, detail })
  }
}

function callerOf(runId: string): Caller {
  return { actor: { kind: 'agent', id: runId }, origin: 'proxy' }
}

function toProposer({ runId, agent }: ProposalRow): Pick<Proposer, 'id' | 'agent'> {
  return { id: runId, agent }
}

function mutable({ changes, names }: OpDiff): { changes: RowChange[]; names: Record<string, string> } {
  return { changes: [...changes], names: { ...names } }
}

function staleWords({ name, column, problem }: MovedValue): string {
  const what = name === '' ? 'What this is about' : quote(name)
  const why =
    problem ?? `${column === 'deleted_at' ? 'whether it is there' : (column ?? '').replaceAll('_', ' ')} moved`
  return `${what} is not as it was when this was suggested (${why}). Nothing was changed; look at it again.`
}
