import { readDuration } from './amounts'
import type { Reader } from './reader'
import { denies, doesTo, tellsState } from './clause-states'
import { classifyVerb, gotPast, isAdverb, PERSONS, settlesDay } from './clause-verbs'
import {
  happensByItself,
  isBaseVerb,
  isModal,
  isParticiple,
  isPastOnly,
  isPastOrBase,
  isPastOrParticiple,
  isSchedule,
  isThirdPerson,
  isUnreal,
  tellsAlone,
} from './verb-forms'
import { cardinalOfWord, unitOfWord, weekdayOfPlural, weekdayOfWord, wordSet } from './vocabulary'

/**
 * What a word's clause does: it plans something, it tells what was or is, it tells (`aside`) something about a thing
 * that the plan is about ("pay the man who came on Monday"), or it tells (`habit`) what someone does again and again.
 */
export type Verdict = 'plan' | 'told' | 'aside' | 'habit'

/** The end of a phrase about time that begins at a token, or null. */
export type SkipTime = (index: number) => number | null

/** The verdict on each token, clause by clause, in one pass. */
export function readClauses(r: Reader, end: number, skipTime: SkipTime): readonly Verdict[] {
  const verdicts = Array.from<Verdict>({ length: end }).fill('plan')
  let open: Piece | null = null
  let previous: Verdict = 'plan'
  for (let from = 0; from < end;) {
    const to = pieceEnd(r, from, end)
    const piece: Piece = { from, to, verdict: 'plan', only: 'words' }
    judge(r, piece, skipTime, verdicts)
    const ends = r.sign(to, '.!?;') || to >= end
    // "Last year in June, we moved", "they moved, in June": a phrase about time belongs to the clause beside it.
    if (piece.only === 'time' && previous === 'told' && r.is(from, 'on', 'at', 'in', 'for', 'from', 'since'))
      fill(verdicts, piece, 'told')
    if (open !== null && piece.only === 'words' && piece.verdict === 'told') fill(verdicts, open, 'told')
    open = piece.only === 'time' && !ends ? piece : null
    previous = ends ? 'plan' : (verdicts[to - 1] ?? 'plan')
    from = to + 1
  }
  return verdicts
}

type Piece = { readonly from: number; readonly to: number; verdict: Verdict; only: 'time' | 'words' }

function fill(verdicts: Verdict[], { from, to }: Pick<Piece, 'from' | 'to'>, verdict: Verdict): void {
  verdicts.fill(verdict, from, to)
}

/** The next comma, stop or dash that is not inside a figure, or "and" before a new plan. */
function pieceEnd(r: Reader, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    if (r.sign(at, '—–…()[]!?;')) return at
    if (r.sign(at, ',.:') && (r.at(at + 1) === undefined || r.at(at + 1)?.spaced === true)) return at
    if (r.sign(at, '-') && r.at(at)?.spaced === true && r.at(at + 1)?.spaced === true) return at
    if (at > from && r.is(at, 'and', 'but', 'so', 'then', 'because') && plansAfter(r, at + 1)) return at
  }
  return end
}

/** "… and call Sam", "… so I need a new one": a plan after what was told. */
function plansAfter(r: Reader, index: number): boolean {
  let at = r.is(index, 'then', 'now', 'please') ? index + 1 : index
  if (r.is(at, 'i', 'we', 'you')) return classifyVerb(r, at + 1, true) === 'plan'
  if (r.is(at, "i'll", "we'll", "i'm", "we're", "let's", 'must', 'should', 'need', "don't")) return true
  if (!isBaseVerb(r.word(at)) || isPastOrBase(r.word(at))) return false
  at += 1
  return r.is(at, ...DETERMINERS, 'more', 'him', 'her', 'them', 'it', 'up', 'back') || (r.capital(at) && weekdayOfWord(r.word(at)) === null)
}

const OPENERS = wordSet(`
  and but so or then also plus yet oh well ok okay yes no hey note ps maybe perhaps please just honestly luckily sadly somehow
  yesterday once afterwards later meanwhile eventually why's btw fyi to
`)
const DETERMINERS = [
  ...wordSet('the a an my our your his her their its this that these those some any each another all both half no most many few'),
]
const IS_DETERMINER: ReadonlySet<string> = new Set(DETERMINERS)
const TIMES = wordSet('night morning evening afternoon weekend summer winter spring autumn fall time times nights mornings evenings')
const SUBORDINATORS = wordSet('who whom whose which that what how why whether if where when because while as since than')
const PREPOSITIONS = wordSet('in on at by after before during since until for from with without under over near behind of')
/** Subjects who are nobody in particular: what they do is no plan. */
const NOBODY = wordSet('nobody none nothing people')

