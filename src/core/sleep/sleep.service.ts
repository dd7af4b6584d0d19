import { assertNever } from '@contract/assert-never'
import type { SleepNight, SleepSummary } from '@contract/sleep'

import { conflict, notFound } from '../db/errors'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import { sleepLogs } from '../energy/energy.table'
import type { Clock, Ids } from '../ports'
import { addDays, instantOf, localMoment } from '../time'
import type { SleepRepository } from './sleep.repository'
import {
  debtOf,
  EARLIEST_YEAR,
  habitOf,
  HISTORY_MS,
  hoursOf,
  LONGEST_HOURS,
  needOf,
  refusalOf,
  SHORTEST_MINUTES,
  type Span,
} from './sleep.rules'

const DEBT_DAYS = 14

export type SleepSettings = { readonly needMinutes: number | null; readonly alarmOnFreeDays: boolean }

type Written = { readonly night: SleepNight; readonly batchId: string | null }

/** The sleep log, and what it adds up to. */
export class SleepService {
  constructor(
    private readonly log: SleepRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly settings: () => SleepSettings,
  ) {}

  list(input: { readonly from: string; readonly to: string }): SleepNight[] {
    const zone = this.clock.timeZone()
    return [
      ...this.log.endedBetween(
        instantOf(input.from, '00:00', zone),
        instantOf(addDays(input.to, 1), '00:00', zone),
        zone,
      ),
    ]
  }

  summary(): SleepSummary {
    const now = this.clock.now()
    const zone = this.clock.timeZone()
    const nights = this.log.datedBetween(now - HISTORY_MS, now + 1, zone)
    const settings = this.settings()
    const need = needOf(settings.needMinutes, nights, settings.alarmOnFreeDays)
    const first = addDays(localMoment(now, zone).date, 1 - DEBT_DAYS)
    const debt = debtOf(
      nights.filter(({ date }) => date >= first),
      need.hours,
    )
    const habit = habitOf(nights)
    return {
      need,
      days: DEBT_DAYS,
      nights: debt?.nights ?? 0,
      meanHours: debt?.mean ?? null,
      debtHours: debt?.debt ?? null,
      usualBed: habit.known ? habit.bed : null,
      usualWake: habit.known ? habit.wake : null,
    }
  }

  add(input: Span & { readonly quality: number | null }, caller: Caller): Written {
    this.#check(input, null)
    const { result, batchId } = this.unitOfWork.run(caller, `Logged ${hoursText(input)} of sleep`, (tx) => {
      const id = this.ids.next()
      tx.insert(sleepLogs, { id, ...input, source: 'app', createdAt: tx.now, deletedAt: null })
      return id
    })
    return { night: this.#find(result), batchId }
  }

  edit(
    input: {
      readonly id: string
      readonly startedAt?: number | undefined
      readonly endedAt?: number | undefined
      readonly quality?: number | null | undefined
    },
    caller: Caller,
  ): Written {
    const before = this.#find(input.id)
    const after = {
      startedAt: input.startedAt ?? before.startedAt,
      endedAt: input.endedAt ?? before.endedAt,
      quality: input.quality === undefined ? before.quality : input.quality,
    }
    // What is there already may still be rated, whatever was plausible when it was logged.
    if (after.startedAt !== before.startedAt || after.endedAt !== before.endedAt) this.#check(after, input.id)
    const { batchId } = this.unitOfWork.run(caller, `Corrected a sleep to ${hoursText(after)}`, (tx) =>
      tx.update(sleepLogs, input.id, after),
    )
    return { night: this.#find(input.id), batchId }
  }

  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const { id } = this.#find(input.id)
    const { batchId } = this.unitOfWork.run(caller, 'Deleted a sleep', (tx) => tx.remove(sleepLogs, id))
    return { batchId }
  }

  #check(span: Span, id: string | null): void {
    const refusal = refusalOf(span, this.clock.now())
    switch (refusal) {
      case 'backwards':
        throw conflict('implausible', 'Waking up comes after falling asleep. Check the two times; nothing was saved.')
      case 'too_long':
        throw conflict(
          'implausible',
          `That would be ${hoursText(span)} of sleep, and ${LONGEST_HOURS} hours are the most that can be logged. Check the dates; nothing was saved.`,
        )
      case 'too_short':
        throw conflict(
          'implausible',
          `Sleep of less than ${SHORTEST_MINUTES} minutes cannot be told from lying awake. Check the two times; nothing was saved.`,
        )
      case 'too_early':
        throw conflict(
          'implausible',
          `This sleep is from before the year ${EARLIEST_YEAR}. Check the year; nothing was saved.`,
        )
      case 'in_future':
        throw conflict('in_future', 'This sleep ends in the future. Log it once you woke up; nothing was saved.')
      case null:
        break
      default:
        assertNever(refusal)
    }
    const zone = this.clock.timeZone()
    const other = this.log.overlapping(span, id, zone)
    if (other) {
      const [from, to] = [localMoment(other.startedAt, zone), localMoment(other.endedAt, zone)]
      throw conflict(
        'overlap',
        `You already logged sleep from ${from.date} ${from.time} to ${to.date} ${to.time}. Change that one, or choose times that do not touch it; nothing was saved.`,
        other.id,
      )
    }
  }

  #find(id: string): SleepNight {
    const night = this.log.get(id, this.clock.timeZone())
    if (!night) throw notFound('sleep', id)
    return night
  }
}

/** '7 h 30 min' */
function hoursText(span: Span): string {
  const minutes = Math.round(hoursOf(span) * 60)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [...(hours === 0 ? [] : [`${hours} h`]), ...(rest === 0 && hours > 0 ? [] : [`${rest} min`])].join(' ')
}
