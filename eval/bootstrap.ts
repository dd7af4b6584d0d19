/** A figure with the interval in which 90 % of resamples of the persons lie. */
export type Interval = { readonly value: number; readonly low: number; readonly high: number }

const RESAMPLES = 200

/**
 * Resamples whole persons (readings of one person are not independent) and recomputes a figure of the group.
 * `random` gives numbers from 0 to 1.
 */
export function bootstrapByPerson<Person>(
  persons: readonly Person[],
  figure: (sample: readonly Person[]) => number,
  random: () => number,
): Interval {
  const draws: number[] = []
  for (let round = 0; round < RESAMPLES; round += 1) {
    const sample = persons.map(() => persons[Math.floor(random() * persons.length)] as Person)
    const drawn = figure(sample)
    if (Number.isFinite(drawn)) draws.push(drawn)
  }
  draws.sort((a, b) => a - b)
  const at = (share: number): number => draws[Math.round(share * (draws.length - 1))] ?? Number.NaN
  return { value: figure(persons), low: at(0.05), high: at(0.95) }
}

/** '0.952 (0.931 to 0.974)'. */
export function inWords({ value, low, high }: Interval, digits = 3): string {
  return `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`
}