function judge(r: Reader, piece: Piece, skipTime: SkipTime, verdicts: Verdict[]): void {
  const begin = skipOpening(r, piece.from, piece.to, skipTime)
  if (begin >= piece.to) {
    piece.only = 'time'
    return
  }
  const told = mainClause(r, begin, piece, skipTime)
  if (told === 'told' || told === 'habit') {
    piece.verdict = told
    fill(verdicts, piece, told)
    return
  }
  if (told === 'open' && PREPOSITIONS.has(r.word(piece.from))) piece.only = 'time'
  const aside = asideFrom(r, begin, piece.to, skipTime)
  if (aside !== null) fill(verdicts, { from: aside.from, to: aside.to }, 'aside')
}

/** Skips "so", "maybe", "yesterday", "every morning" and the like at the front of a clause. */
function skipOpening(r: Reader, from: number, to: number, skipTime: SkipTime): number {
  let at = from
  for (let round = 0; round < 6 && at < to; round += 1) {
    const word = r.word(at)
    const time = skipTime(at)
    if (time !== null) at = time
    else if (OPENERS.has(word) || (isAdverb(word) && !r.is(at, 'never', 'always'))) at += 1
    else if (r.is(at, 'last', 'that', 'this', 'one', 'some', 'every', 'each', 'most', 'the') && isTimeWord(r.word(at + 1)))
      at += r.is(at + 2, 'before', 'after') ? 3 : 2
    else if (isTimeWord(word) && r.is(at + 1, 'ago', 'later', 'before', 'after')) at += 2
    else if (r.sign(at, '"\'*•-–#>')) at += 1
    else break
  }
  return at
}

function isTimeWord(word: string): boolean {
  return unitOfWord(word) !== null || weekdayOfWord(word) !== null || weekdayOfPlural(word) !== null || TIMES.has(word)
}

type Told = 'told' | 'habit' | 'plan' | 'open'

/** Whether the clause that begins at a token tells something. */
function mainClause(r: Reader, begin: number, { from, to }: Piece, skipTime: SkipTime): Told {
  const word = r.word(begin)
  const asked = question(r, begin)
  if (asked !== null) return asked
  if (r.is(begin, 'if', 'unless', 'because', 'although', 'though', 'while', 'when', 'since', 'as', 'that', 'how'))
    return begin + 1 < to && !(r.is(begin + 1, 'it') && r.word(begin + 2).endsWith('s')) && !isCondition(r, begin, to) && statement(r, begin + 1, to, skipTime) === 'told' ? 'told' : 'open'
  if (isModal(word) || r.is(begin, "don't", "let's", 'never', 'always', 'remember', 'not')) return 'plan'
  if (from < begin && r.is(begin - 1, 'to')) return 'plan'
  if (startsToldByItself(r, begin, skipTime)) return 'told'
  // "Today felt endless", "Monday hit me"
  if (begin > from && skipTime(begin - 1) !== null && timeIsSubject(r, begin)) return 'told'
  if (isBaseVerb(word) && !(r.sign(begin + 1, '-') && r.tight(begin + 1)) && !isPastOnly(r.word(begin + 1)) && !tellsAloneNoObject(r, begin + 1)) return 'plan'
  return statement(r, begin, to, skipTime)
}

/** "if she hasn't replied by Friday": still open. */
function isCondition(r: Reader, begin: number, to: number): boolean {
  if (!r.is(begin, 'if', 'unless', 'when')) return false
  for (let at = begin + 1; at < Math.min(to, begin + 6); at += 1) if (r.is(at, 'has', 'have', "hasn't", "haven't")) return true
  return false
}

/** "Call lasted an hour": a noun after all. */
function tellsAloneNoObject(r: Reader, index: number): boolean {
  const next = r.word(index + 1)
  const alone = next === '' || PREPOSITIONS.has(next) || IS_DETERMINER.has(next) || isAdverb(next)
  return alone && tellsAlone(r.word(index)) && !r.is(index - 1, 'get', 'have', 'keep')
}

