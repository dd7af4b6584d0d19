import type { Draft } from './recurrence-draft'
import { readExceptions } from './recurrence-exceptions'
import { readAmount } from './amounts'
import { endOfMonth } from './calendar-date'
import { readClock } from './clock-times'
import type { DayPart } from './capture.types'
import { readMonthDays, readMonths, readWeekdays } from './recurrence-lists'
import { readNthWeekdays, skipOfMonth } from './recurrence-nth'
import { onYearDay, readNumbers } from './recurrence-year-days'
import { readDayRange } from './range-phrases'
import type { Reader } from './reader'
import { readDay } from './days'
import { monthOfWord, wordSet } from './vocabulary'

type Tail = (r: Reader, index: number, draft: Draft) => Draft | null

/** Reads everything that may follow the core of a recurrence, in any order. */
export function readTails(r: Reader, core: Draft): Draft {
  return readThose(r, core, TAILS)
}

/** Reads only what ends a recurrence or leaves days out of it. */
export function readEndings(r: Reader, core: Draft): Draft {
  return readThose(r, core, ENDINGS)
}

function readThose(r: Reader, core: Draft, tails: readonly Tail[]): Draft {
  let draft = core
  for (let round = 0; round < 10; round += 1) {
    const comma = r.sign(draft.next, ',') && r.tight(draft.next) ? draft.next + 1 : draft.next
    let found: Draft | null = null
    for (const tail of tails) {
      found = tail(r, comma, draft)
      if (found !== null && r.closes(found.next)) break
      found = null
    }
    if (found === null) return endAfterStart(draft)
    draft = found
  }
  return endAfterStart(draft)
}

/** "from Monday until Friday": a weekday at the end is the one after the start. */
function endAfterStart(draft: Draft): Draft {
  const { start, rule } = draft
  if (start === null || rule.until === null || rule.until >= start || start - rule.until > 7) return draft
  return { ...draft, rule: { ...rule, until: rule.until + 7 } }
}

const onDays: Tail = (r, index, draft) => {
  const { rule } = draft
  if (!r.is(index, 'on', 'of', 'in')) {
    if (r.is(index, 'the') && rule.frequency === 'MONTHLY') return onMonthDay(r, index, draft)
    // "every week Monday", "every 2 weeks Mon and Thu"
    if (rule.frequency === 'WEEKLY' && rule.days.length === 0) {
      const days = readWeekdays(r, r.is(index, 'every', 'each') ? index + 1 : index)
      return days === null ? null : { ...draft, rule: { ...rule, days: days.days }, next: days.next }
    }
    return null
  }
  // "every April and October on the 5th"
  const monthsOnly = rule.frequency === 'YEARLY' && rule.months.length > 0 && rule.days.length === 0
  if (r.is(index, 'on') && monthsOnly && rule.monthDays.length <= 1 && monthOfWord(r.word(index - 1)) !== null) {
    const found = onMonthDay(r, index + 1, { ...draft, rule: { ...rule, monthDays: [] } })
    if (found !== null) return found
  }
  if (r.is(index, 'on') && rule.days.length === 0 && rule.monthDays.length === 0) {
    // "every 6 weeks on a Thursday"
    const on = r.is(index + 1, 'a') ? index + 2 : index + 1
    const days = rule.frequency === 'WEEKLY' || rule.frequency === 'DAILY' ? readWeekdays(r, on) : null
    if (days !== null) return { ...draft, rule: { ...rule, frequency: 'WEEKLY', days: days.days }, next: days.next }
    if (rule.frequency === 'MONTHLY') return onMonthDay(r, index + 1, draft)
    if (rule.frequency === 'YEARLY') return onYearDay(r, index + 1, draft)
  }
  if (
    r.is(index, 'in') &&
    rule.frequency === 'YEARLY' &&
    r.is(index + 1, 'week', 'weeks') &&
    rule.months.length === 0
  ) {
    const weeks = readNumbers(r, index + 2, 53)
    return weeks === null ? null : { ...draft, rule: { ...rule, weekNumbers: weeks.numbers }, next: weeks.next }
  }
  if (r.is(index, 'in') && rule.months.length === 0 && (rule.frequency === 'WEEKLY' || rule.frequency === 'DAILY')) {
    const months = rule.frequency === 'WEEKLY' && rule.days.length === 0 ? null : readMonths(r, index + 1)
    return months === null || r.digits(months.next) !== ''
      ? null
      : { ...draft, rule: { ...rule, months: months.months }, next: months.next }
  }
  if (
    r.is(index, 'in') &&
    (rule.frequency === 'YEARLY' || rule.frequency === 'MONTHLY' || rule.days.some(({ nth }) => nth !== null))
  ) {
    const months = readMonths(r, index + 1)
    if (months === null) return null
    return { ...draft, rule: { ...rule, frequency: 'YEARLY', months: months.months }, next: months.next }
  }
  return null
}

