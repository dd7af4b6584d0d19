import { readAmount } from './amounts'
import { readClock } from './clock-times'
import { tellsToDo } from './orders'
import type { Reader } from './reader'
import { draftOf, type Draft } from './recurrence-draft'
import type { Rule } from './recurrence-rule'
import { wordSet } from './vocabulary'

const ADVERBS: ReadonlyMap<string, Partial<Rule>> = new Map<string, Partial<Rule>>([
  ['daily', { frequency: 'DAILY' }],
  ['weekly', { frequency: 'WEEKLY' }],
  ['wkly', { frequency: 'WEEKLY' }],
  ['biweekly', { frequency: 'WEEKLY', interval: 2 }],
  ['fortnightly', { frequency: 'WEEKLY', interval: 2 }],
  ['monthly', { frequency: 'MONTHLY' }],
  ['bimonthly', { frequency: 'MONTHLY', interval: 2 }],
  ['mthly', { frequency: 'MONTHLY' }],
  ['qtrly', { frequency: 'MONTHLY', interval: 3 }],
  ['quarterly', { frequency: 'MONTHLY', interval: 3 }],
  ['semiannually', { frequency: 'MONTHLY', interval: 6 }],
  ['biannually', { frequency: 'MONTHLY', interval: 6 }],
  ['yearly', { frequency: 'YEARLY' }],
  ['yrly', { frequency: 'YEARLY' }],
  ['annually', { frequency: 'YEARLY' }],
  ['hourly', { frequency: 'HOURLY' }],
])

export const isRepeatingAdverb = (lower: string): boolean => ADVERBS.has(lower)

const AFTER_ADVERB = wordSet(
  'at on until till for from starting except in before after by through beginning every with and',
)

function goesOnBehindAdverb(r: Reader, next: number): boolean {
  return r.clauseEnds(next) || AFTER_ADVERB.has(r.word(next)) || readClock(r, next, false) !== null
}

/** "journal nightly at 10pm"; "the nightly build" is a thing. */
function readNightly(r: Reader, index: number): Draft | null {
  return goesOnBehindAdverb(r, index + 1) && !DETERMINED.has(r.word(index - 1))
    ? draftOf({ frequency: 'DAILY' }, index + 1, { part: 'tonight' })
    : null
}

const DETERMINED = wordSet('the a an my our your his her their twice times')

/** "Subscribe to Publishers Weekly", "a Woman's Weekly": a name in a text that is not written in capitals throughout. */
function namesMagazine(r: Reader, index: number): boolean {
  if (!r.capital(index) || !r.capital(index - 1) || index < 2 || r.is(index - 1, 'i')) return false
  for (let at = Math.max(1, index - 8); at < index - 1; at += 1) if (r.word(at) !== '' && !r.capital(at)) return true
  return false
}

/** "weekly" repeats as an adverb ("water plants weekly"), not as an adjective ("weekly report"). */
export function readAdverb(r: Reader, index: number): Draft | null {
  let at = index
  let word = r.word(at)
  if (word === 'bi' && r.sign(at + 1, '-') && r.tight(at + 1) && r.tight(at + 2)) {
    word = `bi${r.word(at + 2)}`
    at += 2
  } else if (word === 'semi' || word === 'half') {
    at = r.sign(at + 1, '-') ? at + 2 : at + 1
    // "semi-weekly" and "semi-monthly" have no single rule.
    if (!r.is(at, word === 'semi' ? 'annually' : 'yearly')) return null
    word = 'semiannually'
  }
  if (word === 'nightly') return readNightly(r, at)
  const rule = ADVERBS.get(word)
  if (rule === undefined) return null
  if (DETERMINED.has(r.word(index - 1)) || namesMagazine(r, index)) return null
  const next = at + 1
  const adverb =
    (r.is(next, 'w') && r.sign(next + 1, '/')) ||
    goesOnBehindAdverb(r, next) ||
    // "daily clean the gutters", but "daily review"
    (!r.capital(next) && tellsToDo(r, next))
  const lasting = r.is(next, 'for') && readAmount(r, r.is(next + 1, 'the') ? next + 3 : next + 1) !== null
  if (!adverb || (r.is(next, 'and', 'with', 'for', 'in', 'by', 'after', 'before') && index === 0 && !lasting))
    return null
  return draftOf(rule, next)
}
