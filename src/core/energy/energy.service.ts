import type { EnergyCheckIn } from '@contract/energy'

import { conflict, notFound } from '../db/errors'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import type { Clock, Ids } from '../ports'
import { instantOf, addDays, personalDay } from '../time'
import type { EnergyRepository } from './energy.repository'
import { energyCheckIns } from './energy.table'

/** Clocks of two devices differ by seconds; a check-in that is ahead by less is now. */
const CLOCK_TOLERANCE_MS = 60_000

export class EnergyService {
  constructor(
    private readonly log: EnergyRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly dayStartHour: () => number,
  ) {}

  /** Writes how much energy the person feels, 1 to 5, now or at an instant of the past. */
  checkIn(
    input: {
      readonly level: number
      readonly note: string
      readonly tags: readonly string[]
      readonly at?: number | undefined
    },
    caller: Caller,
  ): { checkIn: EnergyCheckIn; batchId: string | null } {
    const timeZone = this.clock.timeZone()
    if (input.at !== undefined && input.at > this.clock.now() + CLOCK_TOLERANCE_MS)
      throw conflict(
        'in_future',
        'This check-in is in the future, and nobody knows tomorrow’s energy. Choose a time up to now; nothing was saved.',
      )
    const { result, batchId } = this.unitOfWork.run(caller, `Energy ${input.level} of 5`, (tx) => {
      const id = this.ids.next()
      const at = Math.min(input.at ?? tx.now, tx.now)
      tx.insert(energyCheckIns, {
        id,
        level: input.level,
        note: input.note.trim(),
        tags: [...new Set(input.tags)],
        at,
        localDate: personalDay(at, timeZone, this.dayStartHour()),
        timeZone,
        createdAt: tx.now,
        deletedAt: null,
      })
      return id
    })
    return { checkIn: this.#find(result), batchId }
  }

  /** Check-ins of the local days from `from` to `to`, oldest first. */
  list(input: { readonly from: string; readonly to: string }): EnergyCheckIn[] {
    const zone = this.clock.timeZone()
    return this.log.ofDays({
      ...input,
      fromInstant: instantOf(input.from, '00:00', zone),
      toInstant: instantOf(addDays(input.to, 1), '00:00', zone),
    })
  }

  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const checkIn = this.#find(input.id)
    const { batchId } = this.unitOfWork.run(caller, 'Deleted a check-in', (tx) => tx.remove(energyCheckIns, checkIn.id))
    return { batchId }
  }

  #find(id: string): EnergyCheckIn {
    const checkIn = this.log.get(id)
    if (!checkIn) throw notFound('check-in', id)
    return checkIn
  }
}
