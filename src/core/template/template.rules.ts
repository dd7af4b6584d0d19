import type { Task } from '@contract/task'
import { TEMPLATE_NAME_MAX, TEMPLATE_STEPS_MAX, type TemplateStep } from '@contract/template'

/** The steps of a task as a template keeps them: in their order, done ones too, without those given up. */
export function stepsToKeep(
  steps: readonly Pick<Task, 'title' | 'estimateMinutes' | 'status'>[],
): readonly TemplateStep[] {
  return steps
    .filter(({ status }) => status !== 'cancelled')
    .slice(0, TEMPLATE_STEPS_MAX)
    .map(({ title, estimateMinutes }) => ({ title, estimateMinutes }))
}

/** A title as a name: cut at the end of a word where it is too long. */
export function nameFrom(title: string): string {
  if (title.length <= TEMPLATE_NAME_MAX) return title
  const cut = title.slice(0, TEMPLATE_NAME_MAX - 1).replace(/\s+\S*$/u, '')
  // Half of a surrogate pair cannot be stored.
  return `${cut
    .toWellFormed()
    .replace(/\uFFFD$/u, '')
    .trimEnd()}…`
}

/** Steps of a template that a task does not have yet; letter case does not count. A step given up may come again. */
export function missingSteps(
  wanted: readonly TemplateStep[],
  there: readonly Pick<Task, 'title' | 'status'>[],
): readonly TemplateStep[] {
  const key = (title: string): string => title.normalize('NFKC').trim().toLowerCase()
  const known = new Set(there.filter(({ status }) => status !== 'cancelled').map(({ title }) => key(title)))
  return wanted.filter(({ title }) => !known.has(key(title)))
}
