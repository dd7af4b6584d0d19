import { asksPolitely, asksWhoWill } from './clause-openings'
import { PERSONS } from './clause-verbs'
import type { Reader } from './reader'
import { monthOfWord, weekdayOfWord, wordSet } from './vocabulary'

const ASKING = wordSet('since what when why how which who whose where is are was were does did do has')

/** "Does the clinic open every day?", "Did we pay in March" are questions about something, not a plan. */
export function asksSomething(r: Reader): boolean {
  if (asksWhoWill(r, 0) || asksPolitely(r, 0)) return false
  if (r.is(0, 'did', 'does', 'was', 'were', 'is', 'has', 'why') && PERSONS.has(r.word(1))) return true
  if (r.is(0, "what's", "who's", "how's") || (r.is(0, 'how') && r.is(1, 'many', 'much', 'long', 'old', 'far')))
    return true
  return ASKING.has(r.word(0)) && r.sign(r.tokens.length - 1, '?')
}

const WORKS = wordSet('film movie book novel song album band musical opera play poem show series sitcom')
const LABELS = wordSet('title film song album band book novel poem podcast lyrics motto headline')

/** "Film: Before Midnight": what comes after such a label is a name. */
export function namesSomething(r: Reader): boolean {
  if (LABELS.has(r.word(0)) && r.sign(1, ':') && r.tight(1)) return true
  // "Seven Days in May is a black and white film"
  const last = r.sign(r.tokens.length - 1, '.!') ? r.tokens.length - 2 : r.tokens.length - 1
  for (let at = 2; at < Math.min(last, 8); at += 1)
    if (WORKS.has(r.word(last)) && r.is(at, 'is', 'was') && r.is(at + 1, 'a', 'an') && r.capital(0)) return true
  // "A cold Sunday in March"
  const day = weekdayOfWord(r.word(1)) === null ? 2 : 1
  return (
    r.is(0, 'a') && weekdayOfWord(r.word(day)) !== null && r.is(day + 1, 'in') && monthOfWord(r.word(day + 2)) !== null
  )
}
