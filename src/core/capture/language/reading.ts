import { readClauses } from './clauses'
import type { Verdict } from './clause.types'
import { HOLIDAY_WORDS } from './holidays'
import { opensForeignPhrase } from './markers'
import type { MomentMatch } from './moment.types'
import { readMoment } from './moments'
import { readRangeOfSeries } from './range-phrases'
import type { Reader } from './reader'
import { readLaterTail, readRecurrence, type RecurrenceMatch } from './recurrence-phrases'
import { asksSomething, namesSomething } from './silent-texts'
import { readSpan } from './spans'
import { isWrittenAsTitle, namesWork } from './titles'
import { REACH, type Token } from './tokens'
import { isSubject, isTold, isTruth } from './unplanned'
import { opensPhrase, wordSet } from './vocabulary'

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
  let dated = false
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
      (isTold(r, found, verdicts?.[index], dated) ||
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
    dated ||= found.kind === 'moment' && found.match.end.day !== null
    index = found.next
  }
  return readings
}

function skipTime(r: Reader, index: number): number | null {
  const found = readAt(r, index)
  return found === null || found.kind === 'sigil' ? null : found.next
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
