import { isAdverb } from './clause-verbs'
import { DETERMINERS, isContracted, isPlural, OBJECTS, PREPOSITIONS } from './clause-words'
import type { Reader } from './reader'
import { happensByItself, isBaseVerb, isModal, isThirdPerson } from './verb-forms'
import { wordSet } from './vocabulary'

/** "always", "never" or "usually" before a verb: what is so, not what is to be done. */
export function isAlwaysSo(r: Reader, at: number): boolean {
  if (!r.is(at, 'always', 'never', 'usually', 'often', 'sometimes', 'rarely', 'seldom', 'barely', 'hardly'))
    return false
  const next = r.word(at + 1)
  if (r.is(at - 1, 'is', 'are', 'am', "i'm", "he's", "she's", "they're") && r.is(at, 'never')) return true
  return next !== '' && !isModal(next) && !PREPOSITIONS.has(next)
}

/** "He comes home at six and goes to bed": one thing after the other. */
export function goesOnTelling(r: Reader, verb: number, to: number, always: boolean): boolean {
  for (let and = verb + 1; and < to; and += 1) {
    const next = r.word(and + 1)
    // "… and milks the cows"
    const does = isThirdPerson(next) || (isPlural(next) && DETERMINERS.has(r.word(and + 2)))
    if (r.is(and, 'and', 'but') && does && !isModal(next) && (always || !ANNOUNCED.has(next))) return true
  }
  return false
}

/** What is announced rather than told: "they come every Tuesday". */
const ANNOUNCED = wordSet(`
  come comes arrive arrives start starts begin begins leave leaves meet meets open opens close closes end ends land lands
  is are has gets get takes take have do does pay pays pick picks need needs want wants runs plays airs goes
`)

/** "he snores every night", "they fight every Sunday" */
export function isHabit(r: Reader, at: number, verb: number): boolean {
  const word = r.word(verb)
  if (ANNOUNCED.has(word)) return r.is(at, 'it') && r.is(verb, 'gets', 'takes')
  if (r.is(at, 'i', 'we', 'they', 'people')) return word !== '' && !isAdverb(word) && !isContracted(r.word(at))
  return r.is(at, 'he', 'she', 'it', 'everyone', 'everybody', 'someone', 'somebody') && word.endsWith('s')
}

/** What people and things that are named do once more, and not by habit: "the nurse visits on Monday". */
const EXPECTED = wordSet(`
  calls rings visits delivers collects returns departs boards expires renews resumes reopens changes finishes clashes falls turns
  lasts costs works moves lapses
`)

/** "arrives", "expires": said once, of a day to come. */
export const isAnnounced = (word: string): boolean =>
  word.endsWith('s') || ['come', 'arrive', 'land'].includes(word) ? ANNOUNCED.has(word) || EXPECTED.has(word) : false

/** "Tom calls Mary every night", "our neighbour plays the tuba": what a person does to someone or something. */
export function doesTo(r: Reader, at: number, start: number, firm: boolean): boolean {
  const word = r.word(at)
  const object = r.word(at + 1)
  // "the band plays on Friday", but "he plays the same song every evening"
  const announced = ANNOUNCED.has(word) && !(word === 'plays' && DETERMINERS.has(object))
  if (!isThirdPerson(word) || announced || word === 'times' || word === 'thinks' || word === 'says') return false
  if (word === 'falls' && object === 'asleep') return true
  if (at <= start + 2 && OBJECTS.has(object)) return true
  // "the owl screams at two", but "the team calls" and "guitar lessons" are things.
  if (firm && at > start + 1 && !isPlural(r.word(at - 1)) && !EXPECTED.has(word)) return true
  // "My brother calls Mum"
  if (word === 'calls' && at > start + 1 && (KIN.has(object) || r.capital(at + 1))) return true
  // "Old Mr Carter sweeps his step"
  if (r.is(at + 1, 'his', 'her', 'their') && at === start + 3) return true
  return at <= start + 2 && DETERMINERS.has(object) && object !== 'half'
}

const KIN = wordSet('mum mom dad granny grandma grandpa nan gran auntie mam')
export const isKin = (word: string): boolean => KIN.has(word)

/** Longest way back from "every" to the verb of its clause, in tokens. */
const LONGEST_TAIL = 6

/** "The tide turns …", "cicadas come out …": a clause about what happens by itself ends here. */
export function happensBefore(r: Reader, index: number): boolean {
  if (r.is(0, 'there', "there's")) return true
  for (let at = index - 1; at > 0 && at >= index - LONGEST_TAIL; at -= 1) {
    if (r.at(at)?.kind === 'punctuation') return false
    const word = r.word(at)
    const before = r.word(at - 1)
    if (before === '' || isBaseVerb(r.word(0))) continue
    if (r.is(at, 'itself', 'themselves')) return true
    if (r.is(at - 1, 'it', 'they', 'he', 'she') && (isThirdPerson(word) || happensByItself(word))) return true
    if (happensByItself(word) && !word.endsWith('s') && (isPlural(before) || isPlural(r.word(0)))) return true
    if (isThirdPerson(word) && DETERMINERS.has(r.word(0)) && !isPlural(before) && !r.is(at, 'needs', 'gets', 'has'))
      return true
  }
  return false
}

/** "The leaves turn", "frogs come out": what many do by themselves. */
export function happensToMany(r: Reader, index: number): boolean {
  if (isBaseVerb(r.word(0))) return false
  for (let at = index - 1; at > 0 && at >= index - LONGEST_TAIL - 2; at -= 1) {
    if (r.at(at)?.kind === 'punctuation') return false
    if (
      isSoByNature(r.word(at)) &&
      !r.is(at, 'leave', 'return', 'depart', 'run', 'pass', 'call') &&
      !r.word(at).endsWith('s') &&
      isPlural(r.word(at - 1))
    )
      return true
  }
  return false
}

/** "Mercury goes around the sun in 88 days": how long takes what is always so. */
export function lastsAlways(r: Reader, index: number): boolean {
  // "Light from the sun reaches us …"
  if (isBaseVerb(r.word(0)) && !PREPOSITIONS.has(r.word(1))) return false
  for (let at = index - 1; at > 0 && at >= index - LONGEST_TAIL; at -= 1) {
    if (r.at(at)?.kind === 'punctuation') return false
    if (r.is(at, 'itself', 'themselves')) return true
    if (r.is(at, 'goes') && r.is(at + 1, 'around', 'round')) return true
    if ((r.word(at).endsWith('s') || isPlural(r.word(at - 1))) && isSoByNature(r.word(at))) return true
  }
  return false
}

const isSoByNature = (word: string): boolean => happensByItself(word) && !isAnnounced(word)
