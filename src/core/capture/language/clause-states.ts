import type { Reader } from './reader'
import { readClock } from './clock-times'
import { wordSet } from './vocabulary'

const HOW_MUCH = wordSet(
  'very so too really pretty quite rather awfully fairly extremely terribly incredibly much awful',
)
const HOW_ONE_IS = wordSet(`
  cold hot warm windy rainy sunny cloudy foggy humid freezing raining snowing pouring dark mild chilly stormy icy
  tired sleepy hungry thirsty sad happy angry lonely bored proud sore exhausted cranky grumpy moody hungover grateful thankful glad afraid jealous nervous worried excited homesick ashamed relieved
  annoyed surprised
`)
const WEATHER = wordSet('rain snow freeze hail thunder drizzle pour clear thaw storm')
const SEEMING = wordSet('look looks seem seems feel feels sound sounds smell smells taste tastes')
const NOT_SEEMING = wordSet('at for into after up out over to around forward through')
const MODAL = wordSet("will may might could would should won't 'll")
const NEGATED = wordSet("don't doesn't won't can't cannot isn't aren't")

export const isSeeming = (word: string): boolean => SEEMING.has(word) && word.endsWith('s')

/** What someone or something is like, with or without words such as "very": "it's cold", "Tom looks tired". */
export function tellsState(r: Reader, at: number, subject: string): boolean {
  const word = r.word(at)
  const contracted = word.endsWith("'s") || word.endsWith("'m") || word.endsWith("'re")
  if (contracted || r.is(at, 'is', 'are', 'am')) return isLike(r, at + 1, subject)
  // "stories get longer every year"
  if (r.is(at, 'get', 'gets', 'grow', 'grows')) return isComparative(r.word(at + 1))
  if (SEEMING.has(word)) return r.word(at + 1) !== '' && !NOT_SEEMING.has(r.word(at + 1))
  if (subject.startsWith('it')) return forecasts(r, at)
  return false
}

function isComparative(word: string): boolean {
  return (
    ['more', 'less', 'better', 'worse'].includes(word) ||
    (word.length > 4 && word.endsWith('er') && !NOT_COMPARATIVE.has(word))
  )
}

const NOT_COMPARATIVE = wordSet(
  'together after under over paper water flower dinner supper letter number either another',
)

function isLike(r: Reader, at: number, subject: string): boolean {
  if (HOW_MUCH.has(r.word(at)) || HOW_ONE_IS.has(r.word(at))) return true
  // "is better in the evening"
  if (r.is(at, 'better', 'worse', 'easier', 'harder', 'nicer', 'cheaper', 'faster', 'slower', 'quieter', 'busier'))
    return true
  // "it's already nine o'clock", "it is half past seven"
  if (!subject.startsWith('it')) return false
  const clock = readClock(
    r,
    r.is(at, 'already', 'always', 'almost', 'nearly', 'just', 'only', 'about', 'exactly', 'now') ? at + 1 : at,
    true,
  )
  return clock !== null && (clock.clock !== null || clock.part !== null)
}

/** "it may rain", "it will be cloudy" */
function forecasts(r: Reader, at: number): boolean {
  if (!MODAL.has(r.word(at)) && !r.word(at).endsWith("'ll")) return false
  const verb = r.is(at + 1, 'not', 'probably', 'soon') ? at + 2 : at + 1
  return WEATHER.has(r.word(verb)) || (r.is(verb, 'be') && isLike(r, verb + 1, ''))
}

/** "I don't work on Mondays", "Tom can't come tonight": nothing to do; "not until" and "don't forget" say when. */
export function denies(r: Reader, at: number): boolean {
  const not = NEGATED.has(r.word(at))
    ? at
    : r.is(at + 1, 'not') && r.is(at, 'is', 'are', 'am', 'do', 'does', 'can', 'will')
      ? at + 1
      : -1
  if (not < 0) return r.word(at).endsWith("'m") && r.is(at + 1, 'not')
  if (r.is(not + 1, 'forget', 'miss')) return false
  // "isn't awake before noon"
  const is = r.is(not, "isn't", "aren't")
  for (let next = not + 1; next < not + 6; next += 1)
    if (r.is(next, 'until', 'till', 'due') || (r.is(next, 'before') && !is)) return false
  return true
}
