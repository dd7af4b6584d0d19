import * as z from 'zod'

import type { ModelCapabilities, ModelListing, ModelProbe, ModelProviderConfig, ModelTest } from '@contract/model'
import type { AgentMethods } from '@core/agent'

import { detectOllama } from './detect'
import { failureOf } from './failure.rules'
import type { CallOptions, ModelGateway } from './model-gateway'
import type { ModelGround } from './model-ground'
import type { ListedModel, ModelProvider } from './model.types'
import { failure, type ModelFailure } from './outcome'

/** Listing models is quick wherever somebody is there. */
const LIST_MS = 8000
/** A test waits for a model that has to be loaded first. */
const TEST_MS = 45_000
const ANSWER = 'Answer with the single word OK.'
/** Parts of names by which models that only embed are known; a chat with one would fail for no reason of the server's. */
const EMBEDDING_NAMES = /embed|bge-|minilm|e5-/i

/** What Settings asks of models: is it there, what does it offer, what can it do. */
export function modelMethods(ground: ModelGround, gateway: ModelGateway): AgentMethods['model'] {
  const { models, clock, timers } = ground

  /** Asks a server something that carries no text of a person. */
  async function ask<T>(
    provider: ModelProviderConfig,
    work: (client: ModelProvider) => Promise<T>,
  ): Promise<T | ModelFailure> {
    const forbidden = gateway.caller.forbidden({ provider, model: '', agent: 'person' })
    if (forbidden) return forbidden
    const abort = new AbortController()
    const cancel = timers.after(LIST_MS, () => abort.abort())
    try {
      return await work(await gateway.caller.client(provider, abort.signal))
    } catch (error) {
      if (abort.signal.aborted) return failure({ kind: 'deadline', reason: 'slow' }, provider.name)
      return atWrongAddress(
        failureOf(error, { server: provider.name, model: '', hasKey: provider.secretSet }),
        provider,
      )
    } finally {
      cancel()
    }
  }

  async function list(provider: ModelProviderConfig): Promise<readonly ListedModel[] | ModelFailure> {
    return ask(provider, (client) => client.models())
  }

  /** What a call of Settings has in common: a person asks, and nothing of theirs is sent. */
  const terms = (provider: ModelProviderConfig, model: string, purpose: string): CallOptions => ({
    agent: 'person',
    job: 'quick',
    choice: { providerId: provider.id, model },
    purpose,
    priority: 'background',
    deadlineMs: TEST_MS,
  })

  async function test({ id, model }: { readonly id: string; readonly model?: string | undefined }): Promise<ModelTest> {
    const provider = models.provider(id)
    const began = clock.monotonic()
    const told = (outcome: ModelTest['outcome'], message: string, rest: Partial<ModelTest> = {}): ModelTest => ({
      outcome,
      message,
      version: null,
      models: null,
      answeredBy: null,
      ms: Math.round(clock.monotonic() - began),
      ...rest,
    })
    const found = await ask(provider, async (client) => ({ ...(await client.ping()), offered: await client.models() }))
    if ('kind' in found) return told(found.kind, found.message)
    gateway.caller.forgive(id)
    const { version, offered } = found
    const facts = { version, models: offered.length }
    const asked = model ?? modelToTry(provider, offered)
    if (asked === null) {
      return offered.length === 0
        ? told('missing_model', `${provider.name} answers, but has no models yet.${pullHint(provider)}`, facts)
        : told(
            'ok',
            `${provider.name} answers and offers ${offered.length} models. Choose one and test again to see it answer.`,
            facts,
          )
    }
    const answer = EMBEDDING_NAMES.test(asked)
      ? await gateway.embed({ ...terms(provider, asked, 'test'), texts: ['OK'] })
      : await gateway.chat({
          ...terms(provider, asked, 'test'),
          maxTokens: 8,
          messages: [{ role: 'user', content: ANSWER }],
        })
    // Eight tokens are enough to know that it speaks.
    if (answer.kind === 'ok' || answer.kind === 'truncated')
      return told('ok', `${provider.name} works: ${asked} answered.`, { ...facts, answeredBy: asked })
    return told(answer.kind, answer.message, facts)
  }

  function modelToTry(provider: ModelProviderConfig, offered: readonly ListedModel[]): string | null {
    const chosen = Object.values(models.settings().jobs).find((choice) => choice.providerId === provider.id)
    if (chosen) return chosen.model
    // On the internet an answer costs something: only a model that the person chose is asked.
    return provider.place === 'internet'
      ? null
      : (offered.find(({ name }) => !EMBEDDING_NAMES.test(name))?.name ?? null)
  }

  async function listing({ id }: { readonly id: string }): Promise<ModelListing> {
    const offered = await list(models.provider(id))
    if ('kind' in offered) return { outcome: offered.kind, message: offered.message, models: [] }
    return {
      outcome: 'ok',
      message: '',
      models: offered.map(({ name, bytes }) => ({ name, bytes, capabilities: models.capabilities(id, name) })),
    }
  }

  async function probe({ id, model }: { readonly id: string; readonly model: string }): Promise<ModelProbe> {
    const provider = models.provider(id)
    const declared = await ask(provider, (client) => client.capabilities(model))
    if ('kind' in declared && typeof declared.kind === 'string') {
      const named =
        declared.kind === 'invalid'
          ? failure({ kind: 'missing_model', reason: 'not_there', model }, provider.name)
          : declared
      return { outcome: named.kind, message: named.message, capabilities: null }
    }
    const measured = await measure(provider, model, declared)
    if ('kind' in measured) return { outcome: measured.kind, message: measured.message, capabilities: null }
    models.saveCapabilities(id, model, measured)
    return { outcome: 'ok', message: '', capabilities: measured }
  }

  /** Believes a declaration that something cannot be done, and tries what is declared or not known. */
  async function measure(
    provider: ModelProviderConfig,
    model: string,
    declared: ModelCapabilities,
  ): Promise<ModelCapabilities | ModelFailure> {
    const options = terms(provider, model, 'probe')
    const onlyEmbeds = declared.structured === false || (declared.structured === null && EMBEDDING_NAMES.test(model))
    const shaped = onlyEmbeds
      ? null
      : await gateway.structured({
          ...options,
          name: 'probe',
          maxTokens: 64,
          schema: z.object({ ready: z.boolean() }),
          messages: [{ role: 'user', content: 'Answer in JSON: are you ready? Say true.' }],
        })
    if (shaped && aboutServer(shaped.kind)) return shaped as ModelFailure
    const vector =
      declared.embeddings === false || (declared.embeddings === null && !onlyEmbeds && provider.place === 'internet')
        ? null
        : await gateway.embed({ ...options, texts: ['ready'] })
    return {
      ...declared,
      structured: shaped ? shaped.kind === 'ok' : false,
      embeddings: vector ? vector.kind === 'ok' : declared.embeddings,
      dimension: vector?.kind === 'ok' ? vector.value.dimension : declared.dimension,
    }
  }

  return { detect: () => detectOllama(timers), test, models: listing, probe }
}

/** An outcome that says nothing of what a model can do. */
function aboutServer(kind: string): boolean {
  return kind !== 'ok' && kind !== 'invalid' && kind !== 'truncated' && kind !== 'refused'
}

/** Somebody answers, but not as such a server does: then it is the address that is wrong. */
function atWrongAddress(found: ModelFailure, provider: ModelProviderConfig): ModelFailure {
  const notHere = found.kind === 'missing_model' || (found.kind === 'invalid' && found.reason === 'unreadable')
  if (!notHere) return found
  const hint = {
    ollama: 'Ollama’s address ends with its port, such as http://127.0.0.1:11434.',
    openai: 'The address of a compatible server usually ends in /v1.',
    anthropic: 'Anthropic’s address is https://api.anthropic.com.',
  }[provider.kind]
  return {
    kind: 'invalid',
    reason: 'request',
    detail: '',
    message: `Something answers at ${provider.baseUrl}, but it does not speak as ${provider.name} should. ${hint}`,
  }
}

function pullHint(provider: ModelProviderConfig): string {
  return provider.kind === 'ollama' ? ' Get one with, for example: ollama pull qwen3:4b' : ''
}
