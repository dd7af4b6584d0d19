/** A piece of work as the estimator sees it. Minutes throughout, though any one unit would do. */
export type Work = {
  /** Whose estimate it is; one person's own history uses one name. */
  readonly person: string
  readonly project: string | null
  readonly tags: readonly string[]
  /** What the turns of one repeating task have in common. */
  readonly series: string | null
  /** Minutes guessed before the start; null without a guess. */
  readonly estimate: number | null
}

/** A piece of work that was done, and the minutes it really took. */
export type Finished = Work & { readonly actual: number }

/** What a forecast rests on, most specific first; `estimate` is the guess itself, not yet corrected by any history. */
export type Basis = 'history' | 'series' | 'tag' | 'project' | 'all' | 'estimate' | 'none'

/** Half of such work takes at most `p50` minutes, nine in ten at most `p90`. */
export type Forecast = {
  readonly p50: number
  readonly p90: number
  readonly basis: Basis
  /** How many finished tasks it rests on. */
  readonly restsOn: number
}

/** A usable number of minutes: finite and above zero. */
export function isDuration(minutes: number | null): minutes is number {
  return minutes !== null && Number.isFinite(minutes) && minutes > 0
}
