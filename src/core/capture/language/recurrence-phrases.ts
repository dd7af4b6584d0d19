import { readClock } from './clock-times'
import { fromDayNumber } from './calendar-date'
import type { DayMatch } from './day.types'
import { readAmount } from './amounts'
import { daysApart, pairsDays, readMonthDays, readMonths, readWeekdays } from './recurrence-lists'
import type { Rule } from './recurrence-rule'
import { draftOf, type Draft } from './recurrence-draft'
import { readEdgeOfEvery } from './recurrence-edges'
import { readNthWeekdays, skipOfMonth } from './recurrence-nth'
import { partWord, pluralPart, readCompletion, readEndings, readTails } from './recurrence-tails'
import { readDayOfEveryYear, readYearlyHoliday } from './recurrence-year-days'
import type { Reader } from './reader'
import { unitOfWord, weekdayOfPlural, type Unit, wordSet } from './vocabulary'
import { readWrittenDate } from './written-dates'

/** A recurrence in tokens [from, next). */
export type RecurrenceMatch = Draft & { readonly from: number }

/** Reads the recurrence that begins at a token, with everything that belongs to it. */
export function readRecurrence(r: Reader, index: number): RecurrenceMatch | null {
  return r.once('recurrence', index, recurrenceAt)
}

function recurrenceAt(r: Reader, index: number): RecurrenceMatch | null {
  if (!r.opens(index)) return null
  const repeats = r.is(index, 'repeat', 'repeats', 'repeating') ? 1 : 0
  const core =
    readEdgeOfEvery(r, index) ??
    readDayOfEveryYear(r, index) ??
    readEvery(r, index + repeats) ??
    readTimesFirst(r, index) ??
    readOnce(r, index + repeats) ??
    readAdverb(r, index + repeats) ??
    readHabit(r, index) ??
    readOfEveryMonth(r, index) ??
    readAfterCompletion(r, r.is(index, 'again') ? index + 1 : index + repeats)
  if (core === null || !r.closes(core.next)) return null
  const draft = readTails(r, { ...core, opening: index === 0 })
  return { ...draft, from: index }
}

/** "every Monday #home until June": what ends a recurrence, or leaves days out of it, behind other parts. */
export function readLaterTail(
  r: Reader,
  index: number,
  match: RecurrenceMatch,
  adjoining: boolean,
): RecurrenceMatch | null {
  if (!r.opens(index)) return null
  const draft = readEndings(r, { ...match, next: index })
  if (draft.next === index || !(r.clauseEnds(draft.next) || (adjoining && r.closes(draft.next)))) return null
  // "every day take these for 3 days": between words only "until" is sure to end the series.
  return adjoining || r.is(index, 'until', 'till', 'til') ? { ...draft, from: match.from } : null
}

/** Rules for "every N units"; minutes and hours come only with "every" and a number. */
function unitRule(unit: Unit, interval: number): Partial<Rule> | null {
  if (interval < 1 || interval > 999 || !Number.isInteger(interval)) return null
  switch (unit) {
    case 'minute':
      return { frequency: 'MINUTELY', interval }
    case 'hour':
      return { frequency: 'HOURLY', interval }
    case 'day':
      return { frequency: 'DAILY', interval }
    case 'week':
      return { frequency: 'WEEKLY', interval }
    case 'fortnight':
      return { frequency: 'WEEKLY', interval: interval * 2 }
    case 'month':
      return { frequency: 'MONTHLY', interval }
    case 'quarter':
      return { frequency: 'MONTHLY', interval: interval * 3 }
    case 'year':
      return { frequency: 'YEARLY', interval }
    case 'weekday':
      return null
  }
}

function readEvery(r: Reader, index: number): Draft | null {
  if (!r.is(index, 'every', 'each')) return null
  if (r.is(index - 1, 'not', 'of', 'almost', 'nearly', 'roughly', 'approximately')) return null
  const fromCompletion = r.is(index, 'every') && r.sign(index + 1, '!') && r.tight(index + 1)
  let at = fromCompletion ? index + 2 : index + 1
  if (r.is(at, 'single')) at += 1
  const core = readInterval(r, at) ?? readEveryNth(r, at) ?? readEveryDate(r, at)
  return core === null ? null : { ...core, fromCompletion }
}

