import { toDayNumber, weekdayOf, type DayNumber, type Weekday } from './calendar-date'

/** Computes the day of a holiday in a year. */
export type HolidayRule = {
  readonly on: (year: number) => DayNumber
  /** How RFC 5545 says it, for those that keep to a month. */
  readonly yearly:
    | { readonly month: number; readonly day: number }
    | { readonly month: number; readonly weekday: Weekday; readonly nth: number }
    | null
}

const fixed = (month: number, day: number): HolidayRule => ({
  on: (year) => toDayNumber(year, month, day),
  yearly: { month, day },
})

/** nth weekday of a month; -1 is the last one. */
const nth = (month: number, weekday: Weekday, position: number): HolidayRule => ({
  on: (year) => {
    if (position > 0) {
      const first = toDayNumber(year, month, 1)
      return first + ((weekday - weekdayOf(first) + 7) % 7) + (position - 1) * 7
    }
    const last = (month === 12 ? toDayNumber(year + 1, 1, 1) : toDayNumber(year, month + 1, 1)) - 1
    return last - ((weekdayOf(last) - weekday + 7) % 7)
  },
  yearly: { month, weekday, nth: position },
})

/** Western Easter Sunday (anonymous Gregorian computus, Meeus). */
export function easterSunday(year: number): DayNumber {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return toDayNumber(year, month, day)
}

/** A feast that moves has no RRULE. */
const fromEaster = (offset: number): HolidayRule => ({ on: (year) => easterSunday(year) + offset, yearly: null })

const afterThanksgiving = (days: number): HolidayRule => ({
  on: (year) => nth(11, 4, 4).on(year) + days,
  yearly: null,
})

/** One day under several spellings. */
const named = (rule: HolidayRule, ...names: readonly string[]): readonly (readonly [string, HolidayRule])[] =>
  names.map((name) => [name, rule] as const)

/** The last Monday before a day of the year, such as Victoria Day. */
const mondayBefore = (month: number, day: number): HolidayRule => ({
  on: (year) => {
    const before = toDayNumber(year, month, day) - 1
    return before - ((weekdayOf(before) + 6) % 7)
  },
  yearly: null,
})

/** Names that mean the same day wherever English is written. */
const EVERYWHERE: ReadonlyMap<string, HolidayRule> = new Map([
  ['christmas', fixed(12, 25)],
  ['xmas', fixed(12, 25)],
  ['christmas day', fixed(12, 25)],
  ['christmas eve', fixed(12, 24)],
  ['xmas eve', fixed(12, 24)],
  ['boxing day', fixed(12, 26)],
  ["new year's eve", fixed(12, 31)],
  ['new years eve', fixed(12, 31)],
  ['nye', fixed(12, 31)],
  ["new year's day", fixed(1, 1)],
  ['new years day', fixed(1, 1)],
  ["new year's", fixed(1, 1)],
  ['new year', fixed(1, 1)],
  ['new years', fixed(1, 1)],
  ["valentine's day", fixed(2, 14)],
  ['valentines day', fixed(2, 14)],
  ["valentine's", fixed(2, 14)],
  ["international women's day", fixed(3, 8)],
  ['epiphany', fixed(1, 6)],
  ["st george's day", fixed(4, 23)],
  ["st andrew's day", fixed(11, 30)],
  ["st david's day", fixed(3, 1)],
  ['earth day', fixed(4, 22)],
  ["all saints' day", fixed(11, 1)],
  ["all souls' day", fixed(11, 2)],
  ['palm sunday', fromEaster(-7)],
  ['maundy thursday', fromEaster(-3)],
  ['shrove tuesday', fromEaster(-47)],
  ['pancake day', fromEaster(-47)],
  ['mardi gras', fromEaster(-47)],
  ['whit sunday', fromEaster(49)],
  ['whit monday', fromEaster(50)],
  ['corpus christi', fromEaster(60)],
  ["st patrick's day", fixed(3, 17)],
  ['st patricks day', fixed(3, 17)],
  ['april fools day', fixed(4, 1)],
  ["saint patrick's day", fixed(3, 17)],
  ["april fools' day", fixed(4, 1)],
  ["april fool's day", fixed(4, 1)],
  ['halloween', fixed(10, 31)],
  ['all saints day', fixed(11, 1)],
  ['good friday', fromEaster(-2)],
  ['easter', fromEaster(0)],
  ['easter sunday', fromEaster(0)],
  ['easter monday', fromEaster(1)],
  ['ash wednesday', fromEaster(-46)],
  ['pentecost', fromEaster(49)],
  ['ascension day', fromEaster(39)],
  ['black friday', afterThanksgiving(1)],
  ['cyber monday', afterThanksgiving(4)],
])

