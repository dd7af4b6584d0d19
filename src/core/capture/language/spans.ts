import { readDuration } from './amounts'
import { DETERMINERS } from './clause-words'
import { readMoment } from './moments'
import type { Reader } from './reader'
import type { Reading } from './reading'
import { readRecurrence } from './recurrence-phrases'
import { opensPhrase, wordSet } from './vocabulary'

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

/** A part about time that was turned back into words: what stood beside it is still read. */
function wasTime(r: Reader, index: number): boolean {
  const token = r.at(index)
  return token?.kind === 'opaque' && opensPhrase(token.lower)
}

/** A duration: "for 45m" anywhere, "45m" or "half an hour" where nothing is counted by it. */
export function readSpan(r: Reader, index: number): Reading | null {
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
    const planned =
      duration.minutes < 720 && (index === 0 || ACTIVITIES.has(r.word(duration.next))) && plansAhead(r, duration.next)
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
  if (r.is(index - 1, 'half')) return null
  // "Her soup takes half an hour": said of a thing, and no task in front of it
  if (
    DETERMINERS.has(r.word(0)) &&
    (r.is(index - 1, 'takes', 'take') || (r.is(index, 'takes') && index > 1)) &&
    !plansAhead(r, 0)
  )
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
      wasTime(r, next) ||
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
