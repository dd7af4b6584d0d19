import type { ParsedCapture } from '@contract/capture'
import type { Task, TaskChanges } from '@contract/task'
import type { TagKind } from '@contract/vocabulary'

/** Longest title a task may have, in UTF-16 code units. */
const TITLE_MAX = 500

/**
 * What has to change in a task when its text is read as `now` instead of as `before`: only the fields in which the two
 * readings differ, so that what was changed by hand since stays.
 */
export function corrections(task: Task, before: ParsedCapture, now: ParsedCapture): TaskChanges {
  const differs = (field: (parsed: ParsedCapture) => unknown): boolean =>
    JSON.stringify(field(before)) !== JSON.stringify(field(now))
  return {
    ...(differs(({ title }) => title) && now.title.trim() !== '' ? { title: now.title.slice(0, TITLE_MAX) } : {}),
    ...(differs(({ due }) => due)
      ? { dueDate: now.due?.date ?? null, dueTime: now.due?.time ?? null, dueZone: now.due?.zone ?? null }
      : {}),
    ...(differs(({ start }) => start)
      ? { startDate: now.start?.date ?? null, startTime: now.start?.time ?? null, startZone: now.start?.zone ?? null }
      : {}),
    ...(differs(({ durationMinutes }) => durationMinutes) ? { estimateMinutes: now.durationMinutes } : {}),
    ...(differs(({ priority }) => priority) ? { priority: now.priority } : {}),
    ...(differs(({ energy }) => energy) ? { neededEnergy: now.energy } : {}),
    ...(differs(({ project }) => project?.name) ? { projectId: now.project?.id ?? null } : {}),
    ...(differs(namesOf) ? { tags: tagsAfter(task, before, now) } : {}),
  }
}

/**
 * What has to change in how a task repeats: it no longer does, or by another rule; null when both readings say the same,
 * or when it was stopped since.
 */
export function repetitionAfter(
  task: Pick<Task, 'seriesId' | 'recurrenceRule'>,
  before: ParsedCapture,
  now: ParsedCapture,
): 'end' | { readonly rule: string; readonly fromCompletion: boolean } | null {
  const said = ({ recurrence }: ParsedCapture): string =>
    JSON.stringify([recurrence?.rrule, recurrence?.fromCompletion])
  if (task.seriesId === null || task.recurrenceRule === null || said(before) === said(now)) return null
  if (now.recurrence === null || now.recurrence.rrule === null) return 'end'
  return { rule: now.recurrence.rrule, fromCompletion: now.recurrence.fromCompletion }
}

type Name = { readonly kind: TagKind; readonly name: string }

function namesOf({ tags, contexts, people }: ParsedCapture): readonly Name[] {
  return [
    ...tags.map((name) => ({ kind: 'tag' as const, name })),
    ...contexts.map((name) => ({ kind: 'context' as const, name })),
    ...people.map((name) => ({ kind: 'person' as const, name })),
  ]
}

/** The tags of the task without those that only the earlier reading had, and with those that are new. */
function tagsAfter(task: Task, before: ParsedCapture, now: ParsedCapture): Name[] {
  const idOf = ({ kind, name }: Name): string => `${kind} ${name.toLowerCase()}`
  const earlier = new Set(namesOf(before).map((name) => idOf(name)))
  const present = namesOf(now)
  const kept = task.tags.filter((tag) => !earlier.has(idOf(tag)) || present.some((name) => idOf(name) === idOf(tag)))
  const held = new Set(kept.map((tag) => idOf(tag)))
  return [...kept.map(({ kind, name }) => ({ kind, name })), ...present.filter((name) => !held.has(idOf(name)))]
}