/** "every day", "every other week", "every 3rd day", "every 2 weeks", "every Mon and Thu", "every morning". */
function readInterval(r: Reader, index: number): Draft | null {
  const other = r.is(index, 'other', 'alternate') ? 1 : 0
  const at = index + other
  const days = readWeekdays(r, at, true)
  if (days !== null) {
    // "every Friday the 13th"
    const date = days.days.length === 1 && r.is(days.next, 'the') ? r.ordinal(days.next + 1) : null
    if (date !== null && !date.spelled && date.value >= 1 && date.value <= 31)
      return draftOf({ frequency: 'MONTHLY', days: days.days, monthDays: [date.value] }, date.next)
    const part = partWord(r, days.next)
    if (part === null && r.is(days.next, 'trip', 'getaway')) return null
    return draftOf({ frequency: 'WEEKLY', interval: 1 + other, days: days.days }, part?.next ?? days.next, {
      part: part?.part ?? null,
    })
  }
  const part = partWord(r, at)
  if (part !== null) return draftOf({ frequency: 'DAILY', interval: 1 + other }, part.next, { part: part.part })
  if (r.is(at, 'half') && other === 0 && r.is(at + 1, 'year'))
    return draftOf({ frequency: 'MONTHLY', interval: 6 }, at + 2)
  if (r.is(at, 'half') && r.sign(at + 1, '-') && r.is(at + 2, 'year'))
    return draftOf({ frequency: 'MONTHLY', interval: 6 }, at + 3)
  if (r.is(at, 'leap') && r.is(at + 1, 'day') && other === 0)
    return draftOf({ frequency: 'YEARLY', months: [2], monthDays: [29] }, at + 2)
  // "every quarter of an hour"
  if (r.is(at, 'quarter') && r.is(at + 1, 'of', 'hour'))
    return r.is(at + 2, 'an') && r.is(at + 3, 'hour') ? draftOf({ frequency: 'MINUTELY', interval: 15 }, at + 4) : null
  if (r.is(at, 'half') && other === 0) {
    const an = r.is(at + 1, 'an') ? at + 2 : at + 1
    return r.is(an, 'hour') ? draftOf({ frequency: 'MINUTELY', interval: 30 }, an + 1) : null
  }
  const unit = unitOfWord(r.word(at))
  if (unit !== null && !r.word(at).endsWith('s')) {
    // "every minute counts" and "make every day count"
    if (unit === 'minute' || r.is(at + 1, 'count', 'counts', 'matters')) return null
    if (
      unit === 'hour' &&
      other === 0 &&
      !r.clauseEnds(at + 1) &&
      !r.is(at + 1, 'from', 'until', 'on', 'starting', 'at', 'for')
    )
      return null
    const rule = unitRule(unit, 1 + other)
    return rule === null ? null : draftOf(rule, at + 1)
  }
  const ordinal = r.ordinal(index)
  if (ordinal !== null && ordinal.value > 1) {
    const counted = unitOfWord(r.word(ordinal.next))
    const rule = counted === null || counted === 'weekday' ? null : unitRule(counted, ordinal.value)
    if (rule !== null && !r.is(ordinal.next + 1, 'of')) return draftOf(rule, ordinal.next + 1)
  }
  const count = r.cardinal(index)
  if (count !== null && count.value > 0) {
    const many = readWeekdays(r, count.next)
    if (many !== null && many.plural && many.days.length === 1)
      return draftOf({ frequency: 'WEEKLY', interval: count.value, days: many.days }, many.next)
  }
  const amount = readAmount(r, index)
  if (amount === null || r.is(index, 'a', 'an')) return null
  // "Halley's comet shows up every 76 years"
  if (amount.unit === 'year' && amount.value > 30) return null
  const rule = unitRule(amount.unit, amount.value)
  return rule === null ? null : draftOf(rule, amount.next)
}