function onMonthDay(r: Reader, index: number, draft: Draft): Draft | null {
  const nth = readNthWeekdays(r, index)
  if (nth !== null)
    return { ...draft, rule: { ...draft.rule, days: nth.days, setPosition: nth.setPosition }, next: nth.next }
  const days = readMonthDays(r, index)
  if (days !== null)
    return { ...draft, rule: { ...draft.rule, monthDays: days.monthDays }, next: skipOfMonth(r, days.next) }
  if (
    r.is(index, 'day') &&
    r.digits(index + 1) !== '' &&
    Number(r.digits(index + 1)) <= 31 &&
    Number(r.digits(index + 1)) >= 1
  ) {
    return { ...draft, rule: { ...draft.rule, monthDays: [Number(r.digits(index + 1))] }, next: index + 2 }
  }
  return null
}

/** "the 13th of every month if a Friday" */
const ifWeekday: Tail = (r, index, draft) => {
  const { rule } = draft
  if (!r.is(index, 'if', 'when') || rule.monthDays.length === 0 || rule.days.length > 0) return null
  const it = r.is(index + 1, "it's") ? index + 2 : r.is(index + 1, 'it') ? index + 3 : index + 1
  if (it === index + 3 && !r.is(index + 2, 'is')) return null
  const days = r.is(it, 'a', 'on') ? readWeekdays(r, it + 1) : null
  return days === null ? null : { ...draft, rule: { ...rule, days: days.days }, next: days.next }
}

const atTimes: Tail = (r, index, draft) => {
  if (draft.times.length > 0) {
    // A further time: "at 9am and 5pm".
    const and = r.is(index, 'and') ? index + 1 : index
    if (and === index && !r.sign(index - 1, ',')) return null
    const more = readClock(r, r.is(and, 'at') ? and + 1 : and, true)
    const half = more === null ? null : inPart(r, more.next)
    if (
      more === null ||
      (more.lone && !r.clauseEnds(more.next) && !r.is(more.next, 'and') && !draft.opening && half === null)
    )
      return null
    return {
      ...draft,
      times: [...draft.times, { clock: more.clock, part: half?.part ?? more.part }],
      next: half?.next ?? more.next,
    }
  }
  const word = r.word(index)
  const marked = ['at', 'by', 'before', 'around'].includes(word)
  const clock = readClock(r, marked ? index + 1 : index, marked)
  if (
    clock !== null &&
    (!clock.lone ||
      r.clauseEnds(clock.next) ||
      r.is(clock.next, 'and', 'until', 'for', 'starting', 'from', 'in', 'on', 'with', 'except'))
  ) {
    let next = clock.next
    let part = clock.part ?? draft.part
    const phrase = inPart(r, next)
    if (phrase !== null) {
      part = phrase.part
      next = phrase.next
    }
    return { ...draft, times: [{ clock: clock.clock, part }], zone: clock.zone, next }
  }
  if (draft.part !== null) {
    const second = r.is(index, 'and') ? partWord(r, index + 1) : null
    if (second === null) return null
    const both = [draft.part, second.part].map((part) => ({ clock: null, part }))
    return { ...draft, times: both, part: null, next: second.next }
  }
  const phrase =
    inPart(r, index) ?? partWord(r, index) ?? (draft.rule.frequency === 'WEEKLY' ? pluralPart(r, index) : null)
  return phrase === null ? null : { ...draft, part: phrase.part, next: phrase.next }
}

function inPart(r: Reader, index: number): { part: DayPart; next: number } | null {
  if (r.is(index, 'in') && r.is(index + 1, 'the')) return partWord(r, index + 2)
  return r.is(index, 'at') && r.is(index + 1, 'night') ? { part: 'tonight', next: index + 2 } : null
}

/** The part of the day behind the days of a rule; weeknights say it themselves. */
export function partAfterDays(r: Reader, index: number): { part: DayPart; next: number } | null {
  return r.is(index - 1, 'weeknight', 'weeknights') ? { part: 'tonight', next: index } : partWord(r, index)
}

