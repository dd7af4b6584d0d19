import { readClock, type Clock, type ClockMatch } from './clock-times'
import type { Marker } from './day.types'
import type { Reader } from './reader'
import { alignClocks, type Stamp } from './stamps'
import { monthOfWord, weekdayOfPlural, weekdayOfWord, wordSet } from './vocabulary'

export function rangeSign(r: Reader, index: number): number | null {
  if (r.sign(index, '-–—')) return index + 1
  if (r.is(index, 'to', 'until', 'till', 'til', 'through', 'thru')) return index + 1
  return null
}

export type ClockRange = {
  readonly begin: Clock
  readonly end: Clock
  readonly zone: string | null
  readonly next: number
}

/** "2–4pm", "9:00-10:30", "from 2 to 4"; lone figures count only after "from", "between" or a day. */
export function readClockRange(
  r: Reader,
  index: number,
  marker: Marker | null,
  after: Stamp | null,
): ClockRange | null {
  const begin = looseClock(r, index, marker)
  if (begin === null) return null
  const joint = jointOf(r, begin.next, marker)
  if (joint === null) return null
  const found = readClock(r, joint, true)
  const finish = found === null ? null : clockOf(r, found)
  if (found === null || finish === null || !r.closes(found.next)) return null
  const strictEnd = { ...found, clock: finish }
  const words = marker?.words ?? ''
  // "7-Eleven" is a shop.
  if (begin.lone && r.digits(joint) === '' && found.part === null && r.sign(joint - 1, '-–—')) return null
  const evident = !begin.lone || !strictEnd.lone
  if (
    !evident &&
    !(words === 'from' || words === 'between' || (after !== null && !r.is(begin.next, 'to')) || words === 'at')
  )
    return null
  // "From 1 to 10" and nothing else
  if (!evident && index <= 1 && r.at(strictEnd.next) === undefined) return null
  if (!evident && !loneFits(r, strictEnd.next, index, false)) return null
  // "rate each wine from 1 to 5" is a scale.
  if (!evident && r.hasBefore(index - 1, 6, GRADING)) return null
  if (r.is(begin.next, 'to') && words !== 'from' && begin.lone && strictEnd.lone) return null
  const { begin: first, end } = alignClocks(begin.clock, strictEnd.clock)
  return { begin: first, end, zone: strictEnd.zone, next: strictEnd.next }
}

const GRADING = wordSet('rate rating score rank scale')

/** The clock of a time; noon and midnight are what the settings say. */
function clockOf(r: Reader, match: ClockMatch): Clock | null {
  if (match.part === null) return match.clock
  const minutes = r.setting.parts[match.part]
  return { hour: Math.floor(minutes / 60), minute: minutes % 60, open: false }
}

function jointOf(r: Reader, index: number, marker: Marker | null): number | null {
  if (marker?.words === 'between') return r.is(index, 'and') ? index + 1 : null
  return rangeSign(r, index)
}

/** A clock time in which even a lone figure is accepted; the range around it gives the evidence. */
function looseClock(
  r: Reader,
  index: number,
  marker: Marker | null,
): { clock: Clock; next: number; lone: boolean } | null {
  const named = r.is(index, 'noon', 'midday') ? readClock(r, index, true) : null
  const noon = named === null ? null : clockOf(r, named)
  if (named !== null && noon !== null) return { clock: noon, next: named.next, lone: false }
  if (r.digits(index) === '') return null
  const digits = r.digits(index)
  if (digits.length <= 2 && jointOf(r, index + 1, marker) !== null) {
    const hour = Number(digits)
    if (hour > 23) return null
    return {
      clock: { hour, minute: 0, open: hour >= 1 && hour <= 12 && !digits.startsWith('0') },
      next: index + 1,
      lone: true,
    }
  }
  const found = readClock(r, index, false)
  if (found === null || found.clock === null) return null
  return { clock: found.clock, next: found.next, lone: false }
}

const CROWDS = wordSet(
  'people persons children men women folks kids guests percent points euros dollars kilos items kg km cm mm ml mg g lb lbs oz mph kph hundred thousand million billion',
)

/** A word in the plural right after a figure: what is counted. Verbs, which tell a task, hardly end in "s". */
function isCounted(r: Reader, index: number): boolean {
  const word = r.word(index)
  if (CROWDS.has(word)) return true
  return (
    word.length > 4 &&
    word.endsWith('s') &&
    !/(?:ss|us|is|'s|always|times|mins|hours|minutes|days)$/.test(word) &&
    weekdayOfPlural(word) === null
  )
}

const AFTER_LONE = wordSet(`
  on with for about in and today tomorrow tonight this next every sharp re at to then tmr tmrw latest daily
  weekly the from until
`)

/** "at 5" is a time only where the clause goes on without a thing that is counted. */
export function loneFits(r: Reader, next: number, index: number, afterDay: boolean): boolean {
  // "until 3 Jan" is a date, "5 to 10 people" and "3 apples" are counted.
  if (monthOfWord(r.word(next)) !== null || isCounted(r, next)) return false
  // "after 1. e4 c5": a move of chess
  if (r.sign(next, '.') && r.word(next + 1).length === 1 && r.tight(next + 2) && r.digits(next + 2) !== '') return false
  if (r.clauseEnds(next) || r.sign(next, '-–—')) return true
  if (r.is(next - 1, 'one')) return false
  if (AFTER_LONE.has(r.word(next)) || weekdayOfWord(r.word(next)) !== null)
    return r.is(next, 'for') ? r.digits(next + 1) !== '' || !afterDay : true
  return afterDay || index <= 1
}
