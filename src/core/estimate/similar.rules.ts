/** A finished task that others can be compared with. */
export type Precedent = {
  readonly taskId: string
  readonly title: string
  readonly words: ReadonlySet<string>
  readonly projectId: string | null
  readonly tagIds: readonly string[]
  readonly estimate: number | null
  readonly minutes: number
  readonly at: number
}

export type Compared = Pick<Precedent, 'taskId' | 'title' | 'words' | 'projectId' | 'tagIds' | 'estimate'>

/** Fewer than these are no pattern, more are a list to read. */
const FEWEST = 3
const MOST = 5
/** Likeness below which two tasks have nothing to do with each other. */
const THRESHOLD = 1

/** Words of a title that tell what it is about: letters and digits, three or more, lower case. */
export function wordsOf(title: string): ReadonlySet<string> {
  return new Set(title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu))
}

/** What turns of the same task have in common: the series they belong to; without one, the title without its case, spaces and numbers. */
export function seriesOf({ seriesId, title }: { readonly seriesId: string | null; readonly title: string }): string {
  return seriesId ?? title.toLowerCase().replaceAll(/\d+/g, '#').replaceAll(/\s+/g, ' ').trim()
}

/** How alike two tasks are: title above all, then tags, project, and the size guessed. */
export function likeness(a: Compared, b: Compared): number {
  const common = [...a.words].filter((word) => b.words.has(word)).length
  const union = a.words.size + b.words.size - common
  const title = union === 0 ? 0 : (4 * common) / union
  const tags = a.tagIds.some((tag) => b.tagIds.includes(tag)) ? 1 : 0
  const project = a.projectId !== null && a.projectId === b.projectId ? 1 : 0
  const about = title + tags + project
  if (about === 0 || a.estimate === null || b.estimate === null) return about
  return about + Math.exp(-Math.abs(Math.log(a.estimate / b.estimate))) / 2
}

/** The three to five finished tasks most like one, most alike first; none when there are not three. */
export function mostSimilar(task: Compared, precedents: readonly Precedent[]): readonly Precedent[] {
  const found = precedents
    .filter(({ taskId }) => taskId !== task.taskId)
    .map((precedent) => ({ precedent, score: likeness(task, precedent) }))
    .filter(({ score }) => score >= THRESHOLD)
    .toSorted((a, b) => b.score - a.score || b.precedent.at - a.precedent.at)
    .slice(0, MOST)
    .map(({ precedent }) => precedent)
  return found.length >= FEWEST ? found : []
}
