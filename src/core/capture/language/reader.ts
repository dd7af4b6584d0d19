import { fromDayNumber, type CalendarDate, type DayNumber } from './calendar-date'
import type { DayPart, ParseContext } from './capture.types'
import { cardinalOfWord, ordinalOfWord } from './vocabulary'
import type { Token } from './tokens'
import { isKnownZone, wallClock, type WallClock } from './zone-clock'

/** The context of a reading with everything that is derived from it once. */
export type Setting = {
  readonly now: number
  readonly timeZone: string
  readonly today: DayNumber
  readonly date: CalendarDate
  /** Minutes since midnight. */
  readonly minutes: number
  readonly monthFirst: boolean
  readonly language: string
  readonly region: string | null
  /** Minutes since midnight that each part of the day stands for. */
  readonly parts: Readonly<Record<DayPart, number>>
}

export const DEFAULT_DAY_PARTS: Readonly<Record<DayPart, string>> = {
  morning: '09:00',
  noon: '12:00',
  afternoon: '15:00',
  evening: '18:00',
  tonight: '20:00',
  midnight: '00:00',
}

/** Derives the setting; a zone the platform does not know counts as UTC. */
export function settingOf(context: ParseContext): Setting {
  const timeZone = isKnownZone(context.timeZone) ? context.timeZone : 'UTC'
  const clock: WallClock = wallClock(context.now, timeZone)
  const [language = 'en', ...rest] = context.locale.split(/[-_]/)
  const region = rest.find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase() ?? null
  const minutesOf = (part: DayPart): number => {
    const time =
      /^([01]\d|2[0-3]):([0-5]\d)$/.exec(context.dayParts?.[part] ?? '') ??
      /^(\d\d):(\d\d)$/.exec(DEFAULT_DAY_PARTS[part])
    return Number(time?.[1] ?? 0) * 60 + Number(time?.[2] ?? 0)
  }
  return {
    now: context.now,
    timeZone,
    today: clock.day,
    date: fromDayNumber(clock.day),
    minutes: clock.minutes,
    monthFirst: language.toLowerCase() === 'en' && (region === 'US' || region === null),
    language: language.toLowerCase(),
    region: region ?? (language.toLowerCase() === 'en' ? 'US' : null),
    parts: {
      morning: minutesOf('morning'),
      noon: minutesOf('noon'),
      afternoon: minutesOf('afternoon'),
      evening: minutesOf('evening'),
      tonight: minutesOf('tonight'),
      midnight: minutesOf('midnight'),
    },
  }
}

/** Read access to the tokens of one text: a position past either end is simply nothing. */
export class Reader {
  readonly tokens: readonly Token[]
  readonly setting: Setting
  readonly #known = new Map<string, unknown[]>()

  constructor(tokens: readonly Token[], setting: Setting) {
    this.tokens = tokens
    this.setting = setting
  }

  /** What a grammar finds at a position, read once: several others look ahead at the same place. */
  once<Found extends object>(
    grammar: string,
    index: number,
    read: (r: Reader, index: number) => Found | null,
  ): Found | null {
    let found = this.#known.get(grammar)
    if (found === undefined) this.#known.set(grammar, (found = []))
    if (found[index] === undefined) found[index] = read(this, index)
    return found[index] as Found | null
  }

  at(index: number): Token | undefined {
    return this.tokens[index]
  }

  /** The word in lower case, or '' when there is no readable word. */
  word(index: number): string {
    const token = this.tokens[index]
    return token?.kind === 'word' ? token.lower : ''
  }

  is(index: number, ...words: readonly string[]): boolean {
    const word = this.word(index)
    return word !== '' && words.includes(word)
  }

  sign(index: number, signs: string): boolean {
    const token = this.tokens[index]
    return token?.kind === 'punctuation' && signs.includes(token.text)
  }

  /** The digits at a position, or ''. */
  digits(index: number): string {
    const token = this.tokens[index]
    return token?.kind === 'number' ? token.text : ''
  }

