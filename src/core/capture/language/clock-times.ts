import type { DayPart } from './capture.types'
import type { Reader } from './reader'
import { cardinalOfWord, weekdayOfWord, wordSet } from './vocabulary'
import { isKnownZone } from './zone-clock'
import { zoneOfAbbreviation, zoneOfPlace } from './zone-names'

/** `open` hours (1–12) may still mean morning or afternoon. */
export type Clock = { readonly hour: number; readonly minute: number; readonly open: boolean }

export type ClockMatch = {
  readonly clock: Clock | null
  /** Noon and midnight are parts of the day, whose time can be changed in the settings. */
  readonly part: DayPart | null
  readonly zone: string | null
  readonly next: number
  /** A lone number, which needs a word such as "at" before it and a clause that ends after it. */
  readonly lone: boolean
}

/** What may follow a time without making a thing of it. */
const GOES_ON_AFTER = wordSet(`
  am pm sharp in on at by with for to and or today tomorrow tonight this next every tmr tmrw from until uhr
`)

/** Books of the Bible, after which "3:16" is a verse; those that are also names need more evidence. */
const BOOKS = wordSet(`
  genesis exodus leviticus deuteronomy psalm psalms proverbs ecclesiastes isaiah jeremiah romans corinthians
  galatians ephesians philippians hebrews revelation acts chapter ratio score scored odds won lost scale aspect verse verses surah quran
`)
const NAMED_BOOKS = wordSet(`
  john mark luke matthew james peter daniel ruth job samuel
`)
const READING = wordSet(`
  read reading study memorize memorise verse quote gospel of
`)

function isVerse(r: Reader, index: number): boolean {
  const before = r.word(index - 1)
  if (BOOKS.has(before)) return true
  if (!NAMED_BOOKS.has(before)) return false
  // "Call Luke 15:30" is a time, "Luke 15:11" is not.
  const minutes = r.digits(index + 2)
  return READING.has(r.word(index - 2)) || (minutes !== '' && Number(minutes) % 5 !== 0)
}

type Bare = Omit<ClockMatch, 'zone'>

/** Reads a clock time; `marked` when a word such as "at" or "by" comes before. */
export function readClock(r: Reader, index: number, marked: boolean): ClockMatch | null {
  if (!marked && isVerse(r, index)) return null
  const bare =
    readNamed(r, index, marked) ??
    readPast(r, index, marked) ??
    readDigits(r, index, marked) ??
    readSpelled(r, index, marked)
  if (bare === null) return null
  // "at 9 CET": the zone makes a time of a lone figure.
  const zone = bare.lone && !marked ? null : readZone(r, bare.next)
  return { ...bare, lone: bare.lone && zone === null, zone: zone?.zone ?? null, next: zone?.next ?? bare.next }
}

function exact(hour: number, minute: number, next: number): Bare {
  return { clock: { hour, minute, open: false }, part: null, next, lone: false }
}

function open(hour: number, minute: number, next: number, lone = false): Bare {
  return { clock: { hour, minute, open: true }, part: null, next, lone }
}

function readNamed(r: Reader, index: number, marked: boolean): Bare | null {
  // "ask Mr Noon for the keys"
  if (r.capital(index) && r.is(r.sign(index - 1, '.') ? index - 2 : index - 1, 'mr', 'mrs', 'ms', 'miss', 'dr'))
    return null
  if (marked && r.is(index, 'lunchtime')) return { clock: null, part: 'noon', next: index + 1, lone: false }
  const zeros = r.digits(index) === '12' && r.sign(index + 1, ':') && r.digits(index + 2) === '00' ? 2 : 0
  const twelve = r.digits(index) === '12' ? index + 1 + zeros : index
  if (r.is(twelve, 'noon', 'midday')) return { clock: null, part: 'noon', next: twelve + 1, lone: false }
  if (r.is(twelve, 'midnight')) return { clock: null, part: 'midnight', next: twelve + 1, lone: false }
  return null
}

function hourAt(r: Reader, index: number): number | null {
  const digits = r.digits(index)
  const hour = digits === '' ? cardinalOfWord(r.word(index)) : digits.length <= 2 ? Number(digits) : null
  return hour !== null && hour >= 1 && hour <= 12 ? hour : null
}

