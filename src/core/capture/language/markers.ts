import { wordSet } from './vocabulary'
import { followsBe } from './clause-verbs'
import type { Marker } from './day.types'
import type { Reader } from './reader'
import { isBaseVerb } from './verb-forms'

type Role = Marker['role']

/** Longest first, so that "not before" wins over "before". */
const MARKERS: readonly { readonly words: readonly string[]; readonly role: Role }[] = [
  { words: ['no', 'later', 'than'], role: 'due' },
  { words: ['not', 'later', 'than'], role: 'due' },
  { words: ['no', 'earlier', 'than'], role: 'start' },
  { words: ['not', 'earlier', 'than'], role: 'start' },
  { words: ['on', 'or', 'before'], role: 'due' },
  { words: ['not', 'before'], role: 'start' },
  { words: ['not', 'until'], role: 'start' },
  { words: ['defer', 'to'], role: 'start' },
  { words: ['defer', 'until'], role: 'start' },
  { words: ['deferred', 'to'], role: 'start' },
  { words: ['deferred', 'until'], role: 'start' },
  { words: ['starting', 'from'], role: 'start' },
  { words: ['starting', 'on'], role: 'start' },
  { words: ['starting', 'in'], role: 'start' },
  { words: ['starting', 'at'], role: 'start' },
  { words: ['beginning', 'on'], role: 'start' },
  { words: ['start', 'on'], role: 'start' },
  { words: ['start', 'in'], role: 'start' },
  { words: ['start', 'at'], role: 'start' },
  { words: ['starts', 'on'], role: 'start' },
  { words: ['starts', 'in'], role: 'start' },
  { words: ['starts', 'at'], role: 'start' },
  { words: ['as', 'of'], role: 'start' },
  { words: ['due', 'on'], role: 'due' },
  { words: ['due', 'by'], role: 'due' },
  { words: ['due', 'before'], role: 'due' },
  { words: ['due', 'in'], role: 'due' },
  { words: ['due', 'at'], role: 'due' },
  { words: ['due', 'date'], role: 'due' },
  { words: ['starting'], role: 'start' },
  { words: ['start'], role: 'start' },
  { words: ['starts'], role: 'start' },
  { words: ['beginning'], role: 'start' },
  { words: ['from'], role: 'start' },
  { words: ['after'], role: 'start' },
  { words: ['due'], role: 'due' },
  { words: ['deadline'], role: 'due' },
  { words: ['by'], role: 'due' },
  { words: ['before'], role: 'due' },
  { words: ['until'], role: 'due' },
  { words: ['till'], role: 'due' },
  { words: ['til'], role: 'due' },
  { words: ['sometime'], role: 'plain' },
  { words: ['early'], role: 'plain' },
  { words: ['around'], role: 'plain' },
  { words: ['on'], role: 'plain' },
  { words: ['at'], role: 'plain' },
  { words: ['for'], role: 'plain' },
  { words: ['in'], role: 'plain' },
  { words: ['within'], role: 'plain' },
  { words: ['to'], role: 'plain' },
  { words: ['over'], role: 'plain' },
  { words: ['during'], role: 'plain' },
]

const BY_FIRST_WORD = new Map<string, (typeof MARKERS)[number][]>()
for (const marker of MARKERS) {
  const first = marker.words[0] ?? ''
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), marker])
}

/** What stands before figures in other languages: "am 4.12. um 10:30", "avant le 3/4". */
const FOREIGN: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'de',
    new Map([
      ['am', 'on'],
      ['um', 'at'],
      ['bis', 'until'],
      ['ab', 'from'],
      ['vor', 'before'],
    ]),
  ],
  [
    'fr',
    new Map([
      ['le', 'on'],
      ['à', 'at'],
      ['avant', 'before'],
      ['dès', 'from'],
    ]),
  ],
  [
    'es',
    new Map([
      ['el', 'on'],
      ['hasta', 'until'],
      ['desde', 'from'],
    ]),
  ],
  [
    'it',
    new Map([
      ['il', 'on'],
      ['alle', 'at'],
      ['entro', 'by'],
    ]),
  ],
  [
    'nl',
    new Map([
      ['op', 'on'],
      ['om', 'at'],
      ['vanaf', 'from'],
    ]),
  ],
  [
    'pt',
    new Map([
      ['às', 'at'],
      ['até', 'until'],
    ]),
  ],
])

const FOREIGN_WORDS = new Set([...FOREIGN.values()].flatMap((words) => [...words.keys()]))

