import type { MovedValue } from '@contract/proposal'
import type { RowChange } from '@contract/activity'

import type { Caller, UnitOfWork } from '../db/unit-of-work'
import type { Ids } from '../ports'
import { type BaseRow, idsIn, movedColumns, watchedColumns, withIds, writesTags } from './base.rules'
import { changesSomething, comparable, idsOf, type OpDiff } from './diff.rules'
import type { Input, ProposalTool } from './proposal-tools'
import type { OpRow, ProposalRepository } from './proposal.repository'

/** A change as it would be made: a tool and its input. */
export type Call = { readonly tool: ProposalTool; readonly input: Input }

/** What a change would do now, or why it cannot be made. */
export type Outcome =
  | { readonly ok: true; readonly diff: OpDiff; readonly base: readonly BaseRow[] }
  | { readonly ok: false; readonly problem: string }

/** Finds out what changes would do by doing them and taking them back. */
export class Rehearsal {
  constructor(
    private readonly repository: ProposalRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
  ) {}

  /** Each call does what it would do after those before it. */
  run(calls: readonly Call[], caller: Caller): readonly Outcome[] {
    const steps = this.inOrder(calls, caller)
    const rehearsed = this.unitOfWork.rehearse(steps)
    const made = new Map<string, string>()
    return rehearsed.map((result, index): Outcome => {
      if (!result.ok) return { ok: false, problem: problemOf(result.error) }
      const changes: RowChange[] = result.writes.map((write) => ({ ...write }))
      if (!changesSomething(changes)) return { ok: false, problem: 'It would change nothing.' }
      const earlier = [...made.keys()].filter((id) => changes.some(({ rowId }) => rowId === id))
      for (const { op, rowId, after } of changes) {
        const name = after['title'] ?? after['name']
        if (op === 'insert') made.set(rowId, typeof name === 'string' ? name : 'new')
      }
      return {
        ok: true,
        diff: { changes, names: this.#names(changes, made), made: earlier },
        base: this.#base(calls[index], changes),
      }
    })
  }

  /** The calls as steps; what they make gets new ids, which later calls then name. */
  inOrder(calls: readonly Call[], caller: Caller): readonly (() => void)[] {
    const fresh = new Map<string, string>()
    for (const { tool, input } of calls) {
      const id = tool.madeId(input)
      if (id !== null) fresh.set(id, this.ids.next())
    }
    return calls.map(
      ({ tool, input }) =>
        () =>
          tool.call(withIds(input, fresh) as Input, caller),
    )
  }

  /** What is no longer as it was when the changes were made, by the rows they rest on; quick. */
  moved(ops: readonly OpRow[], clock: string): readonly MovedValue[] {
    const found = new Map<string, MovedValue>()
    for (const { base } of ops) {
      for (const { entity, rowId, name, values } of base) {
        const now = this.repository.values(entity, rowId, Object.keys(values))
        for (const change of movedColumns(values, now)) {
          found.set(`${rowId} ${change.column}`, {
            entity,
            rowId,
            name,
            ...change,
            by: this.repository.movedBy(entity, rowId, change.column, clock),
            problem: null,
          })
        }
      }
    }
    return [...found.values()]
  }

  /** The same, and whether applying these now would still do exactly what was shown. */
  compare(ops: readonly OpRow[], calls: readonly Call[], clock: string, caller: Caller): readonly MovedValue[] {
    const moved = [...this.moved(ops, clock)]
    this.run(calls, caller).forEach((outcome, index) => {
      const op = ops[index]
      if (op === undefined) return
      if (outcome.ok && comparable(outcome.diff) === comparable(op.diff)) return
      const [first] = op.diff.changes
      const rowId = first?.rowId ?? op.id
      if (outcome.ok && moved.length > 0) return
      moved.push({
        entity: first?.entity ?? 'proposal_ops',
        rowId,
        name: op.diff.names[rowId] ?? '',
        column: null,
        before: null,
        after: null,
        by: null,
        problem: outcome.ok ? 'It would now do something else than what is shown.' : outcome.problem,
      })
    })
    return moved
  }

  #names(changes: readonly RowChange[], made: ReadonlyMap<string, string>): Record<string, string> {
    const names: Record<string, string> = {}
    for (const id of idsOf(changes)) {
      const parts = id.split(':')
      for (const part of parts) {
        const name = made.get(part) ?? this.repository.name(part)
        if (name !== null) names[part] = name
      }
    }
    return names
  }

  /** What the change rests on: the rows it names and writes that are there now. */
  #base(call: Call | undefined, changes: readonly RowChange[]): readonly BaseRow[] {
    const ids = new Set([
      ...idsIn(call?.input),
      ...changes.flatMap(({ op, rowId }) => (op === 'update' ? [rowId] : [])),
    ])
    return [...ids].flatMap((rowId): BaseRow[] => {
      const entity = this.repository.kindOf(rowId)
      if (entity === null) return []
      const columns = [
        ...watchedColumns(entity, rowId, changes),
        ...(entity === 'tasks' && writesTags(rowId, changes) ? ['tags'] : []),
      ]
      const values = this.repository.values(entity, rowId, columns)
      return [{ entity, rowId, name: this.repository.name(rowId) ?? '', values }]
    })
  }
}

/** An error of a service in words; the contract's errors already are. */
export function problemOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'It cannot be done now.'
}