/** "half past three", "quarter to 5", "ten past six". */
function readPast(r: Reader, index: number, marked: boolean): Bare | null {
  let at = r.is(index, 'a') ? index + 1 : index
  let minutes: number | null = null
  let bareMinutes = false
  if (r.is(at, 'half')) minutes = 30
  else if (r.is(at, 'quarter')) minutes = 15
  else {
    const count = r.cardinal(at)
    if (count === null || count.value < 1 || count.value > 29) return null
    minutes = count.value
    at = count.next - 1
    if (r.is(at + 1, 'minutes', 'min')) at += 1
    else bareMinutes = true
  }
  if (bareMinutes && (!marked || minutes % 5 !== 0)) return null
  const before = r.is(at + 1, 'to', 'before') || (r.is(at + 1, 'til', 'till') && minutes !== 30)
  const after = r.is(at + 1, 'past', 'after')
  if (minutes === 30 && !after) {
    // British "half seven" is 7:30; without "at" it is half of something.
    const hour = marked && !r.is(at + 1, 'a', 'an', 'one') ? hourAt(r, at + 1) : null
    const figures = r.digits(at + 1) !== '' && !r.clauseEnds(at + 2)
    return hour === null || figures ? null : withMeridiem(r, open(hour, 30, at + 2))
  }
  // "from 5 to 10" is a range.
  if ((!before && !after) || (bareMinutes && before && r.is(index - 1, 'from', 'between'))) return null
  const hour = hourAt(r, at + 2)
  if (hour === null || r.sign(at + 3, '%')) return null
  if (before) return withMeridiem(r, open(hour === 1 ? 12 : hour - 1, 60 - minutes, at + 3))
  return withMeridiem(r, open(hour, minutes, at + 3))
}

/** Reads "am", "pm", "a.m.", "p" and "o'clock" after an open time. */
function withMeridiem(r: Reader, time: Bare): Bare {
  const { clock, next } = time
  if (clock === null) return time
  const half = meridiemAt(r, next)
  if (half === null) return time
  return exact((clock.hour % 12) + (half.pm ? 12 : 0), clock.minute, half.next)
}

const SEATS = wordSet('seat row gate room flat apt apartment unit platform class form bay desk locker door stand pixel')

function meridiemAt(r: Reader, index: number): { pm: boolean; next: number } | null {
  if (r.is(index, 'am')) return { pm: false, next: index + 1 }
  if (r.is(index, 'pm')) return { pm: true, next: index + 1 }
  if (!r.is(index, 'a', 'p')) return null
  const pm = r.is(index, 'p')
  // "at six a m", as it is dictated
  if (r.is(index + 1, 'm') && r.at(index + 1)?.spaced === true && r.closes(index + 2)) return { pm, next: index + 2 }
  if (r.sign(index + 1, '.') && r.tight(index + 1) && r.is(index + 2, 'm') && r.tight(index + 2)) {
    const dotted = r.sign(index + 3, '.') && r.tight(index + 3)
    return { pm, next: dotted ? index + 4 : index + 3 }
  }
  // "seat 12a"
  if (SEATS.has(r.word(index - 2))) return null
  const ends = r.closes(index + 1) || (r.sign(index + 1, '-–') && r.tight(index + 1))
  return r.tight(index) && ends && r.digits(index - 1) !== '' ? { pm, next: index + 1 } : null
}

function readDigits(r: Reader, index: number, marked: boolean): Bare | null {
  const digits = r.digits(index)
  if (digits === '') return null
  if (digits.length === 4) return readMilitary(r, index, digits, marked)
  if (digits.length === 3) return readTogether(r, index, digits, marked)
  if (digits.length > 2) return null
  const hour = Number(digits)
  const parts = minutesAfter(r, index + 1)
  if (parts !== null && hour <= 24) {
    const { minute, next, sign } = parts
    // "map 1:25 000"
    if (sign === ':' && !marked && r.digits(next).length === 3) return null
    // "clip 0:45" is how far into it; a quarter to one at night is written 00:45.
    if (digits === '0' && minute > 0 && !marked) return null
    const half = hour >= 1 && hour <= 12 ? meridiemAt(r, next) : null
    if (half !== null) return exact((hour % 12) + (half.pm ? 12 : 0), minute, half.next)
    if (hour > 23 || (!marked && sign === ':' && (isRatio(r, index) || isRaced(r, index)))) return null
    // A dot is a time only when a word says so: "at 9.30", not "version 9.30".
    if (sign === '.' && !(marked && minute % 5 === 0) && !r.is(next, 'uhr')) return null
    // "fixed at 4.25 percent"
    if (sign === '.' && (r.is(next, 'percent', 'per', 'pc') || r.sign(next, '%'))) return null
    if (sign === 'h' && !marked && hour < 13) return null
    // "2:30h" is how long something takes.
    if (sign === ':' && !marked && hour < 13 && (r.is(next, 'hours', 'hrs') || (r.is(next, 'h') && r.tight(next))))
      return null
    const clockWord = r.is(next, 'uhr', "o'clock", 'hrs', 'h') ? next + 1 : next
    if (hour >= 13 || hour === 0 || digits.startsWith('0')) return exact(hour, minute, clockWord)
    return open(hour, minute, clockWord)
  }
  if (parts !== null) return null
  const half = hour >= 1 && hour <= 12 ? meridiemAt(r, index + 1) : null
  if (half !== null) return exact((hour % 12) + (half.pm ? 12 : 0), 0, half.next)
  if (hour <= 23 && r.is(index + 1, 'uhr')) return exact(hour, 0, index + 2)
  if (hour >= 1 && hour <= 12 && r.is(index + 1, "o'clock", 'oclock')) {
    // "5 o'clock tea"
    const thing = !marked && index > 0 && r.word(index + 2) !== '' && !GOES_ON_AFTER.has(r.word(index + 2))
    if (thing && weekdayOfWord(r.word(index + 2)) === null) return null
    return withMeridiem(r, open(hour, 0, index + 2))
  }
  if (
    !marked ||
    r.sign(index + 1, '%°/') ||
    (r.tight(index + 1) && r.sign(index + 1, ".,:-'’") && r.tight(index + 2) && r.digits(index + 2) !== '')
  )
    return null
  if (hour <= 23 && r.tight(index + 1) && r.is(index + 1, 'h')) {
    return hour >= 13 || hour === 0 || digits.startsWith('0') ? exact(hour, 0, index + 2) : open(hour, 0, index + 2)
  }
  if (r.tight(index + 1) && !r.closes(index + 1) && !r.sign(index + 1, '-–—')) return null
  if (hour >= 1 && hour <= 12 && !digits.startsWith('0')) return open(hour, 0, index + 1, true)
  if (hour >= 13 && hour <= 23) return { ...exact(hour, 0, index + 1), lone: true }
  return null
}

