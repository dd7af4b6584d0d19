import { readAmount } from './amounts'
import { classifyVerb, isAdverb } from './clause-verbs'
import { DETERMINERS, OBJECTS } from './clause-words'
import type { Verdict } from './clause.types'
import { isUntil } from './draft-fields'
import { happensBefore, happensToMany, lastsAlways } from './habits'
import { tellsToDo } from './orders'
import type { Reader } from './reader'
import type { Reading } from './reading'
import { isBaseVerb, isModal, isParticiple, isPastOnly, isThirdPerson } from './verb-forms'
import { monthOfWord, wordSet } from './vocabulary'

/** "she swims every day", "he prays at noon"; with a day, or both a time and a rhythm, it may still be planned. */
function isHabitual(r: Reader, found: Reading): boolean {
  if (found.kind === 'recurrence') return found.match.times.length === 0
  if (found.kind !== 'moment') return found.kind === 'duration'
  return isCounted(r, found) || (found.match.begin === null && found.match.end.day === null)
}

/** "in 24 hours" */
function isCounted(r: Reader, found: Reading): boolean {
  return found.kind === 'moment' && found.match.words === 'in' && readAmount(r, found.from + 1) !== null
}

const TO_COME = wordSet('tomorrow tmr tmrw tonight next this')

/**
 * What stands in a clause that tells something; beside a plan, what can only belong to the plan is kept. `dated`: a day was
 * read before it.
 */
export function isTold(r: Reader, found: Reading, verdict: Verdict | undefined, dated: boolean): boolean {
  // "the tax office gave us until Friday"
  const until = found.kind === 'moment' && found.match.words.startsWith('un')
  if (until && r.is(found.from - 1, 'us', 'me', 'you', 'them') && r.is(found.from - 2, 'gave', 'given')) return false
  if (verdict === 'habit') {
    // "We present to the board on 21 March for 45 minutes"
    return !(found.kind === 'duration' && dated) && isHabitual(r, found)
  }
  if (verdict !== 'aside' || found.kind === 'duration') return verdict === 'told' || verdict === 'aside'
  if (found.kind !== 'moment') return false
  if (found.match.role === 'due') return isUntil(found.match)
  // "ask the vet who saw Biscuit about the results friday 9am"
  const { end, words } = found.match
  // "check the batter I left proofing in 2 hours", but "the book I read in 2 hours"
  const before = r.word(found.from - 1)
  if (isCounted(r, found)) return isPastOnly(before) || isParticiple(before)
  if (words === '' && end.day !== null && end.clock !== null) return false
  for (let at = found.from; at < found.next; at += 1) if (TO_COME.has(r.word(at))) return false
  return true
}

/** "every June the car needs a service" */
function needsSoon(r: Reader, index: number): boolean {
  for (let at = index; at < index + 6; at += 1) if (isModal(r.word(at)) || r.is(at, 'has', 'is', 'are')) return true
  return false
}

const PEOPLE = wordSet(
  'kids children parents guests tenants students neighbours neighbors friends grandparents twins boys girls we they',
)
const subjectWord = (r: Reader): string => (DETERMINERS.has(r.word(0)) ? r.word(1) : r.word(0))

const RELATIVES = wordSet(
  'brother sister husband wife son daughter friend neighbour neighbor uncle aunt cousin grandfather grandmother dad mum mom boss flatmate roommate',
)
const COMPARED = wordSet(
  'earlier later longer shorter bigger smaller faster slower older younger richer better worse more less',
)

