import type { AgentAnswer } from '@contract/agent'
import type { Provenance } from '@contract/vocabulary'
import { FIRST_STEP_MINUTES } from '@contract/task-proxy'
import type { Draft } from '@core/proposal'

import { failure } from '../models/outcome'
import { begunBefore, sceneOf, stepFeature, told, type Scene } from './break-down'
import { beginnings, type Beginning } from './first-step.rules'
import { leadsElsewhere, looksLikeMarkup } from './step-check.rules'
import { bareStep, oneLine, sameWords, tellsWhatToDo } from './step-words.rules'
import { outcomeOf, type Caller, type TaskAgent } from './task-agent'
import { beginningMessages, beginningsShape } from './task-prompts'

/** Somebody who is stuck is stuck now. */
const LASTS_MS = 86_400_000

type Answer = AgentAnswer & { ideas: { title: string; minutes: number }[] }

/** Finds a first step of at most five minutes, as a proposal, and says which other ways to begin there are. */
export async function firstStep(
  agent: TaskAgent,
  { taskId, by }: { readonly taskId: string; readonly by: Provenance },
  caller: Caller,
  signal?: AbortSignal,
): Promise<Answer> {
  const scene = sceneOf(agent, taskId)
  let ideas: readonly Beginning[] = []
  const nothing = 'Nothing to suggest: every way to begin that is known is a step of it already.'
  if (by === 'rules') {
    const answer = agent.byRules('first_step', caller, () => {
      ideas = byRules(scene)
      return { draft: draftOf(scene, ideas), nothing }
    })
    return { ...answer, ideas: shown(ideas) }
  }
  const answer = await agent.byModel('first_step', caller, async (run, left) => {
    const gathered = await agent.gathered(run, taskId, 'first_step', signal)
    if ('kind' in gathered) return gathered
    const result = await agent.gateway.structured({
      agent: 'task',
      job: 'quick',
      purpose: 'first_step',
      runId: run.id,
      deadlineMs: left(),
      lookId: gathered.lookId,
      name: 'first_step',
      schema: beginningsShape,
      messages: beginningMessages(told(agent, scene), gathered.parts, agent.reasons('first_step:')),
      maxTokens: 300,
      ...(signal === undefined ? {} : { signal }),
    })
    if (result.kind !== 'ok') return result
    ideas = usable(scene, result.value.value.ideas)
    if (ideas.length === 0) return failure({ kind: 'invalid', reason: 'shape', detail: '' }, '')
    return outcomeOf(result, () => ({ draft: draftOf(scene, ideas), nothing }))
  })
  return { ...answer, ideas: answer.proposalId === null ? [] : shown(ideas) }
}

function byRules(scene: Scene): readonly Beginning[] {
  const { task, steps, declined } = scene
  return beginnings({
    title: task.title,
    openSteps: steps.filter(({ status }) => status !== 'done' && status !== 'cancelled'),
    begun: begunBefore(scene),
    declined,
  })
}

/** A model's ideas that may be shown: short enough, deeds, leading nowhere else, and not there already. */
function usable(
  { steps, declined }: Scene,
  raw: readonly { readonly title: string; readonly minutes: number }[],
): readonly Beginning[] {
  return raw
    .map(({ title, minutes }) => ({
      title: bareStep(title),
      minutes: Math.min(FIRST_STEP_MINUTES, Math.max(1, Math.round(minutes))),
      reason: 'Suggested by the model.',
      confidence: 0.6,
    }))
    .filter(
      ({ title }) => !declined(title) && tellsWhatToDo(title) && !leadsElsewhere(title) && !looksLikeMarkup(title),
    )
    .filter(({ title }, index, all) => all.findIndex((other) => sameWords(other.title, title)) === index)
    .filter(({ title }) => !steps.some((step) => sameWords(step.title, title)))
}

function draftOf({ task }: Scene, [first]: readonly Beginning[]): Draft | null {
  if (first === undefined) return null
  return {
    topic: `first_step:${task.id}`,
    title: `Begin “${oneLine(task.title, 80)}”`,
    reason: 'Something so small that the task has begun.',
    confidence: first.confidence,
    lastsMs: LASTS_MS,
    ops: [
      {
        tool: 'task.create',
        input: {
          title: first.title,
          estimateMinutes: first.minutes,
          parentId: task.id,
          status: 'todo',
          first: true,
          ...(task.project === null ? {} : { projectId: task.project.id }),
        },
        reason: first.reason,
        confidence: first.confidence,
        feature: stepFeature(first.title),
      },
    ],
  }
}

function shown(ideas: readonly Beginning[]): { title: string; minutes: number }[] {
  return ideas.map(({ title, minutes }) => ({ title, minutes }))
}