const RACING = wordSet('best pb pr pace split')

/** "her personal best is 2:05" */
function isRaced(r: Reader, index: number): boolean {
  return r.is(index - 1, 'is', 'of', 'in') && r.hasBefore(index - 1, 6, RACING)
}

const MIXING = wordSet(`
  dilute diluted mix mixed mixing ratio scale scaled model odds concentrate solution proportion proportions resize aspect dilution
`)

/** "scale model 1:24", "dilute 1:50": one figure to another. */
function isRatio(r: Reader, index: number): boolean {
  // "1:12 dollhouse": nobody meets at twelve past one.
  if (r.digits(index) === '1' && Number(r.digits(index + 2)) % 5 !== 0) return true
  return r.hasBefore(index, 6, MIXING) || MIXING.has(r.word(index + 3))
}

function minutesAfter(r: Reader, index: number): { minute: number; next: number; sign: string } | null {
  const sign = r.sign(index, ':.') ? (r.at(index)?.text ?? '') : r.is(index, 'h') ? 'h' : ''
  const digits = r.digits(index + 1)
  if (sign === '' || !r.tight(index) || !r.tight(index + 1) || digits.length !== 2 || Number(digits) > 59) return null
  const seconds = sign === ':' && r.sign(index + 2, ':') && r.tight(index + 2) && /^[0-5]\d$/.test(r.digits(index + 3))
  const next = seconds ? index + 4 : index + 2
  if (r.tight(next) && r.sign(next, '.:,/') && r.tight(next + 1) && r.digits(next + 1) !== '') return null
  return { minute: Number(digits), next, sign }
}

/** "bake 20 min at 350" is about degrees. */
const HEATING = wordSet(
  'bake roast preheat heat cook oven broil grill fry baking roasting boil boils boiling melt melts freeze freezes',
)

/** "530pm", "at 530". */
function readTogether(r: Reader, index: number, digits: string, marked: boolean): Bare | null {
  const hour = Number(digits.slice(0, -2))
  const minute = Number(digits.slice(-2))
  if (hour < 1 || hour > 12 || minute > 59) return null
  const half = meridiemAt(r, index + 1)
  if (half !== null) return exact((hour % 12) + (half.pm ? 12 : 0), minute, half.next)
  return marked && r.is(index - 1, 'at') && minute % 5 === 0 && !r.hasBefore(index, 8, HEATING)
    ? open(hour, minute, index + 1, true)
    : null
}

function readMilitary(r: Reader, index: number, digits: string, marked: boolean): Bare | null {
  const together = r.is(index + 1, 'am', 'pm') ? readTogether(r, index, digits, marked) : null
  if (together !== null) return together
  const hour = Number(digits.slice(0, 2))
  const minute = Number(digits.slice(2))
  if (hour > 23 || minute > 59) return null
  if (r.is(index + 1, 'h', 'hrs') || (r.is(index + 1, 'hours') && marked)) return exact(hour, minute, index + 2)
  // "at 1530" is a time; "at 2024 prices" and "by 2030" are not.
  if (!marked || !r.is(index - 1, 'at') || minute % 5 !== 0) return null
  return { ...exact(hour, minute, index + 1), lone: true }
}

