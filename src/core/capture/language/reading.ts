import { HOLIDAY_WORDS } from './holidays'
import { readAmount, readDuration } from './amounts'
import { asksPolitely, asksWhoWill } from './clause-openings'
import { classifyVerb, isAdverb, PERSONS } from './clause-verbs'
import { DETERMINERS, OBJECTS } from './clause-words'
import type { Verdict } from './clause.types'
import { readClauses } from './clauses'
import { happensBefore, happensToMany, lastsAlways } from './habits'
import type { MomentMatch } from './moment.types'
import { opensForeignPhrase } from './markers'
import { readMoment } from './moments'
import { readRangeOfSeries } from './range-phrases'
import { readLaterTail, readRecurrence, type RecurrenceMatch } from './recurrence-phrases'
import type { Reader } from './reader'
import { REACH, type Token } from './tokens'
import { tellsToDo } from './opening-days'
import { isWrittenAsTitle, namesWork } from './titles'
import { isBaseVerb, isModal, isParticiple, isPastOnly, isThirdPerson } from './verb-forms'
import { monthOfWord, opensPhrase, weekdayOfWord, wordSet } from './vocabulary'

/** One thing the grammar recognised, in tokens [from, next). */
export type Reading =
  | { readonly kind: 'sigil'; readonly from: number; readonly next: number; readonly token: Token }
  | {
      readonly kind: 'recurrence'
      readonly from: number
      readonly next: number
      readonly match: RecurrenceMatch
      /** The recurrence, read before, that this goes on with. */
      readonly continues?: RecurrenceMatch
    }
  | { readonly kind: 'moment'; readonly from: number; readonly next: number; readonly match: MomentMatch }
  | { readonly kind: 'duration'; readonly from: number; readonly next: number; readonly minutes: number }

const HOLIDAY_OPENERS = new Set(HOLIDAY_WORDS)

/** Reads the tokens from left to right; at each place the most specific grammar goes first. */
export function readAll(r: Reader): readonly Reading[] {
  const readings: Reading[] = []
  let known: RecurrenceMatch | null = null
  const silent = asksSomething(r) || namesSomething(r) || isWrittenAsTitle(r)
  // Most texts name no time: their clauses need not be read.
  let verdicts: readonly Verdict[] | null = null
  for (let index = 0; index < r.tokens.length;) {
    const before = readings.at(-1)
    const series = before?.kind === 'recurrence' && before.next === index && r.digits(index) !== ''
    const range = series && index < REACH ? readRangeOfSeries(r, index) : null
    const found: Reading | null =
      range !== null
        ? { kind: 'moment', from: index, next: range.next, match: range }
        : index < REACH || r.at(index)?.kind === 'sigil'
          ? (continued(r, index, known, before) ?? readAt(r, index))
          : null
    if (found === null) {
      index += 1
      continue
    }
    if (found.kind !== 'sigil') verdicts ??= readClauses(r, Math.min(r.tokens.length, REACH), (at) => skipTime(r, at))
    if (
      found.kind !== 'sigil' &&
      (isTold(r, found, verdicts?.[index], readings) ||
        isTruth(r, found) ||
        (found.kind === 'moment' && namesWork(r, found.from, found.next)) ||
        isSubject(r, found))
    ) {
      index += 1
      continue
    }
    // Of what is no plan only signs and times in figures are read.
    if (silent && found.kind !== 'sigil' && !saysTime(r, found)) {
      index += 1
      continue
    }
    readings.push(found)
    if (found.kind === 'recurrence') known = found.match
    index = found.next
  }
  return readings
}

function skipTime(r: Reader, index: number): number | null {
  const found = readAt(r, index)
  return found === null || found.kind === 'sigil' ? null : found.next
}

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

