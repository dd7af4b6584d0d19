import { assertNever } from '@contract/assert-never'
import type { AgentAnswer } from '@contract/agent'
import type { Task } from '@contract/task'
import type { AgentJob, Provenance } from '@contract/vocabulary'
import type { Draft, DraftOp } from '@core/proposal'

import { DECLINED_ENOUGH, suggestForInbox } from './inbox.rules'
import { suggestForOverdue } from './overdue.rules'
import { outcomeOf, type Caller, type ModelOutcomeOf, type Outcome, type TaskAgent } from './task-agent'
import { changesOf, choicesOf, MOST_THOUGHTS, triageMessages, triageShape } from './triage.prompt'

/** Tasks looked at in one run: more suggestions than a person answers in one sitting help nobody. */
const MOST_TASKS = 50
/** Tasks with words in common that are read for each. */
const MOST_SIMILAR = 60
const TOOLS = ['task.update', 'task.editMany', 'task.setStatus'] as const

/** Jobs that a model has something to say to. */
const improvable: ReadonlySet<AgentJob> = new Set(['tidy_inbox'])

/** Does a job of the Task proxy on a list of tasks, and proposes what comes of it. */
export async function doJob(
  agent: TaskAgent,
  { job, by }: { readonly job: AgentJob; readonly by: Provenance },
  caller: Caller,
  signal?: AbortSignal,
): Promise<AgentAnswer> {
  if (by === 'model')
    return agent.byModel(job, caller, (run, left) => askModel(agent, job, { runId: run.id, left, signal }))
  const answer = agent.byRules(job, caller, () => byRules(agent, job))
  return { ...answer, improvable: answer.improvable && improvable.has(job) }
}

const nothing = {
  tidy_inbox: 'Nothing to suggest: nothing in the inbox resembles enough of what you did before.',
  look_at_overdue: 'Nothing to suggest: no task is overdue.',
} as const satisfies Record<AgentJob, string>

function byRules(agent: TaskAgent, job: AgentJob): Outcome {
  switch (job) {
    case 'tidy_inbox':
      return { draft: tidyInbox(agent), nothing: nothing[job] }
    case 'look_at_overdue':
      return { draft: lookAtOverdue(agent), nothing: nothing[job] }
    default:
      return assertNever(job)
  }
}

function tidyInbox(agent: TaskAgent): Draft {
  const { reads } = agent.ground
  const ops = inboxOps(agent, reads.inbox(MOST_TASKS))
  return {
    topic: 'tidy_inbox',
    title: 'Tidy the inbox',
    reason:
      'Looked for tasks of yours with the same words in their titles, and counted where they are, how they were done and how long they took.',
    confidence: average(ops),
    ops,
  }
}

function inboxOps(agent: TaskAgent, tasks: readonly Task[]): readonly DraftOp[] {
  const { reads, clock } = agent.ground
  const forecasts = reads.forecasts(tasks.map(({ id }) => id))
  const { projects, tags } = reads.names()
  const people = tags.flatMap(({ kind, name }) => (kind === 'person' ? [name] : []))
  const common = { today: reads.moment().date, now: clock.now(), people, projects, declined: agent.declined(TOOLS) }
  return tasks.flatMap((task) =>
    suggestForInbox(task, reads.similar(task.title, MOST_SIMILAR), {
      ...common,
      forecast: forecasts.get(task.id) ?? null,
    }),
  )
}

/** A model is asked about the newest thoughts, and only what rules left open is taken from it. */
async function askModel(
  agent: TaskAgent,
  job: AgentJob,
  {
    runId,
    left,
    signal,
  }: { readonly runId: string; readonly left: () => number; readonly signal: AbortSignal | undefined },
): Promise<ModelOutcomeOf> {
  const nobody = { kind: 'ok', draft: null, usage: { input: null, output: null } } as const
  if (!improvable.has(job)) return { ...nobody, nothing: 'Rules decide this; a model has nothing to add.' }
  const { reads } = agent.ground
  const newest = reads.inbox(3 * MOST_THOUGHTS)
  const hidden = agent.context.hidden(newest.map(({ id }) => id))
  const tasks = newest.filter(({ id }) => !hidden.has(id)).slice(0, MOST_THOUGHTS)
  if (tasks.length === 0)
    return { ...nobody, nothing: 'Nothing to suggest: there is nothing in the inbox that a model may see.' }
  const choices = choicesOf(reads.namesForModels())
  const today = reads.moment().date
  const result = await agent.gateway.structured({
    agent: 'task',
    job: 'quick',
    purpose: job,
    runId,
    deadlineMs: left(),
    name: 'triage',
    schema: triageShape(choices, tasks.length),
    messages: triageMessages(tasks, choices, today, agent.reasons('tidy_inbox')),
    ...(signal === undefined ? {} : { signal }),
  })
  return outcomeOf(result, (value) => {
    const declined = agent.declined(TOOLS)
    const rules = new Set(inboxOps(agent, tasks).flatMap(({ input }) => fieldsOf(input)))
    const ops = changesOf(value.value, tasks, choices, {
      today,
      declined: (feature) => declined(feature) >= DECLINED_ENOUGH,
      said: (taskId, field) => rules.has(`${taskId} ${field}`) || rules.has(`${taskId} status`),
    })
    const name = result.kind === 'ok' ? result.model : 'A model'
    return {
      draft: {
        topic: 'tidy_inbox:model',
        title: 'Sort the inbox further',
        reason: `${name} read the newest thoughts and chose among your projects and tags, where rules had nothing to say.`,
        confidence: average(ops),
        ops,
      },
      nothing: 'The model has nothing to add to what rules found.',
    }
  })
}

/** What a change sets, as 'task field'. */
function fieldsOf(input: unknown): readonly string[] {
  if (typeof input !== 'object' || input === null) return []
  const { id, ids, ...fields } = input as Readonly<Record<string, unknown>>
  const tasks = Array.isArray(ids) ? ids : [id]
  // What sorts a thought on the way is not a change of its own.
  const names = Object.keys(fields).filter((field) => field !== 'status' || Array.isArray(ids))
  return tasks.flatMap((task) => names.map((name) => `${String(task)} ${name}`))
}

function lookAtOverdue(agent: TaskAgent): Draft {
  const { reads, clock } = agent.ground
  const declined = agent.declined(TOOLS)
  const { date } = reads.moment()
  const ops = reads.overdue(MOST_TASKS).flatMap((task) => suggestForOverdue(task, date, clock.now(), declined) ?? [])
  return {
    topic: 'look_at_overdue',
    title: 'New days for what is overdue',
    reason: 'What is important comes today, the rest on the next working day; what lay untouched for long may go.',
    confidence: average(ops),
    ops,
  }
}

function average(ops: readonly DraftOp[]): number {
  return ops.length === 0 ? 0 : ops.reduce((sum, { confidence }) => sum + confidence, 0) / ops.length
}
