import type { Found, FoundTask } from '@contract/context'
import type { Task } from '@contract/task'
import type { ContextReason } from '@contract/vocabulary'

import { pack, type Candidate } from './budget.rules'
import type { ContextGround, Gather, Gathered } from './context.types'
import type { Retriever } from './retriever'

/** Related tasks that are looked for; the budget decides how many are given. */
const RELATED = 12
/** Characters of notes that go along with a task that is not the one in question. */
const NOTES_BESIDE = 240
/** And with the one that is. */
const NOTES_OWN = 4000
const COMMENTS = 5
const COMMENT_LENGTH = 400

type Ground = Pick<ContextGround, 'context' | 'clock'>
type Collected = Omit<Gathered, 'lookId'> & { readonly query: string }

/** Collects what a call may see, marked as data, and writes down what it chose and why. */
export async function gather(ground: Ground, retriever: Retriever, wanted: Gather): Promise<Gathered> {
  const { query, ...collected } = await collect(ground, retriever, wanted)
  const { tokens, basis, items, leftOut } = collected
  const { agent, runId, purpose, budget } = wanted
  const look = { agent, runId, purpose, query, budget, tokens, basis, items: [...items], leftOut: [...leftOut] }
  return { ...collected, lookId: ground.context.looks.record(look) }
}

/** The same without writing anything down: what would be given. */
export async function collect({ context, clock }: Ground, retriever: Retriever, wanted: Gather): Promise<Collected> {
  const { source } = context
  const subject = wanted.taskId === undefined ? null : source.task(wanted.taskId)
  const subjectHidden = subject !== null && source.hidden([subject.id]).has(subject.id)
  const found: Found = subjectHidden
    ? { items: [], basis: retriever.basis() }
    : await related(retriever, subject, wanted)
  const beside = subject === null || subjectHidden ? null : source.neighbours(subject)
  const tasks = [
    ...(beside ? [...(beside.parent ? [beside.parent] : []), ...beside.steps] : []),
    ...found.items.map(({ task }) => task),
  ]
  const hidden = source.hidden(tasks.map(({ id }) => id))
  const candidates: Candidate[] = []
  if (!subjectHidden) {
    for (const item of source.remembered()) {
      candidates.push({
        source: 'memory',
        subjectId: item.id,
        label: item.text,
        text: `- ${oneLine(item.text)}`,
        why: ['stated'],
        heading: 'what the person asked to remember',
      })
    }
    if (subject && wanted.withoutSubject !== true) candidates.unshift(ofSubject(subject))
    if (beside) {
      if (beside.parent) candidates.push(ofTask(beside.parent, 'parent', 'task it is a step of', clock.now()))
      for (const step of wanted.withoutSubject === true ? [] : beside.steps)
        candidates.push(ofTask(step, 'step', 'steps it has', clock.now()))
      for (const { id, body } of beside.comments.slice(-COMMENTS)) {
        candidates.push({
          source: 'comment',
          subjectId: id,
          label: body.slice(0, 80),
          text: `- ${oneLine(body).slice(0, COMMENT_LENGTH)}`,
          why: ['subject'],
          heading: 'comments on it',
        })
      }
      if (beside.project && beside.project.notes.trim() !== '') {
        candidates.push({
          source: 'project',
          subjectId: beside.project.id,
          label: beside.project.name,
          text: `${beside.project.name}: ${oneLine(beside.project.notes).slice(0, NOTES_OWN)}`,
          why: ['project'],
          heading: 'its project',
        })
      }
    }
    for (const { task, why } of found.items) candidates.push(ofFound(task, why, clock.now()))
  }
  const allowed = candidates.filter(({ subjectId }) => !hidden.has(subjectId))
  const packed = pack(allowed, wanted.budget)
  const leftOut = [
    ...candidates.flatMap(({ source: from, subjectId, label, text }) =>
      hidden.has(subjectId)
        ? [{ source: from, subjectId, label, tokens: Math.ceil(text.length / 3), because: 'hidden' as const }]
        : [],
    ),
    ...(subjectHidden && subject
      ? [
          {
            source: 'task' as const,
            subjectId: subject.id,
            label: subject.title,
            tokens: 0,
            because: 'hidden' as const,
          },
        ]
      : []),
    ...packed.leftOut,
  ]
  return {
    query: wanted.query ?? subject?.title ?? '',
    parts: packed.parts,
    items: packed.items,
    leftOut,
    tokens: packed.tokens,
    basis: found.basis,
    subjectHidden,
  }
}

async function related(retriever: Retriever, subject: Task | null, wanted: Gather): Promise<Found> {
  const { query, signal } = wanted
  if (query !== undefined && query.trim() !== '') {
    const found = await retriever.find(query, { state: 'any' }, RELATED + 1, signal)
    return { ...found, items: found.items.filter(({ task }) => task.id !== subject?.id).slice(0, RELATED) }
  }
  return subject === null
    ? { items: [], basis: retriever.basis() }
    : retriever.related(subject, { state: 'any' }, RELATED)
}

function ofSubject(task: Task): Candidate {
  const notes = task.notes.trim() === '' ? '' : `\nNotes: ${task.notes.trim().slice(0, NOTES_OWN)}`
  return {
    source: 'task',
    subjectId: task.id,
    label: task.title,
    text: `${oneLine(task.title)} (${facts(task)})${notes}`,
    why: ['subject'],
    heading: 'the task',
  }
}

function ofFound(task: Task, why: FoundTask['why'], now: number): Candidate {
  return { ...ofTask(task, 'words', 'related tasks', now), why }
}

function ofTask(task: Task, why: ContextReason, heading: string, now: number): Candidate {
  const notes = task.notes.trim() === '' ? '' : `: ${oneLine(task.notes).slice(0, NOTES_BESIDE)}`
  const source = why === 'step' ? 'step' : 'task'
  return {
    source,
    subjectId: task.id,
    label: task.title,
    text: `- ${oneLine(task.title)} (${facts(task)}${age(task, now)})${notes}`,
    why: [why],
    heading,
  }
}

function facts(task: Task): string {
  const tags = task.tags.map(({ kind, name }) => (kind === 'person' ? `with ${name}` : `#${name}`))
  return [
    task.status.replaceAll('_', ' '),
    ...(task.project ? [`project ${task.project.name}`] : []),
    ...tags,
    ...(task.estimateMinutes === null ? [] : [`${task.estimateMinutes} min`]),
    ...(task.dueDate === null ? [] : [`due ${task.dueDate}`]),
  ].join(', ')
}

const DAY_MS = 86_400_000

function age(task: Task, now: number): string {
  if (task.completedAt === null) return ''
  const days = Math.max(0, Math.floor((now - task.completedAt) / DAY_MS))
  return days === 0 ? ', closed today' : `, closed ${days} ${days === 1 ? 'day' : 'days'} ago`
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
