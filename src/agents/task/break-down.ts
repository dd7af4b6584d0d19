import type { AgentAnswer } from '@contract/agent'
import type { Task } from '@contract/task'
import type { Provenance } from '@contract/vocabulary'
import type { Draft } from '@core/proposal'

import { failure } from '../models/outcome'
import { inWords, lengthOf, planByRules, type Length, type Plan, type Precedent } from './break-down.rules'
import { beginnings, type BeginningOf } from './first-step.rules'
import { DECLINED_ENOUGH } from './inbox.rules'
import { mended } from './step-check.rules'
import type { Step } from './step-plan.rules'
import { bareStep, oneLine } from './step-words.rules'
import { outcomeOf, type Caller, type Outcome, type TaskAgent } from './task-agent'
import { breakDownMessages, stepsShape } from './task-prompts'
import { matchingTemplate, type TemplateMatch } from './template.rules'
import { alike, titleWords } from './title-words'

const TOOL = 'task.create'
const MOST_SIMILAR = 60
/** After three days another look at the task is better than the old one. */
const LASTS_MS = 3 * 86_400_000
/** About so many steps a model is asked for at each fineness. */
const COUNTS = [3, 4, 6, 8, 10] as const

export type Scene = {
  readonly task: Task
  readonly steps: readonly Task[]
  readonly precedents: readonly Precedent[]
  readonly template: TemplateMatch | null
  readonly length: Length
  readonly declined: (title: string) => boolean
}

type Asked = { readonly taskId: string; readonly fineness: number; readonly by: Provenance }

/** Breaks a task down into steps, as a proposal; nothing is added before it is accepted. */
export function breakDown(
  agent: TaskAgent,
  { taskId, fineness, by }: Asked,
  caller: Caller,
  signal?: AbortSignal,
): Promise<AgentAnswer> {
  const seen = sceneOf(agent, taskId)
  const topic = `break_down:${taskId}`
  if (by === 'rules') {
    return Promise.resolve(
      agent.byRules('break_down', caller, () => {
        const plan = planByRules({ ...seen, fineness })
        return { draft: plan === null ? null : draftOf(seen, topic, plan), nothing: nothingLeft(seen) }
      }),
    )
  }
  return agent.byModel('break_down', caller, async (run, left) => {
    const { length } = seen
    const rules = planByRules({ ...seen, fineness })
    if (rules === null)
      return { kind: 'ok', draft: null, nothing: nothingLeft(seen), usage: { input: null, output: null } }
    const gathered = await agent.gathered(run, taskId, 'break_down', signal)
    if ('kind' in gathered) return gathered
    const result = await agent.gateway.structured({
      agent: 'task',
      job: 'quick',
      purpose: 'break_down',
      runId: run.id,
      deadlineMs: left(),
      lookId: gathered.lookId,
      name: 'steps',
      schema: stepsShape,
      messages: breakDownMessages(
        told(agent, seen),
        { minutes: length.left, count: COUNTS[fineness - 1] ?? COUNTS[2] },
        gathered.parts,
        agent.reasons('break_down:'),
      ),
      ...(signal === undefined ? {} : { signal }),
    })
    if (result.kind !== 'ok') return result
    const offered = result.value.value.steps.filter(({ title }) => !seen.declined(bareStep(title)))
    const steps = mended(offered, {
      total: length.left,
      existing: seen.steps.map(({ title }) => title),
      beginning: shortBeginning(seen),
      reason: 'Suggested by the model.',
    })
    if (steps === null) return failure({ kind: 'invalid', reason: 'shape', detail: '' }, '')
    const plan: Plan = { steps, length, confidence: 0.6, reason: `${result.model} wrote these steps. ${length.reason}` }
    return outcomeOf({ ...result, value: plan }, (value): Outcome => ({
      draft: draftOf(seen, topic, value),
      nothing: '',
    }))
  })
}

