import type { ParseContext, ParsedNode } from './capture.types'
import { parseCapture } from './parse-capture'

/** Columns that a tab counts for. */
const TAB = 4

type Line = {
  readonly raw: string
  readonly text: string
  readonly indent: number
  readonly bulleted: boolean
  readonly heading: number
}

type Mutable = { line: Line; children: Mutable[] }

const BULLET = /^(?:(?:[-*•‣◦▪–—+]|\d{1,3}[.)]|☐|☑|✓|✔|✅)(?:\s+|$)|[a-zA-Z][.)]\s+)/u
const CHECKBOX = /^\[[ xX]?\](?:\s+|$)/
const HEADING = /^(#{1,6})\s+/

/** Reads several lines, or a pasted list with bullets and indentation, as tasks with nesting. */
export function parseList(text: string, context: ParseContext): readonly ParsedNode[] {
  const lines = linesOf(text)
  const roots: Mutable[] = []
  const open: Mutable[] = []
  for (const line of lines) {
    while (open.length > 0 && !contains(open.at(-1)?.line, line)) open.pop()
    const node: Mutable = { line, children: [] }
    const parent = open.at(-1)
    ;(parent === undefined ? roots : parent.children).push(node)
    open.push(node)
  }
  return finish(roots, context)
}

/** As many tasks as a text makes when each of its lines is one; empty bullets are none. */
export function countLines(text: string): number {
  return linesOf(text).length
}

function linesOf(text: string): readonly Line[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(readLine)
    .filter((line) => line.text !== '')
}

function readLine(raw: string): Line {
  let indent = 0
  let at = 0
  for (; at < raw.length; at += 1) {
    const char = raw.charAt(at)
    if (char === '\t') indent += TAB - (indent % TAB)
    else if (/\s/.test(char)) indent += 1
    else break
  }
  let text = raw.slice(at).trimEnd()
  const heading = HEADING.exec(text)
  if (heading !== null) {
    return {
      raw: raw.trim(),
      text: text.slice(heading[0].length).trim(),
      indent,
      bulleted: false,
      heading: heading[1]?.length ?? 1,
    }
  }
  const bullet = BULLET.exec(text)
  if (bullet !== null) text = text.slice(bullet[0].length)
  const box = CHECKBOX.exec(text)
  if (box !== null) text = text.slice(box[0].length)
  return { raw: raw.trim(), text: text.trim(), indent, bulleted: bullet !== null || box !== null, heading: 0 }
}

/** A line belongs to one above it that is less indented or a heading, and a bullet to the plain line above it. */
function contains(above: Line | undefined, line: Line): boolean {
  if (above === undefined) return false
  if (above.heading > 0) return line.heading === 0 || line.heading > above.heading
  if (line.heading > 0) return false
  if (line.indent > above.indent) return true
  return !above.bulleted && line.bulleted && line.indent === above.indent
}

/** Parses bottom-up without recursion, so that a deep paste cannot exhaust the stack. */
function finish(roots: readonly Mutable[], context: ParseContext): readonly ParsedNode[] {
  const done = new Map<Mutable, ParsedNode>()
  const stack: { node: Mutable; ready: boolean }[] = roots.map((node) => ({ node, ready: false })).toReversed()
  while (stack.length > 0) {
    const top = stack.pop()
    if (top === undefined) break
    if (!top.ready) {
      stack.push({ node: top.node, ready: true })
      for (const child of top.node.children.toReversed()) stack.push({ node: child, ready: false })
      continue
    }
    const { line, children } = top.node
    const text = children.length > 0 && line.text.length > 1 ? line.text.replace(/:$/, '') : line.text
    const nested = children.map((child) => done.get(child)).filter((child) => child !== undefined)
    done.set(top.node, { ...parseCapture(text, context), raw: line.raw, children: nested })
  }
  return roots.map((root) => done.get(root)).filter((root) => root !== undefined)
}
