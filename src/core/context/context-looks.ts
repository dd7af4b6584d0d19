import type { ContextLook } from '@contract/context'

import type { Connection } from '../db/connection'
import type { Clock, Ids } from '../ports'

/** As long as the calls that they went into. */
const KEPT_DAYS = 30
const DAY_MS = 86_400_000
/** Old ones deleted at each new one, so that none pays for a long absence. */
const PRUNE_BATCH = 20

type Row = Omit<ContextLook, 'basis' | 'items' | 'leftOut'> & {
  readonly basis: string
  readonly items: string
  readonly leftOut: string
}

const COLUMNS = `l.id, l.at, l.agent, l.run_id AS runId, l.purpose, l.query, l.budget, l.tokens, l.basis, l.items,
  l.left_out AS leftOut`

/** The record of what was gathered for proxies, of this machine: outside the change log, cleared with the calls. */
export class ContextLooks {
  constructor(
    private readonly connection: Connection,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Writes down what a proxy is about to be given; the id goes with the calls it is put into. */
  record(look: Omit<ContextLook, 'id' | 'at'>): string {
    const id = this.ids.next()
    const now = this.clock.now()
    this.connection
      .prepare(
        `DELETE FROM context_looks WHERE id IN
           (SELECT id FROM context_looks WHERE at < ? ORDER BY at LIMIT ${PRUNE_BATCH})`,
      )
      .run(now - KEPT_DAYS * DAY_MS)
    this.connection
      .prepare(
        `INSERT INTO context_looks (id, at, agent, run_id, purpose, query, budget, tokens, basis, items, left_out)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        id,
        now,
        look.agent,
        look.runId,
        look.purpose,
        look.query,
        look.budget,
        look.tokens,
        JSON.stringify(look.basis),
        JSON.stringify(look.items),
        JSON.stringify(look.leftOut),
      )
    return id
  }

  /** Those of a run, in their order, and the one that went into a call. */
  list(input: { readonly runId?: string | undefined; readonly callId?: string | undefined }): ContextLook[] {
    const ofRun =
      input.runId === undefined
        ? []
        : this.connection.all<Row>(
            `SELECT ${COLUMNS} FROM context_looks l WHERE l.run_id = ? ORDER BY l.at, l.id`,
            input.runId,
          )
    const ofCall =
      input.callId === undefined
        ? []
        : this.connection.all<Row>(
            `SELECT ${COLUMNS} FROM llm_calls c JOIN context_looks l ON l.id = c.look_id WHERE c.id = ?`,
            input.callId,
          )
    return [...ofRun, ...ofCall].map(({ basis, items, leftOut, ...row }) => ({
      ...row,
      basis: JSON.parse(basis) as ContextLook['basis'],
      items: JSON.parse(items) as ContextLook['items'],
      leftOut: JSON.parse(leftOut) as ContextLook['leftOut'],
    }))
  }
}
