import { isBeforeTimes } from './clause-openings'
import { classifyVerb, gotPast, isAdverb, settlesDay } from './clause-verbs'
import { DETERMINERS, isPlural, OBJECTS, PREPOSITIONS } from './clause-words'
import type { SkipTime, Told } from './clause.types'
import { isKin } from './habits'
import type { Reader } from './reader'
import { isBaseVerb, isPastOnly, isPastOrBase, isPastOrParticiple, isUnreal, tellsAlone } from './verb-forms'
import { weekdayOfWord, wordSet } from './vocabulary'

/** Words before a participle that is none of a statement. */
const NO_SUBJECTS = wordSet("be is are get gets getting having being been isn't aren't have not as of and")

/** The verdict of a verb after a subject that is no pronoun, or null when it is none. */
export function finiteVerb(r: Reader, at: number, start: number, firm: boolean, skipTime: SkipTime): Told | null {
  const word = r.word(at)
  const before = r.word(at - 1)
  if (isPastOnly(word) || isUnreal(word) || r.is(at, 'has', 'have', 'used', "hasn't", "haven't")) {
    const verb = classifyVerb(r, at, true)
    return verb === 'past' ? 'told' : verb === 'plan' ? 'plan' : null
  }
  // "swimming every Sat"
  if (weekdayOfWord(word) !== null && skipTime(at) !== null) return null
  if (NO_SUBJECTS.has(before)) return null
  if (!isPastOrParticiple(word)) {
    if (!isPastOrBase(word) || at === start) return null
    // "Leeds beat us on Saturday"
    if (OBJECTS.has(r.word(at + 1)) && !isBaseVerb(r.word(start))) return 'told'
    return firm && at > start + 1 && hasObject(r, at, skipTime) ? 'told' : null
  }
  // "the newly painted fence"
  if (DETERMINERS.has(before) || PREPOSITIONS.has(before) || (isAdverb(before) && DETERMINERS.has(r.word(at - 2))))
    return null
  if (r.sign(at - 1, '-') && r.tight(at)) return null
  if (settlesDay(r, at)) return 'plan'
  // "Mum made soup every Monday"
  const agreed = r.is(at, 'said', 'confirmed', 'suggested', 'booked', 'planned') || skipTime(at + 1) !== null
  if (at === start + 1 && isKin(before) && !agreed && !r.is(at + 1, 'by', 'due', 'before')) return 'told'
  if (r.is(at, 'got')) return gotPast(r, at) && at > start ? 'told' : null
  if (
    (r.is(at + 1, 'by', 'before', 'due') && !(firm && tellsAlone(word) && !ENDED.has(word))) ||
    (r.is(at + 1, 'until') && !tellsAlone(word))
  )
    return null
  if (firm && at > start + 1) return skipsNothing(r, start, at) ? null : 'told'
  if (tellsAlone(word)) return 'told'
  const object = at + 1
  if (OBJECTS.has(r.word(object)) || r.is(object, 'that')) return 'told'
  const named = r.capital(object) || r.cardinal(object) !== null
  return (DETERMINERS.has(r.word(object)) || (named && at > start)) && skipTime(object) === null ? 'told' : null
}

/** Also done to something: "the report finished by Friday" is a wish. */
const ENDED = wordSet('finished started closed opened shipped launched ended stopped dropped')

/** "The landlord put us …", "the river burst at noon": after a subject in the singular the form can only be past. */
function hasObject(r: Reader, at: number, skipTime: SkipTime): boolean {
  if (isPlural(r.word(at - 1))) return false
  return (
    skipTime(at + 1) !== null ||
    // "hit just after midnight"
    (isBeforeTimes(r.word(at + 1)) && PREPOSITIONS.has(r.word(at + 2))) ||
    OBJECTS.has(r.word(at + 1)) ||
    r.is(at + 1, 'all') ||
    DETERMINERS.has(r.word(at + 1))
  )
}

/** Nothing but adverbs and figures stands between the determiner and the participle. */
function skipsNothing(r: Reader, start: number, at: number): boolean {
  for (let index = start + 1; index < at; index += 1) if (r.word(index) !== '' && !isAdverb(r.word(index))) return false
  return true
}
