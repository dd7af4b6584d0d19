import type { Project } from '@contract/project'
import type { Tag } from '@contract/tag'
import type { ProjectColor, TagKind } from '@contract/vocabulary'

/** A sigil with what was typed after it so far, ending at the caret. */
export type Trigger = { readonly sigil: Sigil; readonly query: string; readonly start: number; readonly end: number }

export type Suggestion = {
  readonly id: string
  readonly name: string
  readonly kind: TagKind | 'project'
  readonly color: ProjectColor | null
}

const sigils = ['#', '@', '+', '/', '&'] as const
type Sigil = (typeof sigils)[number]

/** At the start of a word, or it is part of an address, a date or a sum; a project's name may go on behind a space. */
const TRIGGER = /(?:^|[\s(])([#@+/&])((?:[^\s#@+/&][^\n#@+/&]{0,59})?)$/u
const MOST = 6
/** A trigger is a name; there is no need to look further back. */
const REACH = 80

/** What is being completed at the caret, if anything. */
export function findTrigger(text: string, caret: number): Trigger | null {
  // In the middle of a word the rest of it would be left over.
  if (/\S/.test(text.charAt(caret))) return null
  const match = TRIGGER.exec(text.slice(Math.max(0, caret - REACH), caret))
  const sigil = sigils.find((it) => it === match?.[1])
  const query = match?.[2]
  if (sigil === undefined || query === undefined) return null
  if (/\s/.test(query) && sigil !== '+' && sigil !== '/') return null
  return { sigil, query, start: caret - query.length - 1, end: caret }
}

/** Known names that fit, the best first: those that begin so, then those that contain it. */
export function suggest(trigger: Trigger, projects: readonly Project[], tags: readonly Tag[]): readonly Suggestion[] {
  const query = fold(trigger.query)
  const known = candidates(trigger.sigil, projects, tags)
  // Behind a space, what stands there is said; a longer name is offered once more of it is.
  if (query !== query.trimEnd() && known.some(({ name }) => fold(name) === query.trimEnd())) return []
  const found = known
    .map((candidate) => ({ candidate, rank: rank(fold(candidate.name), query) }))
    .filter(({ rank: of }) => of >= 0)
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ candidate }) => candidate)
  // Written to its end already: nothing is left to complete.
  return found.length === 1 && fold(found[0]?.name ?? '') === query ? [] : found
}

/** The text with the chosen name in place of what was typed, and where the caret goes. */
export function complete(
  text: string,
  trigger: Trigger,
  name: string,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(trigger.end)
  const gap = /^\s/.test(after) ? '' : ' '
  const before = `${text.slice(0, trigger.start)}${trigger.sigil}${name}${gap}`
  return { text: before + after, caret: before.length + (gap === '' ? 1 : 0) }
}

function candidates(sigil: Sigil, projects: readonly Project[], tags: readonly Tag[]): readonly Suggestion[] {
  if (sigil === '+' || sigil === '/') {
    return projects.map(({ id, name, color }) => ({ id, name, kind: 'project' as const, color }))
  }
  const kind = sigil === '#' ? 'tag' : sigil === '@' ? 'context' : 'person'
  return tags
    .filter((tag) => tag.kind === kind)
    .toSorted((one, other) => other.openTasks - one.openTasks)
    .map(({ id, name }) => ({ id, name, kind, color: null }))
}

function rank(name: string, query: string): number {
  if (name.startsWith(query)) return 0
  // Several words are only ever the beginning of a name: the rest of a sentence finds none.
  if (/\s/.test(query)) return -1
  // 'home' finds 'My-Home' and 'my home'.
  if (name.split(/[\s_-]/).some((part) => part.startsWith(query))) return 1
  return query.length >= 2 && name.includes(query) ? 2 : -1
}

function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
