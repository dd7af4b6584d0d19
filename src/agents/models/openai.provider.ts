import OpenAI from 'openai'

import type { ModelCapabilities } from '@contract/model'

import { WireError } from './wire-error'

import type {
  ChatEvent,
  ChatReply,
  EmbedReply,
  ListedModel,
  ModelProvider,
  ProviderConnection,
  ToolCall,
  WireMessage,
} from './model.types'

/** OpenAI, and every server that speaks its language: llama.cpp, LM Studio, vLLM, OpenRouter. */
export function openaiProvider({ baseUrl, secret, place, fetch }: ProviderConnection): ModelProvider {
  const client = new OpenAI({
    baseURL: baseUrl,
    // Everything given, so that nothing is taken from the environment.
    apiKey: secret ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch,
    ...(secret === null ? { defaultHeaders: { authorization: null } } : {}),
  })
  const isOpenAi = URL.parse(baseUrl)?.hostname === 'api.openai.com'

  return {
    async ping() {
      await client.models.list()
      return { version: null }
    },

    async models(): Promise<readonly ListedModel[]> {
      const { data } = await client.models.list()
      return data.map(({ id }) => ({ name: id, bytes: null }))
    },

    // Compatible servers declare nothing in common; the probe finds out.
    capabilities: async (): Promise<ModelCapabilities> => ({
      structured: null,
      tools: null,
      thinking: null,
      embeddings: null,
      dimension: null,
      contextTokens: null,
    }),

    async *stream(request): AsyncGenerator<ChatEvent> {
      const stream = await client.chat.completions.create({
        model: request.model,
        messages: request.messages.map(toOpenAi),
        stream: true,
        stream_options: { include_usage: true },
        // The name that OpenAI gave up is the one that compatible servers know.
        [isOpenAi ? 'max_completion_tokens' : 'max_tokens']: request.maxTokens,
        ...(place === 'internet' ? {} : { chat_template_kwargs: { enable_thinking: false } }),
        ...(request.schema === null
          ? {}
          : {
              response_format: {
                type: 'json_schema' as const,
                json_schema: {
                  name: request.schema.name,
                  schema: { ...request.schema.body },
                  strict: isStrict(request.schema.body),
                },
              },
            }),
        ...(request.tools.length === 0
          ? {}
          : {
              ...(request.toolRequired ? { tool_choice: 'required' as const } : {}),
              tools: request.tools.map(({ name, description, inputSchema }) => ({
                type: 'function' as const,
                function: { name, description, parameters: { ...inputSchema } },
              })),
            }),
      })
      const reply = new Gathered()
      for await (const chunk of stream) {
        const text = reply.take(chunk)
        if (text !== '') yield { type: 'text', text }
      }
      yield { type: 'end', reply: reply.end() }
    },

    async embed(model, texts): Promise<EmbedReply> {
      const { data, usage } = await client.embeddings.create({ model, input: [...texts], encoding_format: 'float' })
      const vectors = data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding)
      return { vectors, usage: { input: usage?.prompt_tokens ?? null, output: 0 } }
    },

    isLoaded: async () => null,
    preload: async () => {},
  }
}

/** Puts the pieces of a streamed answer together. */
class Gathered {
  #text = ''
  #refusal = ''
  #finish: string | null = null
  #usage: ChatReply['usage'] = { input: null, output: null }
  readonly #calls: { id: string; name: string; input: string }[] = []

  /** Takes a piece and gives the text that is new. */
  take(chunk: OpenAI.Chat.Completions.ChatCompletionChunk): string {
    if (chunk.usage) this.#usage = { input: chunk.usage.prompt_tokens, output: chunk.usage.completion_tokens }
    const choice = chunk.choices[0]
    if (!choice) return ''
    this.#finish = choice.finish_reason ?? this.#finish
    this.#refusal += choice.delta.refusal ?? ''
    for (const { index, id, function: called } of choice.delta.tool_calls ?? []) {
      const call = (this.#calls[index] ??= { id: '', name: '', input: '' })
      call.id += id ?? ''
      call.name += called?.name ?? ''
      call.input += called?.arguments ?? ''
    }
    const text = choice.delta.content ?? ''
    this.#text += text
    return text
  }

  end(): ChatReply {
    if (this.#finish === null) throw new WireError({ kind: 'unreachable', code: 'ECONNRESET' })
    const refused = this.#refusal !== '' || this.#finish === 'content_filter'
    const cut = this.#finish === 'length'
    return {
      text: this.#text,
      // A call that was cut off has broken JSON: what counts then is that it was cut.
      toolCalls: cut ? [] : this.#calls.flatMap((call): ToolCall[] => [{ ...call, input: parsed(call.input) }]),
      finish: refused ? 'refused' : cut ? 'length' : 'stop',
      usage: this.#usage,
    }
  }
}

function parsed(json: string): unknown {
  if (json === '') return {}
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new WireError({ kind: 'unreadable' }, { cause: error })
  }
}

/** Strict mode wants every property of every object required. */
function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict)
  if (typeof schema !== 'object' || schema === null) return true
  const properties: unknown = Reflect.get(schema, 'properties')
  const required: unknown = Reflect.get(schema, 'required')
  const all = typeof properties === 'object' && properties !== null ? Object.keys(properties) : []
  const complete = all.every((name) => Array.isArray(required) && required.includes(name))
  return complete && Object.values(schema).every(isStrict)
}

function toOpenAi(message: WireMessage): OpenAI.Chat.Completions.ChatCompletionMessageParam {
  switch (message.role) {
    case 'assistant':
      return {
        role: 'assistant',
        content: message.content,
        ...(message.toolCalls.length === 0
          ? {}
          : {
              tool_calls: message.toolCalls.map(({ id, name, input }) => ({
                id,
                type: 'function' as const,
                function: { name, arguments: JSON.stringify(input ?? {}) },
              })),
            }),
      }
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.content }
    default:
      return { role: message.role, content: message.content }
  }
}
