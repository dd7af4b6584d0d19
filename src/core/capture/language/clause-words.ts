import { isShortWeekday, unitOfWord, weekdayOfPlural, weekdayOfWord, wordSet } from './vocabulary'

export const DETERMINERS = wordSet(
  'the a an my our your his her their its this that these those some any each another all both half no most many few',
)
export const OBJECTS = wordSet('me us him her them it everyone')
export const SUBORDINATORS = wordSet(
  'who whoever whom whose which that what how why whether if where when because while as since than',
)
export const PREPOSITIONS = wordSet(
  'in on at by after before during since until for from with without under over near behind of',
)

const CONTRACTED = wordSet(`
  i'd i'm i've i'll he's he'd he'll she's she'd she'll it's it'd it'll we'd we're we've we'll they'd they're they've they'll
  you'd you're you've you'll who's who'd who've who'll that's that'd that'll there's there'd there'll
`)
export const isContracted = (word: string): boolean => CONTRACTED.has(word)

export function isPlural(word: string): boolean {
  return word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') && !word.endsWith('is')
}

const TIMES = wordSet(
  'night morning evening afternoon weekend summer winter spring autumn fall time times nights mornings evenings',
)
export function isTimeWord(word: string): boolean {
  const weekday = weekdayOfWord(word) !== null && !isShortWeekday(word)
  return unitOfWord(word) !== null || weekday || weekdayOfPlural(word) !== null || TIMES.has(word)
}
