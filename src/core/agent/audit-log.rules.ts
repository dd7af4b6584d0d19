import { createHash } from 'node:crypto'

/** An entry of the log as it is stored. */
export type AuditRow = {
  readonly seq: number
  readonly at: number
  readonly kind: string
  readonly agent: string
  readonly runId: string | null
  readonly actorKind: string
  readonly text: string
  /** JSON. */
  readonly detail: string
  readonly prevHash: string
  readonly hash: string
}

/** What the first entry of a log follows. */
export const GENESIS = '0'.repeat(64)

/** The kind of the entry that stands in the place of what was cleared. */
export const CLEARED = 'log.cleared'

/** SHA-256 over the entry before and every field of this one. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const fields = [row.prevHash, row.seq, row.at, row.kind, row.agent, row.runId, row.actorKind, row.text, row.detail]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

export type Head = { readonly seq: number; readonly hash: string }

/** Walks a log entry by entry; says in words where it was altered, or null. */
export class ChainCheck {
  #last: Head | null = null
  entries = 0

  take(row: AuditRow): string | null {
    const place = `entry ${row.seq}`
    if (row.hash !== hashOf(row)) return `The log was altered: ${place} is not as it was written.`
    if (this.#last === null) {
      const begins = (row.seq === 1 && row.prevHash === GENESIS) || row.kind === CLEARED
      if (!begins) return `The log was altered: what came before ${place} is missing.`
    } else if (row.seq !== this.#last.seq + 1 || row.prevHash !== this.#last.hash) {
      return `The log was altered: something between entries ${this.#last.seq} and ${row.seq} is missing or was put there.`
    }
    this.#last = { seq: row.seq, hash: row.hash }
    this.entries += 1
    return null
  }

  /** Whether the log ends where it was last written to. */
  end(head: Head | null): string | null {
    if (head?.seq === this.#last?.seq && head?.hash === this.#last?.hash) return null
    return `The log was altered: its end is missing${this.#last === null ? '' : ` after entry ${this.#last.seq}`}.`
  }
}
