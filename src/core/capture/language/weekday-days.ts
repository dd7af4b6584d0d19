import { readAmount } from './amounts'
import { startOfWeek, weekdayOf, type DayNumber, type Weekday } from './calendar-date'
import { readClock } from './clock-times'
import { dayMatch, type DayMatch, type Marker } from './day.types'
import { tellsToDo } from './orders'
import { weekendDay } from './period-days'
import type { Reader } from './reader'
import { isBaseVerb } from './verb-forms'
import { isShortWeekday, monthOfWord, opensPhrase, ordinalOfWord, weekdayOfWord, wordSet } from './vocabulary'

/** The first such weekday after a day. */
export function weekdayAfter(day: DayNumber, weekday: Weekday): DayNumber {
  return day + (((weekday - weekdayOf(day) + 6) % 7) + 1)
}

/** Words before a weekday after which it is a topic, a name or already past. */
const NOT_PLANNED = wordSet(`
  about re regarding of than like last past previous since is was the a an black good ash palm holy freaky mr mrs ms dr miss agent girl given fat
  single cyber super bloody happy casual taco ruby blue giving easter hate love every any no my our your his her
  if whether when how what which
  their shrove maundy manic mount new it's pancake whit mothering throwback why say spell pronounce all quiet lazy rainy sunny typical random boring dreary grey gray to or man boomtown one lazy that called
`)

/** Who may have sat, in front of a small-letter "sat". */
const SITTERS = wordSet('i he she it we they you who that which and cat dog then have has had just')
const DETERMINERS = wordSet('the a an my your his her its our their where while when as')

/** Words after a weekday which make a name of it. */
const NAME_TAILS = wordSet(`
  ami cheri chéri amour dieu petit coeur times roast school paper papers drivers addams blues club market newspaper driver best is was has had are were
`)

/** Places named after a day: "Friday Harbor", "Thursday Island". */
const PLACES = wordSet('harbor harbour island street road bay beach creek')

export function readWeekday(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  const word = r.word(index)
  const weekday = weekdayOfWord(word)
  if (weekday === null) return null
  let next = index + 1
  if (isShortWeekday(word) && r.sign(next, '.') && r.tight(next) && !r.closes(next)) next += 1
  if (!r.closes(next) && !r.sign(next, '-–/')) return null
  const day = weekdayAfter(r.setting.today, weekday)
  const later = weekdayTail(r, next, weekday)
  if (later !== null) return later
  if (NAME_TAILS.has(r.word(next)) || (r.capital(next) && PLACES.has(r.word(next)))) return null
  // "on Friday Night Lights"
  if (r.capital(index) && r.is(next, 'night', 'morning') && r.capital(next) && r.capital(next + 1)) return null
  if (isTitled(r, index, next)) return null
  // "Friday the 13th box set"
  if (r.is(next, 'the') && r.ordinal(next + 1) !== null) return null
  if (marker === null) {
    // "Thursday Next is a detective"
    if (
      index === 0 &&
      r.is(next, 'next') &&
      r.capital(next) &&
      r.is(next + 1, 'is', 'was') &&
      r.is(next + 2, 'a', 'an', 'the')
    )
      return null
    if ((index === 0 && isWorkBySomeone(r, next)) || isKindOfThing(r, index, next)) return null
    if (namesSomeone(r, index, next) || namesAnOccasion(r, index, next) || saidTwice(r, index)) return null
    // "Our team is called Thirsty Thursday"
    if (r.capital(index) && r.capital(index - 1) && r.is(index - 2, 'called', 'named', 'titled')) return null
    // "not every Monday is a bad Monday"
    if (r.is(index - 2, 'a', 'an') && KINDS.has(r.word(index - 1))) return null
    if ((r.is(index - 1, 'and') || r.sign(index - 1, ',/&')) && weekdayOfWord(r.word(index - 2)) !== null) return null
    if (r.sign(index - 1, '.') && r.is(index - 2, 'mr', 'mrs', 'ms', 'dr')) return null
    if (
      (NOT_PLANNED.has(r.word(index - 1)) && !isAnnounced(r, index, next) && !isTradesman(r, index)) ||
      ordinalOfWord(r.word(index - 1)) !== null
    )
      return null
    if (r.is(index - 1, 'st', 'nd', 'rd', 'th') && r.tight(index - 1)) return null
    if (r.capital(next) && index > 0 && r.at(index)?.spaced === true && !weekdayOfWord(r.word(next))) return null
  } else if (marker.words === 'from' && index > 1 && r.capital(index) && r.capital(next)) {
    // "from Thursday Boots" names a shop.
    if (weekdayOfWord(r.word(next)) === null && monthOfWord(r.word(next)) === null) return null
  } else if (
    marker.role === 'plain' &&
    marker.words !== 'on' &&
    r.capital(index) &&
    r.capital(next) &&
    isShortWeekday(word)
  )
    return null
  if (marker?.words === 'for' && !r.clauseEnds(next) && !timeFollows(r, next)) return null
  // "the French word for Wed"
  if (marker?.words === 'for' && r.is(index - 2, 'word', 'abbreviation', 'translation')) return null
  if (isShortWeekday(word) && marker === null && index === 0 && r.is(next, 'the')) return null
  if (
    r.is(index, 'sat', 'wed') &&
    marker === null &&
    index === 0 &&
    !r.capital(0) &&
    r.is(next, 'at', 'in', 'on') &&
    r.digits(next + 1) === ''
  )
    return null
  if (word === 'wed' && marker === null && r.is(next, 'the', 'my', 'a', 'his', 'her', 'him')) return null
  if (isShortWeekday(word) && marker === null && !shortWeekdayIsPlain(r, index, next, word)) return null
  return dayMatch(day, next, { weekly: true })
}

