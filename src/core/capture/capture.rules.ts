import type { CapturePlace, ParsedCapture, ParsedNode } from '@contract/capture'

import type { NewRecurrence } from '../task'

/** Longest title a task may have, in UTF-16 code units. */
const TITLE_MAX = 500
const NAME_MAX = 60
/** As many tasks as one capture may become, and as many as one call may change afterwards. */
export const MOST_TASKS = 500

export type CapturedTask = {
  readonly title: string
  readonly notes: string
  readonly priority: ParsedCapture['priority']
  readonly neededEnergy: ParsedCapture['energy']
  readonly estimateMinutes: number | null
  readonly dueDate: string | null
  readonly dueTime: string | null
  readonly dueZone: string | null
  readonly startDate: string | null
  readonly startTime: string | null
  readonly startZone: string | null
  readonly recurrence: NewRecurrence | null
  readonly links: readonly string[]
  readonly project: ParsedCapture['project']
  readonly tags: readonly { readonly kind: 'tag' | 'context' | 'person'; readonly name: string }[]
  readonly children: readonly CapturedTask[]
}

/** Splits a text into the line that is read and the lines that are notes. */
export function headAndBody(text: string): { readonly head: string; readonly body: string } {
  const trimmed = text.replaceAll('\r\n', '\n').trim()
  const end = trimmed.indexOf('\n')
  return end < 0
    ? { head: trimmed, body: '' }
    : { head: trimmed.slice(0, end).trim(), body: trimmed.slice(end + 1).trim() }
}

/** The task that a reading stands for; whatever does not fit into a title is kept in the notes. */
export function toCapturedTask(
  parsed: ParsedCapture,
  raw: string,
  body: string,
  children: readonly ParsedNode[] = [],
): CapturedTask {
  const wanted = showable(parsed.title) || showable(raw) || 'Untitled'
  const title = wanted.length <= TITLE_MAX ? wanted : `${shorten(wanted, TITLE_MAX - 1).trimEnd()}…`
  const notes = [parsed.note, wanted.length > TITLE_MAX ? wanted : null, body].filter(
    (part) => part !== null && part !== '',
  )
  const names = (kind: 'tag' | 'context' | 'person', list: readonly string[]) =>
    list.map((name) => ({ kind, name: shorten(name, NAME_MAX) }))
  return {
    title,
    notes: showableText(notes.join('\n\n')),
    priority: parsed.priority,
    neededEnergy: parsed.energy,
    estimateMinutes:
      parsed.durationMinutes === null ? null : Math.min(100_000, Math.max(1, Math.round(parsed.durationMinutes))),
    dueDate: parsed.due?.date ?? null,
    dueTime: parsed.due?.time ?? null,
    dueZone: parsed.due?.zone ?? null,
    startDate: parsed.start?.date ?? null,
    startTime: parsed.start?.time ?? null,
    startZone: parsed.start?.zone ?? null,
    recurrence: toRecurrence(parsed.recurrence),
    links: parsed.links.filter((link) => URL.canParse(link)).slice(0, 20),
    project: parsed.project,
    tags: [...names('tag', parsed.tags), ...names('context', parsed.contexts), ...names('person', parsed.people)],
    children: children.map((child) => toCapturedTask(child, child.raw, '', child.children)),
  }
}

/** A task with the tag of the place where it was written. */
export function placed(task: CapturedTask, tag: CapturePlace['tag']): CapturedTask {
  const has = task.tags.some(({ kind, name }) => kind === tag?.kind && name.toLowerCase() === tag.name.toLowerCase())
  return tag === undefined || has ? task : { ...task, tags: [...task.tags, tag] }
}

/** Null when the words say that it repeats but not how, as a rule. */
function toRecurrence(parsed: ParsedCapture['recurrence']): NewRecurrence | null {
  if (parsed === null || parsed.rrule === null) return null
  const { text, rrule, dtstart, fromCompletion, exceptions } = parsed
  return { text, rule: rrule, start: dtstart, fromCompletion, exdates: exceptions }
}

/** Control characters but tab and line breaks (Unicode category Cc). */
const unprintable = /(?![\t\n\r])\p{Cc}/gu

/** One line without what cannot be shown. */
function showable(text: string): string {
  return text
    .replaceAll(unprintable, ' ')
    .replaceAll(/[\t\n\r]+/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

function showableText(text: string): string {
  return text.replaceAll(unprintable, '')
}

/** Cuts to a length without cutting a character in two. */
function shorten(text: string, max: number): string {
  if (text.length <= max) return text
  const end = /[\ud800-\udbff]/.test(text.charAt(max - 1)) ? max - 1 : max
  return text.slice(0, end)
}
