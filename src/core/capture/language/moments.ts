import { readClockRange } from './clock-ranges'
import { readClock } from './clock-times'
import type { Marker } from './day.types'
import { belongsToVerb, readMarker, tellsOrigin } from './markers'
import type { MomentMatch, StampMatch } from './moment.types'
import { movesSomething, readBetween, readDayRange, readRangeEnd, withDayAfter } from './range-phrases'
import type { Reader } from './reader'
import { readStamp } from './stamp-phrases'
import { isTimed } from './stamps'
import { cardinalOfWord, monthOfWord, weekdayOfWord, wordSet } from './vocabulary'
import { GOES_ON } from './weekday-days'

/** Reads the moment or range that begins at a token, with the word that says what it is for. */
export function readMoment(r: Reader, index: number): MomentMatch | null {
  return r.once('moment', index, momentAt)
}

function momentAt(r: Reader, index: number): MomentMatch | null {
  if (!r.opens(index)) return null
  if (r.is(index, 'between')) return readBetween(r, index)
  if (namesAWork(r, index) || goesOnWithTitle(r, index)) return null
  if (r.is(index, 'at') && SCALES.has(r.word(index - 1))) return null
  // "limes @ 3 for £1"
  if (r.is(index, 'at') && r.digits(index + 1) !== '' && r.is(index + 2, 'for')) {
    if (r.sign(index + 3, '£$€') || (r.digits(index + 3) !== '' && r.clauseEnds(index + 4))) return null
  }
  // "at Midnight Diner"
  if (r.is(index + 1, 'midnight', 'noon') && r.capital(index + 1) && r.capital(index + 2)) return null
  if (r.is(index, 'on', 'at') && r.is(index - 1, 'never')) return null
  // "It's five o'clock somewhere"
  if (r.is(index - 1, "it's") && index === 1) return null
  // "two by four" is a size.
  if (r.is(index, 'by') && cardinalOfWord(r.word(index - 1)) !== null && cardinalOfWord(r.word(index + 1)) !== null)
    return null
  if (r.is(index, 'from') && ROSE.has(r.word(index - 1)) && !r.sign(index - 2, '-') && r.digits(index + 1) !== '')
    return null
  if (r.is(index, 'early', 'late')) return readEarly(r, index)
  if (r.is(index, 'sometime') && r.is(index + 1, 'in', 'on', 'before', 'after')) {
    const marked = readMarked(r, index + 1)
    return marked === null ? null : { ...marked, from: index }
  }
  // "Born on the Fourth of July", "baby born on Friday"
  if ([1, 2, 3].some((back) => r.is(index - back, 'born'))) return null
  // "every 14 Jan, 14 Apr and 15 Jun" is no single rule, and no single date either.
  if (r.is(index - 1, 'every', 'each') && r.digits(index) !== '') return null
  const marker = readMarker(r, index)
  if (marker !== null) {
    if (belongsToVerb(r, index) || tellsOrigin(r, index)) return null
    const found = readFrom(r, index, marker.next, marker)
    if (found !== null || marker.words === 'for' || marker.words === 'at') return found
    return null
  }
  const before = readMarkerEndingAt(r, index)
  if (before !== null && !mayStandAlone(r, index, before)) return null
  // "move standup to Thursday", "Monday or Tuesday": what the task is about, or not decided.
  if (r.is(index - 1, 'to', 'or', 'about', 're', 'regarding', 'of', 'than')) return null
  return readFrom(r, index, index, null)
}

const MEDIA_VERBS = wordSet('borrow lend buy watch rewatch read reread listen play sing hear stream hum rent')

const HEARD = wordSet('listen sing hum hear play')

/** "Listen to Stormy Monday", "Read A Wednesday in May": the title of a work goes on. */
function goesOnWithTitle(r: Reader, index: number): boolean {
  if (index < 2 || !r.capital(index - 1)) return false
  if (MEDIA_VERBS.has(r.word(0))) {
    if (r.is(index, 'in')) return monthOfWord(r.word(index + 1)) !== null
    // "Read Darkness at Noon", "Read Half of a Yellow Sun"
    if (r.is(index, 'at')) return r.capital(index + 1)
    if (r.capital(index) && r.is(index, 'sun', 'mon', 'sat', 'wed')) return true
  }
  return HEARD.has(r.word(0)) && r.capital(index) && weekdayOfWord(r.word(index)) !== null
}

/** What is set to a figure: "volume at 7". */
const SCALES = wordSet('volume level temperature thermostat heat heating brightness speed price contrast zoom')

/** "Price went from 10 to 12" */
const ROSE = wordSet('went goes go rose rises grew grows fell falls jumped dropped climbed increased up down')

/** "Sing Saturday in the Park", "Watch Before Midnight": a title right after the verb, written in capitals. */
function namesAWork(r: Reader, index: number): boolean {
  if (index < 1 || index > 2 || !MEDIA_VERBS.has(r.word(0))) return false
  // "watch friday night lights": without its object the verb takes the weekday for one.
  if (index === 1 && weekdayOfWord(r.word(1)) !== null && r.is(2, 'night', 'morning') && r.word(3) !== '') {
    return !r.is(3, 'at', 'by', 'with', 'on', 'for', 'before', 'after')
  }
  if (!r.capital(index)) return false
  // "Watch Next Friday", "Watch Saturday the 14th": without another object the day is what is watched.
  if (index === 1 && (weekdayOfWord(r.word(1)) !== null || r.is(1, 'next'))) return true
  if (index === 2 && r.capital(1) && r.is(1, 'next', 'this', 'last', 'every')) return true
  if (index === 2 && !r.is(1, 'to', 'the')) return false
  if (readMarker(r, index) !== null) return true
  return (
    !r.clauseEnds(index + 1) &&
    r.digits(index + 1) === '' &&
    !(r.is(index + 1, 'at', 'by', 'before') && !r.capital(index + 2)) &&
    !r.is(index + 1, 'night', 'morning', 'evening', 'afternoon')
  )
}