/** "lyrics for Sunday Morning by the Velvet Underground", "Friday Night in San Francisco" */
function isTitled(r: Reader, index: number, next: number): boolean {
  if (index === 0 || !r.capital(index) || !r.is(next, 'night', 'morning', 'afternoon') || !r.capital(next)) return false
  return (
    r.is(next + 1, 'by', 'of') || (r.is(next + 1, 'in', 'at') && r.capital(next + 2) && r.is(index - 1, 'for', 'of'))
  )
}

/** "Lena's recital is Friday 6pm": when it is; "my favourite day is Friday" is not. */
function isAnnounced(r: Reader, index: number, next: number): boolean {
  return (
    r.is(index - 1, 'is') &&
    index > 1 &&
    !r.is(index - 2, 'it', 'today', 'tomorrow', 'this', 'that', 'day') &&
    timeFollows(r, next)
  )
}

/** "bin man thursday 9am" is no Man Friday. */
function isTradesman(r: Reader, index: number): boolean {
  return r.is(index - 1, 'man') && index > 1 && !r.capital(index) && !r.is(index - 2, 'my', 'a', 'the')
}

const DETERMINED = wordSet('the a an that this those another')

/** "the usual Saturday mess": a weekday between a thing and its article. */
function isKindOfThing(r: Reader, index: number, next: number): boolean {
  return (
    DETERMINED.has(r.word(index - 2)) &&
    KINDS.has(r.word(index - 1)) &&
    r.word(next) !== '' &&
    !GOES_ON.has(r.word(next)) &&
    !r.clauseEnds(next)
  )
}

const KINDS = wordSet(
  'usual typical whole entire last first second third old new same next best worst other only big little long last good bad',
)

/** "saturday by ian mcewan": a work and who wrote it; "Saturday by noon", "Saturday by the lake" are plans. */
function isWorkBySomeone(r: Reader, next: number): boolean {
  const word = r.word(next + 1)
  return (
    (r.is(next, 'by') && r.is(next + 1, 'the') && r.capital(next + 2) && r.at(next + 3) === undefined) ||
    (r.is(next, 'by') &&
      word !== '' &&
      !opensPhrase(word) &&
      r.word(next + 2) !== '' &&
      !BY_THEN.has(word) &&
      !r.is(next + 1, 'my', 'our', 'your'))
  )
}

