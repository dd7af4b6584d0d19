import { readAmount, readCount, readDuration, type Amount } from './amounts'
import { addMonths, startOfWeek, weekdayOf, type DayNumber } from './calendar-date'
import { dayMatch, type DayMatch, type Marker } from './day.types'
import type { Reader } from './reader'
import { DETERMINERS } from './clause-words'
import { isBaseVerb } from './verb-forms'
import { unitOfWord, weekdayOfWord, type Unit } from './vocabulary'
import { weekdayAfter } from './weekday-days'
import { wallClock } from './zone-clock'

/** Reads the day that is counted from; it does not itself count, so that reading ends. */
type DayReader = (r: Reader, index: number, marker: Marker | null) => DayMatch | null

/** "follow up after 10 days": not to be begun before. What an order does not lead is told or so by nature. */
function readAfterAmount(r: Reader, index: number): DayMatch | null {
  if (!isBaseVerb(r.word(0)) || index < 3) return null
  const amount = readAmount(r, index)
  if (
    amount === null ||
    !r.clauseEnds(amount.next) ||
    !['day', 'week', 'fortnight', 'month', 'year', 'weekday'].includes(amount.unit)
  )
    return null
  return stepAmount(r, r.setting.today, amount.value, amount.unit, amount.next)
}

/** "in 3 weeks", "in two hours", "in half an hour", "within 2 days". */
export function readIn(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  if (marker?.words === 'after') return readAfterAmount(r, index)
  if (
    marker === null ||
    !['in', 'within', 'due in', 'starting in', 'start in', 'starts in', 'for in'].includes(marker.words)
  )
    return null
  // "twice in a week", "how many days in a fortnight"
  if (r.is(index - 2, 'once', 'twice', 'times', 'done', 'days', 'hours', 'minutes', 'weeks', 'months')) return null
  // "in the next 3 days", "within the next two weeks"
  const counted = r.is(index, 'the') && r.is(index + 1, 'next', 'coming') ? index + 2 : index
  if (counted > index && r.is(counted, 'fortnight') && r.closes(counted + 1))
    return dayMatch(r.setting.today + 14, counted + 1)
  if (counted > index && r.cardinal(counted) === null && !r.is(counted, 'couple')) return null
  const amount = compound(r, counted) ?? readAmount(r, counted) ?? possessed(r, counted)
  if (amount === null) return null
  let next = amount.next
  // "in two years' time", "in 3 days time"
  if (r.sign(next, "'’") && r.tight(next) && r.is(next + 1, 'time')) next += 2
  else if (r.is(next, 'time') && r.is(next - 1, 'days', 'weeks', 'months', 'years', 'hours')) next += 1
  else if (r.is(next, 'from') && r.is(next + 1, 'now')) next += 2
  else if (r.sign(next, "'’")) return null
  if (!r.closes(next) || r.is(next, 'or', 'of', 'time')) return null
  // "in twelve hour shifts"
  const count = r.cardinal(counted)
  if (
    count !== null &&
    count.value > 1 &&
    count.next === next - 1 &&
    r.is(next - 1, 'minute', 'hour', 'day', 'week', 'month', 'year') &&
    !r.clauseEnds(next)
  )
    return null
  // "in a minute" and "in a second" are figures of speech.
  if (amount.unit === 'minute' && r.is(index, 'a') && !r.is(index + 1, 'half', 'quarter', 'couple')) return null
  const later = stepAmount(r, r.setting.today, amount.value, amount.unit, next)
  if (later === null || !later.exact) return later
  if (r.is(next, 'on') && weekdayOfWord(r.word(next + 1)) !== null && amount.unit === 'week') {
    const weekday = weekdayOfWord(r.word(next + 1))
    if (weekday !== null) return dayMatch(startOfWeek(later.day) + weekday - 1, next + 2)
  }
  return later
}

/** "in a week's time" */
function possessed(r: Reader, index: number): Amount | null {
  const count = readCount(r, index)
  const word = count === null ? '' : r.word(count.next)
  const unit = word.endsWith("'s") ? unitOfWord(word.slice(0, -2)) : null
  if (count === null || unit === null || !r.is(count.next + 1, 'time')) return null
  return { value: count.value, unit, next: count.next + 2 }
}

/** "in 1h30", "in 1 hour and 15 minutes". */
function compound(r: Reader, index: number): Amount | null {
  const duration = readDuration(r, index)
  return duration === null ? null : { value: duration.minutes, unit: 'minute', next: duration.next }
}

