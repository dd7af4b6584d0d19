import { isAdverb, PERSONS } from './clause-verbs'
import { DETERMINERS, isContracted, OBJECTS, SUBORDINATORS } from './clause-words'
import type { Reader } from './reader'
import { isBaseVerb, isParticiple, isPastOnly, isPastOrBase, isPastOrParticiple } from './verb-forms'
import { wordSet } from './vocabulary'

/** After these "to" says what will be done: "we agreed to meet on Thursday". */
const UNDERTAKING = wordSet('agreed promised decided offered arranged volunteered')
/** After these it does when it is asked of oneself: "Mum asked me to call at five". */
const ASKING = wordSet('asked told reminded')
const SAYING = wordSet(
  'said says told promised agreed decided arranged confirmed swore texted emailed messaged reckons',
)

/** Longest way from the beginning of a clause to the verb that reports, and from there to what is reported, in tokens. */
const LONGEST_SUBJECT = 10
const LONGEST_OBJECT = 12

/** The verb that reports, and whether what it reports was done or not done since. */
type Report = { readonly at: number; readonly told: 'told' | 'plan' }

/** "Jo said she'd pop round on Sunday", "we agreed to meet on Thursday": what was said is still to come. */
export function readReport(r: Reader, begin: number, to: number): Report | null {
  for (let at = begin; at < Math.min(to, begin + LONGEST_SUBJECT); at += 1) {
    // "when Mum said we would move": told beside something else
    if (SUBORDINATORS.has(r.word(at)) && !r.is(at, 'who', 'which', 'that')) return null
    const toSay = r.is(at, 'say') && r.is(at - 1, 'to')
    const said = toSay || UNDERTAKING.has(r.word(at)) || SAYING.has(r.word(at)) || ASKING.has(r.word(at))
    // "Mum rang earlier and said …"
    const first =
      (r.is(at + 1, 'to') && r.is(at + 2, 'say')) ||
      [2, 3, 4].some((steps) => r.is(at + steps - 1, 'and') && SAYING.has(r.word(at + steps)))
    // "It was the summer Dad promised …"
    if (!said && !first && isPastOnly(r.word(at)) && !r.is(at - 1, 'who', 'which', 'that')) return null
    if (!said) continue
    const verb = planAfter(r, at, to)
    return verb === null ? null : { at, told: goesOnInPast(r, verb) ? 'told' : 'plan' }
  }
  return null
}

/** The verb of what is planned behind "said" or "agreed". */
function planAfter(r: Reader, at: number, to: number): number | null {
  if (r.is(at - 1, 'had', 'was', 'were', 'been', 'never', 'always', 'often', 'usually', 'as')) return null
  if (r.is(at - 1, 'to') && !r.is(at, 'say')) return null
  if (isContracted(r.word(at - 1))) return null
  const object = afterObject(r, at + 1)
  if (r.is(object, 'to')) {
    const verb = object + 1
    const undertaken = UNDERTAKING.has(r.word(at)) || (ASKING.has(r.word(at)) && object > at + 1)
    return undertaken && (isBaseVerb(r.word(verb)) || r.is(verb, 'be', 'go', 'do', 'get', 'see', 'stay')) ? verb : null
  }
  // "asked whether the demo can happen on Wednesday"
  if (r.is(at, 'asked') && r.is(object, 'whether', 'if')) {
    for (let can = object + 1; can < Math.min(to, object + LONGEST_OBJECT); can += 1)
      if (r.is(can, 'can', 'could', 'will', 'would')) return isToCome(r, can + 1) ? can + 1 : null
    return null
  }
  if (!SAYING.has(r.word(at)) && !r.is(at, 'say')) return null
  for (let would = at + 1; would < Math.min(to, at + LONGEST_OBJECT); would += 1) {
    const word = r.word(would)
    if (r.sign(would, '-') && r.tight(would + 1)) continue
    if (word === '' || word === 'myself') return null
    if (r.is(would, 'will', 'would', 'shall') || ((word.endsWith("'d") || word.endsWith("'ll")) && word !== "that'd")) {
      const verb = isAdverb(r.word(would + 1)) && !r.is(would + 1, 'never', 'not') ? would + 2 : would + 1
      return isToCome(r, verb) && (r.is(would, 'will') || isSomeone(r, would, verb)) ? verb : null
    }
    // "told them I can collect the keys in two weeks"
    if (r.is(would, 'can') && PERSONS.has(r.word(would - 1))) return r.is(would + 1, 'only') ? would + 2 : would + 1
    // "the registrar said results come out on Tuesday"
    if (would > at + 1 && isTimetabled(r, would)) return would
    if (!namesSomeone(r, would)) return null
  }
  return null
}

