import { PREPOSITIONS } from './clause-words'
import type { DayMatch } from './day.types'
import { holidayNamedAt } from './month-days'
import type { Reader } from './reader'
import { isBaseVerb } from './verb-forms'
import { weekdayOfWord, wordSet } from './vocabulary'

const OBJECTS = wordSet(`
  the a an my our your his her their its this that these those some any all both me him us them it if whether up out back off
  mum dad mom kids
`)

/** "check if tickets are live", "call mum": a task begins here, and no thing such as "snack" or "run". */
export function tellsToDo(r: Reader, index: number): boolean {
  if (!isBaseVerb(r.word(index))) return false
  const next = index + 1
  return OBJECTS.has(r.word(next)) || (r.capital(next) && weekdayOfWord(r.word(next)) === null)
}

/** What people meet for on a holiday. */
const GATHERINGS = wordSet(
  'breakfast brunch lunch dinner drinks party walk hike swim run bbq barbecue picnic concert mass service visit trip tea meal reunion',
)

/** "christmas eve wrap presents", "easter monday brunch at Tom's"; "Easter egg hunt" and "Christmas tree stand" are things. */
export function readOpeningHoliday(r: Reader, index: number): DayMatch | null {
  if (index > 0) return null
  const holiday = holidayNamedAt(r, index)
  if (holiday === null) return null
  const { next } = holiday
  // "Easter Monday: phones diverted"
  if (next > 1 && r.sign(next, ':') && r.tight(next) && r.at(next + 1)?.spaced === true)
    return r.is(next + 1, 'no') ? null : holiday
  // A single word ("Christmas", "Easter") is a part of too many names.
  if (next < 2) return tellsToDo(r, next) ? holiday : null
  if (isBaseVerb(r.word(next)) && !GATHERINGS.has(r.word(next))) return r.clauseEnds(next + 1) ? null : holiday
  if (!GATHERINGS.has(r.word(next))) return null
  // "Boxing Day walk" alone may be a name.
  return r.is(next + 1, 'at', 'with', 'in', 'to', 'by') ? holiday : null
}

/** Words before the name of a holiday that make a topic of it. */
const TOPIC = wordSet('is are was and or to about happy merry like than called title named next this last every')

/** "leftover turkey pie boxing day", "bake pav Christmas Eve": at the end of a task; "explain Boxing Day" is about it. */
export function readClosingHoliday(r: Reader, index: number): DayMatch | null {
  const before = r.word(index - 1)
  if (before === '' || TOPIC.has(before) || OBJECTS.has(before) || PREPOSITIONS.has(before)) return null
  const order = isBaseVerb(r.word(0)) && index > 1
  if ((r.capital(index) && !order) || (index === 1 && isBaseVerb(before))) return null
  const holiday = holidayNamedAt(r, index)
  return holiday !== null && holiday.next > index + 1 && r.clauseEnds(holiday.next) ? holiday : null
}
