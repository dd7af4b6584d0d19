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
  /** Share of a good or bad day that is left on the next. */
  readonly dayKept: number
  /** Something that lasts for hours. */
  readonly spell: number
  /** Hours after which a spell has faded to 37 %. */
  readonly spellHours: number
  readonly noise: number
  /** Share of the population's daily course that is expected, 0 to 1. */
  readonly shape: number
  /** Variance of the effect of alertness, of each daily wave, and of free days. */
  readonly clock: number
  readonly wave: number
  readonly free: number
}

/** How a person's readings vary. */
const noisy = { slow: 0.03, day: 0.08, dayKept: 0.3, spell: 0.1, spellHours: 3, noise: 0.8 }
const aimless = { slow: 0.005, day: 0.01, dayKept: 0, spell: 0.01, spellHours: 3, noise: 1 }
const balanced = { slow: 0.05, day: 0.2, dayKept: 0.3, spell: 0.35, spellHours: 3, noise: 0.4 }
const moody = { slow: 0.4, day: 0.3, dayKept: 0.3, spell: 0.2, spellHours: 4, noise: 0.3 }
const drifting = { slow: 0.02, day: 0.01, dayKept: 0, spell: 3, spellHours: 400, noise: 0.06 }
/** How much of it the clock explains: nothing, about what is published, or far more. */
const flat = { shape: 0, clock: 0.001, wave: 0.001, free: 0.002 }
const faint = { shape: 1, clock: 0.02, wave: 0.015, free: 0.01 }
const strong = { shape: 1, clock: 0.08, wave: 0.12, free: 0.08 }

/** Kinds of persons that are tried side by side; those that foretold a person's readings better count more. */
export const tempers: readonly Temper[] = [
  { weight: 0.1, ...aimless, ...flat },
  { weight: 0.14, ...noisy, ...faint },
  { weight: 0.08, ...noisy, ...strong },
  { weight: 0.15, ...balanced, ...flat },
  { weight: 0.23, ...balanced, ...faint },
  { weight: 0.13, ...balanced, ...strong },
  { weight: 0.07, ...moody, ...faint },
  { weight: 0.04, ...moody, ...strong },
  { weight: 0.03, ...drifting, ...flat },
  { weight: 0.03, ...drifting, ...strong },
]