const TIMETABLED = wordSet(`
  come comes open opens close closes start starts begin begins end ends arrive arrives leave leaves expire expires go goes fly flies
`)

/** Present tense, which in a report of what was said is what will be: "opens on Monday", "is on Friday", "needs it by noon". */
function isTimetabled(r: Reader, at: number): boolean {
  if (TIMETABLED.has(r.word(at))) return true
  if (r.is(at, 'is', 'are') || /^(?:he|she|it|they|we|you)'(?:s|re)$/.test(r.word(at)))
    return (
      r.is(at + 1, 'on', 'at', 'due') ||
      (r.is(at + 1, 'in') && !r.is(at + 2, 'the', 'a', 'my', 'his', 'her')) ||
      (/^.{3,}ing$/.test(r.word(at + 1)) && !r.is(at + 1, 'sleeping', 'snowing', 'raining', 'living', 'sitting'))
    )
  if (r.is(at, 'needs', 'wants') && r.is(at - 1, 'he', 'she')) return true
  return r.is(at, 'needs', 'has', 'have', 'wants') && (r.is(at + 1, 'to') || r.is(at + 2, 'by') || r.is(at + 3, 'by'))
}

/** Behind "me", "us", "Nora" or "with Jo". */
function afterObject(r: Reader, index: number): number {
  if (r.is(index, 'me', 'us')) return index + 1
  if (r.capital(index) && r.is(index + 1, 'to') && r.is(index - 1, 'promised')) return index + 1
  if (!r.is(index, 'with')) return index
  let at = index + 1
  while (at < index + 4 && r.word(at) !== '' && !r.is(at, 'to')) at += 1
  return at
}

/** "he would", "she'd", "Sam would"; of things only "it'd be ready", "it would arrive". */
function isSomeone(r: Reader, would: number, verb: number): boolean {
  const subject = isContracted(r.word(would)) ? r.word(would).replace(/'.*/, '') : r.word(would - 1)
  if (subject === 'it' || !(PERSONS.has(subject) || r.capital(would - 1) || r.word(would).endsWith("'d"))) {
    const there = r.is(verb + 1, 'ready', 'here', 'back', 'over', 'in', 'on', 'at', 'out', 'done')
    const made = isParticiple(r.word(verb + 1)) && !r.is(verb + 1, 'closed', 'shut')
    return r.is(verb, 'arrive', 'come') || (r.is(verb, 'be') && (there || made))
  }
  return !NOT_SOMEONE.has(subject)
}

const NOT_SOMEONE = wordSet('this that there nothing everything something nobody')

/** A word of the person that something is told, or of the one who will do it. */
function namesSomeone(r: Reader, at: number): boolean {
  const word = r.word(at)
  return (
    OBJECTS.has(word) || PERSONS.has(word) || DETERMINERS.has(word) || isContracted(word) || !isPastOrParticiple(word)
  )
}

/** A base form behind "would" or "'d": not "he'd been", "would have come", "would never". */
function isToCome(r: Reader, verb: number): boolean {
  const word = r.word(verb)
  if (word === '' || r.is(verb, 'never', 'not', 'rather', 'like', 'love', 'better', 'had')) return false
  if (r.is(verb, 'have')) return !isParticiple(r.word(verb + 1))
  return !isParticiple(word) || isPastOrBase(word) || r.is(verb, 'come', 'run', 'become')
}

/** How far a text is looked through for a past that follows, in tokens. */
const LONGEST_REST = 40

/** "… and never showed", "… but didn't", "… and then he left": told after all. */
function goesOnInPast(r: Reader, from: number): boolean {
  for (let at = from + 1; at < from + LONGEST_REST; at += 1) {
    if (isPastOnly(r.word(at)) && !SUBORDINATORS.has(r.word(at - 1))) return true
    if (!r.is(at, 'and', 'but', 'yet', 'so') && !r.sign(at, ',;.')) continue
    if (r.is(at + 1, 'never', 'then', "didn't", 'instead', 'still')) return true
    if (isPastOrParticiple(r.word(at + 1))) return true
    if (PERSONS.has(r.word(at + 1)) && (isPastOrParticiple(r.word(at + 2)) || r.is(at + 2, 'never'))) return true
  }
  return false
}
