import type { Reader } from './reader'
import { unitOfWord, type Unit } from './vocabulary'

export type Amount = { readonly value: number; readonly unit: Unit; readonly next: number }

/** A count before a unit: "3", "1.5", "two and a half", "a", "a couple of", "half a". */
export function readCount(r: Reader, index: number): { readonly value: number; readonly next: number } | null {
  if (r.is(index, 'half') && r.is(index + 1, 'a', 'an')) return { value: 0.5, next: index + 2 }
  if (r.is(index, 'a', 'an')) {
    if (r.is(index + 1, 'couple')) return { value: 2, next: r.is(index + 2, 'of') ? index + 3 : index + 2 }
    if (r.is(index + 1, 'half')) return { value: 0.5, next: index + 2 }
    return { value: 1, next: index + 1 }
  }
  if (r.sign(index, '½')) return { value: 0.5, next: index + 1 }
  if (
    r.digits(index) === '1' &&
    r.sign(index + 1, '/') &&
    r.digits(index + 2) === '2' &&
    r.is(index + 3, 'hour', 'hr')
  ) {
    return { value: 0.5, next: index + 3 }
  }
  if (r.is(index, 'couple') && r.is(index + 1, 'of')) return { value: 2, next: index + 2 }
  const whole = r.cardinal(index)
  if (whole === null) return null
  const { value, next } = whole
  if (r.sign(next, '.,') && r.tight(next) && r.tight(next + 1)) {
    const decimals = r.digits(next + 1)
    if (decimals !== '' && decimals.length <= 2) {
      return { value: value + Number(decimals) / 10 ** decimals.length, next: next + 2 }
    }
    return null
  }
  if (r.sign(next, '½¼¾') && r.tight(next)) {
    const part = r.at(next)?.text === '½' ? 0.5 : r.at(next)?.text === '¼' ? 0.25 : 0.75
    return { value: value + part, next: next + 1 }
  }
  if (r.is(next, 'and') && r.is(next + 1, 'a') && r.is(next + 2, 'half') && unitOfWord(r.word(next + 3)) !== null) {
    return { value: value + 0.5, next: next + 3 }
  }
  return { value, next }
}

/** A count with its unit: "3 weeks", "an hour and a half", "2d", "a fortnight". */
export function readAmount(r: Reader, index: number): Amount | null {
  const count = readCount(r, index)
  if (count === null) return null
  const at = count.next
  const tight = r.tight(at)
  if (r.is(at, 'working', 'business', 'work') && r.is(at + 1, 'day', 'days')) {
    return { value: count.value, unit: 'weekday', next: at + 2 }
  }
  const unit = unitOfWord(r.word(at)) ?? (tight ? shortUnit(r.word(at)) : null)
  if (unit === null || (r.digits(index) === '' && !r.sign(index, '½') && isAbbreviated(r.word(at)))) return null
  // Units are written small; "80 Days" and "24 Hours" are names.
  if (r.capital(at) && !isShouted(r, at)) return null
  let value = count.value
  let next = at + 1
  if (r.is(next, 'and') && r.is(next + 1, 'a') && r.is(next + 2, 'half')) {
    value += 0.5
    next += 3
  } else if (r.is(next, 'and') && r.is(next + 1, 'a') && r.is(next + 2, 'quarter')) {
    value += 0.25
    next += 3
  }
  return { value, unit, next }
}

function isShouted(r: Reader, index: number): boolean {
  const token = r.at(index)
  const before = r.at(index - 1)
  return (
    token !== undefined &&
    token.text.length > 1 &&
    token.text === token.text.toUpperCase() &&
    (before?.kind !== 'word' || before.text === before.text.toUpperCase())
  )
}

function isAbbreviated(word: string): boolean {
  return word.length <= 3 && word !== 'day'
}

function shortUnit(word: string): Unit | null {
  switch (word) {
    case 'd':
      return 'day'
    case 'w':
      return 'week'
    case 'h':
      return 'hour'
    case 'm':
      return 'minute'
    case 'y':
      return 'year'
    default:
      return null
  }
}

/** Longest duration of one task that is understood, in minutes (100 hours). */
const LONGEST_DURATION = 6000

