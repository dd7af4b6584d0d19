import type { Task } from '@contract/task'
import { FIRST_STEP_MINUTES } from '@contract/task-proxy'
import type { AgentReads, StepTaken } from '@core/agent'

import { beginnings } from './first-step.rules'
import { planSteps, type Part, type Step } from './step-plan.rules'
import { bareStep, oneLine, sameWords } from './step-words.rules'
import { lengthOfTemplate, type TemplateMatch } from './template.rules'
import { anyWork, kindsOf, type WorkKind } from './work-kinds'

/** How long a task takes as far as steps are concerned, and how that is known. */
export type Length = {
  /** Minutes that new steps must sum to. */
  readonly left: number
  /** Minutes of the whole task. */
  readonly total: number
  readonly from: 'estimate' | 'template' | 'history' | 'assumed'
  /** In words. */
  readonly reason: string
}

/** A finished task like the one to break down, with the steps it was done in. */
export type Precedent = { readonly task: Task; readonly steps: readonly StepTaken[] }

export type Plan = {
  readonly steps: readonly Step[]
  readonly reason: string
  readonly confidence: number
  readonly length: Length
}

/** Taken where nothing tells how long a task takes, and said so. Minutes. */
const ASSUMED = 30
const ROUND = 5

/** The time to be broken down, without the steps there are: the estimate, or what the template says, or what such tasks took. */
export function lengthOf(
  task: Pick<Task, 'estimateMinutes'>,
  steps: readonly Pick<Task, 'estimateMinutes'>[],
  forecast: Pick<
    NonNullable<ReturnType<ReturnType<AgentReads['forecasts']>['get']>>,
    'p50' | 'basis' | 'restsOn'
  > | null,
  match: TemplateMatch | null = null,
): Length {
  const taken = steps.reduce((sum, step) => sum + (step.estimateMinutes ?? 0), 0)
  const half = forecast?.p50 ?? null
  const kept = match?.by === 'words' ? lengthOfTemplate(match.template) : null
  const [total, from, reason] =
    task.estimateMinutes !== null
      ? ([task.estimateMinutes, 'estimate', `Your estimate is ${inWords(task.estimateMinutes)}.`] as const)
      : kept !== null
        ? ([kept, 'template', `It takes ${inWords(kept)} by your template.`] as const)
        : half !== null && Number.isFinite(half)
          ? ([
              rounded(half),
              'history',
              `Half of such tasks of yours take at most ${inWords(rounded(half))} (${forecast?.restsOn ?? 0} finished).`,
            ] as const)
          : ([ASSUMED, 'assumed', `Nothing tells how long it takes, so ${inWords(ASSUMED)} are assumed.`] as const)
  return { total, left: Math.max(0, total - taken), from, reason }
}

/** What a plan is made of. */
export type Ground = {
  readonly task: Pick<Task, 'title' | 'notes'>
  readonly steps: readonly Pick<Task, 'title' | 'status' | 'estimateMinutes'>[]
  readonly precedents: readonly Precedent[]
  /** The template of the person that fits, if one does. */
  readonly template: TemplateMatch | null
  readonly length: Length
  readonly fineness: number
  /** Whether steps of these words were declined often enough to be left out. */
  readonly declined: (title: string) => boolean
}

/**
 * Steps that sum exactly to the time that is left, the first at most five minutes: from the list in the task's own notes, from
 * the person's own template for it, from the steps of a finished task like it, or from what is usual for such work. Null where
 * there is nothing to break down.
 */
export function planByRules(ground: Ground): Plan | null {
  const { length, fineness } = ground
  for (const source of sourcesOf(ground)) {
    if (source === null) continue
    const wanted = source.parts.filter(
      ({ title }) => !ground.declined(title) && !ground.steps.some((step) => sameWords(step.title, title)),
    )
    const steps = wanted.length < 2 ? [] : planSteps(begun(wanted, source, ground), length.left, fineness)
    if (steps.length >= 2) {
      return { steps, length, reason: `${source.reason} ${length.reason}`, confidence: source.confidence }
    }
  }
  return null
}

/** What tells most first: a template that shares a project and nothing else is only better than what fits any task. */
function sourcesOf(ground: Ground): readonly (Source | null)[] {
  const by = ground.template?.by
  return [
    fromNotes(ground),
    by === 'words' ? fromTemplate(ground) : null,
    fromHistory(ground),
    by === 'tag' ? fromTemplate(ground) : null,
    ...kindsOf(ground.task.title).map(fromKind),
    by === 'project' ? fromTemplate(ground) : null,
    fromKind(anyWork),
  ]
}

type Source = {
  readonly parts: readonly Part[]
  readonly reason: string
  readonly confidence: number
  /** What its first part is called, where that takes five minutes whatever the task's length. */
  readonly tiny?: string
}

