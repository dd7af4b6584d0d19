import { createHash } from 'node:crypto'

import type { ModelCallEntry, ModelUsage } from '@contract/model'
import type { ModelOutcome, ModelPlace } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { nextCursor, readCursor } from '../db/cursor'
import { notFound } from '../db/errors'
import { asContractError } from '../db/storage-error'
import type { Clock, Ids } from '../ports'
import { instantOf, personalDay } from '../time'

/** How long the record of a call is kept, in days; a person can clear it at any time. */
const KEPT_DAYS = 30
const DAY_MS = 86_400_000
/** Old calls deleted at each new one, so that no single call pays for a long absence. */
const PRUNE_BATCH = 20

export type CallStart = {
  readonly providerId: string
  readonly providerName: string
  readonly place: ModelPlace
  readonly model: string
  readonly purpose: string
  readonly agent: string
  readonly runId: string | null
  /** What was gathered for it; null when nothing was. */
  readonly lookId?: string | null
  readonly url: string
  /** The body as it goes out. */
  readonly request: string
}

export type CallEnd = {
  readonly outcome: ModelOutcome
  readonly message: string
  readonly response: string | null
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly costMicros: number | null
}

type Row = Omit<ModelCallEntry, 'cost'> & { readonly costMicros: number | null }

const COLUMNS = `id, at, provider_name AS providerName, place, model, purpose, agent, run_id AS runId, look_id AS lookId, outcome, message,
  input_tokens AS inputTokens, output_tokens AS outputTokens, cost_micros AS costMicros, ms, request_bytes AS requestBytes`
const MILLION = 1_000_000

/**
 * The record of what was sent to models. A call is written before its bytes leave, so that nothing leaves unseen. It is a
 * log of this machine: it is outside the change log, which would keep what a person clears (docs/decisions/0010).
 */
export class ModelCalls {
  constructor(
    private readonly connection: Connection,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly dayStartHour: () => number,
  ) {}

  /** Calls that were going on when the process ended will never say how they ended. */
  recover(): void {
    this.connection.prepare("UPDATE llm_calls SET outcome = 'interrupted' WHERE outcome = 'running'").run()
  }

  /** Writes down what is about to be sent; throws when it cannot be kept, and then it must not be sent. */
  begin(call: CallStart): string {
    const id = this.ids.next()
    const now = this.clock.now()
    try {
      this.connection
        .prepare(
          `DELETE FROM llm_calls WHERE id IN
             (SELECT id FROM llm_calls WHERE at < ? ORDER BY at LIMIT ${PRUNE_BATCH})`,
        )
        .run(now - KEPT_DAYS * DAY_MS)
      this.connection
        .prepare(
          `INSERT INTO llm_calls (id, at, provider_id, provider_name, place, model, purpose, agent, run_id, look_id, url,
             prompt_hash, request, request_bytes, outcome)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running')`,
        )
        .run(
          id,
          now,
          call.providerId,
          call.providerName,
          call.place,
          call.model,
          call.purpose,
          call.agent,
          call.runId,
          call.lookId ?? null,
          call.url,
          createHash('sha256').update(call.request).digest('hex'),
          call.request,
          Buffer.byteLength(call.request),
        )
    } catch (error) {
      throw asContractError(error)
    }
    return id
  }

  end(id: string, end: CallEnd): void {
    this.connection
      .prepare(
        `UPDATE llm_calls SET outcome = ?, message = ?, response = ?, input_tokens = ?, output_tokens = ?, cost_micros = ?,
           ms = ? - at WHERE id = ?`,
      )
      .run(
        end.outcome,
        end.message,
        end.response,
        end.inputTokens,
        end.outputTokens,
        end.costMicros,
        this.clock.now(),
        id,
      )
  }

  list(input: {
    readonly cursor?: string | undefined
    readonly limit: number
    readonly agent?: string | undefined
    readonly runId?: string | undefined
  }): {
    items: ModelCallEntry[]
    nextCursor: string | null
  } {
    const after = readCursor(input.cursor)
    const [column, value] =
      input.runId !== undefined ? (['run_id', input.runId] as const) : (['agent', input.agent] as const)
    const rows = this.connection.all<Row>(
      `SELECT ${COLUMNS} FROM llm_calls WHERE ${value === undefined ? '' : `${column} = ? AND `}(at, id) < (?, ?)
       ORDER BY at DESC, id DESC LIMIT ?`,
      ...(value === undefined ? [] : [value]),
      after?.at ?? Number.MAX_SAFE_INTEGER,
      after?.id ?? '',
      input.limit,
    )
    return { items: rows.map(toEntry), nextCursor: nextCursor(rows, input.limit, ({ at }) => at) }
  }

  get(input: { readonly id: string }): { call: ModelCallEntry; url: string; request: string; response: string | null } {
    const row = this.connection.get<Row & { url: string; request: string; response: string | null }>(
      `SELECT ${COLUMNS}, url, request, response FROM llm_calls WHERE id = ?`,
      input.id,
    )
    if (!row) throw notFound('call', input.id)
    const { url, request, response, ...call } = row
    return { call: toEntry(call), url, request, response }
  }

  /** Deletes what is over. What models used up today stays counted, or clearing would lift the budget. */
  clear(): { deleted: number } {
    const today = this.#dayBegan()
    const { changes } = this.connection
      .prepare("DELETE FROM llm_calls WHERE outcome <> 'running' AND at < ?")
      .run(today)
    const { changes: emptied } = this.connection
      .prepare(
        "UPDATE llm_calls SET request = '', response = NULL, request_bytes = 0, url = '' WHERE outcome <> 'running' AND at >= ? AND request <> ''",
      )
      .run(today)
    // What was gathered for them says the same as they did.
    this.connection.prepare('DELETE FROM context_looks').run()
    return { deleted: changes + emptied }
  }

  /** What was used since the person's day began. */
  usage(): ModelUsage {
    const row = this.connection.get<{
      calls: number
      inputTokens: number
      outputTokens: number
      outsideTokens: number
      costMicros: number
      unpriced: number
    }>(
      `SELECT count(*) AS calls, ifnull(sum(input_tokens), 0) AS inputTokens, ifnull(sum(output_tokens), 0) AS outputTokens,
         ifnull(sum(CASE WHEN place <> 'this_machine' THEN ifnull(input_tokens, 0) + ifnull(output_tokens, 0) END), 0) AS outsideTokens,
         ifnull(sum(cost_micros), 0) AS costMicros,
         ifnull(sum(cost_micros IS NULL AND input_tokens IS NOT NULL), 0) AS unpriced
       FROM llm_calls WHERE at >= ?`,
      this.#dayBegan(),
    )
    if (!row) return { calls: 0, inputTokens: 0, outputTokens: 0, outsideTokens: 0, cost: 0 }
    const { costMicros, unpriced, ...counts } = row
    return { ...counts, cost: unpriced > 0 ? null : costMicros / MILLION }
  }

  #dayBegan(): number {
    const zone = this.clock.timeZone()
    const hour = this.dayStartHour()
    const today = personalDay(this.clock.now(), zone, hour)
    return instantOf(today, `${String(hour).padStart(2, '0')}:00`, zone)
  }
}

function toEntry({ costMicros, ...row }: Row): ModelCallEntry {
  return { ...row, cost: costMicros === null ? null : costMicros / MILLION }
}