/** "45m", "1h30", "1 h 30 min", "half an hour", "an hour and a half" in minutes; `spelled` without any digit. */
export function readDuration(
  r: Reader,
  index: number,
): { readonly minutes: number; readonly next: number; readonly spelled: boolean } | null {
  const special = spelledFraction(r, index)
  if (special !== null) return { ...special, spelled: true }
  const hyphened = hyphenedDuration(r, index)
  if (hyphened !== null) return { ...hyphened, spelled: false }
  const clockLike = hoursAndMinutes(r, index)
  if (clockLike !== null) return { ...clockLike, spelled: false }
  const first = readPart(r, index)
  if (first === null) return null
  let minutes = first.minutes
  let next = first.next
  if (first.hours) {
    const joint = r.is(next, 'and') || r.sign(next, ',') ? next + 1 : next
    const second = r.digits(joint) !== '' || joint > next ? readPart(r, joint) : null
    if (second !== null && !second.hours && second.minutes < 60) {
      minutes += second.minutes
      next = second.next
    } else if (r.tight(next) && /^\d{2}$/.test(r.digits(next)) && Number(r.digits(next)) < 60) {
      minutes += Number(r.digits(next))
      next += r.tight(next + 1) && r.is(next + 1, 'm', 'min', 'mins') ? 2 : 1
    } else if (/^[0-5]\d$/.test(r.digits(next)) && r.clauseEnds(next + 1)) {
      minutes += Number(r.digits(next))
      next += 1
    }
  }
  if (!Number.isInteger(minutes) || minutes <= 0 || minutes > LONGEST_DURATION) return null
  return { minutes, next, spelled: r.digits(index) === '' }
}

function spelledFraction(r: Reader, index: number): { minutes: number; next: number } | null {
  if (r.is(index, 'half') && r.is(index + 1, 'hour')) return { minutes: 30, next: index + 2 }
  const offset = r.is(index, 'a') ? 1 : 0
  const hyphen = r.sign(index + 1, '-') && r.tight(index + 2) ? 1 : 0
  if (
    r.is(index + offset, 'quarter') &&
    r.is(index + offset + 1, 'of') &&
    r.is(index + offset + 2, 'an') &&
    r.is(index + offset + 3, 'hour')
  ) {
    return { minutes: 15, next: index + offset + 4 }
  }
  if (
    r.is(index, 'three') &&
    r.is(index + 1 + hyphen, 'quarters') &&
    r.is(index + 2 + hyphen, 'of') &&
    r.is(index + 3 + hyphen, 'an') &&
    r.is(index + 4 + hyphen, 'hour')
  ) {
    return { minutes: 45, next: index + 5 + hyphen }
  }
  return null
}

/** "20-minute" in front of what lasts so long */
function hyphenedDuration(r: Reader, index: number): { minutes: number; next: number } | null {
  const digits = r.digits(index)
  if (digits === '' || digits.length > 3 || !r.sign(index + 1, '-') || !r.tight(index + 1) || !r.tight(index + 2))
    return null
  const hours = r.is(index + 2, 'hour', 'hr')
  if (!hours && !r.is(index + 2, 'minute', 'min')) return null
  const minutes = Number(digits) * (hours ? 60 : 1)
  return minutes > 0 && minutes <= LONGEST_DURATION ? { minutes, next: index + 3 } : null
}

/** "1:30h" */
function hoursAndMinutes(r: Reader, index: number): { minutes: number; next: number } | null {
  const hours = r.digits(index)
  const minutes = r.digits(index + 2)
  if (hours === '' || hours.length > 2 || minutes.length !== 2 || Number(minutes) > 59) return null
  if (!r.sign(index + 1, ':') || !r.tight(index + 1) || !r.tight(index + 2)) return null
  const glued = r.tight(index + 3)
  if (!r.is(index + 3, 'hours', 'hrs') && !(glued && r.is(index + 3, 'h', 'hr'))) return null
  return { minutes: Number(hours) * 60 + Number(minutes), next: index + 4 }
}

function readPart(r: Reader, index: number): { minutes: number; next: number; hours: boolean } | null {
  const amount = readAmount(r, index)
  if (amount !== null) {
    if (amount.unit !== 'hour' && amount.unit !== 'minute') return null
    // "100m" is a distance.
    if (amount.unit === 'minute' && r.is(amount.next - 1, 'm') && amount.value > 99) return null
    const minutes = amount.unit === 'hour' ? amount.value * 60 : amount.value
    return { minutes: Math.round(minutes * 100) / 100, next: amount.next, hours: amount.unit === 'hour' }
  }
  const count = r.digits(index) === '' ? null : readCount(r, index)
  if (count === null || r.capital(count.next)) return null
  if (r.is(count.next, 'h')) return { minutes: count.value * 60, next: count.next + 1, hours: true }
  return null
}
