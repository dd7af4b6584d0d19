import type { RowChange } from '@contract/activity'
import { energyLevels, focusTechniques, priorities, taskStatuses } from '@contract/vocabulary'
import { keyboard } from '@renderer/app/keyboard'
import { currentFormatter, formatDuration, type MessageKey, t, translate } from '@renderer/i18n/index'
import { energyWord, keyText, priorityWord } from '@renderer/ui/index'

import { activity } from '@renderer/i18n/en/activity'

type Value = string | number | null

/** Names of things by id, as far as they are known here. */
export type Names = (kind: 'task' | 'project' | 'tag', id: string) => string | undefined

/** One field of a row in words; null stands for nothing. */
export type FieldChange = {
  readonly column: string
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

export type ChangeInWords = {
  /** What kind of thing it is and which: 'Task “Write report”'. */
  readonly title: string
  readonly what: 'created' | 'deleted' | 'restored' | 'changed'
  readonly fields: readonly FieldChange[]
}

/** Bookkeeping that means nothing to a person, or is told otherwise. */
const HIDDEN = new Set([
  'id',
  'row_key',
  'rank',
  'created_at',
  'updated_at',
  'deleted_at',
  'reading',
  'time_zone',
  'locale',
  'local_date',
  'capture_id',
  'session_id',
  'subject_id',
  'started_monotonic',
  'ended_monotonic',
  'elapsed_notified_at',
  'ordinal',
  'round_minutes',
  'preset_id',
  'corrects_id',
])

/** Of a new row, what is as it always is at first says nothing. */
const INITIAL: Readonly<Record<string, Value>> = {
  priority: 0,
  mode: 'do',
  task_completed: 0,
  links: '[]',
  pinned: 0,
  state: 'focusing',
  source: 'timer',
}

/** That a suggestion was answered is what the entry itself says; its rows are for the proxies' page. */
const ANSWERS: ReadonlySet<RowChange['entity']> = new Set(['proposals', 'proposal_ops'])

const INSTANTS = new Set([
  'at',
  'started_at',
  'ended_at',
  'completed_at',
  'archived_at',
  'snoozed_until',
  'starts_at',
  'ends_at',
  'read_at',
  'back_at',
])
const DAYS = new Set(['due_date', 'start_date', 'starts_on', 'ends_on'])
const CLOCKS = new Set(['due_time', 'start_time'])
const MINUTES = new Set([
  'estimate_minutes',
  'planned_minutes',
  'break_minutes',
  'focus_minutes',
  'long_break_minutes',
  'minutes',
])
const FLAGS = new Set(['task_completed', 'pinned', 'all_day', 'busy'])
const REFERENCES: Readonly<Record<string, 'task' | 'project' | 'tag'>> = {
  task_id: 'task',
  parent_id: 'task',
  from_task_id: 'task',
  to_task_id: 'task',
  project_id: 'project',
  tag_id: 'tag',
}

/** A changed row in words: what it is, what happened to it, and each field from what to what. */
export function describeChange(change: RowChange, names: Names, now: number): ChangeInWords {
  if (change.entity === 'settings' && change.rowId === 'keys')
    return { title: titleOf(change, names), what: whatHappened(change), fields: keyFields(change) }
  const before = change.before ?? {}
  const columns = Object.keys(change.after).filter((column) => !HIDDEN.has(column))
  const fields = columns
    .filter((column) => change.op === 'update' || !isInitial(column, change.after[column] ?? null))
    .map((column) => ({
      column,
      name: fieldName(change, column),
      before: change.op === 'insert' ? null : valueText(column, before[column] ?? null, names, now),
      after: valueText(column, change.after[column] ?? null, names, now),
    }))
  return { title: titleOf(change, names), what: whatHappened(change), fields }
}

/** Whether a person would call it a change, rather than only a time stamp that came along. */
export function isTelling(change: RowChange): boolean {
  if (ANSWERS.has(change.entity)) return false
  return (
    change.op === 'insert' ||
    'deleted_at' in change.after ||
    Object.keys(change.after).some((column) => !HIDDEN.has(column))
  )
}

/** The ids that a batch speaks of, so that their names can be asked for. */
export function referencedTasks(changes: readonly RowChange[]): readonly string[] {
  const ids = new Set<string>()
  for (const change of changes) {
    if (change.entity === 'tasks') ids.add(change.rowId)
    for (const row of [change.before, change.after]) {
      for (const [column, value] of Object.entries(row ?? {})) {
        if (REFERENCES[column] === 'task' && typeof value === 'string') ids.add(value)
      }
    }
  }
  return [...ids]
}

function whatHappened(change: RowChange): ChangeInWords['what'] {
  if (change.op === 'insert') return 'created'
  if (!('deleted_at' in change.after)) return 'changed'
  return change.after['deleted_at'] === null ? 'restored' : 'deleted'
}

function titleOf(change: RowChange, names: Names): string {
  const kind = t(`activity.entity.${change.entity}`)
  const name = nameOf(change, names)
  return name === undefined ? kind : `${kind} “${name}”`
}

function nameOf(change: RowChange, names: Names): string | undefined {
  if (change.entity === 'settings') return settingName(change.rowId)
  const own = change.after['title'] ?? change.after['name'] ?? change.before?.['title'] ?? change.before?.['name']
  if (typeof own === 'string' && own !== '') return own
  if (change.entity === 'tasks') return names('task', change.rowId)
  if (change.entity === 'projects') return names('project', change.rowId)
  return change.entity === 'tags' ? names('tag', change.rowId) : undefined
}

function fieldName(change: RowChange, column: string): string {
  if (change.entity === 'settings' && column === 'value') return settingName(change.rowId)
  if (change.entity === 'task_templates' && column === 'body') return t('activity.column.steps')
  return column in activity.column ? translate(`activity.column.${column}` as MessageKey) : column.replaceAll('_', ' ')
}

/** Each command whose keys differ; what is not kept there has the keys it always had. */
function keyFields(change: RowChange): readonly FieldChange[] {
  const [before, after] = [keysIn(change.before?.['value']), keysIn(change.after['value'])]
  const commands = new Map(keyboard.entries().map(({ id, title }) => [id, translate(title)]))
  const words = (keys: string | undefined): string =>
    keys === undefined ? t('activity.usualKeys') : keys === '' ? t('activity.noKeys') : keyText(keys)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((id) => before[id] !== after[id])
    .map((id) => ({
      column: id,
      name: commands.get(id) ?? id,
      before: words(before[id]),
      after: words(after[id]),
    }))
}

function keysIn(value: Value | undefined): Readonly<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(typeof value === 'string' ? value : '{}')
    return typeof parsed === 'object' && parsed !== null ? (parsed as Readonly<Record<string, string>>) : {}
  } catch {
    return {}
  }
}