/** "early tomorrow morning", "late Friday afternoon": said of a part of the day; "vote early tomorrow" is not. */
function readEarly(r: Reader, index: number): MomentMatch | null {
  if (r.is(index, 'early') && r.is(index + 1, 'next', 'in')) return readMarked(r, index)
  const part = r.is(index + 2, 'morning', 'afternoon', 'evening', 'night') || r.is(index + 1, 'tonight')
  if (!part || r.is(index - 1, 'too', 'so', 'how', 'the', 'a', 'run', 'running', 'up')) return null
  const found = readFrom(r, index + 1, index + 1, null)
  return found === null || found.begin !== null || found.end.day === null ? null : { ...found, from: index }
}

function readMarked(r: Reader, index: number): MomentMatch | null {
  const marker = readMarker(r, index)
  return marker === null ? null : readFrom(r, index, marker.next, marker)
}

function readMarkerEndingAt(r: Reader, index: number): string | null {
  const marker = readMarker(r, index - 1)
  return marker !== null && marker.next === index ? marker.words : null
}

/** After "check in" or "stop by" a day may still come, without the preposition. */
function mayStandAlone(r: Reader, index: number, before: string): boolean {
  const named =
    weekdayOfWord(r.word(index)) !== null ||
    r.is(index, 'today', 'tomorrow', 'tonight', 'next', 'this', 'tmr', 'tmrw') ||
    (r.is(index, 'the') && r.is(index + 1, 'day'))
  if (belongsToVerb(r, index - 1)) return named || r.digits(index) !== ''
  return ['in', 'over', 'during', 'early', 'around'].includes(before) && named
}

function readFrom(r: Reader, from: number, index: number, marker: Marker | null): MomentMatch | null {
  if (marker !== null && ['sometime', 'early'].includes(marker.words) && !r.is(index, 'next', 'in')) return null
  if (marker?.words === 'around' && !r.is(index, 'lunchtime') && readClock(r, index, false) === null) return null
  if (marker !== null && ['in', 'over', 'during', 'within'].includes(marker.words)) {
    const dayAfter = r.is(index, 'the') && r.is(index + 1, 'day')
    const bare =
      dayAfter || weekdayOfWord(r.word(index)) !== null || r.is(index, 'today', 'tomorrow', 'tonight', 'next', 'this')
    if (bare) return null
  }
  const clocks = readClockRange(r, index, marker, null)
  if (clocks !== null) return withDayAfter(r, from, clocks)
  const days = readDayRange(r, from, index, marker)
  if (days !== null) return days
  const first = readStamp(r, index, marker)
  if (first === null) return null
  if (marker?.words === 'from' && r.is(first.next, 'to') && movesSomething(r, index)) return null
  const range = readRangeEnd(r, from, index, first, marker)
  if (range !== null) return range
  if (!r.closes(first.next) || r.is(first.next, 'or') || joinsAnotherDay(r, first)) return null
  // "tickets for 7/4 fireworks", "notes for March 3 meeting": which one it is, not when to do it.
  if (marker?.words === 'for' && first.stamp.day !== null && !isTimed(first.stamp) && belongsToThing(r, first.next))
    return null
  const onwards = marker?.words === 'from' ? skipOnwards(r, first.next) : first.next
  const latest = skipLatest(r, onwards)
  const next = latest ?? onwards
  const role = first.role === null || first.role === 'plain' ? (marker?.role ?? 'plain') : first.role
  return { from, next, role, begin: null, end: first.stamp, floating: false, words: marker?.words ?? '' }
}

/** A word of the task follows right after the day, so that the day says which thing is meant. */
function belongsToThing(r: Reader, next: number): boolean {
  return !r.clauseEnds(next) && r.word(next) !== '' && readMarker(r, next) === null && !GOES_ON.has(r.word(next))
}

/** "by Saturday at the latest". */
function skipLatest(r: Reader, index: number): number | null {
  if (r.is(index, 'at') && r.is(index + 1, 'the') && r.is(index + 2, 'latest')) return index + 3
  return r.is(index, 'latest') && r.clauseEnds(index + 1) ? index + 1 : null
}

/** "from tomorrow on", "from Monday onwards". */
function skipOnwards(r: Reader, index: number): number {
  if (r.is(index, 'onward', 'onwards')) return index + 1
  return r.is(index, 'on') && (r.clauseEnds(index + 1) || index <= 3) ? index + 1 : index
}

/** "Monday and Tuesday numbers": two days side by side are a topic. */
function joinsAnotherDay(r: Reader, first: StampMatch): boolean {
  if (isTimed(first.stamp)) return false
  return (r.is(first.next, 'and') || r.sign(first.next, '&/,')) && weekdayOfWord(r.word(first.next + 1)) !== null
}