/** "every 3rd Tuesday", "every last day of the month", "every 1st and 15th", "every first Monday of the month". */
function readEveryNth(r: Reader, index: number): Draft | null {
  const nth = readNthWeekdays(r, index)
  if (nth !== null) {
    // RFC 5545 can count within the month and year, but people's quarters are left as words.
    if (r.is(nth.next, 'of') && r.is(nth.next + 2, 'quarter', 'year', 'week')) return null
    return draftOf({ frequency: 'MONTHLY', days: nth.days, setPosition: nth.setPosition }, nth.next)
  }
  const days = readMonthDays(r, index)
  if (days === null) return null
  // "every 3rd of March"
  if (days.monthDays.length === 1 && r.is(days.next, 'of') && !r.is(days.next + 1, 'the', 'each', 'every')) return null
  const of = skipOfMonth(r, days.next)
  if (
    of === days.next &&
    !r.clauseEnds(of) &&
    !r.is(of, 'at', 'until', 'starting', 'from', 'for', 'in', 'except', 'after')
  )
    return null
  if (of === days.next && r.ordinal(index)?.spelled === true) return null
  return draftOf({ frequency: 'MONTHLY', monthDays: days.monthDays }, of)
}

/** "every March 3", "every 25 December", "every January", "every Christmas". */
function readEveryDate(r: Reader, index: number): Draft | null {
  const date = readWrittenDate(r, index, null)
  if (date !== null && date.exact) return yearly(r, date)
  const months = readMonths(r, index)
  if (months !== null) {
    // "every January, April, June and September 15"
    const day = r.digits(months.next)
    const dated = day !== '' && day.length <= 2 && Number(day) >= 1 && Number(day) <= 31 && r.closes(months.next + 1)
    return dated && months.months.length > 1
      ? draftOf({ frequency: 'YEARLY', months: months.months, monthDays: [Number(day)] }, months.next + 1)
      : draftOf({ frequency: 'YEARLY', months: months.months, monthDays: [1] }, months.next)
  }
  return readEveryHoliday(r, index)
}

/** "March 3", or the same day of several months: "January 15 and July 15". */
function yearly(r: Reader, first: DayMatch): Draft | null {
  const date = fromDayNumber(first.day)
  const months = [date.month]
  let { next } = first
  while (r.is(next, 'and') || r.sign(next, ',&')) {
    const more = readWrittenDate(r, r.is(next + 1, 'and') ? next + 2 : next + 1, null)
    if (more === null || !more.exact) break
    const other = fromDayNumber(more.day)
    // Two dates that no single rule can say.
    if (other.day !== date.day) return null
    months.push(other.month)
    next = more.next
  }
  const sorted = [...new Set(months)].toSorted((a, b) => a - b)
  return draftOf({ frequency: 'YEARLY', months: sorted, monthDays: [date.day] }, next)
}

function readEveryHoliday(r: Reader, index: number): Draft | null {
  const found = readYearlyHoliday(r, index)
  return found === null ? null : draftOf({ frequency: 'YEARLY', ...found.rule }, found.next)
}

/** "at 7am and 6pm every day": several times in front of the recurrence. */
function readTimesFirst(r: Reader, index: number): Draft | null {
  let at = r.is(index, 'at') ? index + 1 : index
  if (r.digits(at) === '' && at === index) return null
  if (!repeatsSoon(r, at)) return null
  const times: Draft['times'][number][] = []
  for (;;) {
    const time = readClock(r, at, true)
    if (time === null || times.length > 8) return null
    times.push({ clock: time.clock, part: time.part })
    at = time.next
    const comma = r.sign(at, ',') ? 1 : 0
    const and = r.is(at + comma, 'and') ? 1 : 0
    if (comma + and === 0) break
    at += comma + and
    if (r.is(at, 'at')) at += 1
  }
  const every = times.length > 1 ? (readEvery(r, at) ?? readAdverb(r, at)) : null
  return every === null ? null : { ...every, times }
}

