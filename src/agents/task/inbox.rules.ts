import type { DraftOp } from '@core/proposal'
import type { Task } from '@contract/task'
import type { AgentReads, SimilarTask } from '@core/agent'

import { certainty, counted, enough, examples, most } from './agreement.rules'
import { alike, titleWords } from './title-words'
import { dayOf, dropOf, forecastOf, modeOf, priorityOf } from './triage.rules'

/** Finished similar tasks whose time is known, before a time is suggested. */
const FEWEST_TIMED = 3
/** Declined this often, a kind of suggestion is not made any more. */
export const DECLINED_ENOUGH = 2
const MOST_TAGS = 2
/** A name may stand in a thought by chance: Home, Work. */
const NAMED_CONFIDENCE = 0.6

/** What is known when a thought is looked at. */
export type InboxScene = {
  readonly today: string
  readonly now: number
  /** Names of people. */
  readonly people: readonly string[]
  readonly projects: readonly { readonly id: string; readonly name: string }[]
  readonly forecast: NonNullable<ReturnType<ReturnType<AgentReads['forecasts']>['get']>> | null
  /** How often a kind of suggestion was declined. */
  readonly declined: (feature: string) => number
}

/**
 * What a thought in the inbox probably is and how it is best done, by the person's own similar tasks and its own words: each
 * with its reason. Without history that is little, and nothing is made up.
 */
export function suggestForInbox(
  task: Task,
  candidates: readonly SimilarTask[],
  { today, now, people, projects, forecast, declined }: InboxScene,
): readonly DraftOp[] {
  const words = titleWords(task.title)
  const similar = candidates.filter((other) => other.task.id !== task.id && alike(words, titleWords(other.task.title)))
  const wanted = (op: DraftOp | null): op is DraftOp => op !== null && declined(op.feature ?? '') < DECLINED_ENOUGH
  // What may go needs no place.
  const drop = dropOf(task, similar, now)
  if (wanted(drop)) return [drop]
  const ops = [
    project(task, similar) ?? projectNamed(task, words, projects),
    ...tags(task, similar),
    priorityOf(task, similar),
    time(task, similar) ?? forecastOf(task, forecast),
    dayOf(task, similar, today),
    modeOf(task, similar, people, forecast),
  ].filter(wanted)
  return sorted(ops)
}

/** A project, or else a day, is what sorts a thought: in the same change it leaves the inbox, as when a person gives it one. */
export function sorted(ops: readonly DraftOp[]): readonly DraftOp[] {
  const sorts = (field: string) => ops.find(({ input }) => isObject(input) && field in input)
  const sorting = sorts('projectId') ?? sorts('dueDate')
  return ops.map((op) =>
    op === sorting && isObject(op.input) ? { ...op, input: { ...op.input, status: 'todo' } } : op,
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function project(task: Task, similar: readonly SimilarTask[]): DraftOp | null {
  if (task.project !== null) return null
  const inOne = similar.filter(({ task: other }) => other.project !== null)
  const [best] = most(inOne, ({ task: other }) => (other.project === null ? [] : [other.project.name]))
  if (!best || !enough(best.members.length, inOne.length)) return null
  const found = best.members[0]?.task.project
  if (!found) return null
  return {
    tool: 'task.update',
    input: { id: task.id, projectId: found.id },
    reason: `${counted(best.members.length, inOne.length)} in ${found.name}${examples(best.members)}.`,
    confidence: certainty(best.members.length, inOne.length),
    feature: `project:${found.name}`,
  }
}

/** The project whose name stands in the thought: of several the longest, of two as long neither. */
function projectNamed(task: Task, words: ReadonlySet<string>, projects: InboxScene['projects']): DraftOp | null {
  if (task.project !== null) return null
  const named = projects
    .map((each) => ({ ...each, words: [...titleWords(each.name)] }))
    .filter((each) => each.words.length > 0 && each.words.every((word) => words.has(word)))
    .toSorted((a, b) => b.words.length - a.words.length)
  const [best, next] = named
  if (best === undefined || best.words.length === next?.words.length) return null
  return {
    tool: 'task.update',
    input: { id: task.id, projectId: best.id },
    reason: `It names ${best.name}.`,
    confidence: NAMED_CONFIDENCE,
    feature: `project:${best.name}`,
  }
}

function tags(task: Task, similar: readonly SimilarTask[]): readonly DraftOp[] {
  const has = new Set(task.tags.map(({ name }) => name))
  const tagged = similar.filter(({ task: other }) => other.tags.length > 0)
  const agreed = most(tagged, ({ task: other }) => other.tags.map(({ name }) => name)).filter(
    ({ key, members }) => !has.has(key) && enough(members.length, tagged.length),
  )
  return agreed.slice(0, MOST_TAGS).flatMap(({ key, members }): DraftOp[] => {
    const tag = members[0]?.task.tags.find(({ name }) => name === key)
    if (!tag) return []
    return [
      {
        tool: 'task.editMany',
        input: { ids: [task.id], changes: {}, addTags: [{ kind: tag.kind, name: tag.name }] },
        reason: `${counted(members.length, tagged.length)} tagged ${key}${examples(members)}.`,
        confidence: certainty(members.length, tagged.length),
        feature: `tag:${key}`,
      },
    ]
  })
}

function time(task: Task, similar: readonly SimilarTask[]): DraftOp | null {
  if (task.estimateMinutes !== null) return null
  const minutes = similar
    .flatMap((other) => (other.minutes === null || other.minutes < 1 ? [] : [other.minutes]))
    .toSorted((a, b) => a - b)
  const [shortest, longest] = [minutes[0], minutes.at(-1)]
  if (shortest === undefined || longest === undefined || minutes.length < FEWEST_TIMED) return null
  const middle = minutes[Math.floor(minutes.length / 2)] ?? shortest
  const estimateMinutes = Math.max(5, Math.round(middle / 5) * 5)
  return {
    tool: 'task.update',
    input: { id: task.id, estimateMinutes },
    reason: `${minutes.length} similar tasks took ${Math.round(shortest)} to ${Math.round(longest)} minutes of focus; the middle is ${Math.round(middle)}.`,
    confidence: certainty(minutes.length, minutes.length) * Math.min(1, Math.sqrt(shortest / longest) + 0.3),
    feature: 'estimate',
  }
}