  /** True when the token sticks to the one before it. */
  tight(index: number): boolean {
    const token = this.tokens[index]
    return token !== undefined && !token.spaced
  }

  /** One of the words stands among the last `reach` tokens before a position. */
  hasBefore(index: number, reach: number, words: ReadonlySet<string>): boolean {
    for (let at = index - 1; at >= 0 && at >= index - reach; at -= 1) if (words.has(this.word(at))) return true
    return false
  }

  capital(index: number): boolean {
    const token = this.tokens[index]
    return token?.kind === 'word' && /^\p{Lu}/u.test(token.text)
  }

  /** A reading may begin here: not in the middle of "pre-Friday", "v2.1" or "a/b". */
  opens(index: number): boolean {
    const token = this.tokens[index]
    if (token === undefined) return false
    if (token.spaced || index === 0 || token.escapedAt !== null) return true
    const before = this.tokens[index - 1]
    if (before === undefined || before.kind === 'sigil') return false
    if (before.kind === 'word' && before.text === '@') return true
    if (before.kind !== 'punctuation') return false
    if ('([{,;—“«…'.includes(before.text)) return true
    if (before.text === '~') return before.spaced
    if (before.text === ':') return this.tokens[index - 2]?.kind === 'word'
    return false
  }

  /** A reading may end before this position. */
  closes(next: number): boolean {
    const token = this.tokens[next]
    if (token === undefined || token.spaced) return true
    if (token.kind !== 'punctuation') return false
    if (token.text === '—') return true
    const after = this.tokens[next + 1]
    const ends = after === undefined || after.spaced || after.kind === 'punctuation'
    if (',;…)]}'.includes(token.text)) return true
    return ends && '.:!?"”»\'’-–'.includes(token.text)
  }

  /** Nothing follows that belongs to the same clause: the end, punctuation or a marked part. */
  clauseEnds(next: number): boolean {
    const token = this.tokens[next]
    if (token === undefined || token.kind === 'sigil') return true
    return token.kind === 'punctuation' && ',;:.!?()[]—–-…'.includes(token.text) && this.closes(next)
  }

  /** Whole number in digits or words ("21", "twenty-one"), up to 9999. */
  cardinal(index: number): { readonly value: number; readonly next: number } | null {
    const digits = this.digits(index)
    if (digits !== '') return digits.length <= 4 ? { value: Number(digits), next: index + 1 } : null
    const value = cardinalOfWord(this.word(index))
    if (value === null) return null
    if (value >= 20) {
      const hyphen = this.sign(index + 1, '-') && this.tight(index + 1) && this.tight(index + 2) ? 1 : 0
      const small = cardinalOfWord(this.word(index + 1 + hyphen))
      if (small !== null && small < 10) return { value: value + small, next: index + 2 + hyphen }
    }
    return { value, next: index + 1 }
  }

  /** Ordinal in digits or words ("3rd", "third", "twenty-first"); `spelled` when in words. */
  ordinal(index: number): { readonly value: number; readonly next: number; readonly spelled: boolean } | null {
    const digits = this.digits(index)
    if (digits !== '') {
      if (digits.length > 2 || !this.tight(index + 1) || !this.is(index + 1, 'st', 'nd', 'rd', 'th')) return null
      return { value: Number(digits), next: index + 2, spelled: false }
    }
    const direct = ordinalOfWord(this.word(index))
    if (direct !== null) return { value: direct, next: index + 1, spelled: true }
    const tens = cardinalOfWord(this.word(index))
    if (tens === 20 || tens === 30) {
      const hyphen = this.sign(index + 1, '-') && this.tight(index + 1) ? 1 : 0
      const small = ordinalOfWord(this.word(index + 1 + hyphen))
      if (small !== null && small < 10) return { value: tens + small, next: index + 2 + hyphen, spelled: true }
    }
    return null
  }
}
