import type { MovedValue, Proposal, ProposalOp, ProposalSummary } from '@contract/proposal'
import type { ActorKind, ProposalState, Provenance, ProxyName } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { readCursor } from '../db/cursor'
import type { SqlRow, SqlValue } from '../db/row-codec'
import type { BaseEntity, BaseRow } from './base.rules'
import type { OpDiff } from './diff.rules'
import type { Input } from './proposal-tools'

export type ProposalRow = {
  readonly id: string
  readonly runId: string
  readonly agent: ProxyName
  readonly topic: string
  readonly title: string
  readonly reason: string
  readonly confidence: number
  readonly provenance: Provenance
  readonly model: string | null
  readonly state: ProposalState
  readonly baseClock: string
  readonly rejectReason: string | null
  readonly appliedBatch: string | null
  readonly decidedAt: number | null
  readonly expiresAt: number
  readonly createdAt: number
  readonly ops: number
  readonly accepted: number
  readonly declined: number
}

export type OpRow = {
  readonly id: string
  readonly agent: ProxyName
  readonly tool: string
  /** As it would be applied. */
  readonly input: Input
  readonly edited: boolean
  readonly feature: string
  readonly reason: string
  readonly confidence: number
  readonly base: readonly BaseRow[]
  readonly diff: OpDiff
  readonly state: ProposalOp['state']
}

/** What was learned of one kind of suggestion. */
export type Rejections = { readonly count: number; readonly weight: number; readonly reasons: readonly string[] }

type RawOp = Omit<OpRow, 'input' | 'edited' | 'base' | 'diff'> & {
  readonly input: string
  readonly editedInput: string | null
  readonly base: string
  readonly diff: string
}

const COLUMNS = `p.id, p.run_id AS runId, p.agent, p.topic, p.title, p.reason, p.confidence, p.provenance, p.model, p.state,
  p.base_clock AS baseClock, p.reject_reason AS rejectReason, p.applied_batch AS appliedBatch, p.decided_at AS decidedAt,
  p.expires_at AS expiresAt, p.created_at AS createdAt,
  (SELECT count(*) FROM proposal_ops o WHERE o.proposal_id = p.id AND o.deleted_at IS NULL) AS ops,
  (SELECT count(*) FROM proposal_ops o WHERE o.proposal_id = p.id AND o.deleted_at IS NULL AND o.state = 'accepted')
    AS accepted,
  (SELECT count(*) FROM proposal_ops o WHERE o.proposal_id = p.id AND o.deleted_at IS NULL AND o.state = 'rejected')
    AS declined`

/** Reads proposals, and the present state of what they were made against. */
export class ProposalRepository {
  constructor(private readonly connection: Connection) {}

  page(view: 'open' | 'closed', cursor: string | undefined, limit: number, now: number): readonly ProposalRow[] {
    const after = readCursor(cursor)
    const where = view === 'open' ? "p.state = 'open' AND p.expires_at > ?" : "p.state <> 'open' AND p.expires_at > ?"
    return this.connection.all(
      `SELECT ${COLUMNS} FROM proposals p WHERE ${where} AND p.deleted_at IS NULL AND (p.created_at, p.id) < (?, ?)
       ORDER BY p.created_at DESC, p.id DESC LIMIT ?`,
      view === 'open' ? now : 0,
      after?.at ?? Number.MAX_SAFE_INTEGER,
      after?.id ?? '',
      limit,
    )
  }

  openCount(now: number): number {
    return (
      this.connection.get<{ n: number }>(
        "SELECT count(*) AS n FROM proposals p WHERE p.state = 'open' AND p.deleted_at IS NULL AND p.expires_at > ?",
        now,
      )?.n ?? 0
    )
  }

  find(id: string): ProposalRow | undefined {
    return this.connection.get(`SELECT ${COLUMNS} FROM proposals p WHERE p.id = ? AND p.deleted_at IS NULL`, id)
  }

