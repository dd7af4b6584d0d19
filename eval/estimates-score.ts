import { isDuration, type Finished } from '@core/estimate/estimate.types'
import { replay } from '@core/estimate/replay'
import { SlidingQuantiles } from '@core/estimate/sliding-quantiles'

/** Sums over tasks of one person (or of one stretch of one person), from which all figures are made. */
export type Tally = {
  tasks: number
  error: number
  rawError: number
  scaledError: number
  covered: number
  bundles: number
  bundlesCovered: number
  unguessed: number
  unguessedError: number
  medianError: number
  unguessedCovered: number
}

/** A factor that people are often told to multiply by; shown for comparison. */
const RULE_OF_THUMB = 1.5
/** With fewer persons than this, stretches of tasks are resampled instead of persons. */
const FEW_PERSONS = 5
const STRETCH = 25

/**
 * Scores every task and every ten-task bundle of a history, each predicted from what came before it. The tallies are by
 * person, or by stretch of 25 tasks when there are fewer than five persons.
 */
export function score(history: readonly Finished[]): readonly Tally[] {
  const tallies = new Map<string, Tally>()
  const counts = new Map<string, number>()
  const medians = new Map<string, SlidingQuantiles>()
  const few = new Set(history.map(({ person }) => person)).size < FEW_PERSONS
  const tallyOf = (person: string): Tally => {
    const stretch = few ? Math.floor((counts.get(person) ?? 0) / STRETCH) : 0
    const key = JSON.stringify([person, stretch])
    const tally = tallies.get(key) ?? emptyTally()
    tallies.set(key, tally)
    return tally
  }
  replay(history, {
    task: ({ work, forecast }) => {
      const tally = tallyOf(work.person)
      counts.set(work.person, (counts.get(work.person) ?? 0) + 1)
      const log = Math.log(work.actual)
      const reached = work.actual <= forecast.p90 * (1 + 1e-12) ? 1 : 0
      if (isDuration(work.estimate)) {
        tally.tasks += 1
        tally.error += Math.abs(log - Math.log(forecast.p50))
        tally.rawError += Math.abs(log - Math.log(work.estimate))
        tally.scaledError += Math.abs(log - Math.log(work.estimate * RULE_OF_THUMB))
        tally.covered += reached
      } else if (forecast.basis !== 'none') {
        tally.unguessed += 1
        tally.unguessedError += Math.abs(log - Math.log(forecast.p50))
        tally.medianError += Math.abs(log - (medians.get(work.person)?.quantile(0.5) ?? 0))
        tally.unguessedCovered += reached
      }
      const median = medians.get(work.person) ?? new SlidingQuantiles(1000)
      median.add(log)
      medians.set(work.person, median)
    },
    bundle: ({ person, said, actual }) => {
      const tally = tallyOf(person)
      tally.bundles += 1
      tally.bundlesCovered += actual <= said.p90 ? 1 : 0
    },
  })
  return [...tallies.values()]
}

export function emptyTally(): Tally {
  return {
    tasks: 0,
    error: 0,
    rawError: 0,
    scaledError: 0,
    covered: 0,
    bundles: 0,
    bundlesCovered: 0,
    unguessed: 0,
    unguessedError: 0,
    medianError: 0,
    unguessedCovered: 0,
  }
}

export function total(tallies: readonly Tally[], field: keyof Tally): number {
  return tallies.reduce((sum, tally) => sum + tally[field], 0)
}