/** "five pm", "five o'clock", "at five thirty", "at five". */
function readSpelled(r: Reader, index: number, marked: boolean): Bare | null {
  const hour = r.digits(index) === '' ? hourAt(r, index) : null
  if (hour === null) return null
  const half = meridiemAt(r, index + 1)
  if (half !== null) return exact((hour % 12) + (half.pm ? 12 : 0), 0, half.next)
  if (r.is(index + 1, "o'clock", 'oclock')) return withMeridiem(r, open(hour, 0, index + 2))
  const minutes = minutesInWords(r, index + 1)
  const exactly = minutes === null ? null : withMeridiem(r, open(hour, minutes.value, minutes.next))
  if (exactly !== null && exactly.clock?.open === false) return exactly
  // "one by one"
  if (!marked || (r.is(index - 1, 'by') && r.is(index - 2, r.word(index)))) return null
  return exactly ?? open(hour, 0, index + 1, true)
}

/** "thirty", "forty-five" or "oh five" behind an hour in words. */
function minutesInWords(r: Reader, index: number): { readonly value: number; readonly next: number } | null {
  if (r.is(index, 'oh', 'o')) {
    const small = r.digits(index + 1) === '' ? r.cardinal(index + 1) : null
    return small !== null && small.value < 10 ? small : null
  }
  if (!r.is(index, 'fifteen', 'thirty', 'forty', 'twenty', 'ten', 'fifty')) return null
  const minutes = r.cardinal(index)
  return minutes !== null && minutes.value < 60 ? minutes : null
}

/** A zone right after a time: "PST", "UTC+2", "London time". */
function readZone(r: Reader, index: number): { zone: string; next: number } | null {
  const token = r.at(index)
  if (token?.kind === 'punctuation' && token.text === '(' && r.sign(index + 2, ')')) {
    const inside = zoneOfAbbreviation(r.at(index + 1)?.text ?? '')
    return inside === null || r.at(index + 1)?.kind !== 'word' ? null : { zone: inside, next: index + 3 }
  }
  if (token?.kind !== 'word') return null
  const named = readZoneName(r, index)
  if (named !== null) return named
  if (r.is(index, 'utc', 'gmt')) {
    const offset =
      r.sign(index + 1, '+-−') && r.tight(index + 1) && r.tight(index + 2) ? readOffset(r, index + 1) : null
    if (offset !== null) return offset
  }
  const abbreviation = zoneOfAbbreviation(token.text, r.setting.language)
  if (abbreviation !== null && (token.text !== 'Z' || !token.spaced) && r.closes(index + 1)) {
    return { zone: abbreviation, next: r.is(index + 1, 'time') ? index + 2 : index + 1 }
  }
  for (const length of [2, 1]) {
    const names = Array.from({ length }, (_, offset) => r.word(index + offset))
    const zone = names.includes('') ? null : zoneOfPlace(names.join(' '))
    if (zone !== null && r.is(index + length, 'time') && isKnownZone(zone)) return { zone, next: index + length + 1 }
  }
  return null
}

/** "Europe/Berlin", and "Pacific" or "Eastern" where nothing follows that could be meant by it. */
function readZoneName(r: Reader, index: number): { zone: string; next: number } | null {
  const token = r.at(index)
  if (token === undefined || !r.capital(index)) return null
  if (r.sign(index + 1, '/') && r.tight(index + 1) && r.tight(index + 2) && r.capital(index + 2)) {
    let name = token.text
    let next = index + 1
    while (
      r.sign(next, '/_') &&
      r.tight(next) &&
      r.tight(next + 1) &&
      r.at(next + 1)?.kind === 'word' &&
      next < index + 9
    ) {
      name += `${r.at(next)?.text ?? ''}${r.at(next + 1)?.text ?? ''}`
      next += 2
    }
    return isKnownZone(name) && r.closes(next) ? { zone: name, next } : null
  }
  const area =
    r.is(index, 'pacific', 'eastern', 'central', 'mountain') && r.clauseEnds(index + 1)
      ? zoneOfPlace(token.lower)
      : null
  return area === null ? null : { zone: area, next: index + 1 }
}

export function readOffset(r: Reader, index: number): { zone: string; next: number } | null {
  const digits = r.digits(index + 1)
  if (digits === '' || digits.length > 2 || Number(digits) > 14) return null
  const withMinutes = r.sign(index + 2, ':') && r.tight(index + 2) && /^[0-5]\d$/.test(r.digits(index + 3))
  const sign = r.sign(index, '+') ? '+' : '-'
  const minutes = withMinutes ? r.digits(index + 3) : '00'
  // In the names of Etc zones the sign is turned round (tz database, "etcetera").
  const zone =
    minutes === '00'
      ? `Etc/GMT${sign === '+' ? '-' : '+'}${Number(digits)}`
      : `${sign}${digits.padStart(2, '0')}:${minutes}`
  return isKnownZone(zone) ? { zone, next: withMinutes ? index + 4 : index + 2 } : null
}
