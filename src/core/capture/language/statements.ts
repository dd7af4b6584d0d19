import { denies, isSeeming, tellsState } from './clause-states'
import { classifyVerb, isAdverb, PERSONS } from './clause-verbs'
import { plansAfter, skipOpening } from './clause-openings'
import { DETERMINERS, isContracted, PREPOSITIONS, SUBORDINATORS } from './clause-words'
import type { SkipTime, Told } from './clause.types'
import { doesTo, goesOnTelling, isAlwaysSo, isHabit } from './habits'
import { finiteVerb } from './finite-verbs'
import type { Reader } from './reader'
import { afterRelative, reducedRelative } from './relative-clauses'
import { isBaseVerb, isModal, isPastOnly, isThirdPerson, isUnreal } from './verb-forms'
import { cardinalOfWord, wordSet } from './vocabulary'

/** Subjects who are nobody in particular: what they do is no plan. */
const NOBODY = wordSet('nobody none nothing people')

/** Longest way from the beginning of a clause to its verb, in tokens. */
const LONGEST_SUBJECT = 16

/** Looks for the subject and the first finite verb of a clause. */
export function statement(r: Reader, begin: number, to: number, skipTime: SkipTime): Told {
  const start = skipOpening(r, begin, to, skipTime)
  const preposed = PREPOSITIONS.has(r.word(start))
  const subject = r.word(start)
  if (NOBODY.has(subject) || (r.is(start, 'no') && r.is(start + 1, 'one'))) return 'told'
  if (r.is(start, 'whoever')) return afterRelative(r, start, to)
  // "this task took an hour" begins with a determiner, "this is late" with a pronoun.
  const points =
    r.is(start, 'this', 'that') &&
    classifyVerb(r, start + 1, true, subject) === null &&
    !isThirdPerson(r.word(start + 1))
  if (!points && (PERSONS.has(subject) || isContracted(subject))) return ofPerson(r, start, to, skipTime)
  const counted = cardinalOfWord(subject) !== null && r.is(start + 1, 'of')
  const firm = DETERMINERS.has(subject) || counted || preposed || (begin > 0 && start > begin)
  for (let at = start; at < Math.min(to, start + LONGEST_SUBJECT); at += 1) {
    const word = r.word(at)
    if (word === '') continue
    if (at > start && NOBODY.has(word) && word !== 'people') return 'told'
    if (at > start && SUBORDINATORS.has(word) && !preposed) return afterRelative(r, at, to)
    if (at > start && (PERSONS.has(word) || isContracted(word))) {
      // "timber I ordered arrives in a week"
      if (!preposed && afterRelative(r, at, to) === 'plan') return 'open'
      return preposed || at === start + 1 || r.is(at - 1, 'and')
        ? ofPerson(r, at, to, skipTime)
        : afterRelative(r, at, to)
    }
    if (at > start && isAlwaysSo(r, at)) return 'told'
    if (
      at > start &&
      (denies(r, at) ||
        ((isThirdPerson(word) || isSeeming(word) || r.is(at, 'get', 'gets', 'grow')) && tellsState(r, at, subject)))
    )
      return 'told'
    if (isModal(word) && at > start) return 'plan'
    if (firm && at > start + 1 && isThirdPerson(word) && goesOnTelling(r, at, to, false)) return 'told'
    if (at > start && doesTo(r, at, start, firm) && !(DETERMINERS.has(r.word(at + 1)) && skipTime(at + 1) !== null))
      return 'habit'
    if (r.is(at, 'to')) {
      if (isBaseVerb(r.word(at + 1)) || r.is(at + 1, 'be')) return 'open'
      continue
    }
    if (at === start && !preposed && !(isPastOnly(word) || isUnreal(word))) continue
    if (preposed && isBaseVerb(word) && plansAfter(r, at)) return 'plan'
    const verb = finiteVerb(r, at, start, firm, skipTime)
    if (verb !== null) {
      // "documents the advisor asked for must be in"
      const relative = verb === 'told' && !preposed ? reducedRelative(r, start, at) : null
      return relative !== null && afterRelative(r, relative, to) === 'plan' ? 'open' : verb
    }
  }
  return 'open'
}

/** The verdict on a clause whose subject is a pronoun. */
function ofPerson(r: Reader, at: number, to: number, skipTime: SkipTime): Told {
  const contracted = isContracted(r.word(at))
  // "Everyone I know turned forty"
  if (PERSONS.has(r.word(at + 1)) && !contracted) return afterRelative(r, at + 1, to)
  let verb = contracted ? at : at + 1
  if (!contracted) {
    for (; verb < to && isAdverb(r.word(verb)); verb += 1) if (isAlwaysSo(r, verb)) return 'told'
  }
  switch (classifyVerb(r, verb, true, r.word(at))) {
    case 'past':
    case 'state':
      return 'told'
    case 'thought': {
      const said = thought(r, verb + (r.is(verb, 'am') ? 2 : 1), to, skipTime)
      // "He says the same thing every Christmas"
      return said === 'open' && r.is(at, 'he', 'she', 'they') && isHabit(r, at, verb) ? 'habit' : said
    }
    case 'plan':
      return 'plan'
    case null:
      if (r.is(at, 'there') && r.is(at + 1, 'is', 'are') && r.is(at + 2, 'nothing', 'no', 'nobody')) return 'told'
      if (r.is(at, 'he', 'she', 'it', 'they') && goesOnTelling(r, verb, to, true)) return 'told'
      return isHabit(r, at, verb) ? 'habit' : 'open'
  }
}

function thought(r: Reader, index: number, to: number, skipTime: SkipTime): Told {
  const begin = r.is(index, 'that') ? index + 1 : index
  return begin < to ? statement(r, begin, to, skipTime) : 'open'
}
