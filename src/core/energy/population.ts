/**
 * What is assumed of a person of whom nothing is known yet, on the scale of 1 to 5. Sizes are those of published diary
 * studies of momentary energy and fatigue: people differ by about 0.6 in their mean, a person's readings by about 0.75.
 */
export type Population = {
  readonly mean: number
  /** Variance of persons' means, as a multiple of `variance`. */
  readonly between: number
  /** Variance of one person's readings around what the clock explains. */
  readonly variance: number
  /** How many readings the variance is worth. */
  readonly varianceReadings: number
  /** Effect of a standard step of modelled alertness. */
  readonly slope: number
  /** How far noon lies above the day's mean besides, half the way from midnight's: energetic arousal peaks about midday (Thayer 1989). */
  readonly noon: number
  /** Effect of 100 mg of caffeine in the body. */
  readonly caffeine: number
}

export const population: Population = {
  mean: 3.1,
  between: 0.7,
  variance: 0.55,
  varianceReadings: 6,
  slope: 0.14,
  noon: 0.12,
  caffeine: 0.1,
}

/**
 * A kind of person: how the variance of readings is split, and how strong the time of day may be. Shares are multiples
 * of the person's own variance.
 */
export type Temper = {
  /** Weight before the first reading. */
  readonly weight: number
  /** Something that comes and goes over weeks; keeps 0.93 of itself from day to day. */
  readonly slow: number
  /** Good and bad days. */
  readonly day: number
  /** Something that lasts for hours. */
  readonly spell: number
  /** Hours after which a spell has faded to 37 %. */
  readonly spellHours: number
  readonly noise: number
  /** Variance of the effect of alertness, of each daily wave, and of free days. */
  readonly clock: number
  readonly wave: number
  readonly free: number
}

const balanced = { slow: 0.1, day: 0.25, spell: 0.45, spellHours: 3, noise: 0.3 }
const noisy = { slow: 0.03, day: 0.08, spell: 0.12, spellHours: 3, noise: 0.8 }
const moody = { slow: 0.4, day: 0.3, spell: 0.2, spellHours: 4, noise: 0.3 }
const sticky = { slow: 0.1, day: 0, spell: 1.2, spellHours: 60, noise: 0.04 }
const faint = { clock: 0.02, wave: 0.015, free: 0.01 }
const strong = { clock: 0.08, wave: 0.12, free: 0.08 }

/** Kinds of persons that are tried side by side; those that foretold a person's readings better count more. */
export const tempers: readonly Temper[] = [
  { weight: 0.25, ...balanced, ...faint },
  { weight: 0.15, ...balanced, ...strong },
  { weight: 0.15, ...noisy, ...faint },
  { weight: 0.1, ...noisy, ...strong },
  { weight: 0.15, ...moody, ...faint },
  { weight: 0.08, ...moody, ...strong },
  { weight: 0.08, ...sticky, ...faint },
  { weight: 0.04, ...sticky, ...strong },
]