const BY_THEN = wordSet('lunch lunchtime dinner breakfast tea email phone post mail car train bus bike boat')

const ASKED = wordSet('ask tell thank invite remind help pay meet email call text message ring')

/** "Ask Thu for the numbers": a short name between the verb and what is asked. */
function namesSomeone(r: Reader, index: number, next: number): boolean {
  return (
    isShortWeekday(r.word(index)) &&
    r.capital(index) &&
    ASKED.has(r.word(index - 1)) &&
    r.is(next, 'for', 'about', 'to', 'if', 'whether', 'why', 'how', 'what')
  )
}

/** Words which go on after a day: what follows them is said of the task and not of a thing named after the day. */
export const GOES_ON = wordSet(`
  at by before after from until till til with and or for in on to about re regarding so then if because while when via around
  not no due arvo am pm lunchtime morning afternoon evening night noon every each this next the a an my our his her their your i we
`)

/** Words in front of the weekday in the name of an occasion, at most. */
const LONGEST_OCCASION = 4

/** "Super Bowl Sunday snacks", "Saturday Night Live": a weekday in capitals inside a name, or in front of a thing. */
function namesAnOccasion(r: Reader, index: number, next: number): boolean {
  if (!r.capital(index)) return false
  // "Call Mom Sunday after church" begins with what to do, "Super Bowl Sunday snacks" with the name.
  for (let at = 0; at < index; at += 1) if (!r.capital(at) || index > LONGEST_OCCASION) return false
  return (
    index > 0 &&
    !ASKED.has(r.word(0)) &&
    r.at(index)?.spaced === true &&
    r.word(next) !== '' &&
    !GOES_ON.has(r.word(next)) &&
    weekdayOfWord(r.word(next)) === null &&
    monthOfWord(r.word(next)) === null
  )
}

/** "Monday Monday", "Sunday Bloody Sunday": named twice it is a song or a figure of speech. */
function saidTwice(r: Reader, index: number): boolean {
  return [1, 2].some((steps) => r.is(index + steps, r.word(index)) || r.is(index - steps, r.word(index)))
}

export function timeFollows(r: Reader, next: number): boolean {
  return (
    r.is(next, 'at', 'morning', 'afternoon', 'evening', 'night', 'noon', 'by', 'from', 'before', 'after', 'until') ||
    r.digits(next) !== '' ||
    r.sign(next, '@')
  )
}

/** "mon", "sat" and "sun" are words and names too: they count at an end of the text or next to a time. */
function shortWeekdayIsPlain(r: Reader, index: number, next: number, word: string): boolean {
  const timed =
    (r.digits(next) !== '' && (r.sign(next + 1, ':') || r.is(next + 1, 'am', 'pm') || r.sign(next + 1, '-–'))) ||
    r.is(next, 'at', 'morning', 'afternoon', 'evening', 'night', 'noon', 'lunchtime', 'arvo')
  // "Tom sat at the kitchen table"
  if (
    word === 'sat' &&
    !r.capital(index) &&
    index > 0 &&
    r.is(next, 'at') &&
    r.is(next + 1, 'the', 'a', 'my', 'our', 'his', 'her')
  )
    return false
  if (timed) return true
  // "Mon–Wed", "Sat to Mon"
  if ((r.sign(next, '-–—') || r.is(next, 'to', 'through', 'thru', 'until')) && weekdayOfWord(r.word(next + 1)) !== null)
    return true
  if (r.digits(next) !== '') return false
  // "pick up the coat mon after work"
  if (
    (word === 'mon' || word === 'wed') &&
    index > 0 &&
    r.is(next, 'after', 'before', 'by', 'from', 'until', 'with') &&
    !SITTERS.has(r.word(index - 1))
  )
    return true
  // "Sat water the plants"
  const leads = index === 0 || r.at(index - 1)?.kind === 'sigil' || r.is(index - 1, 'h', 'hours', 'min', 'm')
  if (word === 'sat' && r.capital(index) && leads && tellsToDo(r, next)) return true
  const risky = word === 'sun' || word === 'sat' || word === 'wed' || word === 'mon'
  if (!risky) return !r.capital(next) || !r.capital(index)
  // "rake leaves 1h30 sun": behind figures and at the end it is a day.
  if (!r.capital(index) && r.clauseEnds(next) && isBehindFigures(r, index)) return true
  if (word === 'sun' && !r.capital(index)) return false
  // "sand the deck sat", but not "where the cat sat".
  if (
    word === 'sat' &&
    !r.capital(index) &&
    !(r.clauseEnds(next) && index > 1 && !SITTERS.has(r.word(index - 1)) && !DETERMINERS.has(r.word(index - 2)))
  )
    return false
  return (r.clauseEnds(next) && index > 0) || (index === 0 && !r.capital(next) && word !== 'sun' && word !== 'sat')
}

