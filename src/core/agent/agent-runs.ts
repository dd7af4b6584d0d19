import type { AgentRun } from '@contract/agent'
import type { Provenance, ProxyName, RunState } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { nextCursor, readCursor } from '../db/cursor'
import type { Clock, Ids } from '../ports'
import type { AuditLog } from './audit-log'
import { agentNames } from './known-agents'

export type RunStart = {
  readonly agent: ProxyName
  readonly job: string
  /** Who or what set it off. */
  readonly trigger: 'person' | 'schedule' | 'event'
  readonly provenance: Provenance
  /** Name and version of the model; null for rules. */
  readonly model: string | null
}

export type RunEnd = {
  readonly state: Exclude<RunState, 'running'>
  /** What came of it, in words. */
  readonly message: string
  readonly inputTokens?: number
  readonly outputTokens?: number
}

const COLUMNS = `id, agent, job, trigger_kind AS trigger, state, provenance, model, input_tokens AS inputTokens,
  output_tokens AS outputTokens, message, started_at AS startedAt, ended_at AS endedAt`

/** The record of what proxies ran, of this machine: outside the change log. */
export class AgentRuns {
  constructor(
    private readonly connection: Connection,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Runs that were going on when the process ended will not go on: they failed. */
  recover(): void {
    const lost = this.connection.all<{ id: string; agent: ProxyName }>(
      "SELECT id, agent FROM agent_runs WHERE state = 'running'",
    )
    for (const { id } of lost) this.end(id, { state: 'failed', message: 'Proxy ended before this was over.' })
  }

  begin(start: RunStart): AgentRun {
    const id = this.ids.next()
    this.connection
      .prepare(
        `INSERT INTO agent_runs (id, agent, job, trigger_kind, state, provenance, model, started_at)
         VALUES (?, ?, ?, ?, 'running', ?, ?, ?)`,
      )
      .run(id, start.agent, start.job, start.trigger, start.provenance, start.model, this.clock.now())
    this.audit.record({
      kind: 'run.started',
      agent: start.agent,
      runId: id,
      actorKind: start.trigger === 'person' ? 'person' : 'automation',
      text: `${agentNames[start.agent]} began: ${start.job.replaceAll('_', ' ')}`,
      detail: { job: start.job, provenance: start.provenance, model: start.model },
    })
    return this.get(id)
  }

  /** Ends a run; one that is over stays as it ended. */
  end(id: string, end: RunEnd): AgentRun {
    const { changes } = this.connection
      .prepare(
        `UPDATE agent_runs SET state = ?, message = ?, input_tokens = ?, output_tokens = ?, ended_at = ?
         WHERE id = ? AND state = 'running'`,
      )
      .run(end.state, end.message, end.inputTokens ?? 0, end.outputTokens ?? 0, this.clock.now(), id)
    const run = this.get(id)
    if (changes > 0) {
      this.audit.record({
        kind: `run.${end.state}`,
        agent: run.agent,
        runId: id,
        actorKind: 'agent',
        text: `${agentNames[run.agent]} ended: ${end.message}`,
        detail: { inputTokens: run.inputTokens, outputTokens: run.outputTokens },
      })
    }
    return run
  }

  get(id: string): AgentRun {
    const run = this.connection.get<AgentRun>(`SELECT ${COLUMNS} FROM agent_runs WHERE id = ?`, id)
    if (!run) throw new Error(`There is no run ${id}`)
    return run
  }

  last(agent: ProxyName): AgentRun | null {
    return this.list({ agent, limit: 1 }).items[0] ?? null
  }

  list(input: { readonly agent: ProxyName; readonly cursor?: string | undefined; readonly limit: number }): {
    items: AgentRun[]
    nextCursor: string | null
  } {
    const after = readCursor(input.cursor)
    const items = this.connection.all<AgentRun>(
      `SELECT ${COLUMNS} FROM agent_runs WHERE agent = ? AND (started_at, id) < (?, ?)
       ORDER BY started_at DESC, id DESC LIMIT ?`,
      input.agent,
      after?.at ?? Number.MAX_SAFE_INTEGER,
      after?.id ?? '',
      input.limit,
    )
    return { items, nextCursor: nextCursor(items, input.limit, ({ startedAt }) => startedAt) }
  }
}
