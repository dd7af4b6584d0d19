import Anthropic from '@anthropic-ai/sdk'

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

/** Anthropic, through its own client. It has no embeddings. */
export function anthropicProvider({ baseUrl, secret, fetch }: ProviderConnection): ModelProvider {
  const client = new Anthropic({
    baseURL: baseUrl,
    // Everything given, so that nothing is taken from the environment or from files of other programs.
    apiKey: secret ?? 'none',
    webhookKey: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch,
  })

  return {
    async ping() {
      await client.models.list({ limit: 1 })
      return { version: null }
    },

    async models(): Promise<readonly ListedModel[]> {
      const page = await client.models.list({ limit: 100 })
      return page.data.map(({ id }) => ({ name: id, bytes: null }))
    },

    async capabilities(model): Promise<ModelCapabilities> {
      const known = await client.models.retrieve(model)
      return {
        structured: known.capabilities?.structured_outputs.supported ?? null,
        tools: true,
        thinking: known.capabilities?.thinking.supported ?? null,
        embeddings: false,
        dimension: null,
        contextTokens: known.max_input_tokens ?? null,
      }
    },

    async *stream(request): AsyncGenerator<ChatEvent> {
      const system = request.messages.flatMap(({ role, content }) => (role === 'system' ? [content] : [])).join('\n\n')
      const stream = await client.messages.create({
        model: request.model,
        max_tokens: request.maxTokens,
        stream: true,
        messages: request.messages.flatMap(toAnthropic),
        ...(system === '' ? {} : { system }),
        ...(request.schema === null
          ? {}
          : { output_config: { format: { type: 'json_schema' as const, schema: { ...request.schema.body } } } }),
        ...(request.tools.length === 0
          ? {}
          : {
              ...(request.toolRequired ? { tool_choice: { type: 'any' as const } } : {}),
              tools: request.tools.map(({ name, description, inputSchema }) => ({
                name,
                description,
                input_schema: { ...inputSchema, type: 'object' as const },
              })),
            }),
      })
      const reply = new Gathered()
      for await (const event of stream) {
        const text = reply.take(event)
        if (text !== '') yield { type: 'text', text }
      }
      yield { type: 'end', reply: reply.end() }
    },

    embed: async (): Promise<EmbedReply> => {
      throw new WireError({ kind: 'status', status: 404, body: '', retryAfterMs: null })
    },
    isLoaded: async () => null,
    preload: async () => {},
  }
}

/** Puts the events of a streamed answer together. */
class Gathered {
  #text = ''
  #stop: string | null = null
  #input: number | null = null
  #output: number | null = null
  readonly #calls = new Map<number, { id: string; name: string; json: string }>()

  /** Takes an event and gives the text that is new. */
  take(event: Anthropic.Messages.RawMessageStreamEvent): string {
    switch (event.type) {
      case 'message_start':
        this.#input = event.message.usage.input_tokens
        return ''
      case 'content_block_start':
        if (event.content_block.type === 'tool_use')
          this.#calls.set(event.index, { id: event.content_block.id, name: event.content_block.name, json: '' })
        return ''
      case 'content_block_delta': {
        if (event.delta.type === 'input_json_delta') {
          const call = this.#calls.get(event.index)
          if (call) call.json += event.delta.partial_json
        }
        const text = event.delta.type === 'text_delta' ? event.delta.text : ''
        this.#text += text
        return text
      }
      case 'message_delta':
        this.#stop = event.delta.stop_reason ?? this.#stop
        this.#output = event.usage.output_tokens
        return ''
      default:
        return ''
    }
  }

  end(): ChatReply {
    if (this.#stop === null) throw new WireError({ kind: 'unreachable', code: 'ECONNRESET' })
    const finish = finishOf(this.#stop)
    return {
      text: this.#text,
      toolCalls: finish === 'stop' ? [...this.#calls.values()].map(toToolCall) : [],
      finish,
      usage: { input: this.#input, output: this.#output },
    }
  }
}

function finishOf(stop: string): ChatReply['finish'] {
  if (stop === 'refusal') return 'refused'
  if (stop === 'model_context_window_exceeded') return 'overlong'
  return stop === 'max_tokens' ? 'length' : 'stop'
}

function toToolCall({ id, name, json }: { id: string; name: string; json: string }): ToolCall {
  try {
    return { id, name, input: json === '' ? {} : (JSON.parse(json) as unknown) }
  } catch (error) {
    throw new WireError({ kind: 'unreadable' }, { cause: error })
  }
}

function toAnthropic(message: WireMessage): Anthropic.Messages.MessageParam[] {
  switch (message.role) {
    case 'system':
      return []
    case 'user':
      return [{ role: 'user', content: message.content }]
    case 'assistant':
      return [
        {
          role: 'assistant',
          content: [
            ...(message.content === '' ? [] : [{ type: 'text' as const, text: message.content }]),
            ...message.toolCalls.map(({ id, name, input }) => ({
              type: 'tool_use' as const,
              id,
              name,
              input: input ?? {},
            })),
          ],
        },
      ]
    case 'tool':
      return [
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: message.callId, content: message.content }] },
      ]
  }
}
