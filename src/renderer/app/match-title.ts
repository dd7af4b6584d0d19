/** How well a title answers a query: lower is better, null is not at all. Words may come in any order, begun or inside. */
export function matchTitle(title: string, query: string): number | null {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
  const text = fold(title)
  let score = 0
  for (const word of words) {
    const place = text.search(new RegExp(`(?:^|[^\\p{L}\\p{N}])${escape(word)}`, 'u'))
    if (place === 0) score += 0
    else if (place > 0) score += 1
    else if (word.length >= 3 && text.includes(word)) score += 3
    else return null
  }
  return score
}

/** Worse than any answer by the title alone. */
const BY_OTHER_WORDS = 100

/**
 * Things whose titles answer the query, the best first, and after them those that do with their other words; all of them,
 * in their order, for an empty one.
 */
export function matching<T>(
  things: readonly T[],
  query: string,
  titleOf: (thing: T) => string,
  wordsOf: (thing: T) => string = () => '',
): readonly T[] {
  if (query.trim() === '') return things
  const scoreOf = (thing: T): number | null => {
    const title = titleOf(thing)
    const byTitle = matchTitle(title, query)
    if (byTitle !== null) return byTitle
    const byWords = matchTitle(`${title} ${wordsOf(thing)}`, query)
    return byWords === null ? null : byWords + BY_OTHER_WORDS
  }
  return things
    .map((thing) => ({ thing, score: scoreOf(thing) }))
    .filter((it): it is { readonly thing: T; readonly score: number } => it.score !== null)
    .toSorted((one, other) => one.score - other.score)
    .map(({ thing }) => thing)
}

function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
