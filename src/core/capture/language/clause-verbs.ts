import { denies, tellsState } from './clause-states'
import type { Reader } from './reader'
import {
  isBaseVerb,
  isModal,
  isMove,
  isParticiple,
  isPastOnly,
  isPastOrBase,
  isPastOrParticiple,
  isSchedule,
  isState,
  isUnreal,
} from './verb-forms'
import { monthOfWord, weekdayOfWord, wordSet } from './vocabulary'

export const PERSONS = wordSet(
  'i he she it we they you nobody everybody everyone somebody someone anybody anyone this that there who something nothing everything',
)

const ADVERBS = wordSet(`
  never just also already almost all both only really barely hardly always still even once then later soon simply nearly not ever
  often usually sometimes rarely seldom maybe perhaps again too so very both no longer quite rather much somehow almost yet now
`)
const NOT_ADVERBS = wordSet(`
  family reply supply apply fly july rely comply multiply italy lily emily sally kelly billy holly molly polly beverly anomaly assembly
  belly jelly daily weekly monthly yearly hourly fortnightly quarterly early only ugly friendly lovely lonely butterfly bully rally
  tally ally gully wooly woolly curly silly hilly jolly anthropology likely
`)

export function isAdverb(word: string): boolean {
  return ADVERBS.has(word) || (word.length > 4 && word.endsWith('ly') && !NOT_ADVERBS.has(word))
}

/** "is coming", "'s finally starting": the second half of a verb. */
export function followsBe(r: Reader, index: number): boolean {
  const be = isAdverb(r.word(index - 1)) ? index - 2 : index - 1
  return r.is(be, 'is', 'are', 'be', 'am', 'was', 'were') || /.'(?:s|re|m)$/.test(r.word(be))
}

/** What a finite verb says: what was (or would be), what someone feels or thinks, or what is to be done. */
export type VerbSense = 'past' | 'state' | 'thought' | 'plan'

const THOUGHTS = wordSet(
  'think thinks believe believes know knows guess suppose hope hopes reckon reckons mean means says say claims swears am',
)
const ASSUMED = wordSet('like love prefer rather be need appreciate want')
const IT_IS_SO = wordSet('gets feels looks sounds tastes smells rains snows seems takes costs hurts')

/** The sense of the verb at a place, behind its subject; null where it is none or says neither. */
export function classifyVerb(r: Reader, at: number, firm: boolean, subject = ''): VerbSense | null {
  const word = r.word(at)
  const next = r.word(at + 1)
  if (isPastModal(r, at)) return 'past'
  if (subject !== '' && (denies(r, at) || tellsState(r, at, subject))) return 'state'
  if (r.is(at, "don't", "doesn't", "didn't", "can't", 'cannot') || (r.is(at, 'do', 'does', 'can') && next === 'not')) {
    if (isState(r.word(at + (next === 'not' ? 2 : 1))) || r.is(at + 1, 'stand', 'forget')) return 'state'
  }
  if (r.is(at, 'am', 'are', 'is') && next === 'used' && r.is(at + 2, 'to')) return 'state'
  if (r.is(at, 'am') && r.is(at + 1, 'told', 'sure', 'afraid', 'glad', 'happy', 'sad', 'certain')) return 'thought'
  if (isModal(word) || r.is(at, 'am', 'want', 'wants')) return 'plan'
  if (word.endsWith("'ll") || word.endsWith("'m") || word.endsWith("'re")) return r.is(at + 1, 'been') ? 'past' : 'plan'
  if (word.endsWith("'d")) return ASSUMED.has(next) || next === 'better' ? 'plan' : 'past'
  if (word.endsWith("'ve") || word.endsWith("'s")) {
    if (next === 'got' || next === 'to') return 'plan'
    const participle = skip(r, at + 1)
    if (word.endsWith("'s") && !r.is(participle, 'been', 'had')) return null
    return perfect(r, participle)
  }
  if (r.is(at, 'has', 'have', "hasn't", "haven't")) {
    if (next === 'to' || next === 'got') return 'plan'
    return perfect(r, skip(r, at + 1))
  }
  if (r.is(at, 'tend', 'tends') && next === 'to') return 'state'
  if (r.is(at, 'used')) return next === 'to' ? 'past' : firm && subject !== '' ? 'past' : null
  if (isUnreal(word)) {
    if (r.is(at, 'might', "mightn't")) return null
    if (r.is(at, 'could') && (r.is(at + 1, 'do', 'use') || subject === 'i' || subject === 'we'))
      return r.is(at + 1, 'not', 'barely', 'hardly', 'only', 'never') ? 'past' : 'plan'
    return ASSUMED.has(next) && !(next === 'be' && !r.is(at + 2, 'good', 'nice', 'great')) ? 'plan' : 'past'
  }
  if (isPastOnly(word)) {
    if (r.is(at, 'had')) return next === 'better' ? 'plan' : 'past'
    const participle = skip(r, at + 1)
    if (r.is(at, 'was', 'were') && settlesDay(r, participle, true)) return 'plan'
    return 'past'
  }
  if (isState(word))
    return THOUGHTS.has(word) && !r.is(at + 1, 'about', 'of') ? 'thought' : isFelt(r, at, subject) ? 'state' : null
  if (subject === 'it' && (IT_IS_SO.has(word) || (word === 'turns' && next === 'out'))) return 'state'
  if (firm && isPastOrParticiple(word)) {
    if (word === 'got') return subject === 'it' || gotPast(r, at) ? 'past' : 'plan'
    if (settlesDay(r, at)) return 'plan'
    return 'past'
  }
  // "I cut my hair on Friday": nobody writes of a plan like that.
  if (isPastOrBase(word)) return subject === '' || subject === 'you' ? null : 'past'
  return null
}

