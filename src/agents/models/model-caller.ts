import type { LookupAddress } from 'node:dns'

import type { ModelProviderConfig } from '@contract/model'
import type { ProxyName } from '@contract/vocabulary'

import { costMicros } from './budget'
import type { CallQueue, Priority } from './call-queue'
import type { CircuitBreaker } from './circuit-breaker'
import { failureOf } from './failure.rules'
import { guardedFetch, type Outgoing } from './guarded-fetch'
import { loadProvider } from './load-provider'
import { failure, type ModelFailure, type ModelResult } from './outcome'
import { pauseBefore } from './retry.rules'

import type { ModelGround } from './model-ground'
import type { ModelProvider, TokenUse } from './model.types'

export type Target = {
  readonly provider: ModelProviderConfig
  readonly model: string
  readonly agent: ProxyName | 'person'
}

export type CallTerms = {
  readonly priority: Priority
  readonly deadlineMs: number
  readonly signal: AbortSignal | undefined
  readonly purpose: string
  readonly runId: string | null
  readonly lookId: string | null
  /** May be stopped for somebody who waits, and begun again. */
  readonly repeatable: boolean
}

/** One try: what came of it, or throws. `noRetry` says that it must not be repeated from here on. */
export type Attempt<T> = (
  client: ModelProvider,
  noRetry: () => void,
) => Promise<{
  readonly value: T
  readonly usage: TokenUse
  readonly response: string | null
  readonly failure: ModelFailure | null
}>

type Going = { readonly target: Target; readonly stop: AbortController }

/** Several at once is what servers on the internet are made for; more would only run into their limits. */
const OUTSIDE_WIDTH = 4
/** A model that takes longer to load than this is not loading. */
const PRELOAD_MS = 3 * 60_000

/** Carries out single calls: queue, deadline, cold models, retries, the circuit breaker, and the record of each request. */
export class ModelCaller {
  readonly #going = new Set<Going>()
  readonly #loading = new Set<string>()
  readonly #open = new Set<Promise<unknown>>()
  readonly #closing = new AbortController()

  constructor(
    private readonly ground: ModelGround,
    private readonly queue: CallQueue,
    private readonly breaker: CircuitBreaker,
    private readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>,
  ) {}

  /** Why a call may not leave the machine; null when it may. */
  forbidden({ provider, agent }: Target): ModelFailure | null {
    if (provider.place === 'this_machine') return null
    const host = URL.parse(provider.baseUrl)?.hostname ?? provider.baseUrl
    const { localOnly } = this.ground.models.settings()
    if (localOnly && !(provider.place === 'local_network' && provider.allowLocalNetwork))
      return failure({ kind: 'forbidden', reason: 'local_only', host }, provider.name)
    if (agent !== 'person' && !provider.consents.includes(agent))
      return failure({ kind: 'forbidden', reason: 'consent', host }, provider.name)
    return null
  }

  /** A client of a server, bound to a signal. What it sends is heard by `onSend` before it leaves. */
  async client(
    provider: ModelProviderConfig,
    signal: AbortSignal,
    onSend?: (outgoing: Outgoing) => void,
  ): Promise<ModelProvider> {
    const create = await loadProvider(provider.kind)
    const { baseUrl, place, allowLocalNetwork } = provider
    const { localOnly } = this.ground.models.settings()
    return create({
      baseUrl,
      place,
      secret: this.ground.models.secret(provider.id),
      fetch: guardedFetch(
        { baseUrl, place, allowLocalNetwork, localOnly },
        { signal, ...(onSend ? { onSend } : {}), ...(this.resolve ? { resolve: this.resolve } : {}) },
      ),
    })
  }