/** A list in the notes is a break-down that the person made. */
function fromNotes({ task: { notes } }: Ground): Source | null {
  const items = notes
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => /^\s*(?:[-*•+]|\d{1,3}[.)]|\[ \])\s+\S/u.test(line) && !/^\s*(?:[-*+]\s*)?\[[xX]\]/.test(line))
    .map(bareStep)
    .filter((title) => title !== '')
  if (items.length < 2) return null
  const reason = 'From the list in your notes.'
  return { parts: items.map((title) => ({ title, weight: 1, from: 1, reason })), reason, confidence: 0.85 }
}

/** The steps of the finished task that is most like this one. */
function fromHistory({ task, precedents }: Ground): Source | null {
  const [best] = precedents
  if (best === undefined) return null
  const renamed = renaming(best.task.title, task.title)
  const known = best.steps.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]))
  const usual = known.length === 0 ? 1 : known.reduce((sum, minutes) => sum + minutes, 0) / known.length
  const name = oneLine(best.task.title, 60)
  return {
    parts: best.steps.map(({ title, minutes }) => ({
      title: renamed(bareStep(title)),
      weight: minutes ?? usual,
      from: 1,
      reason:
        minutes === null
          ? `A step of “${name}”.`
          : `A step of “${name}”, ${inWords(Math.max(1, Math.round(minutes)))} there.`,
    })),
    reason: `You finished “${name}” in these steps.`,
    confidence: 0.75,
  }
}

function fromTemplate({ template: match }: Ground): Source | null {
  if (match === null) return null
  const { name, steps } = match.template
  const known = steps.flatMap(({ estimateMinutes }) => estimateMinutes ?? [])
  const usual = known.length === 0 ? 1 : known.reduce((sum, minutes) => sum + minutes, 0) / known.length
  const called = `your template “${oneLine(name, 60)}”`
  const because = { words: '', tag: ', which has the same tag', project: ', which is in the same project' } as const
  return {
    parts: steps.map(({ title, estimateMinutes }) => ({
      title: bareStep(title),
      weight: estimateMinutes ?? usual,
      from: 1,
      reason:
        estimateMinutes === null ? `A step of ${called}.` : `A step of ${called}, ${inWords(estimateMinutes)} there.`,
    })),
    reason: `From ${called}${because[match.by]}.`,
    confidence: match.by === 'words' ? 0.85 : 0.5,
  }
}

function fromKind(kind: Omit<WorkKind, 'words'>): Source {
  const reason = kind === anyWork ? 'Works for most tasks.' : `Usual for ${kind.name}.`
  const [first] = kind.begin
  return {
    parts: [
      { title: first.title, weight: first.minutes, from: 1, reason },
      ...kind.parts.map((part) => ({ ...part, reason })),
    ],
    tiny: first.title,
    reason:
      kind === anyWork
        ? 'Steps that most tasks have; nothing like it was finished in steps before.'
        : `The steps that ${kind.name} usually takes.`,
    confidence: kind === anyWork ? 0.3 : 0.5,
  }
}

/** With a beginning that is short enough, where the first part is not. */
function begun(parts: readonly Part[], source: Source, { task, length, declined, steps }: Ground): readonly Part[] {
  const [first] = parts
  if (first?.title === source.tiny) return parts
  const all = parts.reduce((sum, { weight }) => sum + weight, 0)
  if (first === undefined || (length.left * first.weight) / all <= FIRST_STEP_MINUTES * 1.5) return parts
  const about = kindsOf(first.title).length > 0 ? first.title : task.title
  const tiny = beginnings({ title: about, openSteps: steps, begun: [], declined }).find(
    ({ title }) => !parts.some((part) => sameWords(part.title, title)),
  )
  const title = tiny?.title ?? `Do five minutes of “${oneLine(task.title, 60)}”`
  return [{ title, weight: FIRST_STEP_MINUTES, from: 1, reason: 'A beginning that is short enough.' }, ...parts]
}

/** Writes the word in which two titles differ, if it is one, over the other: the report of March becomes that of April. */
function renaming(from: string, to: string): (title: string) => string {
  const words = (title: string): readonly string[] => title.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const only = (here: readonly string[], there: readonly string[]): readonly string[] =>
    here.filter((word) => !there.some((other) => other.toLowerCase() === word.toLowerCase()))
  const [a, b] = [words(from.slice(0, 500)), words(to.slice(0, 500))]
  const [gone, come] = [only(a, b), only(b, a)]
  const [old, fresh] = [gone[0], come[0]]
  if (gone.length !== 1 || come.length !== 1 || old === undefined || fresh === undefined) return (title) => title
  return (title) =>
    title.replaceAll(/[\p{L}\p{N}\p{M}]+/gu, (word) => (word.toLowerCase() === old.toLowerCase() ? fresh : word))
}

function rounded(minutes: number): number {
  return Math.max(ROUND, Math.round(minutes / ROUND) * ROUND)
}

/** Minutes as people say them: 5 min, 1 h, 1 h 30 min. */
export function inWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter((part) => part !== '')
    .join(' ')
}
