import type { AgentAnswer, AgentRun } from '@contract/agent'
import type { ModelOutcome, Provenance } from '@contract/vocabulary'
import type { AgentGround, AgentMethods } from '@core/agent'
import type { Draft } from '@core/proposal'

import type { ContextProxy, Gathered } from '../context'
import type { ModelGateway } from '../models/model-gateway'
import { failure, type ModelFailure, type ModelResult } from '../models/outcome'

/** Enough for a dozen related tasks; a small model on a slow machine reads 30 tokens a second. */
const CONTEXT_TOKENS = 600

/** Of what was declined so many reasons are told to a model. */
const REASONS = 3

/** Somebody waits: gathering and asking together take no longer than this, with a little left to answer. Milliseconds. */
const INTERACTIVE_MS = 5000
const TO_ANSWER_MS = 500

export type TaskGround = Pick<AgentGround, 'runs' | 'proposals' | 'reads' | 'clock' | 'models' | 'ids'>
export type Gateway = Pick<ModelGateway, 'available' | 'structured'>
type RunMethod = AgentMethods['agent']['run']
export type Caller = Parameters<RunMethod>[1]

/** What a job comes to: a draft with something in it, or why there is none. */
export type Outcome = { readonly draft: Draft | null; readonly nothing: string }

/** What a model's answer comes to; a failure is told in its own words. */
export type ModelOutcomeOf =
  | ModelFailure
  | (Outcome & {
      readonly kind: 'ok'
      readonly usage: { readonly input: number | null; readonly output: number | null }
    })

/** The Task proxy at the work it has in common: a run that is always ended, and a proposal of what comes of it. */
export class TaskAgent {
  constructor(
    readonly ground: TaskGround,
    readonly gateway: Gateway,
    readonly context: ContextProxy,
  ) {}

  /** Rules answer at once; throws what the core refuses. */
  byRules(job: string, caller: Caller, work: () => Outcome): AgentAnswer {
    const run = this.#begin(job, caller, 'rules')
    try {
      const { draft, nothing } = work()
      return this.#propose(run, draft, nothing, {})
    } catch (error) {
      this.#fail(run, error)
      throw error
    }
  }

  /** A model's answer comes within the time somebody waits, or fails by its kind: what rules said stands in any case. */
  async byModel(
    job: string,
    caller: Caller,
    work: (run: AgentRun, left: () => number) => Promise<ModelOutcomeOf>,
  ): Promise<AgentAnswer> {
    const { clock } = this.ground
    const end = clock.monotonic() + INTERACTIVE_MS - TO_ANSWER_MS
    const left = (): number => Math.max(1, Math.round(end - clock.monotonic()))
    const run = this.#begin(job, caller, 'model')
    try {
      const missing = this.unavailable()
      const result = missing ?? (await work(run, left))
      if (result.kind !== 'ok') {
        const state = result.kind === 'cancelled' ? 'cancelled' : 'failed'
        return this.#answer(this.ground.runs.end(run.id, { state, message: result.message }), { outcome: result.kind })
      }
      const { draft, nothing, usage } = result
      return this.#propose(run, draft === null ? null : { ...draft, improves: true }, nothing, {
        inputTokens: usage.input ?? 0,
        outputTokens: usage.output ?? 0,
      })
    } catch (error) {
      this.#fail(run, error)
      throw error
    }
  }

  /** Why no model can be asked; null when one can. Asks no server. */
  unavailable(): ModelFailure | null {
    return this.gateway.available({ agent: 'task', job: 'quick' })
  }

  /** What a model may be told beside the task itself; a failure when the person hid the task from every model. */
  async gathered(
    run: AgentRun,
    taskId: string,
    purpose: string,
    signal?: AbortSignal,
  ): Promise<Gathered | ModelFailure> {
    const gathered = await this.context.gather({
      agent: 'task',
      runId: run.id,
      purpose,
      taskId,
      budget: CONTEXT_TOKENS,
      withoutSubject: true,
      ...(signal === undefined ? {} : { signal }),
    })
    return gathered.subjectHidden ? failure({ kind: 'forbidden', reason: 'hidden', host: '' }, '') : gathered
  }

  /** How much was said against a kind of suggestion: a decline counts once, twice where it stood alone and had a reason. */
  declined(tools: readonly string[]): (feature: string) => number {
    const tables = tools.map((tool) => this.ground.proposals.rejections('task', tool))
    return (feature) => tables.reduce((sum, table) => sum + (table.get(feature)?.weight ?? 0), 0)
  }

  /** Why the person declined such suggestions lately, in their words, as far as a model may read them. */
  reasons(topic: string): readonly string[] {
    const found = this.ground.proposals.reasons('task', topic, REASONS)
    const hidden = this.context.hidden(found.map((it) => it.topic.split(':')[1] ?? ''))
    return found.filter((it) => !hidden.has(it.topic.split(':')[1] ?? '')).map(({ reason }) => reason)
  }

  #begin(job: string, { actor }: Caller, provenance: Provenance): AgentRun {
    const model = provenance === 'model' ? (this.ground.models.settings().jobs.quick?.model ?? null) : null
    const trigger = actor.kind === 'person' ? 'person' : 'event'
    return this.ground.runs.begin({ agent: 'task', job, trigger, provenance, model })
  }

  #propose(
    run: AgentRun,
    draft: Draft | null,
    nothing: string,
    tokens: { readonly inputTokens?: number; readonly outputTokens?: number },
  ): AgentAnswer {
    const made =
      draft === null || draft.ops.length === 0
        ? { proposalId: null, batchId: null, refused: [] }
        : this.ground.proposals.create(run, draft)
    const count = (draft?.ops.length ?? 0) - made.refused.length
    const [refused] = made.refused
    const message =
      made.proposalId !== null
        ? `${count === 1 ? '1 change' : `${count} changes`} suggested.`
        : refused === undefined
          ? nothing
          : `Nothing could be suggested: ${refused.reason}`
    const ended = this.ground.runs.end(run.id, { state: 'finished', message, ...tokens })
    return this.#answer(ended, { proposalId: made.proposalId, batchId: made.batchId })
  }

  #answer(
    run: AgentRun,
    {
      proposalId = null,
      batchId = null,
      outcome = 'ok',
    }: { proposalId?: string | null; batchId?: string | null; outcome?: ModelOutcome },
  ): AgentAnswer {
    return { run, proposalId, batchId, outcome, improvable: this.unavailable() === null }
  }

  #fail(run: AgentRun, error: unknown): void {
    this.ground.runs.end(run.id, { state: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

/** Passes a failure on, and makes an outcome of an answer. */
export function outcomeOf<T>(result: ModelResult<T>, read: (value: T) => Outcome): ModelOutcomeOf {
  return result.kind === 'ok' ? { ...read(result.value), kind: 'ok', usage: result.usage } : result
}