/** A look ahead that costs next to nothing, before several clock times are read in vain. */
function repeatsSoon(r: Reader, index: number): boolean {
  for (let at = index + 1; at < index + MOST_TIMES_TOKENS; at += 1) {
    if (r.is(at, 'every', 'each', 'bi') || ADVERBS.has(r.word(at))) return true
  }
  return false
}

/** Tokens that eight clock times and the words between them take at most, about. */
const MOST_TIMES_TOKENS = 40

/** "once a week", "once every 3 days". */
function readOnce(r: Reader, index: number): Draft | null {
  if (!r.is(index, 'once')) return null
  if (r.is(index + 1, 'every', 'each')) return readEvery(r, index + 1)
  if (!r.is(index + 1, 'a', 'per')) return null
  const unit = unitOfWord(r.word(index + 2))
  if (unit === null || unit === 'minute' || unit === 'hour' || unit === 'weekday') return null
  const rule = unitRule(unit, 1)
  return rule === null ? null : draftOf(rule, index + 3)
}

const ADVERBS: ReadonlyMap<string, Partial<Rule>> = new Map<string, Partial<Rule>>([
  ['daily', { frequency: 'DAILY' }],
  ['weekly', { frequency: 'WEEKLY' }],
  ['wkly', { frequency: 'WEEKLY' }],
  ['biweekly', { frequency: 'WEEKLY', interval: 2 }],
  ['fortnightly', { frequency: 'WEEKLY', interval: 2 }],
  ['monthly', { frequency: 'MONTHLY' }],
  ['bimonthly', { frequency: 'MONTHLY', interval: 2 }],
  ['mthly', { frequency: 'MONTHLY' }],
  ['qtrly', { frequency: 'MONTHLY', interval: 3 }],
  ['quarterly', { frequency: 'MONTHLY', interval: 3 }],
  ['semiannually', { frequency: 'MONTHLY', interval: 6 }],
  ['biannually', { frequency: 'MONTHLY', interval: 6 }],
  ['semiannual', { frequency: 'MONTHLY', interval: 6 }],
  ['yearly', { frequency: 'YEARLY' }],
  ['yrly', { frequency: 'YEARLY' }],
  ['annually', { frequency: 'YEARLY' }],
  ['hourly', { frequency: 'HOURLY' }],
])

const AFTER_ADVERB = wordSet(
  'at on until till for from starting except in before after by through beginning every with and',
)

/** "journal nightly at 10pm"; "the nightly build" is a thing. */
function readNightly(r: Reader, index: number): Draft | null {
  const adverb =
    r.clauseEnds(index + 1) || AFTER_ADVERB.has(r.word(index + 1)) || readClock(r, index + 1, false) !== null
  return adverb && index > 0 && !DETERMINED.has(r.word(index - 1))
    ? draftOf({ frequency: 'DAILY' }, index + 1, { part: 'tonight' })
    : null
}

const DETERMINED = wordSet('the a an my our your his her their twice times')

/** "Subscribe to Publishers Weekly", "a Woman's Weekly": a name in a text that is not written in capitals throughout. */
function namesMagazine(r: Reader, index: number): boolean {
  if (!r.capital(index) || !r.capital(index - 1) || index < 2 || r.is(index - 1, 'i')) return false
  for (let at = 1; at < index - 1; at += 1) if (r.word(at) !== '' && !r.capital(at)) return true
  return false
}

