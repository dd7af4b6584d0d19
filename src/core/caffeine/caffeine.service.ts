import type { CaffeineDose } from '@contract/caffeine'

import type { Connection } from '../db/connection'
import { conflict, notFound } from '../db/errors'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import { caffeineLogs } from '../energy/energy.table'
import type { Clock, Ids } from '../ports'
import { addDays, instantOf } from '../time'

const CLOCK_TOLERANCE_MS = 60_000

/** The caffeine log: optional, and off until a person turns it on. */
export class CaffeineService {
  constructor(
    private readonly connection: Connection,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  list(input: { readonly from: string; readonly to: string }): CaffeineDose[] {
    const zone = this.clock.timeZone()
    return this.between(instantOf(input.from, '00:00', zone), instantOf(addDays(input.to, 1), '00:00', zone))
  }

  /** Doses from `from` until before `to`, oldest first. */
  between(from: number, to: number): CaffeineDose[] {
    return this.connection.all(
      'SELECT id, at, milligrams FROM caffeine_logs WHERE deleted_at IS NULL AND at >= ? AND at < ? ORDER BY at, id',
      from,
      to,
    )
  }

  add(
    input: { readonly milligrams: number; readonly at?: number | undefined },
    caller: Caller,
  ): { dose: CaffeineDose; batchId: string | null } {
    const now = this.clock.now()
    if (input.at !== undefined && input.at > now + CLOCK_TOLERANCE_MS)
      throw conflict('in_future', 'This drink is in the future. Log it once you had it; nothing was saved.')
    const at = Math.min(input.at ?? now, now)
    const { result, batchId } = this.unitOfWork.run(caller, `Caffeine: ${input.milligrams} mg`, (tx) => {
      const id = this.ids.next()
      tx.insert(caffeineLogs, { id, at, milligrams: input.milligrams, createdAt: tx.now, deletedAt: null })
      return id
    })
    return { dose: this.#find(result), batchId }
  }

  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const { id } = this.#find(input.id)
    const { batchId } = this.unitOfWork.run(caller, 'Deleted a drink', (tx) => tx.remove(caffeineLogs, id))
    return { batchId }
  }

  #find(id: string): CaffeineDose {
    const row = this.connection.get<CaffeineDose>(
      'SELECT id, at, milligrams FROM caffeine_logs WHERE id = ? AND deleted_at IS NULL',
      id,
    )
    if (!row) throw notFound('drink', id)
    return row
  }
}
