/**
 * What a word's clause does: it plans something, it tells what was or is, it tells (`aside`) something about a thing
 * that the plan is about ("pay the man who came on Monday"), or it tells (`habit`) what someone does again and again.
 */
export type Verdict = 'plan' | 'told' | 'aside' | 'habit'

/** The same of a clause that is being looked at; `open` where nothing says. */
export type Told = 'told' | 'habit' | 'plan' | 'open'

/** The end of a phrase about time that begins at a token, or null. */
export type SkipTime = (index: number) => number | null
