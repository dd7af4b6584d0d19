import type { Reader } from './reader'
import { isBaseVerb } from './verb-forms'
import { wordSet } from './vocabulary'

/** Small words that only the title of a work writes with a capital in its middle. */
const SMALL_WORDS = wordSet('my me you your we be is are will never us')

/** "Friday on My Mind drums", "Sunday Will Never Be the Same": written as the title of a work. */
export function isWrittenAsTitle(r: Reader): boolean {
  const { length } = r.tokens
  for (let at = 1; at < Math.min(length, LONGEST_TITLE); at += 1) {
    const text = r.at(at)?.text ?? ''
    if (!SMALL_WORDS.has(r.word(at)) || !r.capital(at) || (text.length > 1 && text === text.toUpperCase())) continue
    if (r.capital(at + 1) || (r.capital(at - 1) && at > 1)) return !isBaseVerb(r.word(0))
  }
  return false
}

const LONGEST_TITLE = 14

/** What there is of works: "Monday Man cover", "Saturday in the Park horns". */
const OF_WORKS = wordSet(`
  cover vocals lyrics tab tabs chords soundtrack dvd novel karaoke bassline setlist riff solo chorus harmony horns drums recipe album vinyl
  poster meme leaflet flyer banner costume mug mats logo stickers badge playlist cv
`)

/** "friday pizza dough recipe", "This Morning recipe": a day at the front of the name of a work or recipe. */
export function namesWork(r: Reader, from: number, next: number): boolean {
  const last = r.tokens.length - 1
  return (
    from === 0 &&
    next <= 2 &&
    last > next &&
    r.digits(0) === '' &&
    OF_WORKS.has(r.word(last)) &&
    !isBaseVerb(r.word(next))
  )
}
