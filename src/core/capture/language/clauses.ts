import {
  asksPolitely,
  isCondition,
  isNounBeforeVerb,
  plansAfter,
  question,
  skipOpening,
  startsToldByItself,
  timeIsSubject,
} from './clause-openings'
import { PERSONS } from './clause-verbs'
import { denies } from './clause-states'
import { DETERMINERS, PREPOSITIONS, SUBORDINATORS } from './clause-words'
import type { SkipTime, Told, Verdict } from './clause.types'
import type { Reader } from './reader'
import { asideFrom } from './relative-clauses'
import { readReport } from './reported'
import { statement } from './statements'
import { isBaseVerb, isModal, isPastOnly, isPastOrParticiple } from './verb-forms'
import { weekdayOfWord, wordSet } from './vocabulary'

/** The verdict on each token, clause by clause, in one pass. */
export function readClauses(r: Reader, end: number, skipTime: SkipTime): readonly Verdict[] {
  const verdicts = Array.from<Verdict>({ length: end }).fill('plan')
  let open: Piece | null = null
  let previous: Verdict = 'plan'
  let before: Span = { from: 0, to: 0 }
  let goesOn = false
  for (let from = 0; from < end;) {
    const to = pieceEnd(r, from, end)
    const piece: Piece = { from, to, verdict: 'plan', only: 'words' }
    judge(r, piece, skipTime, verdicts)
    const ends = r.sign(to, '.!?;') || to >= end
    // "Last year in June, we moved", "they moved, in June": a phrase about time belongs to the clause beside it.
    const time = r.is(from, 'and', 'then', 'again') ? from + 1 : from
    if (
      piece.only === 'time' &&
      previous === 'told' &&
      r.is(r.is(time, 'again') ? time + 1 : time, 'on', 'at', 'in', 'for', 'from', 'since')
    )
      fill(verdicts, piece, 'told')
    // "I felt better on Tuesday, worse on Wednesday": the verb was told before.
    if (goesOn && piece.only === 'words' && piece.verdict === 'plan' && isParallel(r, before, piece, skipTime))
      fill(verdicts, piece, 'told')
    if (open !== null && piece.only === 'words' && piece.verdict === 'told') fill(verdicts, open, 'told')
    const beside = piece.only === 'time' || (/^.{2,}ing$/.test(r.word(from)) && r.sign(to, ','))
    open = beside && !ends ? piece : null
    before = piece
    goesOn = verdicts[from] === 'told' && r.sign(to, ',')
    previous = ends ? 'plan' : (verdicts[to - 1] ?? 'plan')
    from = to + 1
  }
  return verdicts
}

type Span = { readonly from: number; readonly to: number }
type Piece = Span & { verdict: Verdict; only: 'time' | 'words' }

function fill(verdicts: Verdict[], { from, to }: Span, verdict: Verdict): void {
  verdicts.fill(verdict, from, to)
}

/** A few words and a time behind a preposition, as in the clause before, and nothing else. */
function isParallel(r: Reader, told: Span, { from, to }: Span, skipTime: SkipTime): boolean {
  const begin = r.is(from, 'and', 'then', 'but') ? from + 1 : from
  if (isBaseVerb(r.word(begin))) return false
  const timed = (at: number): boolean => PREPOSITIONS.has(r.word(at)) && skipTime(at) !== null
  for (let at = begin + 1; at < Math.min(to, begin + 4); at += 1) {
    if (r.is(at, 'is', 'are', 'has', 'needs')) return false
    if (!timed(at)) continue
    if (skipTime(at) !== to) return false
    for (let same = told.from; same < told.to; same += 1) if (timed(same)) return true
  }
  return false
}

/** The next comma, stop or dash that is not inside a figure, or "and" before a new plan. */
function pieceEnd(r: Reader, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    if (r.sign(at, '—–…()[]!?;')) return at
    if (r.sign(at, ',.:') && (r.at(at + 1) === undefined || r.at(at + 1)?.spaced === true)) return at
    if (r.sign(at, '-') && r.at(at)?.spaced === true && r.at(at + 1)?.spaced === true) return at
    const joins = at > from && r.is(at, 'and', 'but', 'so', 'then', 'because')
    if (joins && (plansAfter(r, at + 1) || goesOnToPlan(r, from, at))) return at
  }
  return end
}

/** "They had to cancel but they are coming on Friday", "… so the delivery comes tonight": what was, and what will be. */
function goesOnToPlan(r: Reader, from: number, joint: number): boolean {
  let past = false
  for (let at = Math.max(from, joint - LONGEST_PAST); at < joint; at += 1) {
    const word = r.word(at)
    past ||=
      isPastOnly(word) ||
      word === "didn't" ||
      (isPastOrParticiple(word) && !r.is(at - 1, 'is', 'are', 'be', 'to', 'the'))
  }
  if (!past || r.is(joint, 'because')) return false
  for (let at = joint + 1; at < joint + 6; at += 1) {
    const word = r.word(at)
    if (word === '' || isPastOnly(word) || SUBORDINATORS.has(word) || denies(r, at)) return false
    if (r.is(at, 'will', 'must', 'should', 'can') || word.endsWith("'ll")) return true
    if (r.is(at, 'has', 'have', 'need', 'needs') && r.is(at + 1, 'to')) return true
    const be = r.is(at, 'is', 'are', 'am') || /.'(?:s|re|m)$/.test(word)
    const verb = r.is(at + 1, 'only', 'now', 'finally', 'still', 'both', 'all') ? at + 2 : at + 1
    const dated =
      r.digits(verb) !== '' || weekdayOfWord(r.word(verb)) !== null || r.is(verb, 'tomorrow', 'next', 'tonight')
    if (be && (dated || r.is(verb, 'due', 'on', 'at', 'supposed') || /^.{2,}ing$/.test(r.word(verb)))) return true
    if (WILL_HAPPEN.has(word) || (r.is(at, 'want', 'need') && PERSONS.has(r.word(at - 1)))) return true
    if (isPastOrParticiple(word) && !DETERMINERS.has(r.word(at - 1))) return false
  }
  return false
}

