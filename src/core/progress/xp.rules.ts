/**
 * Points of the ledger. A completed task counts min(estimate made before the start, focused minutes), linear, so that
 * cutting a task into parts does not add any. A person who always estimates too much would then always be paid for every
 * minute; the weekly bonus therefore rewards estimates by their pinball loss (Koenker and Bassett 1978) and is largest
 * in expectation for whoever states the median. It is taken over the week as a whole: a bonus a task that cannot fall
 * below nothing would pay for cutting off the part that went wrong.
 */

/** Points a day at most: eight hours of focus. */
export const DAILY_CAP = 480

/** The quantile and the weight of the loss: at 1/3 and 3 a minute too many costs two, a minute too few one. */
const PINBALL_QUANTILE = 1 / 3
const PINBALL_WEIGHT = 3

/** Within this share of its estimate, what a task took was close to it. */
const CLOSE_SHARE = 0.25

/** Asymmetric loss of an estimate for what then took `minutes`, in minutes. */
export function pinballLoss(estimate: number, minutes: number, quantile: number): number {
  return minutes >= estimate ? quantile * (minutes - estimate) : (1 - quantile) * (estimate - minutes)
}

/** Points of a completed task. Without an estimate nothing bounds the focused minutes, and there is no bonus to gain. */
export function taskXp(estimate: number | null, minutes: number | null): number {
  const spent = Math.max(0, minutes ?? 0)
  return estimate === null ? spent : Math.min(Math.max(0, estimate), spent)
}

/** What a task adds to its week's bonus, negative for an estimate far too long: min(e, a) − 2·max(0, e − a). */
export function calibrationScore(estimate: number | null, minutes: number | null): number {
  const spent = Math.max(0, minutes ?? 0)
  return estimate === null || spent === 0 ? 0 : spent - PINBALL_WEIGHT * pinballLoss(estimate, spent, PINBALL_QUANTILE)
}

export function isClose(estimate: number, minutes: number): boolean {
  return Math.abs(minutes - estimate) <= CLOSE_SHARE * estimate
}

export function cappedDay(xp: number): number {
  return Math.min(DAILY_CAP, xp)
}

/** Bonus of a week from the sum of its scores: never negative, never more than what the week earned. */
export function weekBonus(score: number, earned: number): number {
  return Math.min(Math.max(0, score), earned)
}

/** Points at which a level begins: 0, 120, 360, 720, … */
export function levelStart(level: number): number {
  return 60 * level * (level - 1)
}

/** Level n begins at 60 · n · (n − 1) points. */
export function levelOf(xp: number): { readonly level: number; readonly from: number; readonly to: number } {
  // The positive root of 60·n·(n − 1) = xp, and one step to either side of what rounding may have missed.
  let level = Math.max(1, Math.floor((1 + Math.sqrt(1 + Math.max(0, xp) / 15)) / 2))
  while (levelStart(level + 1) <= xp) level += 1
  while (level > 1 && levelStart(level) > xp) level -= 1
  return { level, from: levelStart(level), to: levelStart(level + 1) }
}