  /** Makes a call by its terms. Never throws for what a server or a network does. */
  call<T>(target: Target, terms: CallTerms, attempt: Attempt<T>): Promise<ModelResult<T>> {
    const going = this.#call(target, terms, attempt)
    this.#open.add(going)
    void going.finally(() => this.#open.delete(going)).catch(() => {})
    return going
  }

  async #call<T>(target: Target, terms: CallTerms, attempt: Attempt<T>): Promise<ModelResult<T>> {
    const { provider } = target
    const rest = this.breaker.restMs(provider.id)
    if (rest > 0) return failure({ kind: 'down', reason: 'resting', retryAfterMs: rest }, provider.name)
    const stop = new AbortController()
    const signal = AbortSignal.any([stop.signal, this.#closing.signal, ...(terms.signal ? [terms.signal] : [])])
    const end = this.ground.clock.monotonic() + terms.deadlineMs
    let late = false
    let began = false
    const cancelTimer = this.ground.timers.after(terms.deadlineMs, () => {
      late = true
      stop.abort()
    })
    const entry: Going = { target, stop }
    this.#going.add(entry)
    try {
      const result = await this.queue.run(
        {
          lane: provider.id,
          width: provider.place === 'internet' ? OUTSIDE_WIDTH : 1,
          priority: terms.priority,
          signal,
          repeatable: terms.repeatable,
        },
        (running) => {
          began = true
          return this.#try(target, terms, attempt, running, end)
        },
      )
      this.#judge(provider, result)
      return result
    } catch (error) {
      this.breaker.undecided(provider.id)
      if (late) return failure({ kind: 'deadline', reason: began ? 'slow' : 'waiting' }, provider.name)
      if (signal.aborted) return this.#forbiddenNow(target) ?? failure({ kind: 'cancelled' }, provider.name)
      throw error
    } finally {
      cancelTimer()
      this.#going.delete(entry)
    }
  }

  /** Stops the calls that are no longer allowed. */
  recheck(): void {
    for (const { target, stop } of this.#going) {
      const provider = this.#present(target)
      const moved = provider?.baseUrl !== target.provider.baseUrl
      if (provider === null || moved || this.forbidden({ ...target, provider })) stop.abort()
    }
  }

  async stop(): Promise<void> {
    this.#closing.abort()
    await Promise.allSettled(this.#open)
  }

  /** A server that a person just tested is given a fresh start. */
  forgive(providerId: string): void {
    this.breaker.answered(providerId)
  }

  #judge(provider: ModelProviderConfig, result: ModelResult<unknown>): void {
    switch (result.kind) {
      case 'down':
        this.breaker.failed(provider.id)
        return
      // These say nothing about the server.
      case 'forbidden':
      case 'cancelled':
      case 'deadline':
        this.breaker.undecided(provider.id)
        return
      default:
        this.breaker.answered(provider.id)
    }
  }

  async #try<T>(
    target: Target,
    terms: CallTerms,
    attempt: Attempt<T>,
    signal: AbortSignal,
    end: number,
  ): Promise<ModelResult<T>> {
    const { provider } = target
    if (terms.priority === 'interactive') {
      const cold = await this.#cold(target, signal)
      if (cold) return cold
    }
    for (let count = 1; ; count++) {
      const { result, mayRepeat } = await this.#once(target, terms, attempt, signal)
      if (result.kind === 'ok' || !mayRepeat) return result
      // A person is told at once that a model is still loading; the background waits for it.
      if (result.kind === 'deadline' && terms.priority === 'interactive') return result
      const [byte = 0] = this.ground.random.bytes(1)
      const pause = pauseBefore(count + 1, result, byte / 255)
      if (pause === null || this.ground.clock.monotonic() + pause >= end) return result
      this.ground.logger.info('A call to a model is tried again', { server: provider.name, reason: result.kind, pause })
      await this.#pause(pause, signal)
    }
  }

  async #once<T>(
    target: Target,
    terms: CallTerms,
    attempt: Attempt<T>,
    signal: AbortSignal,
  ): Promise<{ readonly result: ModelResult<T>; readonly mayRepeat: boolean }> {
    const { provider, model, agent } = target
    const forbidden = this.#forbiddenNow(target)
    if (forbidden) return { result: forbidden, mayRepeat: false }
    let callId: string | null = null
    let mayRepeat = true
    let unkept: unknown = null
    const onSend = ({ url, body }: Outgoing): void => {
      if (body === null) return
      try {
        callId = this.ground.calls.begin({
          providerId: provider.id,
          providerName: provider.name,
          place: provider.place,
          model,
          purpose: terms.purpose,
          agent,
          runId: terms.runId,
          lookId: terms.lookId,
          url,
          request: body,
        })
      } catch (error) {
        unkept = error
        throw error
      }
    }
    const record = (outcome: ModelResult<unknown>, usage: TokenUse, response: string | null): void => {
      if (callId === null) return
      this.ground.calls.end(callId, {
        outcome: outcome.kind,
        message: outcome.kind === 'ok' ? '' : outcome.message,
        response,
        inputTokens: usage.input,
        outputTokens: usage.output,
        costMicros: costMicros(provider, usage),
      })
    }
    try {
      const client = await this.client(provider, signal, onSend)
      const done = await attempt(client, () => {
        mayRepeat = false
      })
      const usage = { input: counted(done.usage.input), output: counted(done.usage.output) }
      const result: ModelResult<T> = done.failure ?? { kind: 'ok', value: done.value, model, usage }
      record(result, usage, done.response)
      return { result, mayRepeat }
    } catch (error) {
      if (signal.aborted) {
        record(failure({ kind: 'cancelled' }, provider.name), { input: null, output: null }, null)
        throw error
      }
      // What could not be written down was not sent: that is the storage's failure, not the model's.
      if (unkept !== null) throw unkept instanceof Error ? unkept : error
      const result = failureOf(error, this.#context(target))
      record(result, { input: null, output: null }, null)
      return { result, mayRepeat }
    }
  }

  /** A model that is not in memory is brought there, and nobody waits for it. */
  async #cold(target: Target, signal: AbortSignal): Promise<ModelFailure | null> {
    const { provider, model } = target
    try {
      const client = await this.client(provider, signal)
      if ((await client.isLoaded(model)) !== false) return null
    } catch (error) {
      if (signal.aborted) throw error
      return failureOf(error, this.#context(target))
    }
    return (await this.#preload(target)) ?? failure({ kind: 'deadline', reason: 'loading' }, provider.name)
  }

  /** Begins to load a model once; a failure that comes at once is told. */
  async #preload(target: Target): Promise<ModelFailure | null> {
    const { provider, model } = target
    const key = `${provider.id} ${model}`
    if (this.#loading.has(key)) return null
    this.#loading.add(key)
    const stop = new AbortController()
    const cancelTimer = this.ground.timers.after(PRELOAD_MS, () => stop.abort())
    const client = await this.client(provider, AbortSignal.any([stop.signal, this.#closing.signal]))
    const loading = client
      .preload(model, provider.contextTokens)
      .then(() => null)
      .catch((error: unknown) => failureOf(error, this.#context(target)))
      .finally(() => {
        cancelTimer()
        this.#loading.delete(key)
      })
    this.#open.add(loading)
    void loading.finally(() => this.#open.delete(loading))
    // A missing model is known within a moment; loading one takes far longer.
    const moment = new Promise<null>((resolve) => this.ground.timers.after(300, () => resolve(null)))
    return Promise.race([loading, moment])
  }

  /** A consent may have been withdrawn since the call was made. */
  #forbiddenNow(target: Target): ModelFailure | null {
    const provider = this.#present(target)
    return provider && this.forbidden({ ...target, provider })
  }

  /** The server as it is configured now; null when it was removed. */
  #present({ provider }: Target): ModelProviderConfig | null {
    try {
      return this.ground.models.provider(provider.id)
    } catch {
      return null
    }
  }

  #context({ provider, model }: Target): Parameters<typeof failureOf>[1] {
    return { server: provider.name, model, hasKey: provider.secretSet }
  }

  #pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.ground.timers.after(ms, () => {
        signal.removeEventListener('abort', stop)
        resolve()
      })
      const stop = (): void => {
        cancel()
        reject(signal.reason instanceof Error ? signal.reason : new Error('Stopped'))
      }
      signal.addEventListener('abort', stop, { once: true })
    })
  }
}

/** What a server says it counted, if it can be a count. */
function counted(tokens: number | null): number | null {
  return tokens === null || !Number.isFinite(tokens) || tokens < 0 ? null : Math.min(Math.round(tokens), 1_000_000_000)
}
