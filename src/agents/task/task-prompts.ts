import * as z from 'zod'

import type { Task } from '@contract/task'
import { FIRST_STEP_MINUTES } from '@contract/task-proxy'

import type { Message, Part } from '../models/model.types'
import type { Precedent } from './break-down.rules'
import { oneLine } from './step-words.rules'

/** Of notes, so much is shown to a model, in characters. */
const NOTES_MAX = 3000
const TITLE_MAX = 300

/** Minutes are told to the model in words, and put right afterwards: no grammar holds a sum. */
export const stepsShape = z.object({
  steps: z
    .array(
      z.object({
        title: z.string().min(1).max(120).describe('What to do, beginning with a verb.'),
        minutes: z.int().min(1).max(1440),
      }),
    )
    .min(2)
    .max(16),
})

export const beginningsShape = z.object({
  ideas: z
    .array(z.object({ title: z.string().min(1).max(120), minutes: z.int().min(1).max(FIRST_STEP_MINUTES) }))
    .min(1)
    .max(3),
})

type Subject = {
  readonly task: Pick<Task, 'title' | 'notes'>
  readonly steps: readonly Pick<Task, 'title'>[]
  readonly precedents: readonly Precedent[]
}

const MANNERS =
  'You help a person who is easily distracted and often does not know where to begin. Each step is one visible action, ' +
  'begins with a verb, has at most twelve words, and is in the language of the title. No advice, no explanation, no links.'

export function breakDownMessages(
  subject: Subject,
  { minutes, count }: { readonly minutes: number; readonly count: number },
  context: readonly Part[],
  reasons: readonly string[] = [],
): readonly Message[] {
  return [
    { role: 'system', content: `${MANNERS} Break the task down into steps in the order in which they are done.` },
    {
      role: 'user',
      content: [
        ...described(subject),
        ...background(context),
        ...lessons(reasons),
        `Write about ${count} steps that take ${minutes} minutes together. The first takes at most ${FIRST_STEP_MINUTES} minutes and needs no decision.`,
        'Leave out steps that are there already.',
      ],
    },
  ]
}

export function beginningMessages(
  subject: Subject,
  context: readonly Part[],
  reasons: readonly string[] = [],
): readonly Message[] {
  return [
    {
      role: 'system',
      content: `${MANNERS} The person is stuck. Find the smallest physical action that begins the task.`,
    },
    {
      role: 'user',
      content: [
        ...described(subject),
        ...background(context),
        ...lessons(reasons),
        `Write one to three ways to begin, the easiest first. Each takes at most ${FIRST_STEP_MINUTES} minutes.`,
      ],
    },
  ]
}

function described({ task, steps, precedents }: Subject): readonly Part[] {
  const [precedent] = precedents
  return [
    'The task:',
    { label: 'title', untrusted: oneLine(task.title, TITLE_MAX) },
    ...(task.notes.trim() === '' ? [] : ['Its notes:', { label: 'notes', untrusted: task.notes.slice(0, NOTES_MAX) }]),
    ...(steps.length === 0
      ? []
      : ['Its steps so far:', { label: 'steps', untrusted: listed(steps.map(({ title }) => title)) }]),
    ...(precedent === undefined
      ? []
      : [
          'The person did something like it in these steps:',
          { label: 'steps of before', untrusted: listed(precedent.steps.map(({ title }) => title)) },
        ]),
  ]
}

/** What the Context proxy gathered. */
function background(context: readonly Part[]): readonly Part[] {
  return context.length === 0 ? [] : ['What else there is to know, where it helps:', ...context]
}

/** Why the person declined such suggestions; their words, and data all the same. */
export function lessons(reasons: readonly string[]): readonly Part[] {
  return reasons.length === 0
    ? []
    : [
        'The person declined such suggestions before, because:',
        { label: 'declined because', untrusted: listed(reasons) },
      ]
}

function listed(titles: readonly string[]): string {
  return titles
    .slice(0, 20)
    .map((title) => `- ${oneLine(title)}`)
    .join('\n')
}
