import { endsName, isSpaceAt, matchAt } from './scan'
import { readSigil, type Sigil } from './sigils'
import { respelled } from './spelling'
import type { ParseContext } from './capture.types'

/**
 * The smallest pieces the grammar looks at. `opaque` tokens (quotes, escapes, addresses, parts
 * turned back into words) are seen but never read.
 */
export type Token = {
  readonly kind: 'word' | 'number' | 'punctuation' | 'opaque' | 'sigil'
  readonly text: string
  readonly lower: string
  readonly start: number
  readonly end: number
  /** White space, or the start of the text, comes right before. */
  readonly spaced: boolean
  /** Position of a backslash right before the token. */
  readonly escapedAt: number | null
  readonly sigil: Sigil | null
}

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/uy
const DIGITS = /\d+/y
const ADDRESS = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/uy
const OPENING = '([{,;—“‘«"\'…'

const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['»', '«'],
  ['`', '`'],
  ["'", "'"],
  ['‘', '’'],
])

/**
 * Tokens of one text, about fifteen hundred words, in which dates, durations and recurrences are looked for: what is
 * longer is a document and not a phrase, and its dates are not the task's. Tags and other signs are read to the end;
 * plain words behind it are not even cut out.
 */
export const REACH = 2000

/** Longest text in single quotes (which are apostrophes as well) that counts as quoted, in characters. */
const SINGLE_QUOTE_REACH = 200

/** Cuts a text into tokens in one pass; each character is looked at a bounded number of times. */
export function tokenize(text: string, context: ParseContext, readNotes: boolean): Token[] {
  const tokens: Token[] = []
  const missing: Missing = new Map()
  let at = 0
  let spaced = true
  let escapedAt: number | null = null

  const push = (kind: Token['kind'], end: number, sigil: Sigil | null = null, lower?: string): void => {
    if (tokens.length >= REACH && sigil === null && escapedAt === null) {
      at = end
      spaced = false
      return
    }
    const part = text.slice(at, end)
    tokens.push({
      kind,
      text: part,
      lower: lower ?? part.toLowerCase(),
      start: at,
      end,
      spaced,
      escapedAt,
      sigil,
    })
    at = end
    spaced = false
    escapedAt = null
  }

  while (at < text.length) {
    const char = text.charAt(at)
    if (isSpaceAt(text, at)) {
      at += 1
      spaced = true
      continue
    }
    const startsChunk = spaced || escapedAt !== null || OPENING.includes(text.charAt(at - 1))
    if (startsChunk) {
      if (char === '\\' && escapedAt === null && !isSpaceAt(text, at + 1) && text.charAt(at + 1) !== '\\') {
        escapedAt = at
        at += 1
        continue
      }
      const closing = escapedAt === null ? quotedEnd(text, at, char, missing) : -1
      if (closing > 0) {
        push('opaque', closing)
        continue
      }
      if (readNotes && spaced && char === '/' && text.charAt(at + 1) === '/' && escapedAt === null) {
        const note = text.slice(at + 2).trim()
        if (note !== '' && text.charAt(at + 2) !== '/') {
          push('sigil', text.trimEnd().length, { kind: 'note', text: note })
          break
        }
      }
      const sigil = readSigil(text, at, context)
      if (sigil !== null) {
        push('sigil', sigil.end, sigil.sigil)
        continue
      }
      const address = tokens.length < REACH ? matchAt(ADDRESS, text, at) : -1
      if (address > 0) {
        push('opaque', address)
        continue
      }
    }
    if (tokens.length >= REACH && escapedAt === null) {
      at = skipWords(text, at + 1)
      spaced = false
      continue
    }
    if (char === '@' && startsChunk) {
      push('word', at + 1, null, 'at')
      continue
    }
    const wordEnd = matchAt(WORD, text, at)
    if (wordEnd > 0) {
      push('word', wordEnd, null, wordIn(text, at, wordEnd))
      continue
    }
    const digitsEnd = matchAt(DIGITS, text, at)
    if (digitsEnd > 0) {
      push('number', digitsEnd)
      continue
    }
    const code = text.codePointAt(at) ?? 0
    push('punctuation', at + (code > 0xffff ? 2 : 1))
  }
  return tokens
}

/** The next place, from one on, where a sign or a quotation may begin: a space, or what opens. */
function skipWords(text: string, from: number): number {
  let at = from
  while (at < text.length && !isSpaceAt(text, at) && !OPENING.includes(text.charAt(at - 1))) at += 1
  return at
}

/** A word in lower case, with the apostrophe of the keyboard; names of days as they are spelled. */
function wordIn(text: string, start: number, end: number): string {
  const lower = text.slice(start, end).toLowerCase()
  return respelled(lower.includes('’') ? lower.replaceAll('’', "'") : lower)
}

/** For each closing quote the position before which there is none, so that no stretch is searched twice. */
type Missing = Map<string, number>

/** End of a quotation that opens here, or -1. */
function quotedEnd(text: string, at: number, char: string, missing: Missing): number {
  const closer = QUOTES.get(char)
  if (closer === undefined || isSpaceAt(text, at + 1)) return -1
  const single = closer === "'" || closer === '’'
  const limit = single ? Math.min(text.length, at + SINGLE_QUOTE_REACH) : text.length
  const from = Math.max(single ? at + 2 : at + 1, missing.get(closer) ?? 0)
  if (from >= limit) return -1
  if (!single) {
    const found = text.indexOf(closer, from)
    if (found >= 0) return found + 1
  } else {
    let place = text.indexOf(closer, from)
    for (; place >= 0 && place < limit; place = text.indexOf(closer, place + 1)) {
      if (!isSpaceAt(text, place - 1) && endsName(text, place + 1)) return place + 1
    }
    if (place >= 0) {
      missing.set(closer, place)
      return -1
    }
  }
  missing.set(closer, text.length)
  return -1
}

/** Replaces runs of tokens that spell a dismissed part by opaque ones. */
export function maskDismissed(tokens: readonly Token[], dismissed: readonly (readonly string[])[]): readonly Token[] {
  if (dismissed.length === 0) return tokens
  const byFirst = new Map<string, (readonly string[])[]>()
  for (const words of dismissed) {
    const first = words[0]
    if (first === undefined) continue
    byFirst.set(first, [...(byFirst.get(first) ?? []), words])
  }
  const masked = [...tokens]
  for (let i = 0; i < tokens.length; i += 1) {
    const first = tokens[i]
    if (first === undefined) continue
    for (const words of byFirst.get(first.lower) ?? []) {
      if (!words.every((word, offset) => tokens[i + offset]?.lower === word)) continue
      for (let offset = 0; offset < words.length; offset += 1) {
        const token = tokens[i + offset]
        if (token !== undefined) masked[i + offset] = { ...token, kind: 'opaque', sigil: null }
      }
    }
  }
  return masked
}