/** "weekly" repeats as an adverb ("water plants weekly"), not as an adjective ("weekly report"). */
function readAdverb(r: Reader, index: number): Draft | null {
  let at = index
  let word = r.word(at)
  if (word === 'bi' && r.sign(at + 1, '-') && r.tight(at + 1) && r.tight(at + 2)) {
    word = `bi${r.word(at + 2)}`
    at += 2
  } else if (word === 'semi' && r.is(r.sign(at + 1, '-') ? at + 2 : at + 1, 'annually', 'weekly', 'monthly')) {
    at = r.sign(at + 1, '-') ? at + 2 : at + 1
    // "semi-weekly" and "semi-monthly" have no single rule.
    if (!r.is(at, 'annually')) return null
    word = 'semiannually'
  } else if (word === 'half' && r.is(r.sign(at + 1, '-') ? at + 2 : at + 1, 'yearly')) {
    at = r.sign(at + 1, '-') ? at + 2 : at + 1
    word = 'semiannually'
  }
  if (word === 'nightly') return readNightly(r, at)
  const rule = ADVERBS.get(word)
  if (rule === undefined) return null
  if (DETERMINED.has(r.word(index - 1)) || namesMagazine(r, index)) return null
  const next = at + 1
  const adverb =
    (r.is(next, 'w') && r.sign(next + 1, '/')) ||
    r.clauseEnds(next) ||
    readClock(r, next, false) !== null ||
    AFTER_ADVERB.has(r.word(next))
  const lasting = r.is(next, 'for') && readAmount(r, r.is(next + 1, 'the') ? next + 3 : next + 1) !== null
  if (!adverb || (r.is(next, 'and', 'with', 'for', 'in', 'by', 'after', 'before') && index === 0 && !lasting))
    return null
  return draftOf(rule, next)
}

/** "on Mondays", "Tuesdays and Thursdays at 9", "weekdays at 7", "Monday every other week". */
function readHabit(r: Reader, index: number): Draft | null {
  const marked = r.is(index, 'on') ? index + 1 : index
  const alternate = r.is(marked, 'alternate', 'alternating') ? 1 : 0
  if (alternate === 1 && r.is(marked + 1, 'days') && r.closes(marked + 2))
    return draftOf({ frequency: 'DAILY', interval: 2 }, marked + 2)
  const on = marked + alternate
  const days = readWeekdays(r, on)
  if (days === null) return null
  if (alternate === 1) {
    return days.plural && r.closes(days.next)
      ? draftOf({ frequency: 'WEEKLY', interval: 2, days: days.days }, days.next)
      : null
  }
  // "tue and thu 7pm every week"
  const clock =
    days.days.length > 1 ? readClock(r, r.is(days.next, 'at') ? days.next + 1 : days.next, r.is(days.next, 'at')) : null
  const then = clock !== null && !clock.lone ? clock : null
  const after = then?.next ?? days.next
  const every = r.is(after, 'every', 'each') ? readEvery(r, after) : null
  if (
    every !== null &&
    every.rule.frequency === 'WEEKLY' &&
    every.rule.days.length === 0 &&
    !r.is(on, 'weekday', 'weekend')
  ) {
    const times = then === null ? every.times : [{ clock: then.clock, part: then.part }]
    return { ...every, rule: { ...every.rule, days: days.days }, times, zone: then?.zone ?? every.zone }
  }
  const habit = pluralPart(r, days.next)
  if (habit !== null && !r.is(on, 'weekend') && !r.capital(days.next)) {
    return draftOf({ frequency: 'WEEKLY', days: days.days }, habit.next, { part: habit.part })
  }
  if (!days.plural && !(pairsDays(r, on) && daysApart(days.days))) return null
  if (on === index) {
    if (
      r.is(
        index - 1,
        'hate',
        'hates',
        'love',
        'loves',
        'like',
        'likes',
        'about',
        'of',
        'the',
        'happy',
        'for',
        'no',
        'my',
        'i',
        'between',
      )
    )
      return null
    const several = days.days.length > 1 && weekdayOfPlural(r.word(on)) !== null
    const timed =
      (r.is(days.next, 'at', 'from') && readClock(r, days.next + 1, true) !== null) ||
      r.digits(days.next) !== '' ||
      partWord(r, days.next) !== null
    if (!several && !timed && !(r.clauseEnds(days.next) && index > 0)) return null
  }
  const part = partWord(r, days.next)
  return draftOf({ frequency: 'WEEKLY', days: days.days }, part?.next ?? days.next, { part: part?.part ?? null })
}

