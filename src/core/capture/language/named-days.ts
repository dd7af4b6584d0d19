import { daysInMonth, endOfMonth, fromDayNumber, startOfWeek, toDayNumber } from './calendar-date'
import { followsBe } from './clause-verbs'
import type { DayPart } from './capture.types'
import { dayMatch, type DayMatch, type Marker } from './day.types'
import { holidayAt } from './month-days'
import { stepPeriod, weekendDay } from './period-days'
import type { Reader } from './reader'
import { isShortWeekday, monthOfWord, weekdayOfWord, type Unit } from './vocabulary'
import { weekdayAfter } from './weekday-days'
import { readWrittenDate } from './written-dates'

export function readNamedDay(r: Reader, index: number): DayMatch | null {
  const { today } = r.setting
  const word = r.word(index)
  switch (word) {
    case 'today':
      return notAName(r, index) ? dayMatch(today, index + 1) : null
    case 'tonight':
      return notAName(r, index) ? dayMatch(today, index + 1, { part: 'tonight' }) : null
    case 'tomorrow':
    case 'tmr':
    case 'tmrw':
    case 'tmw':
      return notAName(r, index) ? dayMatch(today + 1, index + 1) : null
    case 'overmorrow':
      return dayMatch(today + 2, index + 1)
    case 'eod':
    case 'cob':
    case 'eob':
      return dayMatch(today, index + 1)
    case 'eow':
      return dayMatch(startOfWeek(today) + 6, index + 1)
    case 'eom':
      return dayMatch(endOfMonth(today), index + 1)
    case 'eoy':
      return dayMatch(toDayNumber(r.setting.date.year, 12, 31), index + 1)
    default:
      break
  }
  // "2moro", "2nite"
  if (r.digits(index) === '2' && r.tight(index + 1)) {
    if (r.is(index + 1, 'moro', 'morro', 'morrow', 'mrw')) return dayMatch(today + 1, index + 2)
    if (r.is(index + 1, 'nite', 'nyt')) return dayMatch(today, index + 2, { part: 'tonight' })
  }
  if (word === 'last' && r.is(index + 1, 'thing')) {
    if (r.is(index + 2, 'tonight')) return dayMatch(today, index + 3, { part: 'tonight' })
    return r.is(index + 2, 'at') && r.is(index + 3, 'night') ? dayMatch(today, index + 4, { part: 'tonight' }) : null
  }
  const the = word === 'the' ? 1 : 0
  if (r.is(index + the, 'close', 'end') && r.is(index + the + 1, 'of') && r.is(index + the + 2, 'play'))
    return dayMatch(today, index + the + 3)
  if (r.is(index + the, 'close') && r.is(index + the + 1, 'of') && r.is(index + the + 2, 'business')) {
    return dayMatch(today, index + the + 3)
  }
  if (
    r.is(index + the, 'day') &&
    (!r.capital(index + the) || !r.capital(index + the + 1) || r.at(index + the)?.text === 'DAY') &&
    r.is(index + the + 1, 'after') &&
    r.is(index + the + 2, 'tomorrow', 'tmr', 'tmrw')
  ) {
    return dayMatch(today + 2, index + the + 3)
  }
  if (word === 'this' && r.is(index + 1, 'morning', 'afternoon', 'evening')) {
    return dayMatch(today, index + 2, { part: r.word(index + 1) as DayPart })
  }
  if (word === 'this' && r.is(index + 1, 'time')) {
    const { minutes } = r.setting
    if (r.is(index + 2, 'tomorrow')) return dayMatch(today + 1, index + 3, { minutes })
    return r.is(index + 2, 'next') && r.is(index + 3, 'week') ? dayMatch(today + 7, index + 4, { minutes }) : null
  }
  if (word === 'later' && r.is(index + 1, 'today')) return dayMatch(today, index + 2)
  return null
}

/** "USA Today", "Edge of Tomorrow", "Tomorrow Never Dies" and "The Tonight Show" are names. */
function notAName(r: Reader, index: number): boolean {
  // "here today, gone tomorrow"
  if ((r.is(index - 1, 'here') && r.is(index + 2, 'gone')) || (r.is(index - 1, 'gone') && r.is(0, 'here'))) return false
  if (r.is(index - 1, 'of', 'than', 'usa', 'psychology', 'like', 'the')) return false
  if (r.is(index + 1, r.word(index)) || (r.is(index + 1, 'show', 'programme') && r.is(index, 'today', 'tonight')))
    return false
  // "Tonight, Tonight" and "Tomorrow, and Tomorrow" are works; "watch Edge of Tomorrow tomorrow" is not.
  const again = [-3, -2, -1, 2, 3].some((steps) => r.is(index + steps, r.word(index)) && r.capital(index + steps))
  if (again && (r.capital(index) || r.is(index - 1, 'and'))) return false
  if (index === 1 && r.is(0, r.word(1))) return false
  // "Tomorrow never dies", "tomorrow is another day": said of the day itself.
  if (index === 0 && r.is(1, 'is', 'was', 'will', 'never', 'always', 'belongs', 'comes')) return false
  // "Tomorrow from Annie"
  if (
    index <= 1 &&
    (index === 0 || r.capital(index)) &&
    r.is(index + 1, 'from') &&
    r.capital(index + 2) &&
    weekdayOfWord(r.word(index + 2)) === null &&
    monthOfWord(r.word(index + 2)) === null
  )
    return false
  // "Tonight You Belong to Me"
  if (index === 0 && r.capital(1) && r.is(1, 'you', 'we', 'they', 'he', 'she')) return false
  return !(r.capital(index) && index > 0 && r.at(index)?.spaced === true && r.capital(index + 1))
}

