import type { Reader } from './reader'
import { draftOf, type Draft } from './recurrence-draft'

/** "at the end of every month", "every month end", "at the start of each quarter". */
export function readEdgeOfEvery(r: Reader, index: number): Draft | null {
  let at = r.is(index, 'at', 'by', 'on') ? index + 1 : index
  let every = r.is(at, 'every', 'each')
  if (every) at += 1
  if (r.is(at, 'the')) at += 1
  const end = r.is(at, 'end')
  const edge = end || r.is(at, 'start', 'beginning')
  let unit = every && r.is(at + 1, 'end') ? r.word(at) : ''
  let next = at + 2
  if (unit === '') {
    if (!edge || !r.is(at + 1, 'of')) return null
    const the = r.is(at + 2, 'every', 'each', 'the')
    every ||= r.is(at + 2, 'every', 'each')
    unit = r.word(the ? at + 3 : at + 2)
    next = the ? at + 4 : at + 3
  }
  if (!every) return null
  const last = end || r.is(next - 1, 'end')
  const day = last ? -1 : 1
  switch (unit) {
    case 'month':
      return draftOf({ frequency: 'MONTHLY', monthDays: [day] }, next)
    case 'quarter':
      return draftOf({ frequency: 'YEARLY', months: last ? [3, 6, 9, 12] : [1, 4, 7, 10], monthDays: [day] }, next)
    case 'year':
      return draftOf({ frequency: 'YEARLY', months: [last ? 12 : 1], monthDays: [last ? 31 : 1] }, next)
    default:
      return null
  }
}
