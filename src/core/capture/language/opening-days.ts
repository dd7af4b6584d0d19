import { PREPOSITIONS } from './clause-words'
import type { DayMatch } from './day.types'
import { holidayNamedAt } from './month-days'
import type { Reader } from './reader'
import { OBJECTS_OF_ORDERS, tellsToDo } from './orders'
import { isBaseVerb } from './verb-forms'
import { wordSet } from './vocabulary'

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
  if (before === '' || TOPIC.has(before) || OBJECTS_OF_ORDERS.has(before) || PREPOSITIONS.has(before)) return null
  const order = isBaseVerb(r.word(0)) && index > 1
  if ((r.capital(index) && !order) || (index === 1 && isBaseVerb(before))) return null
  const holiday = holidayNamedAt(r, index)
  return holiday !== null && holiday.next > index + 1 && r.clauseEnds(holiday.next) ? holiday : null
}