/** "should have tested", "may not have seen": past and over; "must have the report" is not. */
function isPastModal(r: Reader, at: number): boolean {
  if (!isModal(r.word(at)) && !isUnreal(r.word(at)) && !r.is(at, 'may', 'can', "can't", 'cannot', "mustn't"))
    return false
  const have = skip(r, r.is(at + 1, 'not') ? at + 2 : at + 1)
  return r.is(have, 'have', 'of') && isParticiple(r.word(skip(r, have + 1)))
}

const GOT = wordSet(`
  the my his her our their your it them him us there here home back up lost sick ill stuck married engaged drunk hurt angry worse better
  rid through on off out into away cold hot wet tired bored nothing
`)

/** "I got lost", "she got married": past; "got dentist at 3" is what one has. */
export function gotPast(r: Reader, at: number): boolean {
  const next = r.word(at + 1)
  if (next === 'to') return !isBaseVerb(r.word(at + 2)) && r.word(at + 2) !== 'be'
  return !settlesDay(r, at + 1) && (GOT.has(next) || (isParticiple(next) && next !== 'got'))
}

function isFelt(r: Reader, at: number, subject: string): boolean {
  return subject !== '' && !(r.is(at, 'remember', 'remembers') && r.is(at + 1, 'to'))
}

function skip(r: Reader, index: number): number {
  let at = index
  while (at < index + 3 && isAdverb(r.word(at))) at += 1
  return at
}

/** After "has": "been moved to Friday" is a plan, "been here for years" is not. */
function perfect(r: Reader, at: number): VerbSense | null {
  const been = r.is(at, 'been') ? skip(r, at + 1) : at
  // "we've decided to get married on 11 December", "they have asked us over"
  if (r.is(been, 'decided', 'agreed', 'promised', 'arranged', 'planned', 'offered') && r.is(been + 1, 'to'))
    return 'plan'
  if (r.is(been, 'asked', 'invited') && r.is(been + 1, 'us', 'me')) return 'plan'
  // "we've been asked to bring pies on Tuesday"
  if (
    been > at &&
    r.is(been, 'asked', 'told', 'invited', 'reminded') &&
    r.is(been + 1, 'to') &&
    isBaseVerb(r.word(been + 2))
  )
    return 'plan'
  if (settlesDay(r, been) || r.is(been, 'got')) return 'plan'
  return isParticiple(r.word(at)) && !isBaseVerbAfterHave(r, at) ? 'past' : null
}

/** "have set plans" */
function isBaseVerbAfterHave(r: Reader, at: number): boolean {
  return isPastOrBase(r.word(at)) && !isBaseVerb(r.word(at))
}

/** "booked for Friday", "moved to Tuesday": what was settled about a day to come. */
export function settlesDay(r: Reader, at: number, strictly = false): boolean {
  if (!strictly && isSchedule(r.word(at))) return true
  if (!isMove(r.word(at)) && !isSchedule(r.word(at))) return false
  for (let to = at + 1; to < at + 7; to += 1) {
    if (r.at(to)?.kind === 'punctuation') return false
    if (r.is(to, 'to', 'for', 'until', 'till')) return namesTime(r, to + 1)
  }
  return false
}

function namesTime(r: Reader, index: number): boolean {
  const word = r.word(index)
  return (
    r.digits(index) !== '' ||
    weekdayOfWord(word) !== null ||
    monthOfWord(word) !== null ||
    r.is(index, 'tomorrow', 'today', 'tonight', 'next', 'this', 'noon') ||
    (r.is(index, 'the') && r.ordinal(index + 1) !== null)
  )
}
