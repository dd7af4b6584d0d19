/** What keeps an entry of focus time from being made, and at which field that is said. */
export type EntryProblem =
  | { readonly of: 'date'; readonly what: 'noDate' | 'longAgo' | 'futureDay' }
  | { readonly of: 'time'; readonly what: 'noTime' | 'notBegun' }
  | { readonly of: 'minutes'; readonly what: 'minutes' | 'notOver' }

type Entry = {
  readonly date: string
  readonly time: string
  /** The instant of both; undefined while one is missing. */
  readonly startedAt: number | undefined
  /** 0 where no number was written. */
  readonly minutes: number
  readonly now: number
}

const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** Nobody enters focus of the last century; a year such as 1900 or 0026 is a slip. */
const FIRST_DAY = '2000-01-01'

/** The first thing to put right, from top to bottom; undefined when it can be entered. */
export function entryProblem({ date, time, startedAt, minutes, now }: Entry): EntryProblem | undefined {
  if (date === '') return { of: 'date', what: 'noDate' }
  if (date < FIRST_DAY) return { of: 'date', what: 'longAgo' }
  if (time === '' || startedAt === undefined) return { of: 'time', what: 'noTime' }
  if (startedAt >= now + DAY) return { of: 'date', what: 'futureDay' }
  if (startedAt > now + MINUTE) return { of: 'time', what: 'notBegun' }
  if (minutes < 1 || minutes > 1440) return { of: 'minutes', what: 'minutes' }
  if (startedAt + minutes * MINUTE > now + MINUTE) return { of: 'minutes', what: 'notOver' }
  return undefined
}