/** "first Monday of every month", "the 1st and 15th of each month", "last day of every month". */
function readOfEveryMonth(r: Reader, index: number): Draft | null {
  const due = r.is(index, 'due') ? index + 1 : index
  const from = r.is(due, 'on', 'by', 'before') ? due + 1 : due
  const nth = readNthWeekdays(r, from)
  const days = nth === null ? readMonthDays(r, from) : null
  const end = nth?.next ?? days?.next
  if (end === undefined) return null
  if (nth !== null && nth.setPosition === null && r.is(end, 'of', 'in')) {
    const months = readMonths(r, end + 1)
    if (months !== null && r.is(months.next, 'every', 'each') && r.is(months.next + 1, 'year')) {
      return draftOf({ frequency: 'YEARLY', months: months.months, days: nth.days }, months.next + 2)
    }
  }
  const consumed = nth !== null && r.is(end - 3, 'of') && r.is(end - 2, 'each', 'every') && r.is(end - 1, 'month')
  let next = end
  if (!consumed) {
    const of = r.is(end, 'of') ? end + 1 : end
    if (!r.is(of, 'every', 'each')) return null
    const several = readMonths(r, of + 1)
    if (r.is(of + 1, 'month')) next = of + 2
    else if (r.is(of + 1, 'quarter')) return ofEveryQuarter(nth, days, of + 2)
    else if (several !== null && (nth === null || nth.setPosition === null)) {
      const monthDays = days?.monthDays ?? []
      return draftOf({ frequency: 'YEARLY', months: several.months, days: nth?.days ?? [], monthDays }, several.next)
    } else if (r.is(of + 1, 'year') || unitOfWord(r.word(of + 2)) !== 'month') return null
    else {
      const every = readInterval(r, of + 1)
      if (every === null || every.rule.frequency !== 'MONTHLY') return null
      return {
        ...every,
        rule: {
          ...every.rule,
          days: nth?.days ?? [],
          setPosition: nth?.setPosition ?? null,
          monthDays: days?.monthDays ?? [],
        },
      }
    }
  }
  if (nth !== null) return draftOf({ frequency: 'MONTHLY', days: nth.days, setPosition: nth.setPosition }, next)
  return days === null ? null : draftOf({ frequency: 'MONTHLY', monthDays: days.monthDays }, next)
}

/** "the first working day of every quarter", "the last Friday of each quarter": in its first or its last month. */
function ofEveryQuarter(
  nth: ReturnType<typeof readNthWeekdays>,
  days: ReturnType<typeof readMonthDays>,
  next: number,
): Draft | null {
  const positions =
    nth === null
      ? (days?.monthDays ?? [])
      : nth.setPosition === null
        ? nth.days.map((day) => day.nth ?? 0)
        : [nth.setPosition]
  const last = positions.every((position) => position < 0)
  if (!last && positions.some((position) => position < 0)) return null
  return draftOf(
    {
      // BYSETPOS counts within a month here, not within the year.
      frequency: nth?.setPosition === null || nth === null ? 'YEARLY' : 'MONTHLY',
      months: last ? [3, 6, 9, 12] : [1, 4, 7, 10],
      days: nth?.days ?? [],
      setPosition: nth?.setPosition ?? null,
      monthDays: days?.monthDays ?? [],
    },
    next,
  )
}

/** "3 days after I finish". */
function readAfterCompletion(r: Reader, index: number): Draft | null {
  const amount = readAmount(r, index)
  if (amount === null || amount.unit === 'minute' || amount.unit === 'hour') return null
  const next = readCompletion(r, amount.next, index === 0)
  const rule = next === null ? null : unitRule(amount.unit, amount.value)
  return next === null || rule === null ? null : draftOf(rule, next, { fromCompletion: true })
}
