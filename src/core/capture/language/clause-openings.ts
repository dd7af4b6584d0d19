import { readDuration } from './amounts'
import { classifyVerb, isAdverb, PERSONS, settlesDay } from './clause-verbs'
import { DETERMINERS, isTimeWord, OBJECTS, PREPOSITIONS } from './clause-words'
import type { SkipTime, Told } from './clause.types'
import type { Reader } from './reader'
import {
  isBaseVerb,
  isParticiple,
  isPastOnly,
  isPastOrBase,
  isPastOrParticiple,
  isThirdPerson,
  tellsAlone,
} from './verb-forms'
import { weekdayOfWord, wordSet } from './vocabulary'

const OPENERS = wordSet(`
  and but so or then also plus yet oh well ok okay yes no hey note ps maybe perhaps please just honestly luckily sadly somehow
  yesterday once afterwards later meanwhile eventually why's btw fyi to
`)
/** "long after midnight", "right at noon" */
const BEFORE_TIMES = wordSet('long right just only even almost back exactly shortly soon well halfway')

export const isBeforeTimes = (word: string): boolean => BEFORE_TIMES.has(word)

/** Skips "so", "maybe", "yesterday", "every morning" and the like at the front of a clause. */
export function skipOpening(r: Reader, from: number, to: number, skipTime: SkipTime): number {
  let at = from
  for (let round = 0; round < 6 && at < to; round += 1) {
    const word = r.word(at)
    const time = skipTime(at)
    if (time !== null) at = time
    else if (
      (OPENERS.has(word) || isAdverb(word)) &&
      !r.is(at, 'never', 'always', 'not') &&
      !(word === 'no' && r.is(at + 1, 'one'))
    )
      at += 1
    else if (
      r.is(at, 'last', 'that', 'this', 'one', 'some', 'every', 'each', 'most', 'the') &&
      isTimeWord(r.word(at + 1))
    )
      at += r.is(at + 2, 'before', 'after') ? 3 : 2
    else if (r.is(at, 'back') && r.is(at + 1, 'then')) at += 2
    else if (BEFORE_TIMES.has(word) && (PREPOSITIONS.has(r.word(at + 1)) || skipTime(at + 1) !== null)) at += 1
    else if (isTimeWord(word) && r.is(at + 1, 'ago', 'later', 'before', 'after')) at += 2
    else if (r.sign(at, '"\'*•-–#>')) at += 1
    else break
  }
  return at
}

/** "… and call Sam", "… so I need a new one": a plan after what was told. */
export function plansAfter(r: Reader, index: number): boolean {
  let at = r.is(index, 'then', 'now', 'please') ? index + 1 : index
  if (r.is(at, 'i', 'we', 'you')) return classifyVerb(r, at + 1, true) === 'plan'
  if (r.is(at, "i'll", "we'll", "i'm", "we're", "let's", 'must', 'should', 'need', "don't")) return true
  if ((!isBaseVerb(r.word(at)) && !r.is(at, 'get')) || isPastOrBase(r.word(at))) return false
  at += 1
  const object = DETERMINERS.has(r.word(at)) || OBJECTS.has(r.word(at)) || r.is(at, 'more', 'up', 'back')
  return object || (r.capital(at) && weekdayOfWord(r.word(at)) === null)
}

/** "Call lasted an hour": a noun after all. */
export function isNounBeforeVerb(r: Reader, index: number): boolean {
  const next = r.word(index + 1)
  const alone = next === '' || PREPOSITIONS.has(next) || DETERMINERS.has(next) || isAdverb(next)
  return alone && tellsAlone(r.word(index)) && !r.is(index - 1, 'get', 'have', 'keep')
}

/** "Came back on Sunday", "Walked the dog for an hour", "paid £4 for a coffee". */
export function startsToldByItself(r: Reader, begin: number, skipTime: SkipTime): boolean {
  const word = r.word(begin)
  if (isPastOrBase(word) || settlesDay(r, begin)) return false
  // "agreed to meet Jo on Thursday", "signed up for yoga"
  if ((r.is(begin + 1, 'to') && isBaseVerb(r.word(begin + 2))) || (r.is(begin, 'signed') && r.is(begin + 1, 'up')))
    return false
  if (isPastOnly(word)) return !r.is(begin, 'was', 'were', 'did', 'had', 'fell')
  if (!isPastOrParticiple(word) || r.is(begin, 'got')) return false
  const next = begin + 1
  if (r.sign(next, '£$€')) return true
  const time = skipTime(next)
  if (lasts(r, next) || (time !== null && r.is(begin, 'spent', 'lost', 'wasted', 'waited', 'slept'))) return true
  if (OBJECTS.has(r.word(next)) || r.is(next, 'that', 'nobody', 'nothing')) return true
  if (DETERMINERS.has(r.word(next))) return skipTime(next) === null
  if (r.is(next, 'for', 'with', 'to', 'about', 'past', 'through') && !r.is(begin, 'left')) return time === null
  return (
    (tellsAlone(word) || r.is(begin, 'left', 'slept', 'dreamt', 'spent', 'lost')) &&
    (PREPOSITIONS.has(r.word(next)) || isAdverb(r.word(next)) || r.is(next, 'to', 'about', 'up', 'out', 'home'))
  )
}

/** "an hour", "two hours" */
function lasts(r: Reader, index: number): boolean {
  return readDuration(r, index) !== null
}

