import type { LookupAddress } from 'node:dns'

import type * as z from 'zod'

import type { ModelChoice, ModelProviderConfig } from '@contract/model'
import type { ModelJob, ProxyName } from '@contract/vocabulary'

import { askStructured, type SchemaDialect, type Structured } from '../structured'
import { Budget, estimateTokens } from './budget'
import { CallQueue, type Priority } from './call-queue'
import { CircuitBreaker } from './circuit-breaker'
import { ModelCaller, type Attempt, type Target } from './model-caller'
import { failure, type ModelFailure, type ModelResult } from './outcome'
import { StreamRestorer } from './redaction'
import { Rendering } from './rendering'

import type { ModelGround } from './model-ground'
import type { ChatReply, ChatRequest, EmbedReply, Message, ToolSpec } from './model.types'

/** Who asks for what, and how long they wait. */
export type CallOptions = {
  readonly agent: ProxyName | 'person'
  readonly job: ModelJob
  /** The run it belongs to, for the record. */
  readonly runId?: string | null
  /** What the Context proxy gathered for it, for the record. */
  readonly lookId?: string | null
  /** interactive: somebody waits (5 s, and before everything else); background: nobody does (2 min). */
  readonly priority?: Priority
  readonly deadlineMs?: number
  readonly signal?: AbortSignal
  /** Tokens the answer may have. */
  readonly maxTokens?: number
  /** Another model than the one chosen for the job. */
  readonly choice?: ModelChoice
  /** What the record says it was for; the job when left out. */
  readonly purpose?: string
}

export type ChatCall = CallOptions & {
  readonly messages: readonly Message[]
  readonly tools?: readonly ToolSpec[]
  /** The model must call a tool; Ollama cannot be held to it. */
  readonly toolRequired?: boolean
  /** Hears text as it comes; such a call is not begun again once something was heard. */
  readonly onText?: (text: string) => void
}

export type StructuredCall<Schema extends z.ZodType> = CallOptions & {
  readonly messages: readonly Message[]
  /** Short, letters and underscores. */
  readonly name: string
  readonly schema: Schema
  /** Characters in which the model may think before it answers. */
  readonly reasoning?: number
}

export type Embedded = EmbedReply & { readonly providerId: string; readonly model: string; readonly dimension: number }

/** The longest a person waits; then the deterministic answer stands. */
const INTERACTIVE_MS = 5000
const BACKGROUND_MS = 120_000
const ANSWER_TOKENS = 1024
/** Texts embedded in one request: few enough that somebody who waits gets between them. */
const EMBED_BATCH = 16

/** The one way from the agents to models: permission, budget, queue, deadline, record, and back. */
export class ModelGateway {
  readonly #queue: CallQueue
  readonly #caller: ModelCaller
  readonly #budget: Budget

