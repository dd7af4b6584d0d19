import type { SimilarTask } from '@core/agent'

/** Similar tasks that must agree before anything is said, and the share of them. */
const FEWEST = 2
const SHARE = 0.6
const NAMED = 2

export type Group = { readonly key: string; readonly members: readonly SimilarTask[] }

/** Groups by key, the largest first. */
export function most(
  similar: readonly SimilarTask[],
  keys: (task: SimilarTask) => readonly string[],
): readonly Group[] {
  const groups = new Map<string, SimilarTask[]>()
  for (const task of similar) {
    for (const key of keys(task)) groups.set(key, [...(groups.get(key) ?? []), task])
  }
  return [...groups]
    .map(([key, members]) => ({ key, members }))
    .toSorted((a, b) => b.members.length - a.members.length || (a.key < b.key ? -1 : 1))
}

export function enough(agreeing: number, all: number): boolean {
  return agreeing >= FEWEST && agreeing / all >= SHARE
}

/** Share of similar tasks that agree, with one more that might not have (Laplace's rule of succession). */
export function certainty(agreeing: number, all: number): number {
  return (agreeing + 1) / (all + 2)
}

export function counted(agreeing: number, all: number): string {
  return agreeing === all ? `All ${all} similar tasks are` : `${agreeing} of ${all} similar tasks are`
}

export function examples(members: readonly SimilarTask[]): string {
  const named = members.slice(0, NAMED).map(({ task }) => `“${shortened(task.title)}”`)
  return ` (${named.join(', ')}${members.length > named.length ? ', …' : ''})`
}

function shortened(title: string): string {
  return title.length <= 40 ? title : `${title.slice(0, 39).trimEnd()}…`
}