  /**
   * Open proposals whose time is over, or that a newer one about the same takes the place of: all of them, or those that
   * come from the same kind of thinking.
   */
  superseded(
    by: { readonly agent: ProxyName; readonly topic: string; readonly provenance: Provenance | null } | null,
    now: number,
  ): readonly string[] {
    return this.connection
      .all<{ id: string }>(
        `SELECT p.id FROM proposals p WHERE p.state = 'open' AND p.deleted_at IS NULL
           AND (p.expires_at <= @now
             OR (p.agent = @agent AND p.topic = @topic AND (@provenance IS NULL OR p.provenance = @provenance)))`,
        { now, agent: by?.agent ?? null, topic: by?.topic ?? null, provenance: by?.provenance ?? null },
      )
      .map(({ id }) => id)
  }

  ops(proposalId: string): readonly OpRow[] {
    return this.connection
      .all<RawOp>(
        `SELECT id, agent, tool, input, edited_input AS editedInput, feature, reason, confidence, base, diff, state
         FROM proposal_ops WHERE proposal_id = ? AND deleted_at IS NULL ORDER BY ordinal`,
        proposalId,
      )
      .map(({ input, editedInput, base, diff, ...op }) => ({
        ...op,
        input: JSON.parse(editedInput ?? input) as Input,
        edited: editedInput !== null,
        base: JSON.parse(base) as BaseRow[],
        diff: JSON.parse(diff) as OpDiff,
      }))
  }

  /**
   * How often each kind of suggestion of a tool was declined, and the reasons given, newest first. `weight` counts twice what was
   * declined alone and with a reason: then the reason can mean nothing else.
   */
  rejections(agent: ProxyName, tool: string): ReadonlyMap<string, Rejections> {
    const rows = this.connection.all<{ feature: string; reason: string | null; changes: number }>(
      `SELECT o.feature, p.reject_reason AS reason,
         (SELECT count(*) FROM proposal_ops s WHERE s.proposal_id = p.id AND s.deleted_at IS NULL) AS changes
       FROM proposal_ops o JOIN proposals p ON p.id = o.proposal_id
       WHERE o.agent = ? AND o.tool = ? AND o.state = 'rejected' AND o.deleted_at IS NULL ORDER BY o.updated_at DESC, o.id DESC`,
      agent,
      tool,
    )
    const found = new Map<string, { count: number; weight: number; reasons: string[] }>()
    for (const { feature, reason, changes } of rows) {
      const entry = found.get(feature) ?? { count: 0, weight: 0, reasons: [] }
      entry.count += 1
      entry.weight += reason !== null && changes === 1 ? 2 : 1
      if (reason !== null && entry.reasons.length < 5) entry.reasons.push(reason)
      found.set(feature, entry)
    }
    return found
  }

  /** How often one kind was declined, and the newest reason. */
  declined(agent: ProxyName, tool: string, feature: string): { readonly n: number; readonly reason: string | null } {
    const kind = [agent, tool, feature] as const
    const where = "o.agent = ? AND o.tool = ? AND o.feature = ? AND o.state = 'rejected' AND o.deleted_at IS NULL"
    const n = this.connection.get<{ n: number }>(`SELECT count(*) AS n FROM proposal_ops o WHERE ${where}`, ...kind)?.n
    if (n === undefined || n === 0) return { n: 0, reason: null }
    const newest = this.connection.get<{ reason: string }>(
      `SELECT p.reject_reason AS reason FROM proposal_ops o JOIN proposals p ON p.id = o.proposal_id
       WHERE ${where} AND p.reject_reason IS NOT NULL ORDER BY o.updated_at DESC, o.id DESC LIMIT 1`,
      ...kind,
    )
    return { n, reason: newest?.reason ?? null }
  }

  /** What the person wrote when declining suggestions whose topic begins so, newest first. */
  reasons(
    agent: ProxyName,
    topic: string,
    limit: number,
  ): readonly { readonly topic: string; readonly reason: string }[] {
    return this.connection.all(
      `SELECT topic, reject_reason AS reason FROM proposals
       WHERE state <> 'open' AND deleted_at IS NULL AND agent = ? AND reject_reason IS NOT NULL AND substr(topic, 1, ?) = ?
       ORDER BY created_at DESC, id DESC LIMIT ?`,
      agent,
      topic.length,
      topic,
      limit,
    )
  }

