import type { Reader } from './reader'
import {
  isBaseVerb,
  isModal,
  isParticiple,
  isPastOnly,
  isPastOrBase,
  isPastOrParticiple,
  isSchedule,
  isState,
  isUnreal,
} from './verb-forms'
import { wordSet } from './vocabulary'

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

/** What a finite verb says: what was (or would be), what someone feels or thinks, or what is to be done. */
export type VerbSense = 'past' | 'state' | 'thought' | 'plan'

const THOUGHTS = wordSet('think thinks believe believes know knows guess suppose hope hopes reckon reckons mean means says say')
const ASSUMED = wordSet('like love prefer rather be need appreciate want')
const IT_IS_SO = wordSet('gets feels looks sounds tastes smells rains snows seems takes costs hurts')

/** The sense of the verb at a place, behind its subject; null where it is none or says neither. */
export function classifyVerb(r: Reader, at: number, firm: boolean, subject = ''): VerbSense | null {
  const word = r.word(at)
  const next = r.word(at + 1)
  if (isPastModal(r, at)) return 'past'
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
  if (r.is(at, 'used')) return next === 'to' ? 'past' : firm && subject !== '' ? 'past' : null
  if (isUnreal(word)) {
    if (r.is(at, 'might', "mightn't")) return null
    if (r.is(at, 'could') && (r.is(at + 1, 'do', 'use') || subject === 'i' || subject === 'we'))
      return next === 'not' ? 'past' : 'plan'
    return ASSUMED.has(next) && !(next === 'be' && !r.is(at + 2, 'good', 'nice', 'great')) ? 'plan' : 'past'
  }
  if (isPastOnly(word)) {
    if (r.is(at, 'had')) return next === 'better' ? 'plan' : 'past'
    const participle = skip(r, at + 1)
    if (r.is(at, 'was', 'were') && isSchedule(r.word(participle)) && movesTo(r, participle)) return 'plan'
    return 'past'
  }
  if (isState(word)) return THOUGHTS.has(word) ? 'thought' : isFelt(r, at, subject) ? 'state' : null
  if (subject === 'it' && IT_IS_SO.has(word)) return 'state'
  if (firm && isPastOrParticiple(word)) {
    if (isSchedule(word) || word === 'got') return movesTo(r, at) || word === 'got' ? 'plan' : 'past'
    return 'past'
  }
  if (isPastOrBase(word)) return ['he', 'she', 'it', 'who', 'nobody', 'someone'].includes(subject) ? 'past' : null
  return null
}

/** "should have tested", "may not have seen": past and over; "must have the report" is not. */
function isPastModal(r: Reader, at: number): boolean {
  if (!isModal(r.word(at)) && !isUnreal(r.word(at)) && !r.is(at, 'may', 'can')) return false
  const have = skip(r, r.is(at + 1, 'not') ? at + 2 : at + 1)
  return r.is(have, 'have', 'of') && isParticiple(r.word(skip(r, have + 1)))
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
  if (isSchedule(r.word(been)) || r.is(been, 'got')) return 'plan'
  return isParticiple(r.word(at)) && !isBaseVerbAfterHave(r, at) ? 'past' : null
}

/** "have set plans" */
function isBaseVerbAfterHave(r: Reader, at: number): boolean {
  return isPastOrBase(r.word(at)) && !isBaseVerb(r.word(at))
}

/** Soon after a verb like "moved" it says to when. */
function movesTo(r: Reader, index: number): boolean {
  for (let at = index + 1; at < index + 7; at += 1) {
    if (r.is(at, 'forward', 'back')) return true
    if (r.is(at, 'to', 'for', 'until', 'till') && !r.is(index, 'put', 'brought')) return true
    if (r.at(at)?.kind === 'punctuation') return false
  }
  return false
}
