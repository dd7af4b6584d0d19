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

/** Things that nobody plans, made or printed: "Monday Man cover", "Saturday staff badges", "Wednesday wig". */
const THINGS = wordSet(`
  cover vocals lyrics tab tabs chords soundtrack dvd novel novels bassline setlist riff solo chorus harmony horns drums recipe
  album vinyl poster posters meme leaflet flyer banner bunting costume wig mug mugs mat mats logo sticker stickers badge badges playlist
  cv box font sign signs card cards shirt jersey form forms law label labels guide map song songs folder biography rant crossword
  bag hat cap socks jumper template magazine calendar diary jar tin crayons worksheet portrait clothes dress outfit
`)

/** "friday pizza dough recipe", "This Morning recipe": a day at the front of the name of a thing. */
export function namesWork(r: Reader, from: number, next: number): boolean {
  if (from !== 0 || next > (r.is(0, 'this') ? 2 : 1) || r.digits(0) !== '') return false
  let last = next
  while (last < next + LONGEST_TITLE && r.word(last + 1) !== '') last += 1
  return THINGS.has(r.word(last)) && r.word(next) !== '' && !isBaseVerb(r.word(next))
}