/** True for words of any language that may stand before a date in figures. */
export const opensForeignPhrase = (lower: string): boolean => FOREIGN_WORDS.has(lower)

const MOVED = wordSet('moved rescheduled postponed pushed shifted changed extended deferred delayed slipped bumped')
const OWNED = wordSet('the my our your his her their it')

/**
 * "meeting moved to Tuesday 4pm", "the dentist moved my appointment to Wednesday": announces when it is. "tell Sam that it
 * moved to Friday" does not.
 */
function isMovedTo(r: Reader, index: number): boolean {
  if (isBaseVerb(r.word(0)) && index > 2) return false
  for (let at = index - 1; at > 0 && at >= index - 5; at -= 1) {
    const put = r.is(at, 'brought', 'put') && at < index - 1
    if (!put && !MOVED.has(r.word(at))) continue
    const away = r.is(index - 1, 'back', 'forward', 'out', 'again') ? index - 2 : index - 1
    return at === away || OWNED.has(r.word(at + 1))
  }
  return false
}

/** Reads the words that say what a day or time is for. */
export function readMarker(r: Reader, index: number): Marker | null {
  // "mortgage check-in Jan 10"
  if (r.sign(index - 1, '-') && r.tight(index - 1) && r.tight(index)) return null
  const foreign = FOREIGN.get(r.setting.language)?.get(r.word(index))
  for (const { words, role } of BY_FIRST_WORD.get(foreign ?? r.word(index)) ?? []) {
    if (!words.every((word, offset) => r.is(index + offset, word) || (offset === 0 && word === foreign))) continue
    if (words[0] === 'to' && !isMovedTo(r, index)) continue
    // "reconcile the till"
    if (words[0] === 'till' && r.is(index - 1, 'the', 'a', 'my', 'our')) continue
    // "the course is starting monday"
    if ((words[0] === 'starting' || words[0] === 'beginning') && followsBe(r, index)) continue
    let next = index + words.length
    // "bis zum 1.12.", "fino al 3/4"
    if (foreign !== undefined && r.is(next, 'zum', 'am', 'al', 'au') && r.digits(next + 1) !== '') next += 1
    if (words[0] === 'beginning' && r.is(next, 'of')) return null
    // "portfolio deadline 1 October" is about the deadline.
    if (words[0] === 'deadline' && r.word(index - 1) !== '') continue
    // "start Monday" is a task, ", start Monday" when to begin.
    const separate = r.sign(index - 1, ',;(:') || r.is(index - 1, 'and')
    if ((words[0] === 'start' || words[0] === 'starts') && !separate) continue
    // ", defer to Saturday"; "defer to Sam" and "deferred until Monday" in a sentence are no marks.
    if (words[0]?.startsWith('defer') === true && !r.sign(index - 1, ',;(')) continue
    if (r.sign(next, ':') && r.tight(next)) {
      // "due: Friday", "deadline: 3 March"; "at: 5" is nothing people write.
      if (words[0] !== 'due' && words[0] !== 'deadline') return null
      next += 1
    } else if (words[0] === 'due' && words[1] === 'date') return null
    return { role, words: words.join(' '), next }
  }
  return null
}

/** Verbs that a preposition belongs to: "check in tomorrow", "stop by on Friday", "hand over Monday". */
const PHRASAL = new Map<string, ReadonlySet<string>>([
  ['by', new Set(['stop', 'drop', 'swing', 'come', 'pass', 'go', 'fly', 'run', 'stopping', 'dropping', 'coming'])],
  ['on', new Set(['log', 'carry', 'move', 'hang', 'hold', 'put', 'try', 'turn', 'switch'])],
  ['after', new Set(['look'])],
  ['for', new Set([])],
])

/** True when the word is the second half of a verb and stays in the title. */
export function belongsToVerb(r: Reader, index: number): boolean {
  return PHRASAL.get(r.word(index))?.has(r.word(index - 1)) ?? false
}

/** "email from Friday" tells where something came from, not when to begin. */
const SENT = wordSet(`
  email emails mail mails message messages note notes minutes photos pictures leftovers letter letters report
  reports feedback results data numbers slides recording quote invoice receipt receipts call
`)

export function tellsOrigin(r: Reader, index: number): boolean {
  // The film, and "the day after tomorrow" when it was not read as a whole.
  if (r.is(index, 'after') && r.is(index - 1, 'day')) return true
  // "on call from Monday"
  if (r.is(index - 2, 'on')) return false
  return r.is(index, 'from') && SENT.has(r.word(index - 1)) && r.digits(index + 1) === ''
}
