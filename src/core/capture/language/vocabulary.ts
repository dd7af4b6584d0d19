import type { Weekday } from './calendar-date'

/** The words of a text as a set, for lists that are easier to read as a line than as a column. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''))
}

const WEEKDAY_WORDS: ReadonlyMap<string, Weekday> = new Map<string, Weekday>([
  ['monday', 1],
  ['mon', 1],
  ['tuesday', 2],
  ['tues', 2],
  ['tue', 2],
  ['wednesday', 3],
  ['weds', 3],
  ['wed', 3],
  ['thursday', 4],
  ['thurs', 4],
  ['thur', 4],
  ['thu', 4],
  ['friday', 5],
  ['fri', 5],
  ['saturday', 6],
  ['sat', 6],
  ['sunday', 7],
  ['sun', 7],
])

const PLURAL_WEEKDAYS: ReadonlyMap<string, Weekday> = new Map<string, Weekday>([
  ['mondays', 1],
  ['mons', 1],
  ['tuesdays', 2],
  ['wednesdays', 3],
  ['thursdays', 4],
  ['fridays', 5],
  ['saturdays', 6],
  ['sundays', 7],
])

const MONTH_WORDS: ReadonlyMap<string, number> = new Map([
  ['january', 1],
  ['jan', 1],
  ['february', 2],
  ['feb', 2],
  ['march', 3],
  ['mar', 3],
  ['april', 4],
  ['apr', 4],
  ['may', 5],
  ['june', 6],
  ['jun', 6],
  ['july', 7],
  ['jul', 7],
  ['august', 8],
  ['aug', 8],
  ['september', 9],
  ['sept', 9],
  ['sep', 9],
  ['october', 10],
  ['oct', 10],
  ['november', 11],
  ['nov', 11],
  ['december', 12],
  ['dec', 12],
])

const CARDINALS: ReadonlyMap<string, number> = new Map([
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
])

const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['eleventh', 11],
  ['twelfth', 12],
  ['thirteenth', 13],
  ['fourteenth', 14],
  ['fifteenth', 15],
  ['sixteenth', 16],
  ['seventeenth', 17],
  ['eighteenth', 18],
  ['nineteenth', 19],
  ['twentieth', 20],
  ['thirtieth', 30],
])

export type Unit = 'minute' | 'hour' | 'day' | 'weekday' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year'

const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['minute', 'minute'],
  ['minutes', 'minute'],
  ['min', 'minute'],
  ['mins', 'minute'],
  ['hour', 'hour'],
  ['hours', 'hour'],
  ['hr', 'hour'],
  ['hrs', 'hour'],
  ['day', 'day'],
  ['days', 'day'],
  ['weekday', 'weekday'],
  ['weekdays', 'weekday'],
  ['workday', 'weekday'],
  ['workdays', 'weekday'],
  ['week', 'week'],
  ['weeks', 'week'],
  ['wk', 'week'],
  ['wks', 'week'],
  ['fortnight', 'fortnight'],
  ['fortnights', 'fortnight'],
  ['month', 'month'],
  ['months', 'month'],
  ['mth', 'month'],
  ['mths', 'month'],
  ['mo', 'month'],
  ['mos', 'month'],
  ['quarter', 'quarter'],
  ['quarters', 'quarter'],
  ['year', 'year'],
  ['years', 'year'],
  ['yr', 'year'],
  ['yrs', 'year'],
])

export const weekdayOfWord = (lower: string): Weekday | null => WEEKDAY_WORDS.get(lower) ?? null
export const weekdayOfPlural = (lower: string): Weekday | null => PLURAL_WEEKDAYS.get(lower) ?? null
export const monthOfWord = (lower: string): number | null => MONTH_WORDS.get(lower) ?? null
export const cardinalOfWord = (lower: string): number | null => CARDINALS.get(lower) ?? null
export const ordinalOfWord = (lower: string): number | null => ORDINALS.get(lower) ?? null
export const unitOfWord = (lower: string): Unit | null => UNITS.get(lower) ?? null

/** True for "mon", "sat" and the like, which are also other words and need more evidence. */
export function isShortWeekday(lower: string): boolean {
  return WEEKDAY_WORDS.has(lower) && !lower.endsWith('day')
}

/** Every word that a phrase about time can begin with, besides numbers; all others are passed by at once. */
const OPENING_WORDS: ReadonlySet<string> = new Set([
  ...WEEKDAY_WORDS.keys(),
  ...PLURAL_WEEKDAYS.keys(),
  ...MONTH_WORDS.keys(),
  ...CARDINALS.keys(),
  ...ORDINALS.keys(),
  ...wordSet(
    'a an the half quarter couple three last penultimate next this coming upcoming following mid middle month year week',
  ),
  ...wordSet('alternate alternating end ends start beginning day first later today tonight tomorrow tmr tmrw tmw'),
  ...wordSet(
    'w wk mwf tth lunchtime early late overmorrow eod cob eob close eow eom eoy noon midday midnight between every each ev once repeat repeats repeating bi daily',
  ),
  ...wordSet(
    'again m nightly wkly mthly qtrly yrly semi weekly biweekly fortnightly monthly bimonthly quarterly semiannually biannually yearly annually hourly',
  ),
  ...wordSet(
    'twice thrice times weeknight weeknights weekday weekdays workday workdays working business work weekend weekends',
  ),
  ...wordSet(
    'defer deferred no not as starting start starts from after due deadline by before until till til on at for in within over during to',
  ),
  ...wordSet('sometime early around takes taking about approx est estimate duration'),
])

export const opensPhrase = (lower: string): boolean => OPENING_WORDS.has(lower)