function settingName(id: string): string {
  return id in activity.setting ? translate(`activity.setting.${id}` as MessageKey) : id
}

function isInitial(column: string, value: Value): boolean {
  return value === null || value === '' || INITIAL[column] === value
}

function valueText(column: string, value: Value, names: Names, now: number): string | null {
  if (value === null || value === '') return null
  const format = currentFormatter()
  const reference = REFERENCES[column]
  if (reference !== undefined) return names(reference, String(value)) ?? t('activity.unknownThing')
  if (typeof value === 'number') {
    if (INSTANTS.has(column)) return format.dateTime(value, now)
    if (MINUTES.has(column)) return formatDuration(value)
    if (FLAGS.has(column)) return value === 0 ? t('activity.no') : t('activity.yes')
    if (column === 'priority') return priorityText(value)
    if (column === 'level') return levelText(value)
    return format.number(value, 2)
  }
  if (DAYS.has(column)) return format.day(value, now)
  if (CLOCKS.has(column)) return format.clock(value)
  if (column === 'links' || column === 'value' || column === 'query' || column === 'body') return jsonText(value)
  if (column === 'status') {
    const status = taskStatuses.find((it) => it === value)
    if (status !== undefined) return t(`common.status.${status}`)
  }
  if (column === 'technique') {
    const technique = focusTechniques.find((it) => it === value)
    if (technique !== undefined) return t(`focus.technique.${technique}`)
  }
  const isWord =
    column === 'state' || column === 'mode' || column === 'kind' || column === 'type' || column === 'needed_energy'
  return isWord && value in activity.word ? translate(`activity.word.${value}` as MessageKey) : value
}

function priorityText(value: number): string {
  const priority = priorities[value]
  return priority === undefined ? String(value) : priorityWord(priority)
}

function levelText(value: number): string {
  const level = energyLevels.find((it) => it === value)
  return level === undefined ? String(value) : t('energy.levelWord', { level, word: energyWord(level) })
}

/** Stored JSON as plain text: a list with commas, a word without quotes, the rest as it is. */
function jsonText(value: string): string | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(value)
  } catch {
    return value
  }
  if (Array.isArray(parsed)) return parsed.length === 0 ? null : parsed.map(partText).join(', ')
  if (typeof parsed === 'boolean') return parsed ? t('activity.yes') : t('activity.no')
  if (typeof parsed === 'object' && parsed !== null) {
    // Of a template its steps are what a person knows it by.
    if ('steps' in parsed && Array.isArray(parsed.steps))
      return parsed.steps.map((step: { readonly title?: unknown }) => String(step.title)).join(', ')
    const entries = Object.entries(parsed)
    return entries.length === 0 ? null : entries.map(([key, entry]) => `${key}: ${partText(entry)}`).join(', ')
  }
  if (typeof parsed === 'string' || typeof parsed === 'number') return parsed === '' ? null : String(parsed)
  return null
}

/** A span of working hours is told by its ends; a day off is nothing. */
function partText(part: unknown): string {
  if (part === null) return t('activity.nothing')
  return typeof part === 'object' ? Object.values(part).map(String).join('–') : `${part as string | number | boolean}`
}
