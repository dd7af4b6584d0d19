/** A title longer than this is no step but a text, in characters as people count them. */
const LONGEST_TITLE = 120

const characters = new Intl.Segmenter()
// Control characters, zero-width ones and those that turn the direction of text around (Unicode Cc and bidi classes).
const hidden = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu

/** Text as one line that can be shown, cut at the end of a character. */
export function oneLine(text: string, max = LONGEST_TITLE): string {
  // Only so much is looked at: nobody reads on, and a pasted book must not take time.
  const plain = text
    .slice(0, max * 20)
    .replaceAll(hidden, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  // Half of a surrogate pair cannot be stored.
  const whole = plain.toWellFormed()
  const units = [...characters.segment(whole)]
  return units.length <= max
    ? whole.slice(0, 480)
    : `${units
        .slice(0, max - 1)
        .map(({ segment }) => segment)
        .join('')
        .slice(0, 480)
        .trimEnd()}…`.toWellFormed()
}

/** Whether two titles say the same to a person: letter case, accents of width and punctuation at the end do not count. */
export function sameWords(a: string, b: string): boolean {
  return key(a) === key(b)
}

function key(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.!…:;,]+$/u, '')
    .trim()
}

const bullet = /^\s*(?:[-*•–—+]|\d{1,3}[.)]|\(\d{1,3}\)|step\s+\d{1,3}\s*[:.)-]|\[[ xX]?\])\s*/iu
const talk =
  /^(?:(?:please|now|then|first|next|finally|let[’']s|you (?:should|can|could|need to|have to|must)|i (?:will|should|need to|have to)|to)\b[\s,:]*)+/iu

/** A step as a model or a list wrote it, without numbering and without talk around it. */
export function bareStep(text: string): string {
  const plain = oneLine(text).replace(bullet, '').replace(bullet, '')
  const said = plain.replace(talk, '')
  const bare = (said === '' ? plain : said).replace(/[.;,]+$/u, '').trim()
  return bare === plain ? bare : `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`
}

const noDeed =
  /^(?:i|i[’']m|i[’']ll|you|we|he|she|they|it|it[’']s|the|a|an|my|your|our|this|that|these|those|there|here|because|if|when|why|how|what|who|where)\b/iu
/** Words that end so and are orders all the same. */
const notGerunds = new Set([
  'bring',
  'ring',
  'sing',
  'string',
  'spring',
  'swing',
  'fling',
  'cling',
  'ping',
  'king',
  'sting',
])

/** Whether a title tells what to do; told by what it is not, so that other languages pass. */
export function tellsWhatToDo(title: string): boolean {
  const [first = ''] = title.toLowerCase().match(/[\p{L}\p{M}’'-]+/u) ?? []
  const gerund = /^[a-z]{3,}ing$/.test(first) && !notGerunds.has(first)
  return first !== '' && !gerund && !noDeed.test(title) && !/[?؟？]$/u.test(title)
}