export function timeIsSubject(r: Reader, begin: number): boolean {
  if (r.is(begin, 'felt')) return true
  return (isPastOrBase(r.word(begin)) || isPastOrParticiple(r.word(begin))) && OBJECTS.has(r.word(begin + 1))
}

/** "Is it all right if …", "would it be possible to …", "any chance you could …", "why don't we …", "are you free …" */
export function asksPolitely(r: Reader, begin: number): boolean {
  if (r.is(begin, 'any') && r.is(begin + 1, 'chance')) return true
  // "did you know that the water will be off on Tuesday?"
  if (r.is(begin, 'did') && r.is(begin + 1, 'you') && r.is(begin + 2, 'know', 'hear'))
    return [4, 5, 6, 7, 8].some((steps) => r.is(begin + steps, 'will'))
  if (
    r.is(begin, 'are', 'is') &&
    (PERSONS.has(r.word(begin + 1)) || r.capital(begin + 1)) &&
    r.is(begin + 2, 'free', 'around', 'available')
  )
    return true
  if (r.is(begin, 'why') && r.is(begin + 1, "don't") && r.is(begin + 2, 'we', 'you') && !r.is(begin + 3, 'ever'))
    return true
  const it =
    r.is(begin, 'is') && r.is(begin + 1, 'it')
      ? begin + 2
      : r.is(begin, 'would') && r.is(begin + 1, 'it') && r.is(begin + 2, 'be')
        ? begin + 3
        : -1
  if (it < 0) return false
  const right = r.is(it, 'all') ? it + 1 : it
  return r.is(right, 'ok', 'okay', 'right', 'alright', 'fine', 'possible') && r.is(right + 1, 'if', 'to', 'for')
}

const NOT_DOING = wordSet(
  'morning evening meeting something anything nothing everything spring wedding building thing string raining snowing',
)

/** "Who is cooking tonight?", "Is anyone picking Liam up?": who will do it is still open. */
export function asksWhoWill(r: Reader, begin: number): boolean {
  const who = r.is(begin, "who's") ? begin + 1 : r.is(begin, 'who') && r.is(begin + 1, 'is') ? begin + 2 : -1
  const subject = r.is(begin, 'is', 'are') && !r.is(begin + 1, 'it', 'there', 'this', 'that') ? begin + 2 : -1
  const from = who >= 0 ? who : subject
  if (from < 0) return false
  for (let at = from; at < from + (who >= 0 ? 1 : 3); at += 1) {
    const word = r.word(at)
    if (word.length > 4 && word.endsWith('ing') && !NOT_DOING.has(word)) return true
  }
  return false
}

/** "Why does 3pm feel like a wall", "Would I do it again": asks about something; "could you call at 5" asks to do it. */
export function question(r: Reader, begin: number): Told | null {
  const next = r.word(begin + 1)
  if (asksPolitely(r, begin)) return 'plan'
  // "Having slept for ten hours", "Not a soul on the beach at 9"
  if (r.is(begin, 'having') || (r.is(begin, 'not') && r.is(begin + 1, 'a', 'an', 'one', 'once'))) return 'told'
  if (r.is(begin, 'why') && next !== 'not') return 'told'
  if (asksWhoWill(r, begin)) return 'plan'
  // "is the library open on Mondays"
  if (begin === 0 && r.is(begin, 'is', 'are') && (DETERMINERS.has(next) || PERSONS.has(next))) return 'told'
  if (r.is(begin, "what're", "how're") || (r.is(begin, 'will') && r.is(begin + 1, 'it', 'he', 'she', 'they')))
    return 'told'
  if (r.is(begin, 'have') && next === 'you' && r.is(begin + 2, 'ever', 'been')) return 'told'
  if (r.is(begin, 'would', 'have', 'had') && PERSONS.has(next) && next !== 'you') return 'told'
  if (r.is(begin, 'could', 'should', 'might', 'must') && r.is(begin + 2, 'have') && isParticiple(r.word(begin + 3)))
    return 'told'
  if (r.is(begin, 'how') && r.is(begin + 1, 'is', 'are', 'do', 'does', 'come')) return 'told'
  if (r.is(begin, "doesn't", "isn't", "aren't", "haven't", "hasn't", "wasn't", "weren't", "didn't")) return 'told'
  if (r.is(begin, "don't") && r.is(begin + 1, 'you', 'we', 'they', 'i')) return 'told'
  if (r.is(begin, 'did', "didn't", 'was', 'were', "wasn't")) return 'told'
  if (r.is(begin, 'does', 'do') && r.is(begin + 1, 'anyone', 'anybody', 'people')) return 'told'
  if (r.is(begin, 'can', 'could', 'will', 'would', 'shall', 'should')) return 'plan'
  if (r.is(begin, 'who', 'what', 'which')) {
    const verb = classifyVerb(r, begin + 1, true)
    if (verb === 'past' || verb === 'state') return 'told'
    if (r.is(begin, 'who') && (isAdverb(next) || (isThirdPerson(next) && !r.is(begin + 1, 'is', 'has')))) return 'told'
  }
  return null
}

/** "if it rains", "if she hasn't replied by Friday": still open. */
export function isCondition(r: Reader, begin: number, to: number): boolean {
  if (r.is(begin + 1, 'it') && r.word(begin + 2).endsWith('s')) return true
  if (!r.is(begin, 'if', 'unless', 'when')) return false
  for (let at = begin + 1; at < Math.min(to, begin + 6); at += 1)
    if (r.is(at, 'has', 'have', "hasn't", "haven't") || (!r.is(begin, 'when') && r.is(at, "don't", "doesn't")))
      return true
  return false
}