/** What stands in a clause that tells something; beside a plan, what can only belong to the plan is kept. */
function isTold(r: Reader, found: Reading, verdict: Verdict | undefined, readings: readonly Reading[]): boolean {
  // "the tax office gave us until Friday"
  const until = found.kind === 'moment' && found.match.words.startsWith('un')
  if (until && r.is(found.from - 1, 'us', 'me', 'you', 'them') && r.is(found.from - 2, 'gave', 'given')) return false
  if (verdict === 'habit') {
    // "We present to the board on 21 March for 45 minutes"
    const dated = readings.some((reading) => reading.kind === 'moment' && reading.match.end.day !== null)
    return !(found.kind === 'duration' && dated) && isHabitual(r, found)
  }
  if (verdict !== 'aside' || found.kind === 'duration') return verdict === 'told' || verdict === 'aside'
  if (found.kind !== 'moment') return false
  if (found.match.role === 'due') return found.match.words.startsWith('un') || found.match.words.startsWith('ti')
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
  'kids children parents guests tenants students neighbours neighbors friends in-laws grandparents twins boys girls we they',
)
const subjectWord = (r: Reader): string => (DETERMINERS.has(r.word(0)) ? r.word(1) : r.word(0))

/** "The tide turns every six hours", "leap years happen every four years": what is so, and no habit of a person. */
function isTruth(r: Reader, found: Reading): boolean {
  if (isCounted(r, found)) return lastsAlways(r, found.from)
  // "The leaves turn in October"
  if (found.kind === 'moment' && found.match.words === 'in' && monthOfWord(r.word(found.next - 1)) !== null)
    return found.next === found.from + 2 && !PEOPLE.has(subjectWord(r)) && happensToMany(r, found.from)
  if (found.kind !== 'recurrence') return false
  const { rule, times } = found.match
  // "Christmas starts earlier every year"
  const compared =
    /^(?:earlier|later|longer|shorter|bigger|smaller|faster|slower|older|younger|richer|better|worse|more|less)$/
  const differs = compared.test(r.word(found.from - 1)) || r.is(found.from - 2, 'different')
  if (times.length === 0 && differs && !isBaseVerb(r.word(0))) return true
  // "My brother runs along the river every morning"
  if (rule.frequency === 'DAILY' && times.length === 0 && r.is(0, 'my', 'his', 'her') && isThirdPerson(r.word(2)))
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
function isSubject(r: Reader, reading: Reading): boolean {
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
  const moves = kind === 'recurrence' && r.is(next, 'make', 'makes', 'leave', 'drive') && OBJECTS.has(r.word(next + 1))
  if (moves && !DETERMINERS.has(r.word(next + 2)) && r.word(next + 2) !== '') return true
  if (kind === 'recurrence' && isClosedThen(r, from)) return true
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

const ENDING_WORDS = wordSet('until till til through thru ending ends for except excluding excl but apart')

/** More of the recurrence that was read before, such as its end. */
function continued(
  r: Reader,
  index: number,
  known: RecurrenceMatch | null,
  before: Reading | undefined,
): Reading | null {
  const hourly = known?.rule.frequency === 'HOURLY' && r.is(index, 'on')
  if (known === null || !(ENDING_WORDS.has(r.word(index)) || hourly)) return null
  const match = readLaterTail(r, index, known, before?.next === index)
  return match === null ? null : { kind: 'recurrence', from: index, next: match.next, match, continues: known }
}

const ASKING = wordSet('since what when why how which who whose where is are was were does did do has')

/** "Does the clinic open every day?", "Did we pay in March" are questions about something, not a plan. */
function asksSomething(r: Reader): boolean {
  if (asksWhoWill(r, 0) || asksPolitely(r, 0)) return false
  if (r.is(0, 'did', 'does', 'was', 'were', 'is', 'has', 'why') && PERSONS.has(r.word(1))) return true
  if (r.is(0, "what's", "who's", "how's") || (r.is(0, 'how') && r.is(1, 'many', 'much', 'long', 'old', 'far')))
    return true
  return ASKING.has(r.word(0)) && r.sign(r.tokens.length - 1, '?')
}

const WORKS = wordSet('film movie book novel song album band musical opera play poem show series sitcom')
const LABELS = wordSet('title film song album band book novel poem podcast lyrics motto headline')

/** "Film: Before Midnight": what comes after such a label is a name. */
function namesSomething(r: Reader): boolean {
  if (LABELS.has(r.word(0)) && r.sign(1, ':') && r.tight(1)) return true
  // "Seven Days in May is a black and white film"
  const last = r.sign(r.tokens.length - 1, '.!') ? r.tokens.length - 2 : r.tokens.length - 1
  for (let at = 2; at < Math.min(last, 8); at += 1)
    if (WORKS.has(r.word(last)) && r.is(at, 'is', 'was') && r.is(at + 1, 'a', 'an', 'the', 'my') && r.capital(0))
      return true
  // "A cold Sunday in March"
  const day = weekdayOfWord(r.word(1)) === null ? 2 : 1
  return (
    r.is(0, 'a') && weekdayOfWord(r.word(day)) !== null && r.is(day + 1, 'in') && monthOfWord(r.word(day + 2)) !== null
  )
}

function saysTime(r: Reader, { kind, from, next }: Reading): boolean {
  if (kind !== 'moment') return false
  for (let at = from; at < next; at += 1) if (r.digits(at) !== '') return true
  return false
}

/** What can be read at one token. */
export function readAt(r: Reader, index: number): Reading | null {
  const token = r.at(index)
  if (token === undefined || token.kind === 'opaque') return null
  if (token.kind === 'sigil') return { kind: 'sigil', from: index, next: index + 1, token }
  if (token.kind === 'punctuation') {
    // "~5pm" is about five, "~45m" about three quarters of an hour.
    if (token.text === '½') return readSpan(r, index)
    if (token.text !== '~' || !r.tight(index + 1) || r.digits(index + 1) === '' || !r.opens(index)) return null
    const about = readAt(r, index + 1)
    return about === null ? null : { ...about, from: index }
  }
  if (
    token.kind === 'word' &&
    !opensPhrase(token.lower) &&
    !HOLIDAY_OPENERS.has(token.lower) &&
    !opensForeignPhrase(token.lower)
  )
    return null
  const recurrence = readRecurrence(r, index)
  if (recurrence !== null) return { kind: 'recurrence', from: index, next: recurrence.next, match: recurrence }
  const moment = readMoment(r, index)
  if (moment !== null) return { kind: 'moment', from: index, next: moment.next, match: moment }
  return readSpan(r, index)
}

const LEADS = wordSet(`
  for takes taking about approx est estimate duration
`)
const NOT_LONG = wordSet(`
  late early ago old before after earlier later away of per or left from long each into in
`)

const ACTIVITIES = wordSet(`
  call meeting chat session run walk nap review sync standup break talk massage lesson class catchup interview
  study practice focus workout meditation jog ride swim visit
`)

const ABOUT_DURATION = wordSet(
  'is was of late later early ago before after more less per a an the left to seems feels and or',
)

const WAYS = wordSet('walk drive ride flight cycle hike commute read')

const NOT_HOW_LONG = wordSet(`
  in within after every each last next first past by than under over least most to of before another extra
`)

/** A day, time or sign stands soon after a place. */
function plansAhead(r: Reader, index: number): boolean {
  for (let at = index; at < Math.min(index + 12, r.tokens.length); at += 1) {
    if (r.at(at)?.kind === 'sigil' || readMoment(r, at) !== null) return true
  }
  return false
}

/** A duration: "for 45m" anywhere, "45m" or "half an hour" where nothing is counted by it. */
function readSpan(r: Reader, index: number): Reading | null {
  if (!r.opens(index)) return null
  let at = index
  const lead = LEADS.has(r.word(index))
  if (lead) at += 1
  if (lead && r.sign(at, ':') && r.tight(at)) at += 1
  if (r.is(at, 'about', 'around', 'approximately') && at > index) at += 1
  const duration = readDuration(r, at)
  if (duration === null || !r.closes(duration.next)) return null
  // "30-minute massage", where something is planned
  if (r.sign(at + 1, '-') && r.digits(at) !== '') {
    const planned = (index === 0 || ACTIVITIES.has(r.word(duration.next))) && plansAhead(r, duration.next)
    return planned && !lead && !r.is(index - 1, 'the', 'this', 'that', 'my', 'our')
      ? { kind: 'duration', from: index, next: duration.next, minutes: duration.minutes }
      : null
  }
  const marked = lead && r.word(index) !== 'about'
  const follows = r.word(duration.next)
  // "for 20 mins before bed" lasts 20 minutes, "20 mins before bed" is a moment.
  if (follows === 'each' && r.is(duration.next + 1, 'way', 'side')) return null
  if (r.is(r.is(index - 1, 'for') ? index - 2 : index - 1, 'lasts', 'lasted', 'last')) return null
  if (NOT_LONG.has(follows) && !(marked && ['before', 'after', 'in', 'from', 'each'].includes(follows))) return null
  // "light takes eight minutes to reach us"
  if (r.is(index, 'takes') && index > 0 && follows === 'to') return null
  // "Her soup takes half an hour": said of a thing, and no task in front of it
  if (r.is(index - 1, 'half')) return null
  if (DETERMINERS.has(r.word(0)) && (r.is(index - 1, 'takes', 'take') || (r.is(index, 'takes') && index > 1)))
    return null
  if (!marked) {
    if (NOT_HOW_LONG.has(r.word(at - 1))) return null
    // "open 24 hours" is no task's length; "for 24 hours" is.
    if (duration.minutes >= 1440) return null
    // "20 an hour" is a rate.
    if (duration.spelled && r.digits(at - 1) !== '') return null
    // "10 min walk", "20 min drive from the hotel" are distances; "10 min walk tomorrow" is a plan.
    if (index === 0 && WAYS.has(r.word(duration.next))) {
      if (r.at(duration.next + 1) === undefined || r.is(duration.next + 1, 'from', 'to', 'away')) return null
    }
    if (r.at(at - 1)?.kind === 'punctuation' && r.sign(at - 1, '$€£+-<>=')) return null
    const next = duration.next
    const stands =
      r.clauseEnds(next) ||
      r.is(
        next,
        'at',
        'on',
        'with',
        'tomorrow',
        'today',
        'tonight',
        'by',
        'every',
        'daily',
        'weekly',
        'this',
        'next',
        'starting',
        'until',
        'due',
      ) ||
      r.at(next)?.kind === 'sigil' ||
      readMoment(r, next) !== null ||
      readRecurrence(r, next) !== null
    // "a quick 15m call" is a task of 15 minutes, "a 10m cable" is not.
    const activity =
      duration.next - at === 2 &&
      ACTIVITIES.has(r.word(next)) &&
      !r.is(duration.next - 1, 'minute', 'minutes', 'hour', 'hours')
    // "5m rope" is measured, "30m review PRs" is timed.
    const metres = r.is(duration.next - 1, 'm') && duration.minutes < 10
    const opening = index === 0 && (r.digits(index) !== '' || duration.spelled) && duration.minutes < 720 && !metres
    if (!stands && !opening && !activity) return null
    // "3 hour tour", "90 minute tape" name a thing; with a day beside them they are planned ("2 hour deep work tomorrow").
    const named = !stands && r.is(duration.next - 1, 'hour', 'minute') && r.digits(at) !== '1' && r.digits(at) !== ''
    if (named && !ACTIVITIES.has(r.word(next)) && !plansAhead(r, next)) return null
    // "Half an hour inbox cleanup, p3", but "half an hour is enough"
    const heading = index === 0 && r.word(next) !== '' && !ABOUT_DURATION.has(r.word(next)) && plansAhead(r, next)
    if (duration.spelled && ((!r.clauseEnds(next) && !heading) || duration.minutes < 15)) return null
  }
  return { kind: 'duration', from: index, next: duration.next, minutes: duration.minutes }
}
