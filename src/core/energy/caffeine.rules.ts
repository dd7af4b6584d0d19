/** One-compartment absorption and elimination of caffeine; hours and milligrams. */

/** Absorption per hour. */
const ABSORPTION = 2.18
/** Hours in which half of it is gone; from three to seven in most people. */
const HALF_LIFE = 5
const ELIMINATION = Math.LN2 / HALF_LIFE
/** After five half-lives 3 % are left, less than a sip. */
const LONGEST = 5 * HALF_LIFE
const HOUR_MS = 3_600_000

/** Share of a dose that is in the body `hours` after it was taken, 0 to 1. */
export function caffeineFraction(hours: number): number {
  if (hours <= 0) return 0
  return (ABSORPTION / (ABSORPTION - ELIMINATION)) * (Math.exp(-ELIMINATION * hours) - Math.exp(-ABSORPTION * hours))
}

export type Dose = { readonly at: number; readonly milligrams: number }

/** Milligrams in the body at an instant. */
export function caffeineInBody(doses: readonly Dose[], at: number): number {
  return doses.reduce((sum, dose) => {
    const hours = (at - dose.at) / HOUR_MS
    return hours > LONGEST ? sum : sum + dose.milligrams * caffeineFraction(hours)
  }, 0)
}
