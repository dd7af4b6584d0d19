import type { ParsedSpan } from '@contract/capture'

/** A recognised part that is words in its own line: the line (from 0) and the key, as capture takes it: `2>due|tomorrow`. */
export function dismissalOf(text: string, { start, key }: ParsedSpan): string {
  return `${text.slice(0, start).split('\n').length - 1}>${key}`
}

/** The parts that were not turned back into words. */
export function standing(
  spans: readonly ParsedSpan[],
  text: string,
  dismissed: readonly string[],
): readonly ParsedSpan[] {
  return dismissed.length === 0 ? spans : spans.filter((span) => !dismissed.includes(dismissalOf(text, span)))
}

/** Dismissals after an edit: each goes with its line, and is gone when its words have left it. */
export function carryDismissals(dismissed: readonly string[], before: string, after: string): readonly string[] {
  if (dismissed.length === 0) return dismissed
  const from = before.split('\n')
  const to = after.split('\n')
  let above = 0
  while (above < from.length && from[above] === to[above]) above += 1
  let below = 0
  while (below < Math.min(from.length, to.length) - above && from.at(-1 - below) === to.at(-1 - below)) below += 1
  return dismissed.flatMap((entry) => {
    const line = Number.parseInt(entry, 10)
    const key = entry.slice(entry.indexOf('>') + 1)
    const found =
      line < above
        ? line
        : line >= from.length - below
          ? line + to.length - from.length
          : to.findIndex((words, at) => at >= above && at < to.length - below && holds(words, key))
    return found < 0 ? [] : [`${found}>${key}`]
  })
}

/** A part may have stood in pieces, so each of its words is looked for. */
function holds(line: string, key: string): boolean {
  return key
    .slice(key.indexOf('|') + 1)
    .split(' ')
    .every((word) => line.includes(word))
}