/** How far back from "and" the verb of the past is looked for, in tokens. */
const LONGEST_PAST = 20
const WILL_HAPPEN = wordSet('comes arrives starts begins opens leaves returns wants needs expects')

function judge(r: Reader, piece: Piece, skipTime: SkipTime, verdicts: Verdict[]): void {
  const begin = skipOpening(r, piece.from, piece.to, skipTime)
  if (begin >= piece.to) {
    piece.only = 'time'
    return
  }
  const report =
    happenedThen(r, piece.from, begin) || question(r, begin) !== null ? null : readReport(r, begin, piece.to)
  if (report?.told === 'plan') {
    // "We met on Friday and agreed to meet again on Monday"
    const and = r.is(report.at - 1, 'and') ? report.at : piece.from
    fill(verdicts, { from: piece.from, to: and }, 'told')
    // "I told Nick in December that …"
    for (let that = report.at + 1; that < Math.min(piece.to, report.at + 6); that += 1)
      if (r.is(that, 'that')) fill(verdicts, { from: piece.from, to: that }, 'told')
    // "the man who came on Monday said he'd …"
    const aside = asideFrom(r, begin, report.at, false, skipTime)
    if (aside !== null) fill(verdicts, aside, 'aside')
    return
  }
  const told = report?.told ?? mainClause(r, begin, piece, skipTime)
  // "Tim asked for the report by Friday"
  if (told === 'told' && wantsBy(r, begin, piece.to)) {
    fill(verdicts, piece, 'aside')
    return
  }
  if (told === 'told' || told === 'habit') {
    piece.verdict = told
    fill(verdicts, piece, told)
  }
  if (told === 'told') return
  if (told === 'open' && PREPOSITIONS.has(r.word(piece.from))) piece.only = 'time'
  // "could somebody let the dog out"
  if (asksPolitely(r, begin)) return
  const asked = r.is(begin, 'can', 'could', 'will', 'would') && PERSONS.has(r.word(begin + 1)) ? begin + 3 : begin
  const aside = asideFrom(r, Math.min(asked, piece.to), piece.to, told === 'plan', skipTime)
  if (aside !== null) fill(verdicts, aside, 'aside')
}

/** "Last summer …", "Years ago …", "Once …" */
function happenedThen(r: Reader, from: number, begin: number): boolean {
  for (let at = from; at < begin; at += 1)
    if (r.is(at, 'last', 'yesterday', 'ago', 'once', 'one', 'eventually', 'afterwards', 'later', 'then', 'that'))
      return true
  return false
}

const WANTED = wordSet('asked wanted needed requested demanded expected')

/** What someone wanted by a day to come is still to be done. */
function wantsBy(r: Reader, begin: number, to: number): boolean {
  for (let at = begin; at < Math.min(to, begin + 4); at += 1) {
    if (!WANTED.has(r.word(at)) || r.is(at - 1, 'was', 'were', 'be')) continue
    for (let by = at + 1; by < Math.min(to, at + 10); by += 1) if (r.is(by, 'by')) return true
  }
  return false
}

const BEGINS_BESIDE = wordSet('if unless because although though while when since as that how')

/** Whether the clause that begins at a token tells something. */
function mainClause(r: Reader, begin: number, { from, to }: Piece, skipTime: SkipTime): Told {
  const word = r.word(begin)
  const asked = question(r, begin)
  if (asked !== null) return asked
  if (BEGINS_BESIDE.has(word)) {
    if (begin + 1 >= to || isCondition(r, begin, to)) return 'open'
    return statement(r, begin + 1, to, skipTime) === 'told' ? 'told' : 'open'
  }
  if (isModal(word) || r.is(begin, "don't", "let's", 'never', 'always', 'remember', 'not')) return 'plan'
  if (from < begin && r.is(begin - 1, 'to')) return 'plan'
  if (startsToldByItself(r, begin, skipTime)) return 'told'
  // "Today felt endless", "Monday hit me"
  if (begin > from && skipTime(begin - 1) !== null && timeIsSubject(r, begin)) return 'told'
  const hyphened = r.sign(begin + 1, '-') && r.tight(begin + 1)
  // "7:30 show tickets were expensive"
  const compound = begin > from && r.is(begin + 2, 'was', 'were') && !DETERMINERS.has(r.word(begin + 1))
  const noun = hyphened || compound || isPastOnly(r.word(begin + 1)) || isNounBeforeVerb(r, begin + 1)
  if (isBaseVerb(word) && !noun) return 'plan'
  return statement(r, begin, to, skipTime)
}
