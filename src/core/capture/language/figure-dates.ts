import { wordSet } from './vocabulary'
import { daysInMonth } from './calendar-date'
import { datedDay, rollForward } from './calendar-years'
import { dayMatch, type DayMatch, type Marker } from './day.types'
import type { Reader } from './reader'

/** 2027-03-03, 2027/03/03, with "T15:00" left to the clock. */
export function readIsoDate(r: Reader, index: number): DayMatch | null {
  const year = r.digits(index)
  const sign = r.at(index + 1)?.text ?? ''
  if (year.length !== 4 || !r.sign(index + 1, '-/.')) return null
  const month = r.digits(index + 2)
  const day = r.digits(index + 4)
  if (r.at(index + 3)?.text !== sign || month === '' || month.length > 2 || day === '' || day.length > 2) return null
  if (![1, 2, 3, 4].every((offset) => r.tight(index + offset))) return null
  const next = index + 5
  if (!r.closes(next) && !(r.word(next) === 't' && r.tight(next) && r.tight(next + 1))) return null
  const found = datedDay(r, Number(year), Number(month), Number(day))
  return found === null ? null : dayMatch(found, next)
}

/** Words before a pair of figures that make it a part of something, not a date. */
const NOT_DATES = wordSet(`
  chapter chapters page pages part parts section sections step steps phase version v unit units lesson lessons
  score scored ratio size exercise exercises rule release node python java to use about around than over under
  is was rate rated question questions level room apartment apt flat route bus line no number odds took pr mr ticket issue task slide slides item items row seat seats box batch round disc track
  exhibit plot gate platform lot stage
`)

/** "3/4", "3/4/2027", "03.04.2027", "3.4.", "13-04-2027"; the order of day and month is the locale's. */
export function readFigures(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  const first = r.digits(index)
  const sign = r.at(index + 1)?.text ?? ''
  const second = r.digits(index + 2)
  if (first === '' || first.length > 2 || second === '' || second.length > 2) return null
  if (!r.sign(index + 1, '/.-') || !r.tight(index + 1) || !r.tight(index + 2)) return null
  const again = r.at(index + 3)?.text === sign && r.tight(index + 3)
  const third = again && r.tight(index + 4) ? r.digits(index + 4) : ''
  const order = monthAndDay(Number(first), Number(second), sign !== '.' && r.setting.monthFirst)
  if (order === null) return null
  if (third !== '') {
    if (!r.closes(index + 5) || (third.length !== 4 && third.length !== 2)) return null
    // "1.2.27" may be a version, "3-4-27" anything.
    if (
      third.length === 2 &&
      sign !== '/' &&
      marker === null &&
      r.setting.language === 'en' &&
      !(first.length === 2 && second.length === 2)
    )
      return null
    const year = third.length === 2 ? 2000 + Number(third) : Number(third)
    // "11/22/63" is not about the year 2063.
    if (third.length === 2 && year > r.setting.date.year + 30) return null
    const found = datedDay(r, year, order.month, order.day)
    return found === null ? null : dayMatch(found, index + 5)
  }
  if (sign === '-') return null
  const next = sign === '.' && again ? index + 4 : index + 3
  const token = r.at(next)
  if (token !== undefined && !token.spaced && !r.closes(next) && !figuresFollow(r, next)) return null
  // "at 4/5 paid" is a share, "simplify 6/8 and 10/15" are fractions.
  const shared = sign === '/' && (marker?.words === 'at' || isListedFigure(r, index))
  if (shared) return null
  const firm = marker !== null && (marker.words === 'to' || !NOT_DATES.has(marker.words))
  if (sign === '.') {
    // A lone "3.4" is a number unless a word says that it is a day; "3.4." is how dates are written.
    const byMarker =
      marker !== null &&
      ['on', 'due', 'until', 'from', 'starting', 'before', 'after', 'due on', 'due by', 'not before', 'am'].includes(
        marker.words,
      )
    // "from 18.2 to 19" are versions.
    if (byMarker && !again && r.is(next, 'to', 'through')) return null
    const written = again && marker !== null && !NOT_DATES.has(marker.words)
    // "dentist 3.12 9:30": a time right behind makes a day of it.
    const timed = r.digits(next) !== '' && r.sign(next + 1, ':') && r.digits(next + 2).length === 2
    const plain = (again || timed) && marker === null && plainFigures(r, index, next)
    if (!(byMarker || written || plain)) return null
  } else if (!firm && !plainFigures(r, index, next)) return null
  // "play in 7/8" is no date, whatever the figures.
  if (marker?.words === 'in' || marker?.words === 'within') return null
  if (sign === '/' && ((first === '24' && second === '7') || (first === '9' && second === '11' && marker === null)))
    return null
  const found = rollForward(r, order.month, order.day)
  return found === null ? null : dayMatch(found, next)
}

/** Another pair of figures before it, joined by "and". */
function isListedFigure(r: Reader, index: number): boolean {
  return (
    (r.is(index - 1, 'and', 'or') || r.sign(index - 1, ',')) &&
    r.digits(index - 2) !== '' &&
    r.sign(index - 3, '/') &&
    r.digits(index - 4) !== ''
  )
}

const MEASURES = wordSet(`
  sleeve sleeves length size full pint pints cup cups inch inches in lb lbs kg g pound pounds tsp tbsp teaspoon teaspoons tablespoon
  tablespoons hour mile miles liter liters litre litres gallon ounce oz dozen day of off price marathon share
  time beat signature swing riff jig groove waltz meter tempo reel shuffle meter metre
  cut done way majority rule vision
`)

/** "3/15-3/19", "23.11.–4.12.": another date after a dash. */
function figuresFollow(r: Reader, index: number): boolean {
  return r.sign(index, '-–') && r.digits(index + 1) !== '' && r.sign(index + 2, '/.') && r.digits(index + 3) !== ''
}

function plainFigures(r: Reader, index: number, next: number): boolean {
  if (MEASURES.has(r.word(next))) return false
  // A number before makes an amount of it, unless it belongs to a name ("AA204").
  const named = r.tight(index - 1) && r.word(index - 2) !== ''
  // "not the 3/4", "in 3/4 not 6/8"
  if (r.is(index - 1, 'the', 'a', 'an', 'not')) return false
  if (NOT_DATES.has(r.word(index - 1)) || (r.digits(index - 1) !== '' && !named)) return false
  if (figuresFollow(r, next)) return !MEASURES.has(r.word(next + 4))
  return r.clauseEnds(next) || index === 0 || r.digits(next) !== '' || r.is(next, 'at', 'by', 'with', 'from', 'until')
}

/** Which of two figures is the month: the locale's order, or the only order that exists. */
function monthAndDay(first: number, second: number, monthFirst: boolean): { month: number; day: number } | null {
  const asMonthFirst = { month: first, day: second }
  const asDayFirst = { month: second, day: first }
  const real = ({ month, day }: { month: number; day: number }): boolean =>
    month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2024, month)
  const [wanted, other] = monthFirst ? [asMonthFirst, asDayFirst] : [asDayFirst, asMonthFirst]
  return real(wanted) ? wanted : real(other) ? other : null
}