/** "Came back on Sunday", "Walked the dog for an hour", "paid £4 for a coffee". */
function startsToldByItself(r: Reader, begin: number, skipTime: SkipTime): boolean {
  const word = r.word(begin)
  if (isPastOrBase(word) || settlesDay(r, begin)) return false
  // "agreed to meet Jo on Thursday", "signed up for yoga"
  if ((r.is(begin + 1, 'to') && isBaseVerb(r.word(begin + 2))) || (r.is(begin, 'signed') && r.is(begin + 1, 'up'))) return false
  if (isPastOnly(word)) return !r.is(begin, 'was', 'were', 'did', 'had', 'fell')
  if (!isPastOrParticiple(word) || r.is(begin, 'got')) return false
  const next = begin + 1
  if (r.sign(next, '£$€')) return true
  const time = skipTime(next)
  if (lasts(r, next) || (time !== null && r.is(begin, 'spent', 'lost', 'wasted', 'waited', 'slept'))) return true
  if (r.is(next, 'that', 'him', 'her', 'them', 'it', 'me', 'us', 'everyone', 'nobody', 'nothing')) return true
  if (IS_DETERMINER.has(r.word(next))) return skipTime(next) === null
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

function timeIsSubject(r: Reader, begin: number): boolean {
  if (r.is(begin, 'felt')) return true
  return (isPastOrBase(r.word(begin)) || isPastOrParticiple(r.word(begin))) && r.is(begin + 1, 'me', 'us', 'him', 'her', 'them', 'everyone')
}

/** "Why does 3pm feel like a wall", "Would I do it again": asks about something; "could you call at 5" asks to do it. */
function question(r: Reader, begin: number): Told | null {
  const next = r.word(begin + 1)
  if (r.is(begin, 'why') && next !== 'not') return 'told'
  if (r.is(begin, "what're", "how're") || (r.is(begin, 'will') && r.is(begin + 1, 'it', 'he', 'she', 'they'))) return 'told'
  if (r.is(begin, 'would', 'have', 'had') && PERSONS.has(next) && next !== 'you') return 'told'
  if (r.is(begin, 'could', 'should', 'might', 'must') && r.is(begin + 2, 'have') && isParticiple(r.word(begin + 3))) return 'told'
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

/** Longest way from the beginning of a clause to its verb, in tokens. */
const LONGEST_SUBJECT = 16

/** Looks for the subject and the first finite verb of a clause. */
function statement(r: Reader, begin: number, to: number, skipTime: SkipTime): Told {
  const start = skipOpening(r, begin, to, skipTime)
  const preposed = PREPOSITIONS.has(r.word(start))
  const subject = r.word(start)
  if (NOBODY.has(subject) || (r.is(start, 'no') && r.is(start + 1, 'one'))) return 'told'
  // "this task took an hour" begins with a determiner, "this is late" with a pronoun.
  const points = r.is(start, 'this', 'that') && classifyVerb(r, start + 1, true, subject) === null && !isThirdPerson(r.word(start + 1))
  if (!points && (PERSONS.has(subject) || isContracted(subject))) return ofPerson(r, start, to, skipTime)
  const counted = cardinalOfWord(subject) !== null && r.is(start + 1, 'of')
  const firm = IS_DETERMINER.has(subject) || counted || preposed || (begin > 0 && start > begin)
  for (let at = start; at < Math.min(to, start + LONGEST_SUBJECT); at += 1) {
    const word = r.word(at)
    if (word === '') continue
    if (at > start && SUBORDINATORS.has(word) && !preposed) return firm ? afterRelative(r, at + 2, to) : 'open'
    if (at > start && (PERSONS.has(word) || isContracted(word))) {
      if (preposed || at === start + 1) return ofPerson(r, at, to, skipTime)
      return firm ? afterRelative(r, at + 2, to) : 'open'
    }
    if (at > start && isAlwaysSo(r, at)) return 'told'
    if (at > start && (denies(r, at) || (isThirdPerson(word) && tellsState(r, at, subject)))) return 'told'
    if (isModal(word) && at > start) return 'plan'
    if (at > start && at <= start + 2 && !ANNOUNCED.has(word) && doesTo(r, at, (object) => IS_DETERMINER.has(object) && object !== 'half') && skipTime(at + 1) === null)
      return 'habit'
    if (r.is(at, 'to')) {
      if (isBaseVerb(r.word(at + 1)) || r.is(at + 1, 'be')) return 'open'
      continue
    }
    if (at === start && !preposed && !(isPastOnly(word) || isUnreal(word))) continue
    if (preposed && isBaseVerb(word) && plansAfter(r, at)) return 'plan'
    const verb = finiteVerb(r, at, start, firm, skipTime)
    if (verb !== null) return verb
    if (firm && at > start + 1 && !isPlural(r.word(at - 1)) && isThirdPerson(word) && !ANNOUNCED.has(word) && IS_DETERMINER.has(r.word(at + 1))) return 'habit'
  }
  return 'open'
}

/** "The man who came on Monday was late": the verb of the clause stands behind the one of what it is said of. */
function afterRelative(r: Reader, index: number, to: number): Told {
  for (let at = index; at < Math.min(to, index + LONGEST_SUBJECT); at += 1) {
    if (isModal(r.word(at))) return 'plan'
    if (r.is(at, 'was', 'were', 'had', 'did', "wasn't", "weren't", "didn't", "hadn't")) return 'told'
    if ((isPastOnly(r.word(at)) || tellsAlone(r.word(at))) && !PERSONS.has(r.word(at - 1)) && !SUBORDINATORS.has(r.word(at - 1))) return 'told'
  }
  return 'open'
}

function isContracted(word: string): boolean {
  return /^(?:i|he|she|it|we|they|you|who|that|there)'(?:s|d|m|re|ve|ll)$/.test(word)
}

/** The verdict of a verb after a subject that is no pronoun, or null when it is none. */
function finiteVerb(r: Reader, at: number, start: number, firm: boolean, skipTime: SkipTime): Told | null {
  const word = r.word(at)
  const before = r.word(at - 1)
  if (isPastOnly(word) || isUnreal(word) || r.is(at, 'has', 'have', 'used', "hasn't", "haven't")) {
    const verb = classifyVerb(r, at, true)
    return verb === 'past' ? 'told' : verb === 'plan' ? 'plan' : null
  }
  // "swimming every Sat"
  if (weekdayOfWord(word) !== null && skipTime(at) !== null) return null
  if (!isPastOrParticiple(word)) {
    return isPastOrBase(word) && firm && at > start + 1 && hasObject(r, at, skipTime) ? 'told' : null
  }
  if (r.is(at - 1, 'be', 'is', 'are', 'get', 'gets', 'being', 'been', 'being', "isn't", "aren't", 'have', 'not', 'as', 'of', 'and'))
    return null
  // "the newly painted fence"
  if (IS_DETERMINER.has(before) || PREPOSITIONS.has(before) || (isAdverb(before) && IS_DETERMINER.has(r.word(at - 2)))) return null
  if (r.sign(at - 1, '-') && r.tight(at)) return null
  if (settlesDay(r, at)) return 'plan'
  if (r.is(at, 'got')) return gotPast(r, at) && at > start ? 'told' : null
  if ((r.is(at + 1, 'by', 'before', 'due') && !(firm && tellsAlone(word) && !ENDED.has(word))) || (r.is(at + 1, 'until') && !tellsAlone(word))) return null
  if (firm && at > start + 1) return skipsNothing(r, start, at) ? null : 'told'
  if (tellsAlone(word)) return 'told'
  const object = at + 1
  if (r.is(object, 'me', 'us', 'him', 'her', 'them', 'it', 'everyone', 'that')) return 'told'
  return IS_DETERMINER.has(r.word(object)) && skipTime(object) === null ? 'told' : null
}

/** Also done to something: "the report finished by Friday" is a wish. */
const ENDED = wordSet('finished started closed opened shipped launched ended stopped dropped')

/** "The landlord put us …", "the river burst at noon": after a subject in the singular the form can only be past. */
function hasObject(r: Reader, at: number, skipTime: SkipTime): boolean {
  if (isPlural(r.word(at - 1))) return false
  return skipTime(at + 1) !== null || r.is(at + 1, 'me', 'us', 'him', 'her', 'them', 'it', 'all') || IS_DETERMINER.has(r.word(at + 1))
}

/** Nothing but adverbs and figures stands between the determiner and the participle. */
function skipsNothing(r: Reader, start: number, at: number): boolean {
  for (let index = start + 1; index < at; index += 1) if (r.word(index) !== '' && !isAdverb(r.word(index))) return false
  return true
}

/** "always", "never" or "usually" before a verb: what is so, not what is to be done. */
function isAlwaysSo(r: Reader, at: number): boolean {
  if (!r.is(at, 'always', 'never', 'usually', 'often', 'sometimes', 'rarely', 'seldom', 'barely', 'hardly')) return false
  const next = r.word(at + 1)
  if (r.is(at - 1, 'is', 'are', 'am', "i'm", "he's", "she's", "they're") && r.is(at, 'never')) return true
  return next !== '' && !isModal(next) && !PREPOSITIONS.has(next)
}

/** The verdict on a clause whose subject is a pronoun. */
function ofPerson(r: Reader, at: number, to: number, skipTime: SkipTime): Told {
  const contracted = isContracted(r.word(at))
  // "Everyone I know turned forty"
  if (PERSONS.has(r.word(at + 1)) && !contracted) return afterRelative(r, at + 3, to)
  let verb = contracted ? at : at + 1
  while (!contracted && verb < to && isAdverb(r.word(verb))) {
    if (isAlwaysSo(r, verb)) return 'told'
    verb += 1
  }
  switch (classifyVerb(r, verb, true, r.word(at))) {
    case 'past':
    case 'state':
      return 'told'
    case 'thought':
      return thought(r, verb + (r.is(verb, 'am') ? 2 : 1), to, skipTime)
    case 'plan':
      return 'plan'
    case null:
      if (r.is(at, 'there') && r.is(at + 1, 'is', 'are') && r.is(at + 2, 'nothing', 'no', 'nobody')) return 'told'
      if (goesOnTelling(r, at, verb, to)) return 'told'
      return isHabit(r, at, verb) ? 'habit' : 'open'
  }
}

function thought(r: Reader, index: number, to: number, skipTime: SkipTime): Told {
  const begin = r.is(index, 'that') ? index + 1 : index
  return begin < to ? statement(r, begin, to, skipTime) : 'open'
}

/** "He comes home at six and goes to bed": one thing after the other. */
function goesOnTelling(r: Reader, at: number, verb: number, to: number): boolean {
  if (!r.is(at, 'he', 'she', 'it', 'they')) return false
  for (let and = verb + 1; and < to; and += 1) {
    if (r.is(and, 'and', 'but') && isThirdPerson(r.word(and + 1)) && !isModal(r.word(and + 1))) return true
  }
  return false
}

/** What is announced rather than told: "they come every Tuesday". */
const ANNOUNCED = wordSet(`
  come comes arrive arrives start starts begin begins leave leaves meet meets open opens close closes end ends land lands visit visits
  is are has gets get takes take have do does pay pays pick picks need needs want wants runs plays airs goes
`)

/** "he snores every night", "they fight every Sunday" */
function isHabit(r: Reader, at: number, verb: number): boolean {
  const word = r.word(verb)
  if (ANNOUNCED.has(word)) return r.is(at, 'it') && r.is(verb, 'gets', 'takes')
  if (r.is(at, 'i', 'we', 'they', 'people')) return word !== '' && !isAdverb(word) && !isContracted(r.word(at))
  return r.is(at, 'he', 'she', 'it', 'everyone', 'everybody', 'someone', 'somebody') && word.endsWith('s')
}

/** The clause in what tells something of a thing: "who came on Monday", "I bought on Friday". */
function asideFrom(r: Reader, begin: number, to: number, skipTime: SkipTime): { readonly from: number; readonly to: number } | null {
  for (let at = begin + 1; at < to; at += 1) {
    const word = r.word(at)
    const person = PERSONS.has(word) || isContracted(word)
    if (!person && !SUBORDINATORS.has(word)) continue
    const verb = isContracted(word) ? at : at + 1
    const found = person || r.is(at, 'who', 'which', 'that', 'what') ? classifyVerb(r, skipAdverbs(r, verb), true, word) : null
    const past = found === 'past' || (SUBORDINATORS.has(word) && tellsSoon(r, at + 1, to, skipTime))
    if (!past) continue
    let end = at + 1
    while (end < to && !(isModal(r.word(end)) && end > at + 2)) end += 1
    return { from: at, to: end }
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

function isPlural(word: string): boolean {
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word)
}

/** Longest way back from "every" to the verb of its clause, in tokens. */
const LONGEST_TAIL = 6

/** "The tide turns …", "cicadas come out …": a clause about what happens by itself ends here. */
export function happensBefore(r: Reader, index: number): boolean {
  for (let at = index - 1; at > 0 && at >= index - LONGEST_TAIL; at -= 1) {
    if (r.at(at)?.kind === 'punctuation') return false
    const word = r.word(at)
    const before = r.word(at - 1)
    if (before === '' || isBaseVerb(r.word(0))) continue
    if (r.is(at - 1, 'it', 'they', 'he', 'she') && (isThirdPerson(word) || happensByItself(word))) return true
    if (happensByItself(word) && !word.endsWith('s') && (isPlural(before) || isPlural(r.word(0)))) return true
    if (isThirdPerson(word) && IS_DETERMINER.has(r.word(0)) && !isPlural(before) && !r.is(at, 'needs', 'gets', 'has')) return true
  }
  return false
}
