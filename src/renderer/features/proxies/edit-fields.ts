import type { ProposalOp } from '@contract/proposal'
import { priorities, taskModes, taskStatuses, type TagKind } from '@contract/vocabulary'

type Input = ProposalOp['input']

/** What a field of an input is edited with. */
export type FieldKind =
  | 'line'
  | 'prose'
  | 'date'
  | 'time'
  | 'minutes'
  | 'priority'
  | 'project'
  | 'status'
  | 'mode'
  | 'tags'

export type EditField = { readonly key: string; readonly kind: FieldKind; readonly value: string }

const kinds: Readonly<Record<string, FieldKind>> = {
  title: 'line',
  name: 'line',
  notes: 'prose',
  body: 'prose',
  dueDate: 'date',
  startDate: 'date',
  dueTime: 'time',
  startTime: 'time',
  estimateMinutes: 'minutes',
  priority: 'priority',
  projectId: 'project',
  status: 'status',
  mode: 'mode',
  tags: 'tags',
  addTags: 'tags',
}

/** The fields of an input that a person can edit, as text; those of `changes` (several tasks at once) among them. */
export function editFields(input: Input): readonly EditField[] {
  return Object.entries(flat(input)).flatMap(([key, value]): EditField[] => {
    const kind = kinds[key]
    // Beside other fields a status only says that the thought is sorted by them.
    const follows = key === 'status' && 'id' in input
    return kind === undefined || follows ? [] : [{ key, kind, value: toText(kind, value) }]
  })
}

export function isEditable(op: Pick<ProposalOp, 'input'>): boolean {
  return editFields(op.input).length > 0
}

/** The input with what was typed in place of what was there; what cannot be read is left for the core to refuse. */
export function withFields(input: Input, fields: readonly EditField[]): Input {
  const changes = input['changes']
  const inner = isObject(changes) ? { ...changes } : null
  const outer: Record<string, unknown> = { ...input }
  for (const { key, kind, value } of fields) {
    const typed = fromText(kind, value)
    if (inner !== null && key in inner) inner[key] = typed
    else outer[key] = typed
  }
  return inner === null ? outer : { ...outer, changes: inner }
}

export const priorityChoices = priorities
export const statusChoices = taskStatuses
export const modeChoices = taskModes

function flat(input: Input): Readonly<Record<string, unknown>> {
  const changes = input['changes']
  return isObject(changes) ? { ...input, ...changes } : input
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const sigils: Readonly<Record<string, string>> = { context: '@', person: '~' }

function toText(kind: FieldKind, value: unknown): string {
  if (kind === 'tags') {
    const tags = Array.isArray(value) ? value.filter(isObject) : []
    return tags.map(({ kind: of, name }) => `${sigils[String(of)] ?? ''}${String(name)}`).join(', ')
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function fromText(kind: FieldKind, text: string): unknown {
  const typed = text.trim()
  switch (kind) {
    case 'tags':
      return typed
        .split(/[\s,]+/)
        .filter((part) => part !== '')
        .map((part) => {
          const of: TagKind = part.startsWith('@') ? 'context' : part.startsWith('~') ? 'person' : 'tag'
          return { kind: of, name: part.replace(/^[#@~]/, '') }
        })
    case 'minutes':
      return typed === '' ? null : Number(typed)
    case 'date':
    case 'time':
    case 'project':
      return typed === '' ? null : typed
    case 'line':
    case 'prose':
    case 'priority':
    case 'status':
    case 'mode':
      return text
  }
}
