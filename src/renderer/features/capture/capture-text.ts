import type { ParsedNode, ParsedSpan } from '@contract/capture'

/** The longest text that can be captured, in UTF-16 code units; the contract's own number (see the test). */
export const LONGEST_TEXT = 100_000

/** Up to here recognised parts are drawn in place; beyond it drawing them would cost more than a frame. */
export const LONGEST_HIGHLIGHTED = 4_000

const MARKER = /^\s*(?:[-*•‣+–]|\d{1,3}[.)]|\[[ xX]?\]|☐)\s+\S/

/** Whether a text looks written as a list, so that one task a line is the better first guess. */
export function looksLikeList(text: string): boolean {
  let marked = 0
  for (const line of text.split('\n')) if (MARKER.test(line)) marked += 1
  return marked >= 2
}

/** How many tasks a list makes, with those nested below others. */
export function countTasks(nodes: readonly ParsedNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + countTasks(node.children), 0)
}

/** The recognised parts of all lines, in the order of the text. */
export function spansOf(nodes: readonly ParsedNode[]): readonly ParsedSpan[] {
  return nodes.flatMap(({ spans, children }) => [...spans, ...spansOf(children)])
}

export type PreviewNode = {
  /** Place in the list, from 0. */ readonly place: number
  readonly title: string
  readonly facts: readonly string[]
  readonly children: readonly PreviewNode[]
}

/** The first `most` tasks of a tree, in order, with their nesting. */
export function previewTree(nodes: readonly ParsedNode[], most: number): readonly PreviewNode[] {
  let place = 0
  const walk = (list: readonly ParsedNode[]): readonly PreviewNode[] => {
    const shown: PreviewNode[] = []
    for (const node of list) {
      if (place >= most) break
      const here = place
      place += 1
      shown.push({
        place: here,
        title: node.title === '' ? node.raw.trim() : node.title,
        facts: node.spans.map((span) => span.label),
        children: walk(node.children),
      })
    }
    return shown
  }
  return walk(nodes)
}
