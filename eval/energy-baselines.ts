import type { Sample } from './energy-file'

/** Middle of the scale: what is said of a person of whom nothing is known. */
export const MIDDLE = 3
const HOUR_MS = 3_600_000

/** What the baselines say of an instant, from the readings before it. */
export type Baseline = 'last value' | 'running mean' | 'hour mean'
export const baselines = ['last value', 'running mean', 'hour mean'] as const satisfies readonly Baseline[]

/** Mean of the values; the middle of the scale without any. */
export function runningMean(past: readonly Sample[]): number {
  return past.length === 0 ? MIDDLE : past.reduce((sum, { value }) => sum + value, 0) / past.length
}

/** Predicts the value at `at` from the past, which must be sorted by time. */
export function baselineOf(kind: Baseline, past: readonly Sample[], at: number): number {
  switch (kind) {
    case 'last value':
      return past.at(-1)?.value ?? MIDDLE
    case 'running mean':
      return runningMean(past)
    case 'hour mean': {
      const hour = hourOf(at)
      const same = past.filter((sample) => hourOf(sample.at) === hour)
      return same.length === 0 ? runningMean(past) : runningMean(same)
    }
  }
}

const hourOf = (at: number): number => Math.floor(at / HOUR_MS) % 24
