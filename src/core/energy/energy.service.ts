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
    this.#checkPast(input.at)
    const { result, batchId } = this.unitOfWork.run(caller, `Energy ${input.level} of 5`, (tx) => {
      const id = this.ids.next()
      const at = Math.min(input.at ?? tx.now, tx.now)
      tx.insert(energyCheckIns, {
        id,
        level: input.level,
        note: input.note.trim(),
        tags: [...new Set(input.tags)],
        ...this.#moment(at),
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

  /** Puts what was said right; what is left out stays as it is. */
  edit(
    input: {
      readonly id: string
      readonly level?: number | undefined
      readonly note?: string | undefined
      readonly tags?: readonly string[] | undefined
      readonly at?: number | undefined
    },
    caller: Caller,
  ): { checkIn: EnergyCheckIn; batchId: string | null } {
    const { id, level, note, tags, at } = input
    const before = this.#find(id)
    this.#checkPast(at)
    const onlyNote = level === undefined && at === undefined && before.note === '' && note !== undefined
    const label = onlyNote ? 'Added a note to a check-in' : 'Corrected a check-in'
    const { batchId } = this.unitOfWork.run(caller, label, (tx) => {
      tx.update(energyCheckIns, id, {
        ...(level === undefined ? {} : { level }),
        ...(note === undefined ? {} : { note: note.trim() }),
        ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
        ...(at === undefined || at === before.at ? {} : this.#moment(Math.min(at, tx.now))),
      })
    })
    return { checkIn: this.#find(id), batchId }
  }

  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const checkIn = this.#find(input.id)
    const { batchId } = this.unitOfWork.run(caller, 'Deleted a check-in', (tx) => tx.remove(energyCheckIns, checkIn.id))
    return { batchId }
  }

  #moment(at: number): { at: number; localDate: string; timeZone: string } {
    const timeZone = this.clock.timeZone()
    return { at, localDate: personalDay(at, timeZone, this.dayStartHour()), timeZone }
  }

  #checkPast(at: number | undefined): void {
    if (at !== undefined && at > this.clock.now() + CLOCK_TOLERANCE_MS)
      throw conflict(
        'in_future',
        'This check-in is in the future, and nobody knows tomorrow’s energy. Choose a time up to now; nothing was saved.',
      )
  }

  #find(id: string): EnergyCheckIn {
    const checkIn = this.log.get(id)
    if (!checkIn) throw notFound('check-in', id)
    return checkIn
  }
}
