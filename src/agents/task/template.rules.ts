import type { Task } from '@contract/task'
import type { TaskTemplate } from '@contract/template'

import { alike, titleWords } from './title-words'

/** What of a task tells which template is for it. */
export type Templated = Pick<Task, 'title' | 'project' | 'tags'>
export type KnownTemplate = Pick<TaskTemplate, 'name' | 'project' | 'tags' | 'steps' | 'estimateMinutes'>

/** By the words of the title; by a tag that both have; or by the project alone, which says little. */
export type TemplateMatch = { readonly template: KnownTemplate; readonly by: 'words' | 'tag' | 'project' }

/**
 * The template that fits a task best. Words of its name in the title count most: two of them, or one where that is half of
 * either, or one beside the same project or tag. Without words in common a tag or a project must be that of one template alone.
 */
export function matchingTemplate(task: Templated, templates: readonly KnownTemplate[]): TemplateMatch | null {
  const words = titleWords(task.title)
  const known = templates.map((template) => {
    const own = titleWords(template.name)
    const shared = [...own].filter((word) => words.has(word)).length
    const tag = template.tags.some(({ id }) => task.tags.some((other) => other.id === id))
    const project = template.project !== null && template.project.id === task.project?.id
    return { template, shared, tag, project, fits: alike(own, words) || (shared > 0 && (tag || project)) }
  })
  const [best] = known
    .filter(({ fits }) => fits)
    .toSorted((a, b) => b.shared - a.shared || Number(b.tag) - Number(a.tag) || Number(b.project) - Number(a.project))
  if (best !== undefined) return { template: best.template, by: 'words' }
  const tagged = known.filter(({ tag }) => tag)
  if (tagged.length === 1 && tagged[0] !== undefined) return { template: tagged[0].template, by: 'tag' }
  const beside = known.filter(({ project }) => project)
  return beside.length === 1 && beside[0] !== undefined ? { template: beside[0].template, by: 'project' } : null
}

/** How long the work of a template takes, where it or each of its steps says so. Minutes. */
export function lengthOfTemplate({ estimateMinutes, steps }: KnownTemplate): number | null {
  if (estimateMinutes !== null) return estimateMinutes
  const known = steps.flatMap((step) => step.estimateMinutes ?? [])
  return known.length < steps.length ? null : known.reduce((sum, minutes) => sum + minutes, 0)
}