/** A time or duration in figures stands right before. */
function isBehindFigures(r: Reader, index: number): boolean {
  if (r.digits(index - 1) !== '') return r.sign(index - 2, ':') || r.is(index - 2, 'h')
  return r.is(index - 1, 'h', 'm', 'min', 'mins', 'hr', 'hrs', 'am', 'pm') && r.digits(index - 2) !== ''
}

/** "Friday next week", "Friday week", "Friday after next". */
function weekdayTail(r: Reader, next: number, weekday: Weekday): DayMatch | null {
  const week = startOfWeek(r.setting.today)
  const of = r.is(next, 'of', 'in') ? 1 : 0
  if (r.is(next + of, 'next') && r.is(next + of + 1, 'week') && r.closes(next + of + 2))
    return dayMatch(week + 7 + weekday - 1, next + of + 2)
  const the = of + (r.is(next + of, 'the') ? 1 : 0)
  if (r.is(next + the, 'week') && r.is(next + the + 1, 'after') && r.is(next + the + 2, 'next'))
    return dayMatch(week + 14 + weekday - 1, next + the + 3)
  if (r.is(next, 'after') && r.is(next + 1, 'next')) return dayMatch(week + 14 + weekday - 1, next + 2)
  if (r.is(next, 'this') && r.is(next + 1, 'week')) {
    const found = week + weekday - 1
    return dayMatch(found >= r.setting.today ? found : found + 7, next + 2)
  }
  if (
    r.is(next, 'week', 'fortnight') &&
    (r.clauseEnds(next + 1) ||
      (next === 1 && (isBaseVerb(r.word(next + 1)) || r.is(next + 1, 'get')) && DETERMINERS.has(r.word(next + 2))) ||
      readClock(r, r.is(next + 1, 'at') ? next + 2 : next + 1, r.is(next + 1, 'at')) !== null)
  )
    return dayMatch(weekdayAfter(r.setting.today, weekday) + (r.is(next, 'week') ? 7 : 14), next + 1)
  if (r.is(next, 'in')) {
    const amount = readAmount(r, next + 1)
    if (amount?.unit === 'week' && Number.isInteger(amount.value))
      return dayMatch(week + 7 * amount.value + weekday - 1, amount.next)
  }
  return null
}

/** "on the weekend", "by the weekend"; "weekend trip" is not a day. */
export function readWeekend(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  if (
    marker === null ||
    !['on', 'at', 'by', 'before', 'over', 'until', 'for', 'due', 'after', 'during'].includes(marker.words)
  )
    return null
  const the = r.is(index, 'the') ? 1 : 0
  if (!r.is(index + the, 'weekend') || !r.closes(index + the + 1)) return null
  if (marker.words === 'for' && !r.clauseEnds(index + the + 1)) return null
  return dayMatch(weekendDay(r.setting.today), index + the + 1)
}