  constructor(
    private readonly ground: ModelGround,
    resolve?: (host: string) => Promise<readonly LookupAddress[]>,
  ) {
    this.#queue = new CallQueue(ground.clock)
    this.#caller = new ModelCaller(ground, this.#queue, new CircuitBreaker(ground.clock), resolve)
    this.#budget = new Budget(
      () => ground.models.settings().budget,
      () => ground.calls.usage(),
    )
  }

  get caller(): ModelCaller {
    return this.#caller
  }

  /** Whether a model is chosen for a job and may be used by this proxy; the reason when not. Asks no server. */
  available(options: Pick<CallOptions, 'agent' | 'job' | 'choice'>): ModelFailure | null {
    const target = this.#target(options)
    return 'kind' in target ? target : null
  }

  /** Asks in words, with tools if wanted. A cut answer is the outcome truncated. */
  async chat(call: ChatCall): Promise<ModelResult<ChatReply>> {
    const target = this.#target(call)
    if ('kind' in target) return target
    const rendering = new Rendering(this.ground, target.provider.place)
    const request = this.#request(call, target, rendering, call.messages, null, rendering.tools(call.tools ?? []))
    const result = await this.#ask(call, target, request, this.#listener(call, rendering))
    if (result.kind !== 'ok') return result
    const reply = rendering.reply(result.value)
    if (reply.finish === 'length') return failure({ kind: 'truncated', partial: reply.text }, target.provider.name)
    return { ...result, value: reply }
  }

  /** Asks for data of a shape; see `askStructured` for the ladder. */
  async structured<Schema extends z.ZodType>(
    call: StructuredCall<Schema>,
  ): Promise<ModelResult<Structured<z.output<Schema>>>> {
    const target = this.#target(call)
    if ('kind' in target) return target
    const rendering = new Rendering(this.ground, target.provider.place)
    const began = this.ground.clock.monotonic()
    const patience = this.#patience(call)
    return askStructured(
      async ({ messages, schema }) => {
        const left = patience - (this.ground.clock.monotonic() - began)
        if (left <= 0) return failure({ kind: 'deadline', reason: 'slow' }, target.provider.name)
        const body = { name: schema.name, body: rendering.schema(schema.body) }
        const request = this.#request(call, target, rendering, messages, body, [])
        // One deadline for the whole ladder.
        const result = await this.#ask({ ...call, deadlineMs: left }, target, request, null)
        if (result.kind !== 'ok') return result
        return { ...result, value: { text: result.value.text, cut: result.value.finish === 'length' } }
      },
      {
        messages: call.messages,
        name: call.name,
        schema: call.schema,
        reasoning: call.reasoning,
        dialect: dialectOf(target.provider),
        server: target.provider.name,
        restore: rendering.home,
      },
    )
  }

  /** Vectors of texts, in order; texts must have gone through `chunkText`. */
  async embed(call: CallOptions & { readonly texts: readonly string[] }): Promise<ModelResult<Embedded>> {
    const target = this.#target(call)
    if ('kind' in target) return target
    const rendering = new Rendering(this.ground, target.provider.place)
    const texts = call.texts.map((text) => rendering.out(text))
    const vectors: (readonly number[])[] = []
    let input = 0
    for (let from = 0; from < texts.length; from += EMBED_BATCH) {
      const batch = texts.slice(from, from + EMBED_BATCH)
      const most = { input: estimateTokens(batch.map((content) => ({ role: 'user', content }))), output: 0 }
      const result = await this.#perform(call, target, most, true, async (client) => {
        const reply = await client.embed(target.model, batch, target.provider.contextTokens)
        return { value: reply, usage: reply.usage, response: null, failure: wrongVectors(reply, batch.length, target) }
      })
      if (result.kind !== 'ok') return result
      vectors.push(...result.value.vectors)
      input += result.usage.input ?? 0
    }
    const usage = { input, output: 0 }
    const dimension = vectors[0]?.length ?? 0
    return {
      kind: 'ok',
      model: target.model,
      usage,
      value: { vectors, usage, providerId: target.provider.id, model: target.model, dimension },
    }
  }

  /** Whether somebody waits for an answer; what nobody waits for had better rest. */
  get busy(): boolean {
    return this.#queue.busy
  }

  /** Ends every call; resolves when none is going on. */
  stop(): Promise<void> {
    return this.#caller.stop()
  }

  /** A switch or a consent was changed: calls that are no longer allowed are stopped. */
  policyChanged(): void {
    this.#caller.recheck()
  }

  #target(call: Pick<CallOptions, 'agent' | 'job' | 'choice'>): Target | ModelFailure {
    const { jobs } = this.ground.models.settings()
    const choice = call.choice ?? jobs[call.job] ?? (call.job === 'deep' ? jobs.quick : undefined)
    if (!choice) return failure({ kind: 'missing_model', reason: 'none_chosen', model: '' }, '')
    const target = { provider: this.ground.models.provider(choice.providerId), model: choice.model, agent: call.agent }
    return this.#caller.forbidden(target) ?? target
  }

  #patience(call: CallOptions): number {
    return call.deadlineMs ?? (call.priority === 'background' ? BACKGROUND_MS : INTERACTIVE_MS)
  }

  #request(
    call: CallOptions,
    { provider, model }: Target,
    rendering: Rendering,
    messages: readonly Message[],
    schema: ChatRequest['schema'],
    tools: readonly ToolSpec[],
  ): ChatRequest {
    return {
      model,
      messages: rendering.messages(messages),
      tools,
      toolRequired: 'toolRequired' in call && call.toolRequired === true,
      schema,
      maxTokens: call.maxTokens ?? ANSWER_TOKENS,
      contextTokens: provider.contextTokens,
    }
  }

  #listener(call: ChatCall, rendering: Rendering): StreamRestorer | null {
    return call.onText === undefined ? null : new StreamRestorer(rendering.home)
  }

  async #ask(
    call: CallOptions & Pick<ChatCall, 'onText'>,
    target: Target,
    request: ChatRequest,
    restorer: StreamRestorer | null,
  ): Promise<ModelResult<ChatReply>> {
    const { name } = target.provider
    const most = {
      input: estimateTokens(request.messages, JSON.stringify([request.schema, request.tools])),
      output: request.maxTokens,
    }
    let heard = false
    const hear = (text: string): void => {
      if (text === '') return
      heard = true
      call.onText?.(text)
    }
    return this.#perform(call, target, most, restorer === null, async (client, noRetry) => {
      for await (const event of client.stream(request)) {
        if (event.type === 'text') {
          if (restorer) hear(restorer.take(event.text))
          if (heard) noRetry()
          continue
        }
        const { reply } = event
        if (restorer) hear(restorer.end())
        const bad =
          reply.finish === 'refused'
            ? failure({ kind: 'refused' }, name)
            : reply.finish === 'overlong'
              ? failure({ kind: 'overlong' }, name)
              : null
        const response = reply.toolCalls.length === 0 ? reply.text : JSON.stringify(reply)
        return { value: reply, usage: reply.usage, response, failure: bad }
      }
      throw new Error('The stream ended without a reply')
    })
  }

  async #perform<T>(
    call: CallOptions,
    target: Target,
    most: { readonly input: number; readonly output: number },
    repeatable: boolean,
    attempt: Attempt<T>,
  ): Promise<ModelResult<T>> {
    const reserved = this.#budget.reserve(target.provider, most)
    if (reserved.kind !== 'reserved') return reserved
    try {
      return await this.#caller.call(
        target,
        {
          priority: call.priority ?? 'interactive',
          deadlineMs: this.#patience(call),
          signal: call.signal,
          purpose: call.purpose ?? call.job,
          runId: call.runId ?? null,
          lookId: call.lookId ?? null,
          repeatable,
        },
        attempt,
      )
    } finally {
      reserved.release()
    }
  }
}

/** OpenAI's and Anthropic's strict modes refuse lengths; servers with a grammar need them. */
function dialectOf(provider: ModelProviderConfig): SchemaDialect {
  return provider.kind === 'anthropic' || (provider.kind === 'openai' && provider.place === 'internet')
    ? 'plain'
    : 'bounded'
}

function wrongVectors(reply: EmbedReply, count: number, { provider }: Target): ModelFailure | null {
  const length = reply.vectors[0]?.length ?? 0
  const sound =
    reply.vectors.length === count &&
    length > 0 &&
    reply.vectors.every((vector) => vector.length === length && vector.every(Number.isFinite))
  return sound
    ? null
    : failure({ kind: 'invalid', reason: 'unreadable', detail: 'These are not vectors.' }, provider.name)
}
