import { wordSet } from './vocabulary'

/** Names long enough that a slip of the pen in them is no other word. */
const NAMES = [
  'tuesday',
  'wednesday',
  'thursday',
  'saturday',
  'january',
  'february',
  'september',
  'october',
  'november',
  'december',
  'tomorrow',
  'tonight',
  'afternoon',
  'christmas',
  'thanksgiving',
] as const

/** Common slips in shorter names, and those further from the name than one letter. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['tommorow', 'tomorrow'],
  ['tomoro', 'tomorrow'],
  ['tmorow', 'tomorrow'],
  ['tonite', 'tonight'],
  ['wensday', 'wednesday'],
  ['wendsday', 'wednesday'],
  ['modnay', 'monday'],
  ['mondya', 'monday'],
  ['monady', 'monday'],
  ['mnoday', 'monday'],
  ['firday', 'friday'],
  ['fridya', 'friday'],
  ['friady', 'friday'],
  ['sunady', 'sunday'],
  ['sudnay', 'sunday'],
  ['sundya', 'sunday'],
  ['agust', 'august'],
  ['augst', 'august'],
  ['evrey', 'every'],
  ['evry', 'every'],
  ['eveyr', 'every'],
  ['weeked', 'weekend'],
  ['wekend', 'weekend'],
])

/** One letter from a name, and words of their own: plurals, and months in other languages. */
const OTHER_WORDS = wordSet(`
  januar januari februar februari septembre septembar oktober octobre novembre novembar dezember decembre desember decembar
`)

/** The name that a word was meant to be ("satuday", "Febuary"), or the word itself; both in lower case. */
export function respelled(lower: string): string {
  const known = KNOWN.get(lower)
  if (known !== undefined) return known
  if (lower.length < 6 || lower.length > 13) return lower
  for (const name of NAMES) {
    if (name.charCodeAt(0) !== lower.charCodeAt(0) || Math.abs(name.length - lower.length) > 1) continue
    if (lower !== name && lower !== `${name}s` && isOneSlip(lower, name) && !OTHER_WORDS.has(lower)) return name
  }
  return lower
}

/** One letter too many, too few or wrong, or two that changed places (Damerau-Levenshtein distance 1). */
function isOneSlip(word: string, name: string): boolean {
  let start = 0
  while (start < word.length && word[start] === name[start]) start += 1
  const tail = (a: number, b: number): boolean => word.slice(start + a) === name.slice(start + b)
  if (word.length > name.length) return tail(1, 0)
  if (word.length < name.length) return tail(0, 1)
  const swapped = word[start] === name[start + 1] && word[start + 1] === name[start]
  return tail(1, 1) || (swapped && tail(2, 2))
}