export function partWord(r: Reader, index: number): { part: DayPart; next: number } | null {
  if (r.is(index, 'early', 'late')) {
    return r.is(index + 1, 'morning', 'afternoon', 'evening') ? partWord(r, index + 1) : null
  }
  const word = r.word(index)
  if (word === 'morning' || word === 'afternoon' || word === 'evening') return { part: word, next: index + 1 }
  return word === 'night' ? { part: 'tonight', next: index + 1 } : null
}

/** "Sunday evenings", "weekday mornings". */
export function pluralPart(r: Reader, index: number): { part: DayPart; next: number } | null {
  const word = r.word(index)
  switch (word) {
    case 'mornings':
      return { part: 'morning', next: index + 1 }
    case 'afternoons':
      return { part: 'afternoon', next: index + 1 }
    case 'evenings':
      return { part: 'evening', next: index + 1 }
    case 'nights':
      return { part: 'tonight', next: index + 1 }
    default:
      return null
  }
}

const untilDay: Tail = (r, index, draft) => {
  if (draft.rule.until !== null || draft.rule.count !== null) return null
  if (!r.is(index, 'until', 'till', 'til', 'through', 'thru', 'ending', 'ends')) return null
  const on = r.is(index + 1, 'on') ? 1 : 0
  const day = readDay(r, index + 1 + on, { role: 'due', words: 'until', next: index + 1 })
  if (day === null) return null
  // "until June" ends where June begins, "through June" where it ends.
  const month = r.is(index, 'through', 'thru') && monthOfWord(r.word(day.next - 1)) !== null && !day.exact
  return { ...draft, rule: { ...draft.rule, until: month ? endOfMonth(day.day) : day.day }, next: day.next }
}

const times: Tail = (r, index, draft) => {
  if (draft.rule.count !== null || draft.rule.until !== null || draft.lasts !== null) return null
  const marked = r.is(index, 'for')
  let at = marked ? index + 1 : index
  if (marked && r.is(at, 'the') && r.is(at + 1, 'next')) at += 2
  const count = r.cardinal(at)
  if (count !== null && count.value > 0 && r.is(count.next, 'times', 'occurrences', 'repetitions', 'time')) {
    return { ...draft, rule: { ...draft.rule, count: count.value }, next: count.next + 1 }
  }
  if (!marked) return null
  const amount = readAmount(r, at)
  if (amount === null || !Number.isInteger(amount.value)) return null
  switch (amount.unit) {
    case 'day':
    case 'week':
    case 'month':
    case 'year':
      return { ...draft, lasts: { value: amount.value, unit: amount.unit }, next: amount.next }
    case 'fortnight':
      return { ...draft, lasts: { value: amount.value * 2, unit: 'week' }, next: amount.next }
    default:
      return null
  }
}

const startDay: Tail = (r, index, draft) => {
  if (draft.start !== null || !r.is(index, 'starting', 'from', 'beginning', 'start', 'after', 'commencing')) return null
  if (r.is(index + 1, 'now') && !r.is(index, 'after')) {
    return { ...draft, start: r.setting.today, next: r.is(index + 2, 'on', 'onwards') ? index + 3 : index + 2 }
  }
  const at = r.is(index + 1, 'on', 'from', 'in') ? index + 2 : index + 1
  // "every weekday from 4 to 15 October"
  const range = draft.rule.until === null && draft.rule.count === null ? readDayRange(r, index, at, null) : null
  if (range !== null && range.begin !== null)
    return { ...draft, start: range.begin.day, rule: { ...draft.rule, until: range.end.day }, next: range.next }
  const day = readDay(r, at, { role: 'start', words: r.is(index + 1, 'in') ? 'starting in' : 'starting', next: at })
  if (day === null || day.minutes !== null) return null
  const start: Draft = { ...draft, start: day.day, next: day.next }
  if (!r.is(index, 'from') || !r.is(day.next, 'to', 'until', 'till', 'through')) return start
  const end = readDay(r, day.next + 1, { role: 'due', words: 'until', next: day.next + 1 })
  return end === null || end.day < day.day
    ? start
    : { ...start, rule: { ...start.rule, until: end.day }, next: end.next }
}

