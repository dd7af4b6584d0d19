import { isSpaceAt } from './scan'

/** A half-open range of characters. */
export type Range = { readonly start: number; readonly end: number }

/** What remains of a text, with the place in the text that each character came from (-1: an added space). */
export type Remainder = { readonly text: string; readonly origin: readonly number[] }

const JOINS_LEFT = ',.;:!?)]}…'
const SEPARATORS = ',;:–—-|'

/** At the very end, the full stop that closed the part goes with it. */
const CLOSING = '.'

/**
 * Takes ranges (sorted, apart) out of a text, closes the gaps and leaves no stray comma, dash or
 * pair of empty brackets where a part was.
 */
export function takeOut(text: string, removed: readonly Range[]): Remainder {
  const kept: number[] = []
  let cursor = 0
  for (const range of removed) {
    keep(text, kept, cursor, range.start)
    closeGap(text, kept, range.end)
    cursor = range.end
    const last = kept.at(-1)
    const opened = last !== undefined && last >= 0 ? '([{'.indexOf(text.charAt(last)) : -1
    if (opened >= 0 && text.charAt(cursor) === ')]}'.charAt(opened)) {
      kept.pop()
      cursor += 1
      if (kept.at(-1) !== -1 && kept.length > 0) kept.push(-1)
    }
    if (kept[0] === undefined || kept[0] === -1) {
      while (cursor < text.length && (isSpaceAt(text, cursor) || leads(text, cursor))) cursor += 1
      kept.length = 0
    }
  }
  keep(text, kept, cursor, text.length)
  if (removed.length > 0) trimSeparators(text, kept, removed.at(-1)?.end ?? 0)
  while (kept.at(-1) === -1) kept.pop()
  while (kept[0] === -1) kept.shift()
  return { text: textOf(text, kept), origin: kept }
}

/** The characters that were kept, run by run. */
function textOf(text: string, kept: readonly number[]): string {
  let out = ''
  for (let from = 0; from < kept.length;) {
    const begin = kept[from] ?? -1
    let to = from + 1
    if (begin >= 0) while (to < kept.length && kept[to] === begin + to - from) to += 1
    out += begin < 0 ? ' ' : text.slice(begin, begin + to - from)
    from = to
  }
  return out
}

/** A comma or dash at the very front that only set the removed part apart. */
function leads(text: string, at: number): boolean {
  const char = text.charAt(at)
  if (!SEPARATORS.includes(char)) return false
  return char !== '-' || isSpaceAt(text, at + 1)
}

function keep(text: string, kept: number[], start: number, end: number): void {
  for (let at = start; at < end; at += 1) {
    if (!isSpaceAt(text, at)) kept.push(at)
    else if (kept.length > 0 && kept.at(-1) !== -1) kept.push(-1)
  }
}

/** No space before a mark that belongs to the word on its left; one comma where there were two. */
function closeGap(text: string, kept: number[], next: number): void {
  const char = text.charAt(next)
  if (char === '' || !JOINS_LEFT.includes(char)) return
  if (!isSpaceAt(text, next + 1) && !JOINS_LEFT.includes(text.charAt(next + 1))) return
  while (kept.at(-1) === -1) kept.pop()
  const last = kept.at(-1)
  if (last === undefined || last < 0) return
  if (SEPARATORS.includes(text.charAt(last)) && text.charAt(last) !== '-') kept.pop()
}

function trimSeparators(text: string, kept: number[], removedEnd: number): void {
  const left = text.slice(removedEnd).trim()
  if (left === CLOSING) kept.pop()
  else if (!onlySeparators(left)) return
  for (;;) {
    const last = kept.at(-1)
    if (last === undefined) return
    const char = last < 0 ? ' ' : text.charAt(last)
    if (last >= 0 && !SEPARATORS.includes(char)) return
    // "C-" keeps its hyphen, " - " goes.
    if (char === '-' && kept.at(-2) !== -1) return
    kept.pop()
  }
}

function onlySeparators(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!SEPARATORS.includes(text.charAt(at))) return false
  return true
}
