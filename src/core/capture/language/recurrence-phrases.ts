import { readAmount } from './amounts'
import { readClock } from './clock-times'
import type { Reader } from './reader'
import { isRepeatingAdverb, readAdverb } from './recurrence-adverbs'
import { draftOf, type Draft } from './recurrence-draft'
import { readEdgeOfEvery } from './recurrence-edges'
import { readEvery, readEveryDate, readInterval, unitRule } from './recurrence-every'
import { daysApart, pairsDays, readMonthDays, readMonths, readPosition, readWeekdays } from './recurrence-lists'
import { readNthWeekdays } from './recurrence-nth'
import { partAfterDays, partWord, pluralPart, readCompletion, readEndings, readTails } from './recurrence-tails'
import { readDayOfEveryYear } from './recurrence-year-days'
import { unitOfWord, weekdayOfPlural, weekdayOfWord } from './vocabulary'

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
    readSeveral(r, index) ??
    readAdverb(r, index + repeats) ??
    readHabit(r, index) ??
    readOfEveryMonth(r, index) ??
    readDatesEachYear(r, index) ??
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
    if (r.is(at, 'every', 'each', 'bi') || isRepeatingAdverb(r.word(at))) return true
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

/** How many times of day "at 8, 14 and 20" names. */
function timesListed(r: Reader, index: number): number {
  let count = 0
  for (let at = r.is(index, 'at') ? index + 1 : index; count < MOST_TIMES;) {
    const time = r.is(index, 'at') ? readClock(r, at, true) : null
    if (time === null) break
    count += 1
    const comma = r.sign(time.next, ',&') ? time.next + 1 : time.next
    at = r.is(comma, 'and') ? comma + 1 : comma
    if (at === time.next) break
  }
  return count
}

/** More than anybody lists. */
const MOST_TIMES = 8

/** "twice daily at 8 and 20", "3 times a week on Mon, Wed and Fri": when is said as well. */
function readSeveral(r: Reader, index: number): Draft | null {
  const count = r.is(index, 'twice')
    ? { value: 2, next: index + 1 }
    : r.is(index, 'thrice')
      ? { value: 3, next: index + 1 }
      : r.cardinal(index)
  if (count === null) return null
  let at = r.is(index, 'twice', 'thrice') ? count.next : r.is(count.next, 'times', 'x') ? count.next + 1 : -1
  if (at < 0) return null
  const daily = r.is(at, 'daily')
  if (daily || r.is(at, 'weekly')) at += 1
  else if (r.is(at, 'a', 'per', 'each', 'every') && r.is(at + 1, 'day', 'week', 'month')) at += 2
  else return null
  const sign = r.sign(at, ':,') ? at + 1 : at
  if (daily || r.is(at - 1, 'day')) {
    return timesListed(r, sign) === count.value ? draftOf({ frequency: 'DAILY' }, sign) : null
  }
  if (r.is(at - 1, 'month')) {
    const dates = readMonthDays(r, r.is(sign, 'on') ? sign + 1 : sign)
    return dates !== null && dates.monthDays.length === count.value && weekdayOfWord(r.word(dates.next)) === null
      ? draftOf({ frequency: 'MONTHLY', monthDays: dates.monthDays }, dates.next)
      : null
  }
  const days = readWeekdays(r, r.is(sign, 'on') ? sign + 1 : sign)
  return days !== null && days.days.length === count.value
    ? draftOf({ frequency: 'WEEKLY', days: days.days }, days.next)
    : null
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
        'swap',
        'trade',
        'discuss',
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
  const part = partAfterDays(r, days.next)
  return draftOf({ frequency: 'WEEKLY', days: days.days }, part?.next ?? days.next, { part: part?.part ?? null })
}

/** "first Monday of every month", "the 1st and 15th of each month", "last day of every month". */
function readOfEveryMonth(r: Reader, index: number): Draft | null {
  // "the first and last day of every quarter" is no single rule, and no half of one either.
  if (r.is(index - 1, 'and') && r.ordinal(index - 2) !== null) return null
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
    // "the 15th of the first month of every quarter"
    const which = r.is(of, 'the') ? readPosition(r, of + 1) : null
    if (which !== null && r.is(which.next, 'month') && r.is(which.next + 1, 'of') && r.is(which.next + 3, 'quarter')) {
      const place = which.value < 0 ? which.value + 4 : which.value
      return place >= 1 && place <= 3 && days !== null && r.is(which.next + 2, 'every', 'each', 'the')
        ? draftOf(
            { frequency: 'YEARLY', months: [0, 3, 6, 9].map((month) => month + place), monthDays: days.monthDays },
            which.next + 4,
          )
        : null
    }
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

/** "on 15 January and 15 July each year", "on the 1st of April and October every year" */
function readDatesEachYear(r: Reader, index: number): Draft | null {
  if (!r.is(index, 'on')) return null
  const of = readMonthDays(r, index + 1)
  const months = of !== null && r.is(of.next, 'of') ? readMonths(r, of.next + 1) : null
  const dates =
    of !== null && months !== null && months.months.length > 1
      ? draftOf({ frequency: 'YEARLY', months: months.months, monthDays: of.monthDays }, months.next)
      : readEveryDate(r, index + 1)
  if (dates === null || !r.is(dates.next, 'each', 'every') || !r.is(dates.next + 1, 'year')) return null
  return dates.rule.months.length > 1 && dates.rule.monthDays.length > 0 ? { ...dates, next: dates.next + 2 } : null
}

/** "3 days after I finish". */
function readAfterCompletion(r: Reader, index: number): Draft | null {
  const amount = readAmount(r, index)
  if (amount === null || amount.unit === 'minute' || amount.unit === 'hour') return null
  const next = readCompletion(r, amount.next, index === 0)
  const rule = next === null ? null : unitRule(amount.unit, amount.value)
  return next === null || rule === null ? null : draftOf(rule, next, { fromCompletion: true })
}
