import { classifyVerb, isAdverb, PERSONS } from './clause-verbs'
import { DETERMINERS, isContracted, OBJECTS, PREPOSITIONS, SUBORDINATORS } from './clause-words'
import { tellsState } from './clause-states'
import type { SkipTime, Told } from './clause.types'
import { finiteVerb } from './finite-verbs'
import { isAnnounced } from './habits'
import type { Reader } from './reader'
import {
  isBaseVerb,
  isModal,
  isParticiple,
  isPastOnly,
  isPastOrBase,
  isPastOrParticiple,
  isState,
  isThirdPerson,
  isUnreal,
  tellsAlone,
} from './verb-forms'
import { wordSet } from './vocabulary'

/** The verb of the whole clause, behind the one of what is said of its subject. */
type MainVerb = { readonly at: number; readonly told: 'told' | 'plan' }

/** Longest way from a relative pronoun to the main verb, in tokens. */
const LONGEST_RELATIVE = 16

/**
 * The main verb behind a relative clause: "the man who came on Monday [was] late", "the sofa we ordered [is] being
 * delivered", "documents the advisor asked for [must] be in". The first verb behind the pronoun belongs to the relative.
 */
export function mainVerb(r: Reader, pronoun: number, to: number): MainVerb | null {
  const first = skipAdverbs(r, pronoun + 1)
  let own = isContracted(r.word(pronoun)) ? pronoun : ownsVerb(r, pronoun, first) ? first : -1
  for (let at = Math.max(own, pronoun) + 1; at < Math.min(to, pronoun + LONGEST_RELATIVE); at += 1) {
    if (own < 0) {
      if (isFinite(r, at)) own = at
      continue
    }
    const before = r.word(at - 1)
    if (PERSONS.has(before) || isContracted(before) || SUBORDINATORS.has(before)) continue
    // "who saw us come"
    if (OBJECTS.has(before) && r.is(at, 'come', 'arrive', 'land')) continue
    if (r.is(at - 1, 'and', 'or', 'to') || DETERMINERS.has(before)) continue
    // "got lost", "had ordered": still the same verb.
    if (at === own + 1 && AUXILIARIES.has(r.word(own)) && isParticiple(r.word(at))) {
      own = at
      continue
    }
    const whoever = r.is(pronoun, 'whoever') && isPastOrParticiple(r.word(at))
    const told = whoever ? 'told' : mainVerbAt(r, at)
    if (told !== null) return { at, told }
  }
  return null
}

const AUXILIARIES = wordSet('is are was were be been being got had has have getting')

function mainVerbAt(r: Reader, at: number): MainVerb['told'] | null {
  const word = r.word(at)
  if (isModal(word) || r.is(at, 'can', 'is', 'are', 'has', 'have', 'was', 'were', 'had')) {
    const sense = classifyVerb(r, at, true, 'which')
    return sense === 'past' || sense === 'state' ? 'told' : 'plan'
  }
  if (r.is(at, "isn't", "aren't", "won't", "can't", "doesn't") || tellsState(r, at, '')) return 'told'
  if (isPastOnly(word) || tellsAlone(word)) return 'told'
  return isAnnounced(word) && !PREPOSITIONS.has(r.word(at - 1)) ? 'plan' : null
}

/** "who lives", "we ordered": the verb follows the pronoun; not in "that Mum ordered". */
function ownsVerb(r: Reader, pronoun: number, verb: number): boolean {
  return PERSONS.has(r.word(pronoun)) && !r.is(pronoun, 'that', 'who')
    ? r.word(verb) !== ''
    : isFinite(r, verb) || isState(r.word(verb)) || isThirdPerson(r.word(verb))
}

function isFinite(r: Reader, at: number): boolean {
  const word = r.word(at)
  if (DETERMINERS.has(r.word(at - 1)) && !r.is(at - 1, 'that')) return false
  return (
    isModal(word) ||
    isUnreal(word) ||
    isPastOnly(word) ||
    isPastOrParticiple(word) ||
    isPastOrBase(word) ||
    r.is(at, 'is', 'are', 'has', 'have', 'can')
  )
}

/** Where "the advisor asked for" begins, which says of the noun before it what it is: a relative without its pronoun. */
export function reducedRelative(r: Reader, start: number, to: number): number | null {
  for (let at = start + 1; at < to; at += 1) {
    const before = r.word(at - 1)
    const verb = isBaseVerb(before) && !DETERMINERS.has(r.word(at - 2))
    const joined = verb || PREPOSITIONS.has(before) || r.is(at - 1, 'and', 'or', 'to', 'but')
    const someone = DETERMINERS.has(r.word(at)) || (r.capital(at) && !r.capital(at - 1))
    if (before !== '' && !joined && !DETERMINERS.has(before) && someone) return at
  }
  return null
}

/** The clause in what tells something of a thing: "who came on Monday", "I bought on Friday". */
export function asideFrom(
  r: Reader,
  begin: number,
  to: number,
  order: boolean,
  skipTime: SkipTime,
): { readonly from: number; readonly to: number } | null {
  for (let at = begin + 1; at < to; at += 1) {
    const word = r.word(at)
    const person = PERSONS.has(word) || isContracted(word)
    if (person || SUBORDINATORS.has(word)) {
      const verb = skipAdverbs(r, isContracted(word) ? at : at + 1)
      const found =
        person || r.is(at, 'who', 'which', 'that', 'what', 'whoever') ? classifyVerb(r, verb, true, word) : null
      if (found === 'past' || (SUBORDINATORS.has(word) && tellsSoon(r, at + 1, to, skipTime)))
        return { from: at, to: mainVerb(r, at, to)?.at ?? to }
    } else if (!order && reducedRelative(r, at - 1, at + 1) === at) {
      const main = mainVerb(r, at, to)
      if (main?.told === 'plan' && tellsSoon(r, at + 1, main.at, skipTime)) return { from: at, to: main.at }
    }
  }
  return null
}

function skipAdverbs(r: Reader, index: number): number {
  let at = index
  while (at < index + 3 && isAdverb(r.word(at))) at += 1
  return at
}

/** A verb in the past soon after "that", "what" or "how". */
function tellsSoon(r: Reader, index: number, to: number, skipTime: SkipTime): boolean {
  for (let at = index; at < Math.min(to, index + 8); at += 1) {
    const word = r.word(at)
    if (isModal(word)) return false
    if (isPastOnly(word) || isUnreal(word)) return true
    if (at > index && finiteVerb(r, at, index - 1, true, skipTime) === 'told') return true
  }
  return false
}

/** What a relative clause in the subject leaves of a statement. */
export function afterRelative(r: Reader, pronoun: number, to: number): Told {
  return mainVerb(r, pronoun, to)?.told ?? 'open'
}