/** Adds an amount to a day; hours and minutes count from now. */
function stepAmount(r: Reader, from: DayNumber, value: number, unit: Unit, next: number): DayMatch | null {
  if (value <= 0 || value > 9999) return null
  if (unit === 'hour' || unit === 'minute') {
    const minutes = Math.round(unit === 'hour' ? value * 60 : value)
    const clock = wallClock(r.setting.now + minutes * 60_000, r.setting.timeZone)
    return dayMatch(clock.day, next, { minutes: clock.minutes })
  }
  const whole = Number.isInteger(value)
  switch (unit) {
    case 'day':
      return whole ? dayMatch(from + value, next) : null
    case 'weekday': {
      if (!whole) return null
      let day = from
      for (let left = Math.min(value, 1000); left > 0;) {
        day += 1
        if (weekdayOf(day) <= 5) left -= 1
      }
      return dayMatch(day, next)
    }
    case 'week':
      return Number.isInteger(value * 7) ? dayMatch(from + value * 7, next) : null
    case 'fortnight':
      return whole ? dayMatch(from + value * 14, next) : null
    case 'month':
      return whole ? dayMatch(addMonths(from, value), next) : null
    case 'quarter':
      return whole ? dayMatch(addMonths(from, value * 3), next) : null
    case 'year':
      return Number.isInteger(value * 12) && value <= 200 ? dayMatch(addMonths(from, value * 12), next) : null
    default:
      return null
  }
}

/** "3 days from now", "a week from Friday", "two weeks from tomorrow", "a week on Friday". */
export function readFromNow(r: Reader, index: number, readBase: DayReader): DayMatch | null {
  const the = r.is(index, 'the') ? 1 : 0
  if (r.is(index + the, 'day') && r.is(index + the + 1, 'before', 'after') && !r.capital(index + the + 1))
    return readAround(r, index + the + 1, 'day', 1, readBase)
  // "dentist week on Tuesday"
  const weekOn = r.is(index, 'week') && r.is(index + 1, 'on') ? baseWeekday(r, index + 2) : null
  if (
    weekOn !== null &&
    !r.is(index - 1, 'last', 'next') &&
    !DETERMINERS.has(r.word(index - 1)) &&
    !isBaseVerb(r.word(index - 1))
  )
    return dayMatch(weekOn + 7, index + 3)
  const amount = readAmount(r, index)
  if (amount === null) return null
  const at = amount.next
  if (r.is(at, 'from') && r.is(at + 1, 'now')) return stepAmount(r, r.setting.today, amount.value, amount.unit, at + 2)
  if (amount.unit === 'hour' || amount.unit === 'minute') return null
  // "a week today", "a fortnight tomorrow"
  if (r.is(at, 'today', 'tomorrow') && ['week', 'fortnight', 'month', 'year'].includes(amount.unit) && r.closes(at + 1))
    return stepAmount(r, r.setting.today + (r.is(at, 'tomorrow') ? 1 : 0), amount.value, amount.unit, at + 1)
  if (r.is(at, 'before', 'after')) return readAround(r, at, amount.unit, amount.value, readBase)
  if (!r.is(at, 'from', 'on')) return null
  if (r.is(at, 'on') && amount.unit !== 'week') return null
  const base = r.is(at + 1, 'today')
    ? r.setting.today
    : r.is(at + 1, 'tomorrow')
      ? r.setting.today + 1
      : baseWeekday(r, at + 1)
  return base === null ? null : stepAmount(r, base, amount.value, amount.unit, at + 2)
}

/** "two days before Friday", "the day after Christmas"; what would lie in the past is not read. */
function readAround(r: Reader, index: number, unit: Unit, value: number, readBase: DayReader): DayMatch | null {
  if (unit !== 'day' && unit !== 'week' && unit !== 'month') return null
  const base = readBase(r, index + 1, { role: 'plain', words: 'on', next: index + 1 })
  if (base === null || base.minutes !== null || base.part !== null || !Number.isInteger(value) || value > 999)
    return null
  const sign = r.is(index, 'before') ? -1 : 1
  const steps = sign * value
  const day = unit === 'month' ? addMonths(base.day, steps) : base.day + steps * (unit === 'week' ? 7 : 1)
  return day < r.setting.today ? null : dayMatch(day, base.next)
}

function baseWeekday(r: Reader, index: number): DayNumber | null {
  const weekday = weekdayOfWord(r.word(index))
  return weekday === null || !r.closes(index + 1) ? null : weekdayAfter(r.setting.today, weekday)
}