/** What there is to know of a task that is to begin. Throws NOT_FOUND, and CONFLICT where it is closed. */
export function sceneOf(agent: TaskAgent, taskId: string): Scene {
  const { reads } = agent.ground
  const task = reads.openTask(taskId)
  const steps = reads.steps(taskId)
  const rejections = agent.declined([TOOL])
  const template = matchingTemplate(task, reads.templates())
  return {
    task,
    steps,
    precedents: precedentsOf(agent, task),
    template,
    length: lengthOf(task, steps, reads.forecasts([taskId]).get(taskId) ?? null, template),
    declined: (title) => rejections(stepFeature(title)) >= DECLINED_ENOUGH,
  }
}

/** The scene as a model may see it: without the finished tasks that the person hid. */
export function told(agent: TaskAgent, scene: Scene): Scene {
  const hidden = agent.context.hidden(scene.precedents.map(({ task }) => task.id))
  return { ...scene, precedents: scene.precedents.filter(({ task }) => !hidden.has(task.id)) }
}

/** What kind of suggestion a step is, so that words that were declined are not said again. */
export function stepFeature(title: string): string {
  return `step:${oneLine(title.toLowerCase(), 150)}`
}

/** Finished tasks like this one that had steps, those with most words in common first, then the newest. */
function precedentsOf({ ground: { reads } }: TaskAgent, task: Task): readonly Precedent[] {
  const words = titleWords(task.title)
  return reads
    .similar(task.title, MOST_SIMILAR)
    .map(({ task: other }) => ({ task: other, words: titleWords(other.title) }))
    .filter(({ task: other, words: others }) => other.status === 'done' && other.steps >= 2 && alike(words, others))
    .toSorted((a, b) => shared(words, b.words) - shared(words, a.words))
    .slice(0, 3)
    .map(({ task: other }) => ({ task: other, steps: reads.stepsTaken(other.id) }))
    .filter(({ steps }) => steps.length >= 2)
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((word) => b.has(word)).length
}

/** What such work was begun with before: the person's own template first, then finished tasks. */
export function begunBefore({ precedents, template }: Scene): BeginningOf['begun'] {
  const finished = precedents.map(({ task, steps: [first] }) => ({
    first,
    because: `So you began “${oneLine(task.title, 80)}”.`,
  }))
  if (template === null || template.by === 'project') return finished
  const { name, steps } = template.template
  const [first] = steps.map(({ title, estimateMinutes }) => ({ title, minutes: estimateMinutes }))
  return [{ first, because: `The first step of your template “${oneLine(name, 80)}”.` }, ...finished]
}

function shortBeginning(scene: Scene): { readonly title: string; readonly minutes: number } {
  const { task, steps, declined } = scene
  const [first] = beginnings({ title: task.title, openSteps: steps, begun: begunBefore(scene), declined })
  return first ?? { title: 'Set out what is needed', minutes: 3 }
}

function draftOf({ task }: Scene, topic: string, { steps, reason, confidence, length }: Plan): Draft {
  const projectId = task.project?.id
  const add = ({ title, minutes, reason: why }: Step) => ({
    tool: TOOL,
    input: {
      title,
      estimateMinutes: minutes,
      parentId: task.id,
      status: 'todo',
      ...(projectId === undefined ? {} : { projectId }),
    },
    reason: why,
    confidence,
    feature: stepFeature(title),
  })
  // Where the time is known without an estimate, the task is given it, so that its steps add up to something.
  const estimate =
    task.estimateMinutes === null && (length.from === 'history' || length.from === 'template')
      ? [
          {
            tool: 'task.update',
            input: { id: task.id, estimateMinutes: length.total },
            reason: length.reason,
            confidence: 0.6,
            feature: 'estimate',
          },
        ]
      : []
  return {
    topic,
    title: `Break down “${oneLine(task.title, 80)}”`,
    reason,
    confidence,
    lastsMs: LASTS_MS,
    ops: [...steps.map(add), ...estimate],
  }
}

function nothingLeft({ length, steps }: Scene): string {
  if (steps.length > 0 && length.left <= 5)
    return 'Nothing to suggest: its steps fill its time already. Break down one of them, or give the task more time.'
  return `Nothing to suggest: ${inWords(length.total)} is small enough to begin as it is.`
}
