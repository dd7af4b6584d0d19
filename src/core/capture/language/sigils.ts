import type { NeededEnergy, ParseContext, Priority } from './capture.types'
import { monthOfWord, weekdayOfWord, wordSet } from './vocabulary'
import { isHolidayName } from './holidays'
import { endsName, matchAt } from './scan'

/** A part that is marked by a sign of its own rather than by grammar. */
export type Sigil =
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'context'; readonly name: string }
  | { readonly kind: 'project'; readonly id: string | null; readonly name: string }
  | { readonly kind: 'priority'; readonly value: Priority }
  | { readonly kind: 'energy'; readonly value: NeededEnergy }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'url'; readonly href: string }
  | { readonly kind: 'note'; readonly text: string }

/** People that tasks already name; the caller may give them beside the projects and tags. */
export type KnownPeople = { readonly people?: readonly string[] }

export type SigilMatch = { readonly sigil: Sigil; readonly end: number }

const NAME =
  /(?:[\p{L}\p{N}\p{Extended_Pictographic}_]|\p{M}|\p{Join_Control})(?:[\p{L}\p{N}\p{Extended_Pictographic}_/-]|\p{M}|\p{Join_Control})*/uy
const PERSON = /\p{Lu}[\p{L}\p{M}'’-]*/uy
const LETTERS = /[A-Za-z]+/y
const RANK = /[pP][1-4]/y
const URL_START = /(?:[a-zA-Z][a-zA-Z0-9+.-]{1,30}:\/\/|www\.)[^\s\p{Cc}<>"“”«»]+/uy

const PRIORITIES: ReadonlyMap<string, Priority> = new Map<string, Priority>([
  ['low', 'low'],
  ['med', 'medium'],
  ['medium', 'medium'],
  ['high', 'high'],
  ['crit', 'critical'],
  ['critical', 'critical'],
])
const RANKS: readonly Priority[] = ['critical', 'high', 'medium', 'low']
const ENERGIES: ReadonlyMap<string, NeededEnergy> = new Map<string, NeededEnergy>([
  ['low', 'low'],
  ['med', 'medium'],
  ['medium', 'medium'],
  ['high', 'high'],
])

/** Words that after "@" are a time or a date, so that "@noon" is not a context. */
const MOMENT_WORDS = wordSet(`
  today tomorrow tmr tmrw tonight noon midday midnight morning afternoon evening eod eow eom eoy
`)

/** Reads a marked part that begins at a position, or nothing. */
export function readSigil(text: string, at: number, context: ParseContext): SigilMatch | null {
  const char = text.charAt(at)
  switch (char) {
    case '#':
      return readTag(text, at, context)
    case '@':
      return readContext(text, at)
    case '+':
    case '/':
      return readProject(text, at, context)
    case '&':
      return readPerson(text, at, context)
    case '!':
      return readWordAfter(text, at, (word) => {
        const value = PRIORITIES.get(word)
        return value === undefined ? null : { kind: 'priority', value }
      })
    case '~':
      return readWordAfter(text, at, (word) => {
        const value = ENERGIES.get(word)
        return value === undefined ? null : { kind: 'energy', value }
      })
    default:
      return readRank(text, at, char) ?? readUrl(text, at)
  }
}

function nameAt(text: string, at: number): string | null {
  const end = matchAt(NAME, text, at)
  if (end < 0) return null
  let last = end
  while (last > at && '-/'.includes(text.charAt(last - 1))) last -= 1
  if (last === at || !endsName(text, last) || text.startsWith('://', last)) return null
  return text.slice(at, last)
}

function readTag(text: string, at: number, context: ParseContext): SigilMatch | null {
  const name = nameAt(text, at + 1)
  if (name === null) return null
  const known = context.tags.find((tag) => tag.toLowerCase() === name.toLowerCase())
  if (known === undefined && !looksLikeTag(name)) return null
  return { sigil: { kind: 'tag', name: known ?? name }, end: at + 1 + name.length }
}

/** "#4" is a number and "#ff8800" a colour: neither is a tag unless the person has such a tag. */
function looksLikeTag(name: string): boolean {
  if (/^\p{N}/u.test(name)) return false
  const hex = /^(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(name)
  return !hex || (!/\d/.test(name) && new Set(name.toLowerCase()).size > 1)
}

function readContext(text: string, at: number): SigilMatch | null {
  const name = nameAt(text, at + 1)
  if (name === null || /^\p{N}/u.test(name)) return null
  const lower = name.toLowerCase()
  const readsAsMoment =
    MOMENT_WORDS.has(lower) ||
    weekdayOfWord(lower) !== null ||
    isHolidayName(lower) ||
    (monthOfWord(lower) !== null && /^\s\d/.test(text.slice(at + 1 + name.length, at + 3 + name.length))) ||
    (lower === 'next' && /^\s\p{L}/u.test(text.slice(at + 1 + name.length, at + 3 + name.length)))
  if (readsAsMoment) return null
  return { sigil: { kind: 'context', name }, end: at + 1 + name.length }
}

type ProjectIndex = ReadonlyMap<string, readonly { id: string; name: string; lower: string }[]>
const projectIndexes = new WeakMap<ParseContext['projects'], ProjectIndex>()

function projectIndex(projects: ParseContext['projects']): ProjectIndex {
  const known = projectIndexes.get(projects)
  if (known !== undefined) return known
  const index = new Map<string, { id: string; name: string; lower: string }[]>()
  for (const { id, name } of projects) {
    const lower = name.trim().toLowerCase()
    const first = lower.charAt(0)
    if (first === '') continue
    const bucket = index.get(first) ?? []
    bucket.push({ id, name, lower })
    index.set(first, bucket)
  }
  for (const bucket of index.values()) bucket.toSorted((a, b) => b.lower.length - a.lower.length)
  projectIndexes.set(projects, index)
  return index
}

function readProject(text: string, at: number, context: ParseContext): SigilMatch | null {
  const from = at + 1
  const bucket = projectIndex(context.projects).get(text.charAt(from).toLowerCase()) ?? []
  for (const { id, name, lower } of bucket) {
    const end = from + lower.length
    if (text.slice(from, end).toLowerCase() === lower && endsName(text, end)) {
      return { sigil: { kind: 'project', id, name }, end }
    }
  }
  const name = nameAt(text, from)
  if (name === null) return null
  const plain = name.toLowerCase().replaceAll(/[-_]/g, '')
  for (const { id, name: full, lower } of bucket) {
    if (lower.replaceAll(/[-_\s]/g, '') === plain) {
      return { sigil: { kind: 'project', id, name: full }, end: from + name.length }
    }
  }
  // A telephone number, a path and "and/or" are not projects.
  if (!/^\p{L}/u.test(name) || name.includes('/') || name.length < 2) return null
  return { sigil: { kind: 'project', id: null, name }, end: from + name.length }
}

/** A known name is read as it is written, in large or small letters, the longest first; others begin with a capital. */
function readPerson(text: string, at: number, { people = [] }: ParseContext & KnownPeople): SigilMatch | null {
  const known = people
    .filter((name) => text.slice(at + 1, at + 1 + name.length).toLowerCase() === name.toLowerCase())
    .filter((name) => endsName(text, at + 1 + name.length))
    .toSorted((one, other) => other.length - one.length)[0]
  if (known !== undefined) return { sigil: { kind: 'person', name: known }, end: at + 1 + known.length }
  const end = matchAt(PERSON, text, at + 1)
  if (end < 0 || end - at < 3 || !endsName(text, end)) return null
  return { sigil: { kind: 'person', name: text.slice(at + 1, end) }, end }
}

function readWordAfter(text: string, at: number, read: (word: string) => Sigil | null): SigilMatch | null {
  const end = matchAt(LETTERS, text, at + 1)
  if (end < 0 || !endsName(text, end)) return null
  const sigil = read(text.slice(at + 1, end).toLowerCase())
  return sigil === null ? null : { sigil, end }
}

const PART_OF = wordSet('in on of from to the a an this that at via into')

/** Longest of these words and the spaces after it that are looked back at, in characters. */
const LOOK_BACK = 8

function wordBefore(text: string, at: number): string {
  return /(?:^|\s)(\p{L}+)\s+$/u.exec(text.slice(Math.max(0, at - LOOK_BACK), at))?.[1]?.toLowerCase() ?? ''
}

function readRank(text: string, at: number, char: string): SigilMatch | null {
  if (char !== 'p' && char !== 'P') return null
  const end = matchAt(RANK, text, at)
  if (end < 0 || !endsName(text, end)) return null
  // "P1 incident" is a name; capitals count only where nothing follows or nothing comes before.
  if (char === 'P' && text.slice(end, end + 40).trim() !== '') return null
  // "page p4 of the handout", "the bug in p2": what it is part of, or part of it.
  if (PART_OF.has(wordBefore(text, at)) || /^\s+of\s/u.test(text.slice(end, end + 5))) return null
  const value = RANKS[Number(text.charAt(at + 1)) - 1]
  return value === undefined ? null : { sigil: { kind: 'priority', value }, end }
}

function readUrl(text: string, at: number): SigilMatch | null {
  let end = matchAt(URL_START, text, at)
  if (end < 0) return null
  while (end > at && ".,;:!?'’…".includes(text.charAt(end - 1))) end -= 1
  const url = text.slice(at, end)
  const opened = url.split('(').length
  let closed = url.split(')').length
  while (closed > opened && text.charAt(end - 1) === ')') {
    end -= 1
    closed -= 1
  }
  if (end - at < 6) return null
  const shown = text.slice(at, end)
  return { sigil: { kind: 'url', href: shown.startsWith('www.') ? `https://${shown}` : shown }, end }
}