/** "The tide turns every six hours", "leap years happen every four years": what is so, and no habit of a person. */
export function isTruth(r: Reader, found: Reading): boolean {
  if (isCounted(r, found)) return lastsAlways(r, found.from)
  // "The leaves turn in October"
  if (found.kind === 'moment' && found.match.words === 'in' && monthOfWord(r.word(found.next - 1)) !== null)
    return found.next === found.from + 2 && !PEOPLE.has(subjectWord(r)) && happensToMany(r, found.from)
  if (found.kind !== 'recurrence') return false
  const { rule, times } = found.match
  // "Christmas starts earlier every year"
  const differs = COMPARED.has(r.word(found.from - 1)) || r.is(found.from - 2, 'different')
  const tells = [2, 3, 4, 5, 6].some(
    (back) => isThirdPerson(r.word(found.from - back)) || r.is(found.from - back, 'get', 'grow'),
  )
  if (times.length === 0 && differs && tells && !isBaseVerb(r.word(0))) return true
  // "My brother runs along the river every morning"
  if (rule.frequency === 'DAILY' && times.length === 0 && RELATIVES.has(r.word(1)) && isThirdPerson(r.word(2)))
    return true
  const seldom = rule.interval > 20 || ['MINUTELY', 'HOURLY', 'YEARLY'].includes(rule.frequency)
  const plain = rule.days.length + rule.months.length + rule.monthDays.length + times.length === 0
  // "Every September the swallows gather"
  const opening = found.from === 0 && rule.frequency === 'YEARLY' && r.is(found.next, 'the', 'a')
  if (opening && rule.monthDays.length <= 1 && !needsSoon(r, found.next)) return true
  return seldom && plain && happensBefore(r, found.from)
}

const HOW_PLACES_ARE = wordSet('closed open shut busy quiet packed crowded')

/** "The museum is closed on Mondays": what is so of a place. */
function isClosedThen(r: Reader, from: number): boolean {
  const index = r.is(from - 1, 'on') ? from - 1 : from
  return HOW_PLACES_ARE.has(r.word(index - 1)) && r.is(index - 2, 'is', 'are', "it's", "they're", 'always', 'stays')
}

const SAID_OF_TIMES = wordSet(
  'a an when where why how no not too so far way much really pretty always never just still like',
)

/** "2pm was too late", "every year is the same", "at 12 she was a star": a statement about the time itself. */
export function isSubject(r: Reader, reading: Reading): boolean {
  const { kind, from, next } = reading
  // "…, Saturday page is torn"
  if (
    kind === 'moment' &&
    next === from + 1 &&
    (from === 0 || r.sign(from - 1, ',:;')) &&
    isParticiple(r.word(next + 2))
  ) {
    if (r.is(next + 1, 'is', 'are') && r.clauseEnds(next + 3)) return true
  }
  // "Today is September 1st"
  if (from === 2 && kind === 'moment' && r.is(0, 'today', 'tomorrow', 'yesterday') && r.is(1, 'is', 'was')) return true
  // "Deploys on Fridays make me nervous"
  const moves =
    kind === 'recurrence' &&
    !(from === 0 && r.is(0, 'every', 'each', 'on')) &&
    r.is(next, 'make', 'makes', 'leave', 'drive') &&
    OBJECTS.has(r.word(next + 1))
  if (moves && !DETERMINERS.has(r.word(next + 2)) && r.word(next + 2) !== '') return true
  if (kind === 'recurrence' && !isBaseVerb(r.word(0)) && isClosedThen(r, from)) return true
  // "Decaf after noon makes no sense"
  if (r.is(next, 'makes', 'feels', 'sounds', 'tastes', 'smells')) return true
  if (from > 0) return false
  // "In May she smiles"
  if (kind === 'moment' && reading.match.words === 'in' && r.is(next, 'he', 'she', 'it', 'they', 'nobody')) return true
  if (r.is(next, 'who') && kind === 'moment') return true
  // "3am is when the doubts come"
  if (r.is(next, 'is') && SAID_OF_TIMES.has(r.word(next + 1))) return true
  if (kind === 'recurrence' && r.is(next, 'is', 'was', 'it', 'feels', 'brings', 'looks')) return true
  // "Sunday evenings still make me sad", "Tonight feels different"
  if (r.is(next, 'always', 'never', 'often', 'usually', 'rarely', 'sometimes')) return true
  const verb = isAdverb(r.word(next)) ? next + 1 : next
  if (verb > next && r.is(verb, 'make') && kind === 'recurrence') return true
  if (r.is(verb, 'make', 'feel', 'smell', 'taste', 'seem', 'sound') && kind === 'recurrence' && !tellsToDo(r, verb))
    return true
  if (
    r.is(verb, 'feels', 'seems', 'sounds', 'smells', 'tastes', 'hurts') ||
    (r.is(verb, 'has', 'have', 'had') && classifyVerb(r, verb, true) === 'past')
  )
    return true
  return false
}