/** "every Tuesday from September to June", "… from July through November each year": the months it is held in. */
const inSeason: Tail = (r, index, draft) => {
  const { rule } = draft
  if (
    !r.is(index, 'from', 'between') ||
    rule.months.length > 0 ||
    (rule.frequency !== 'WEEKLY' && rule.frequency !== 'DAILY')
  )
    return null
  const first = monthOfWord(r.word(index + 1))
  const last = monthOfWord(r.word(index + 3))
  if (first === null || last === null || first === last || r.digits(index + 4) !== '') return null
  const joined = r.is(index, 'between')
    ? r.is(index + 2, 'and')
    : r.is(index + 2, 'to', 'through', 'thru', 'until', 'till')
  const yearly = r.is(index + 4, 'each', 'every') && r.is(index + 5, 'year')
  // "through" and "until" end a range that is to come once, unless it goes over New Year.
  if (!joined || !(yearly || first > last || r.is(index + 2, 'to', 'and'))) return null
  const length = ((last - first + 12) % 12) + 1
  const months = Array.from({ length }, (_, offset) => ((first - 1 + offset) % 12) + 1).toSorted((a, b) => a - b)
  return { ...draft, rule: { ...rule, months }, next: index + (yearly ? 6 : 4) }
}

const COMPLETION_WORDS = wordSet(`
  finish finishing complete completing completion done finished completed doing
`)

/** "after I finish", "after completion", "when done", "from completion", "after it's done". */
export function readCompletion(r: Reader, index: number, opening: boolean): number | null {
  if (!r.is(index, 'after', 'when', 'once', 'from')) return null
  let at = index + 1
  if (r.is(at, 'each', 'every', 'last', 'the')) at += 1
  if (r.is(at, 'i', "i'm", "it's", 'it', "i've", 'ive', 'im')) at += 1
  if (r.is(at, 'is', 'am', 'have', 'was')) at += 1
  if (r.is(at, 'last')) at += 1
  if (!COMPLETION_WORDS.has(r.word(at))) return null
  const verb = r.word(at)
  at += 1
  if (verb !== 'completion' && r.is(at, 'it', 'this', 'them')) at += 1
  if (r.is(at, 'with') && r.is(at + 1, 'it')) at += 2
  if (r.clauseEnds(at) || r.is(at, 'at', 'for', 'until', 'with')) return at
  // "3 days after I finish the report" is about the report; at the front of a text the task follows.
  return opening &&
    !r.is(at, 'the', 'my', 'our', 'this', 'that', 'a', 'an', 'his', 'her', 'with', 'of', 'reading', 'writing')
    ? at
    : null
}

const completion: Tail = (r, index, draft) => {
  const next = draft.fromCompletion ? null : readCompletion(r, index, draft.opening)
  return next === null ? null : { ...draft, fromCompletion: true, next }
}

const ofMonth: Tail = (r, index, draft) => {
  if (draft.rule.days.length + draft.rule.monthDays.length === 0) return null
  if (draft.rule.frequency !== 'MONTHLY') return null
  const next = skipOfMonth(r, index)
  if (next !== index) return { ...draft, next }
  if (!r.is(index, 'of')) return null
  const months = readMonths(r, index + 1)
  return months === null
    ? null
    : { ...draft, rule: { ...draft.rule, frequency: 'YEARLY', months: months.months }, next: months.next }
}

/** "every day of the week": every one of them, which the rule says already. */
const ofPeriod: Tail = (r, index, draft) => {
  const { rule } = draft
  if (rule.frequency !== 'DAILY' || rule.interval !== 1 || rule.days.length > 0) return null
  if (!r.is(index, 'of') || !r.is(index + 1, 'the') || !r.is(index + 2, 'week', 'month', 'year')) return null
  return { ...draft, next: index + 3 }
}

/** "every Friday EOD": the day says so already. */
const dayEnd: Tail = (r, index, draft) => {
  const by = r.is(index, 'by') ? index + 1 : index
  return r.is(by, 'eod', 'cob', 'eob') ? { ...draft, next: by + 1 } : null
}

const TAILS: readonly Tail[] = [
  dayEnd,
  ifWeekday,
  completion,
  ofPeriod,
  ofMonth,
  onDays,
  atTimes,
  untilDay,
  times,
  inSeason,
  startDay,
  readExceptions,
]

/** "every hour from 9am to 5pm on weekdays" */
const hourlyOnDays: Tail = (r, index, draft) => {
  const { rule } = draft
  if (rule.frequency !== 'HOURLY' || rule.days.length > 0 || !r.is(index, 'on')) return null
  const days = readWeekdays(r, index + 1)
  return days === null ? null : { ...draft, rule: { ...rule, days: days.days }, next: days.next }
}

const ENDINGS: readonly Tail[] = [untilDay, times, hourlyOnDays, readExceptions]
