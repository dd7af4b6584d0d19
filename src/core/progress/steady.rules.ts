import type { SteadyDay } from '@contract/progress'

import { addDays, daysBetween } from '../time'

/** A freeze is earned by so many active days, and so many are kept at most. */
export const FREEZE_EVERY = 7
export const FREEZE_MAX = 3
const SHOWN_DAYS = 7
/** A freeze bridges a gap in what was going on; after a longer absence there is nothing to bridge. Days. */
const FREEZE_REACH = 7
/** Freezes spent that are listed, newest last. */
const USED_SHOWN = 12

export type Steadiness = {
  readonly days: readonly SteadyDay[]
  readonly counted: number
  readonly of: number
  readonly freezes: { readonly held: number; readonly toNext: number; readonly used: readonly string[] }
}

/**
 * The last seven days, with the freezes that active days earned and missed days used. Every day from the first active
 * one is looked at in order: an active day counts towards the next freeze, a planned day off is left alone, and a missed
 * day takes a freeze when there is one and something was done within the week before. Today is open until it is over.
 */
export function steadiness(
  active: ReadonlySet<string>,
  off: ReadonlySet<string>,
  first: string | null,
  today: string,
): Steadiness {
  let held = 0
  let towards = 0
  let last: string | null = null
  const used: string[] = []
  const start = first !== null && first <= today ? first : today
  const span = daysBetween(start, today)
  for (let index = 0; index <= span; index += 1) {
    const date = addDays(start, index)
    if (active.has(date)) {
      last = date
      towards += 1
      if (towards === FREEZE_EVERY) {
        towards = 0
        held = Math.min(FREEZE_MAX, held + 1)
      }
    } else if (
      date !== today &&
      held > 0 &&
      !off.has(date) &&
      last !== null &&
      daysBetween(last, date) <= FREEZE_REACH
    ) {
      held -= 1
      used.push(date)
    }
  }
  const bridged = new Set(used)
  const days = Array.from({ length: SHOWN_DAYS }, (_, index): SteadyDay => {
    const date = addDays(today, index - SHOWN_DAYS + 1)
    if (active.has(date)) return { date, state: 'active' }
    if (off.has(date)) return { date, state: 'off' }
    if (bridged.has(date)) return { date, state: 'freeze' }
    return { date, state: date === today ? 'open' : 'none' }
  })
  return {
    days,
    counted: days.filter(({ state }) => state === 'active' || state === 'freeze').length,
    of: days.filter(({ state }) => state !== 'off').length,
    freezes: { held, toNext: FREEZE_EVERY - towards, used: used.slice(-USED_SHOWN) },
  }
}