/** "next Friday", "this weekend", "next week on Tuesday", "the week after next". */
export function readNext(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  const { today } = r.setting
  const the = r.is(index, 'the') ? 1 : 0
  if (r.is(index + the, 'week', 'month', 'year') && r.is(index + the + 1, 'after') && r.is(index + the + 2, 'next')) {
    return withWeekday(
      r,
      dayMatch(stepPeriod(today, r.word(index + the) as Unit, 2), index + the + 3, { exact: false }),
      r.word(index + the),
    )
  }
  const named = the === 1 ? weekdayOfWord(r.word(index + 1)) : null
  if (named !== null && r.is(index + 2, 'after') && r.is(index + 3, 'next'))
    return dayMatch(startOfWeek(today) + 13 + named, index + 4)
  if (r.is(index + the, 'weekend') && r.is(index + the + 1, 'after') && r.is(index + the + 2, 'next')) {
    return dayMatch(startOfWeek(today) + 19, index + the + 3)
  }
  const which = r.word(index + the)
  // "the sweep is coming tuesday"
  if (which === 'coming' && the === 0 && followsBe(r, index)) return null
  // "over the next month" is a stretch of time.
  if (which === 'next' && the === 0 && marker === null && r.is(index - 1, 'the')) return null
  if (
    !['next', 'this', 'coming', 'upcoming', 'following'].includes(which) ||
    (the === 1 && !['coming', 'upcoming', 'following'].includes(which) && !(which === 'next' && marker !== null))
  )
    return null
  let at = index + the + 1
  if (which === 'this' && r.is(at, 'coming', 'upcoming', 'next')) at += 1
  const word = r.word(at)
  const weekday = weekdayOfWord(word)
  if (weekday !== null && r.closes(at + 1)) {
    const week = startOfWeek(today)
    if (which === 'next') {
      if (the === 1 && marker === null) return null
      if (isShortWeekday(word) && word !== 'sun' && word !== 'sat' && r.capital(at) && r.capital(at + 1)) return null
      return dayMatch(week + 7 + weekday - 1, at + 1)
    }
    if (which === 'this' && at === index + the + 1) {
      const found = week + weekday - 1
      return dayMatch(found >= today ? found : found + 7, at + 1)
    }
    return dayMatch(weekdayAfter(today, weekday), at + 1)
  }
  if (word === 'weekend' && r.closes(at + 1)) {
    return dayMatch(which === 'next' ? startOfWeek(today) + 12 : weekendDay(today), at + 1)
  }
  if (which === 'next' && the === 0) {
    if (['week', 'wk', 'month', 'quarter', 'year'].includes(word) && r.closes(at + 1)) {
      const unit = word === 'wk' ? 'week' : word
      return withWeekday(r, dayMatch(stepPeriod(today, unit as Unit, 1), at + 1, { exact: false }), unit)
    }
    const month = monthOfWord(word)
    if (
      month !== null &&
      r.closes(at + 1) &&
      (r.capital(at) || !['may', 'march', 'mar'].includes(word)) &&
      !r.capital(at + 1)
    ) {
      return readWrittenDate(r, at, { role: 'plain', words: 'in', next: at })
    }
  }
  return holidayAt(r, at, which === 'next' || which === 'this')
}

/** After "next month": "on the 3rd". */
function withMonthDay(r: Reader, month: DayMatch): DayMatch {
  const on = r.is(month.next, 'on') ? 1 : 0
  const the = r.is(month.next + on, 'the') ? 1 : 0
  const ordinal = on + the > 0 ? r.ordinal(month.next + on + the) : null
  if (ordinal === null || ordinal.spelled || ordinal.value < 1 || ordinal.value > 31 || !r.closes(ordinal.next))
    return month
  const { year, month: number } = fromDayNumber(month.day)
  if (ordinal.value > daysInMonth(year, number)) return month
  return dayMatch(month.day + ordinal.value - 1, ordinal.next)
}

/** After "next week": "Tuesday" or "on Tuesday". */
function withWeekday(r: Reader, week: DayMatch, unit: string): DayMatch {
  if (unit === 'month') return withMonthDay(r, week)
  if (unit !== 'week') return week
  const comma = r.sign(week.next, ',') ? 1 : 0
  const on = r.is(week.next + comma, 'on') ? 1 : 0
  const weekday = weekdayOfWord(r.word(week.next + comma + on))
  if (weekday === null || !r.closes(week.next + comma + on + 1)) return week
  return dayMatch(week.day + weekday - 1, week.next + comma + on + 1)
}
