/** Words that say nothing about what a task is, in the languages that captures are written in most. */
const empty = new Set(
  (
    'the and for with from into about this that then when next todo new old get make find check have has are was will can ' +
    'not all any some our your their his her its out off over under after before again more most ' +
    'der die das und für mit von aus ein eine einen dem den des ist noch neu alle ' +
    'les des une pour avec dans sur aux est pas plus'
  ).split(' '),
)

/** The words of a title that tell what it is about: lower case, without accents, three letters or more. */
export function titleWords(title: string): ReadonlySet<string> {
  const plain = title.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  return new Set((plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= 3 && !empty.has(word)))
}

/** Whether two titles are about the like: two words in common, or half of the shorter one. */
export function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared >= 2 || (shared === 1 && Math.min(a.size, b.size) <= 2)
}