const MAY_MOTHERS = named(nth(5, 7, 2), "mother's day", 'mothers day', "mothers' day")
const LENT_MOTHERS = named(fromEaster(-21), "mother's day", 'mothers day', 'mothering sunday')
const JUNE_FATHERS = named(nth(6, 7, 3), "father's day", 'fathers day', "fathers' day")
const SEPTEMBER_FATHERS = named(nth(9, 7, 1), "father's day", 'fathers day')

/** Names whose day depends on the country; they are read only under a locale of that country. */
const BY_REGION: ReadonlyMap<string, ReadonlyMap<string, HolidayRule>> = new Map([
  [
    'US',
    new Map([
      ['thanksgiving', nth(11, 4, 4)],
      ['thanksgiving day', nth(11, 4, 4)],
      ['independence day', fixed(7, 4)],
      ['juneteenth', fixed(6, 19)],
      ['veterans day', fixed(11, 11)],
      ['labor day', nth(9, 1, 1)],
      ['memorial day', nth(5, 1, -1)],
      ["presidents' day", nth(2, 1, 3)],
      ['presidents day', nth(2, 1, 3)],
      ['mlk day', nth(1, 1, 3)],
      ['martin luther king day', nth(1, 1, 3)],
      ['columbus day', nth(10, 1, 2)],
      ["indigenous peoples' day", nth(10, 1, 2)],
      ['groundhog day', fixed(2, 2)],
      ['cinco de mayo', fixed(5, 5)],
      ['flag day', fixed(6, 14)],
      ...MAY_MOTHERS,
      ...JUNE_FATHERS,
    ]),
  ],
  [
    'CA',
    new Map([
      ['thanksgiving', nth(10, 1, 2)],
      ['thanksgiving day', nth(10, 1, 2)],
      ['canada day', fixed(7, 1)],
      ['remembrance day', fixed(11, 11)],
      ['family day', nth(2, 1, 3)],
      ['victoria day', mondayBefore(5, 25)],
      ['labour day', nth(9, 1, 1)],
      ...MAY_MOTHERS,
      ...JUNE_FATHERS,
    ]),
  ],
  [
    'GB',
    new Map([
      ['bonfire night', fixed(11, 5)],
      ['guy fawkes night', fixed(11, 5)],
      ['guy fawkes', fixed(11, 5)],
      ['burns night', fixed(1, 25)],
      ['remembrance day', fixed(11, 11)],
      ['remembrance sunday', nth(11, 7, 2)],
      ['august bank holiday', nth(8, 1, -1)],
      ...LENT_MOTHERS,
      ...JUNE_FATHERS,
    ]),
  ],
  [
    'IE',
    new Map([
      ['august bank holiday', nth(8, 1, 1)],
      ['october bank holiday', nth(10, 1, -1)],
      ...LENT_MOTHERS,
      ...JUNE_FATHERS,
    ]),
  ],
  [
    'AU',
    new Map([
      ['australia day', fixed(1, 26)],
      ['anzac day', fixed(4, 25)],
      ['melbourne cup day', nth(11, 2, 1)],
      ...MAY_MOTHERS,
      ...SEPTEMBER_FATHERS,
    ]),
  ],
  [
    'NZ',
    new Map([
      ['waitangi day', fixed(2, 6)],
      ['anzac day', fixed(4, 25)],
      ['labour day', nth(10, 1, 4)],
      ...MAY_MOTHERS,
      ...SEPTEMBER_FATHERS,
    ]),
  ],
  [
    'IN',
    new Map([
      ['republic day', fixed(1, 26)],
      ['independence day', fixed(8, 15)],
      ['gandhi jayanti', fixed(10, 2)],
      ["children's day", fixed(11, 14)],
      ["teachers' day", fixed(9, 5)],
      ...MAY_MOTHERS,
      ...JUNE_FATHERS,
    ]),
  ],
])

const SINGLE_WORDS = new Set([...EVERYWHERE.keys()].filter((name) => !name.includes(' ')))

/** True for one-word names, which "@" turns into a date rather than a context. */
export function isHolidayName(lower: string): boolean {
  return SINGLE_WORDS.has(lower)
}

/** The rule for a holiday's name (lower case) under a region such as "US", or null. */
export function holidayRule(lower: string, region: string | null): HolidayRule | null {
  const regional = region === null ? undefined : BY_REGION.get(region)?.get(lower)
  return regional ?? EVERYWHERE.get(lower) ?? null
}

/** Most words that a holiday's name has. */
export const LONGEST_HOLIDAY_NAME = 4

/** First words of all names, for passing other words by at once. */
export const HOLIDAY_WORDS: readonly string[] = [EVERYWHERE, ...BY_REGION.values()].flatMap((names) =>
  [...names.keys()].map((name) => name.split(' ')[0] ?? name),
)
