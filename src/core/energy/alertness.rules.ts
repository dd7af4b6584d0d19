/**
 * The three-process model of alertness (Åkerstedt; parameters as in Ingre et al. 2014, PLoS ONE e108679). Durations and
 * clock times are hours; levels are on the model's own scale, about 2 (asleep on one's feet) to 14 (well rested).
 */

/** Level that alertness falls towards while awake, and how fast (per hour). */
const AWAKE_ASYMPTOTE = 2.4
const AWAKE_RATE = -0.0353
/** While asleep: the upper asymptote, the level from which the recovery slows down, and its rate (per hour). */
const ASLEEP_ASYMPTOTE = 14.3
const ASLEEP_BREAK = 12.2
const ASLEEP_RATE = Math.log(0.3 / 6.34) / 8

/** Hours of the day at which the daily and the half-daily wave are highest. */
const DAILY_PEAK = 16.8
const HALF_DAILY_PEAK = 19.8

/** Homeostatic level after `hours` awake, from the level at waking. */
export function levelAwake(atWaking: number, hours: number): number {
  return AWAKE_ASYMPTOTE + (atWaking - AWAKE_ASYMPTOTE) * Math.exp(AWAKE_RATE * hours)
}

/** Homeostatic level after `hours` asleep, from the level at falling asleep. */
export function levelAsleep(atBed: number, hours: number): number {
  const slope = ASLEEP_RATE * (ASLEEP_BREAK - ASLEEP_ASYMPTOTE)
  const breakTime = Math.max(0, (ASLEEP_BREAK - atBed) / slope)
  if (hours <= breakTime) return atBed + hours * slope
  const from = Math.max(atBed, ASLEEP_BREAK)
  return ASLEEP_ASYMPTOTE - (ASLEEP_ASYMPTOTE - from) * Math.exp(ASLEEP_RATE * (hours - breakTime))
}

/** Daily wave at a clock time; `shift` moves it later, in hours. */
export function dailyWave(clock: number, shift = 0): number {
  return 2.5 * Math.cos((2 * Math.PI * (clock - DAILY_PEAK - shift)) / 24)
}

/** Half-daily wave at a clock time. */
export function halfDailyWave(clock: number, shift = 0): number {
  return -0.5 + 0.5 * Math.cos((2 * Math.PI * (clock - HALF_DAILY_PEAK - shift)) / 12)
}

/** What waking up takes away, `hours` after it. */
export function sleepInertia(hours: number): number {
  return -5.72 * Math.exp(-1.51 * hours)
}

/** All processes together, on the model's scale. */
export function alertness(state: {
  readonly atWaking: number
  readonly hoursAwake: number
  readonly clock: number
  readonly shift?: number
}): number {
  return (
    levelAwake(state.atWaking, state.hoursAwake) +
    dailyWave(state.clock, state.shift) +
    halfDailyWave(state.clock, state.shift) +
    sleepInertia(state.hoursAwake)
  )
}

/** Karolinska Sleepiness Scale, 1 (very alert) to 9. */
export function sleepiness(alertnessLevel: number): number {
  return 10.6 - 0.6 * alertnessLevel
}

/** The same on the app's scale of energy, 1 to 5. */
export function energyOf(alertnessLevel: number): number {
  return 5 - (sleepiness(alertnessLevel) - 1) / 2
}

/** Levels at waking and at bedtime that a sleep of `hours` every night settles at. */
export function steadyLevels(hours: number): { readonly atWaking: number; readonly atBed: number } {
  let atWaking = 14
  // The map contracts by a third or more each night.
  for (let night = 0; night < 60; night += 1) atWaking = levelAsleep(levelAwake(atWaking, 24 - hours), hours)
  return { atWaking, atBed: levelAwake(atWaking, 24 - hours) }
}

/** Furthest that a chronotype may move the waves, hours. */
const LONGEST_SHIFT = 3
/** Middle of sleep on free days that the parameters belong to, as a clock time. */
const AVERAGE_MID_SLEEP = 4.25

/**
 * Middle of sleep on free days, corrected for what was slept more on them than on work days (Roenneberg's MSFsc).
 * Undefined where free days end with an alarm: that says nothing about the inner clock.
 */
export function correctedMidSleep(given: {
  /** Middle of sleep on free days, clock time in hours; may be negative before midnight. */
  readonly midFree: number
  readonly hoursFree: number
  /** Hours of sleep of an average day of the whole week. */
  readonly hoursWeek: number
  readonly alarmOnFreeDays: boolean
}): number | undefined {
  if (given.alarmOnFreeDays) return undefined
  return given.midFree - Math.max(0, given.hoursFree - given.hoursWeek) / 2
}

/** Hours by which a chronotype moves the daily waves; 0 when it is not known. */
export function phaseShift(midSleep: number | undefined): number {
  if (midSleep === undefined) return 0
  return Math.min(LONGEST_SHIFT, Math.max(-LONGEST_SHIFT, midSleep - AVERAGE_MID_SLEEP))
}
