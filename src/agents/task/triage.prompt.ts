import * as z from 'zod'

import type { Task } from '@contract/task'
import { taskModes } from '@contract/vocabulary'
import type { KnownNames } from '@core/agent'
import type { DraftOp } from '@core/proposal'

import type { Message } from '../models/model.types'
import { sorted } from './inbox.rules'
import { leadsElsewhere, looksLikeMarkup } from './step-check.rules'
import { oneLine } from './step-words.rules'
import { lessons } from './task-prompts'

/** Thoughts a model is asked about at once: more takes longer than somebody waits. */
export const MOST_THOUGHTS = 8
const MOST_PROJECTS = 30
const MOST_TAGS = 40
const DAY_MS = 86_400_000
const NONE = 'none'

/** What a model may choose among, by short names that nothing in a text can be mistaken for. */
export type Choices = {
  readonly projects: ReadonlyMap<string, { readonly id: string; readonly name: string }>
  readonly tags: ReadonlyMap<string, KnownNames['tags'][number]>
}

export function choicesOf({ projects, tags }: KnownNames): Choices {
  return {
    projects: new Map(projects.slice(0, MOST_PROJECTS).map((project, index) => [`p${index + 1}`, project])),
    tags: new Map(tags.slice(0, MOST_TAGS).map((tag, index) => [`t${index + 1}`, tag])),
  }
}

/** A model selects; the only words of its own are the reason. */
export function triageShape({ projects, tags }: Choices, thoughts: number) {
  return z.object({
    thoughts: z
      .array(
        z.object({
          number: z.int().min(1).max(thoughts).describe('Which thought.'),
          why: z.string().min(1).max(160).describe('The reason, one short sentence.'),
          project: z.enum([NONE, ...projects.keys()]),
          tags: z.array(z.enum([NONE, ...tags.keys()])).max(2),
          priority: z.enum(['none', 'low', 'medium', 'high']),
          minutes: z.int().min(0).max(960).describe('How long it takes; 0 when that cannot be told.'),
          inDays: z.int().min(-1).max(60).describe('In how many days it is due; -1 when nothing tells.'),
          mode: z.enum(taskModes),
        }),
      )
      .max(thoughts),
  })
}

export type Triage = z.infer<ReturnType<typeof triageShape>>

export function triageMessages(
  tasks: readonly Task[],
  { projects, tags }: Choices,
  today: string,
  reasons: readonly string[] = [],
): readonly Message[] {
  const named = (entries: Iterable<readonly [string, { readonly name: string }]>): string =>
    [...entries].map(([code, { name }]) => `${code}: ${oneLine(name, 60)}`).join('\n') || 'There are none.'
  return [
    {
      role: 'system',
      content:
        'You sort the thoughts of a person who is short of attention. For each you choose a project, tags, priority, time, day and how it is ' +
        'best done: do (alone), do_with_me (hard to begin alone), delegate (somebody else can do it) or drop (not worth it). ' +
        'Choose none, 0 or -1 where the words do not tell. Never guess.',
    },
    {
      role: 'user',
      content: [
        `Today is ${today}.`,
        'Projects:',
        { label: 'projects', untrusted: named(projects) },
        'Tags:',
        { label: 'tags', untrusted: named(tags) },
        ...lessons(reasons),
        'Thoughts:',
        {
          label: 'thoughts',
          untrusted: tasks.map(({ title }, index) => `${index + 1}: ${oneLine(title, 200)}`).join('\n'),
        },
      ],
    },
  ]
}

/** What a model chose, as changes: only where the person has decided nothing and rules said nothing. */
export function changesOf(
  { thoughts }: Triage,
  tasks: readonly Task[],
  choices: Choices,
  {
    today,
    declined,
    said,
  }: {
    readonly today: string
    readonly declined: (feature: string) => boolean
    /** Whether rules suggested this field of the task already. */
    readonly said: (taskId: string, field: string) => boolean
  },
): readonly DraftOp[] {
  const seen = new Set<string>()
  return thoughts.flatMap((choice): readonly DraftOp[] => {
    const task = tasks[choice.number - 1]
    if (task === undefined || seen.has(task.id)) return []
    seen.add(task.id)
    const reason = reasonOf(choice.why)
    const update = (field: string, value: unknown, feature: string): DraftOp[] =>
      said(task.id, field) || declined(feature)
        ? []
        : [{ tool: 'task.update', input: { id: task.id, [field]: value }, reason, confidence: 0.5, feature }]
    if (choice.mode === 'drop') {
      return said(task.id, 'status') || declined('drop') || task.dueDate !== null
        ? []
        : [
            {
              tool: 'task.setStatus',
              input: { ids: [task.id], status: 'cancelled' },
              reason,
              confidence: 0.35,
              feature: 'drop',
            },
          ]
    }
    const project = choices.projects.get(choice.project)
    const tags = choice.tags.flatMap((code) => choices.tags.get(code) ?? [])
    const missing = tags.filter(({ name }) => !task.tags.some((tag) => tag.name === name) && !declined(`tag:${name}`))
    const dueDate = new Date(Date.parse(`${today}T00:00:00Z`) + choice.inDays * DAY_MS).toISOString().slice(0, 10)
    return sorted([
      ...(project !== undefined && task.project === null
        ? update('projectId', project.id, `project:${project.name}`)
        : []),
      ...(missing.length > 0 && !said(task.id, 'addTags')
        ? [
            {
              tool: 'task.editMany',
              input: { ids: [task.id], changes: {}, addTags: missing.map(({ kind, name }) => ({ kind, name })) },
              reason,
              confidence: 0.5,
              feature: `tag:${missing[0]?.name ?? ''}`,
            },
          ]
        : []),
      ...(choice.priority !== 'none' && task.priority === 'none'
        ? update('priority', choice.priority, `priority:${choice.priority}`)
        : []),
      ...(choice.minutes > 0 && task.estimateMinutes === null
        ? update('estimateMinutes', Math.max(5, Math.round(choice.minutes / 5) * 5), 'estimate')
        : []),
      ...(choice.inDays >= 0 && task.dueDate === null && task.recurrenceRule === null
        ? update('dueDate', dueDate, 'due')
        : []),
      ...(choice.mode !== 'do' && task.mode === 'do' ? update('mode', choice.mode, `mode:${choice.mode}`) : []),
    ])
  })
}

/** A model's own words may say why, and lead nowhere. */
function reasonOf(why: string): string {
  const words = oneLine(why, 160)
  return words === '' || leadsElsewhere(words) || looksLikeMarkup(words) ? 'Suggested by the model.' : words
}
