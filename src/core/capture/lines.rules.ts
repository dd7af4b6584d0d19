import { type ParseContext, type ParsedNode, parseList } from './language'

const OF_LINE = /^(\d+)>/

/** What was turned back into words in a line (from 0): `2>due|tomorrow` counts in line 2, a bare key in every line. */
export function dismissedIn(line: number, dismissed: readonly string[]): readonly string[] {
  return dismissed.flatMap((key) => {
    const own = OF_LINE.exec(key)
    if (own === null) return [key]
    return Number(own[1]) === line ? [key.slice(own[0].length)] : []
  })
}

/** Line (from 0) of the first words of a text. */
export function headLine(text: string): number {
  return (/^\s*/.exec(text)?.[0] ?? '').split('\n').length - 1
}

/** A list, with its spans as places in the whole text and what was turned back into words where it was. */
export function readList(text: string, context: ParseContext): readonly ParsedNode[] {
  const dismissed = context.dismissed ?? []
  const everywhere = dismissedIn(-1, dismissed)
  const lines = placesOf(text)
  let next = 0
  const placed = (read: ParsedNode): ParsedNode => {
    while (next < lines.length && lines[next]?.raw !== read.raw) next += 1
    const { start, line } = lines[next] ?? { start: 0, line: -1 }
    next += 1
    const own = dismissedIn(line, dismissed)
    const node = own.length === everywhere.length ? read : reread(read, { ...context, dismissed: own })
    const shift = start + markerOf(node)
    return {
      ...node,
      spans: node.spans.map((span) => ({ ...span, start: span.start + shift, end: span.end + shift })),
      children: read.children.map(placed),
    }
  }
  return parseList(text, { ...context, dismissed: everywhere }).map(placed)
}

/** One line once more; the colon that opens what is below it is no word of it. */
function reread(node: ParsedNode, context: ParseContext): ParsedNode {
  const line = node.children.length > 0 ? node.raw.replace(/(?<=.):$/, '') : node.raw
  const [again] = parseList(line, context)
  return again === undefined ? node : { ...again, raw: node.raw }
}

/** Length of what stands before the words of a line: spans are counted from behind it. */
function markerOf({ raw, spans }: ParsedNode): number {
  let at = 0
  while (at < raw.length && !spans.every(({ start, text }) => raw.startsWith(text, at + start))) at += 1
  return at
}

type Place = { readonly raw: string; readonly start: number; readonly line: number }

/** The lines of a text that hold something, as the list reads them, with where they are. */
function placesOf(text: string): readonly Place[] {
  let line = 0
  let at = 0
  return [...text.matchAll(/[^\n\r\u2028\u2029]+/g)].map(({ 0: words, index }) => {
    for (; at < index; at += 1) if (text.charAt(at) === '\n') line += 1
    return { raw: words.trim(), start: index + words.length - words.trimStart().length, line }
  })
}