  /** Single changes of a proxy by how they were answered. */
  answers(agent: ProxyName): { readonly accepted: number; readonly declined: number; readonly open: number } {
    const counts = new Map(
      this.connection
        .all<{ state: ProposalOp['state']; n: number }>(
          `SELECT o.state, count(*) AS n FROM proposal_ops o JOIN proposals p ON p.id = o.proposal_id
           WHERE o.agent = ? AND o.deleted_at IS NULL AND p.state <> 'expired' AND (o.state <> 'open' OR p.state = 'open')
           GROUP BY o.state`,
          agent,
        )
        .map(({ state, n }) => [state, n]),
    )
    return {
      accepted: counts.get('accepted') ?? 0,
      declined: counts.get('rejected') ?? 0,
      open: counts.get('open') ?? 0,
    }
  }

  /** Hybrid clock of the newest change. */
  clock(): string {
    return this.connection.get<{ hlc: string | null }>('SELECT max(hlc) AS hlc FROM change_batches')?.hlc ?? ''
  }

  /** Which kind of thing an id stands for, among those that a proposal can rest on. */
  kindOf(id: string): BaseEntity | null {
    const row = this.connection.get<{ entity: BaseEntity }>(
      `SELECT 'tasks' AS entity FROM tasks WHERE id = @id UNION ALL SELECT 'projects' FROM projects WHERE id = @id
       UNION ALL SELECT 'tags' FROM tags WHERE id = @id`,
      { id },
    )
    return row?.entity ?? null
  }

  values(entity: BaseEntity, id: string, columns: readonly string[]): SqlRow {
    const real = columns.filter((column) => column !== 'tags')
    const row = this.connection.get<SqlRow>(`SELECT ${real.join(', ')} FROM ${entity} WHERE id = ?`, id)
    return { ...row, ...(columns.includes('tags') ? { tags: this.#tags(id) } : {}) }
  }

  name(id: string): string | null {
    const row = this.connection.get<{ name: string }>(
      `SELECT title AS name FROM tasks WHERE id = @id UNION ALL SELECT name FROM projects WHERE id = @id
       UNION ALL SELECT name FROM tags WHERE id = @id UNION ALL SELECT name FROM saved_filters WHERE id = @id`,
      { id },
    )
    return row?.name ?? null
  }

  /** The newest change to a column of a row since a clock, by the log. */
  movedBy(entity: BaseEntity, rowId: string, column: string, clock: string): MovedValue['by'] {
    const ofTags = column === 'tags'
    return (
      this.connection.get<{ kind: ActorKind; label: string; at: number }>(
        `SELECT b.actor_kind AS kind, b.label, b.created_at AS at FROM changes c JOIN change_batches b ON b.seq = c.batch_seq
         WHERE c.entity = ? AND c.row_id >= ? AND c.row_id < ? AND b.hlc > ? AND (? OR json_type(c.after, ?) IS NOT NULL)
         ORDER BY b.seq DESC LIMIT 1`,
        ofTags ? 'task_tags' : entity,
        ofTags ? `${rowId}:` : rowId,
        ofTags ? `${rowId};` : `${rowId} `,
        clock,
        ofTags ? 1 : 0,
        `$.${column}`,
      ) ?? null
    )
  }

  #tags(taskId: string): SqlValue {
    const rows = this.connection.all<{ name: string }>(
      `SELECT g.name FROM task_tags l JOIN tags g ON g.id = l.tag_id
       WHERE l.task_id = ? AND l.deleted_at IS NULL AND g.deleted_at IS NULL ORDER BY g.name`,
      taskId,
    )
    return rows.length === 0 ? null : rows.map(({ name }) => name).join(', ')
  }
}

export function toSummary(row: ProposalRow, stale: boolean, now: number): ProposalSummary {
  const { topic: _topic, baseClock: _baseClock, ...rest } = row
  const state = row.state === 'open' && row.expiresAt <= now ? 'expired' : row.state
  return { ...rest, state, stale: stale && state === 'open' }
}

export type Shown = Pick<Proposal, 'ops' | 'moved'>
