import { Ollama, type ChatRequest as OllamaChatRequest, type Message as OllamaMessage } from 'ollama'

import type { ModelCapabilities } from '@contract/model'

import type { Fetch } from './guarded-fetch'
import { WireError } from './wire-error'

import type {
  ChatEvent,
  ChatReply,
  ChatRequest,
  EmbedReply,
  ListedModel,
  ModelProvider,
  ProviderConnection,
  ToolCall,
  WireMessage,
} from './model.types'

/** Keeps a model in memory for as long as a person tends to come back to a task. */
const KEEP_ALIVE = '10m'
/** No tokeniser gives fewer tokens than one for this many characters of ordinary text. */
const CHARACTERS_A_TOKEN = 8
/** Rather too many tokens than too few: what a text may come to. */
const FEW_CHARACTERS_A_TOKEN = 3

/** Ollama, by its native API: its OpenAI-compatible one ignores the size of the context. */
export function ollamaProvider({ baseUrl, secret, fetch }: ProviderConnection): ModelProvider {
  const client = new Ollama({
    host: baseUrl,
    fetch: checkedLines(fetch),
    ...(secret === null ? {} : { headers: { authorization: `Bearer ${secret}` } }),
  })

  return {
    ping: async () => ({ version: (await client.version()).version }),

    models: async (): Promise<readonly ListedModel[]> =>
      (await client.list()).models.map(({ name, size }) => ({ name, bytes: size })),

    async capabilities(model): Promise<ModelCapabilities> {
      const shown = await client.show({ model })
      const can: readonly string[] = shown.capabilities ?? []
      const info = new Map(Object.entries(shown.model_info as unknown as Record<string, unknown>))
      const length = [...info].find(([key]) => key.endsWith('.context_length'))?.[1]
      const width = [...info].find(([key]) => key.endsWith('.embedding_length'))?.[1]
      const embeds = can.includes('embedding')
      return {
        structured: can.includes('completion'),
        tools: can.includes('tools'),
        thinking: can.includes('thinking'),
        embeddings: embeds,
        dimension: embeds && typeof width === 'number' ? width : null,
        contextTokens: typeof length === 'number' ? length : null,
      }
    },

    async *stream(request): AsyncGenerator<ChatEvent> {
      // Not in the package's types, but the server's own: without it, a long conversation is cut silently.
      const wanted: OllamaChatRequest & { truncate: boolean; stream: true } = {
        model: request.model,
        messages: request.messages.map(toOllama),
        stream: true,
        truncate: false,
        // Left out, thinking is on wherever a model can.
        think: false,
        keep_alive: KEEP_ALIVE,
        options: { num_ctx: request.contextTokens, num_predict: request.maxTokens },
        ...(request.schema === null ? {} : { format: request.schema.body }),
        ...(request.tools.length === 0
          ? {}
          : {
              tools: request.tools.map(({ name, description, inputSchema }) => ({
                type: 'function',
                function: { name, description, parameters: inputSchema },
              })),
            }),
      }
      let text = ''
      const toolCalls: ToolCall[] = []
      for await (const part of await client.chat(wanted)) {
        if (part.message.content !== '') {
          text += part.message.content
          yield { type: 'text', text: part.message.content }
        }
        for (const call of part.message.tool_calls ?? [])
          toolCalls.push({ id: `call_${toolCalls.length}`, name: call.function.name, input: call.function.arguments })
        if (part.done) {
          const usage = { input: part.prompt_eval_count ?? null, output: part.eval_count ?? null }
          yield {
            type: 'end',
            reply: { text, toolCalls, finish: finishOf(part.done_reason, usage.input, request), usage },
          }
          return
        }
      }
      throw new WireError({ kind: 'unreachable', code: 'ECONNRESET' })
    },

    async embed(model, texts, contextTokens): Promise<EmbedReply> {
      const { embeddings, prompt_eval_count } = await client.embed({
        model,
        input: [...texts],
        truncate: false,
        keep_alive: KEEP_ALIVE,
        options: { num_ctx: contextTokens },
      })
      return { vectors: embeddings, usage: { input: prompt_eval_count ?? null, output: 0 } }
    },

    isLoaded: async (model) =>
      (await client.ps()).models.some(({ name, model: id }) => sameModel(name, model) || sameModel(id, model)),

    async preload(model, contextTokens) {
      // With the very context that calls will have: another one would load the model a second time.
      await client.chat({
        model,
        messages: [],
        keep_alive: KEEP_ALIVE,
        options: { num_ctx: contextTokens },
        stream: false,
      })
    },
  }
}

/** 'qwen3' and 'qwen3:latest' are one model. */
function sameModel(loaded: string, wanted: string): boolean {
  const full = (name: string): string => (name.includes(':') ? name : `${name}:latest`)
  return full(loaded) === full(wanted)
}

function finishOf(reason: string, input: number | null, request: ChatRequest): ChatReply['finish'] {
  // A server that ignored `truncate: false` counted fewer tokens than the text can have.
  const characters = request.messages.reduce((sum, { content }) => sum + content.length, 0)
  const mayNotFit = characters / FEW_CHARACTERS_A_TOKEN + request.maxTokens > request.contextTokens
  if (input !== null && mayNotFit && input < characters / CHARACTERS_A_TOKEN) return 'overlong'
  return reason === 'length' ? 'length' : 'stop'
}

function toOllama(message: WireMessage): OllamaMessage {
  switch (message.role) {
    case 'assistant':
      return {
        role: 'assistant',
        content: message.content,
        ...(message.toolCalls.length === 0
          ? {}
          : {
              tool_calls: message.toolCalls.map(({ name, input }) => ({
                function: { name, arguments: (input ?? {}) as Record<string, unknown> },
              })),
            }),
      }
    case 'tool':
      return { role: 'tool', content: message.content, tool_name: message.name }
    default:
      return { role: message.role, content: message.content }
  }
}

/**
 * The package writes a line of a stream that is not JSON to the console and goes on: words of a model would be in a log,
 * and a broken answer would pass for a whole one. Here such a line ends the stream.
 */
function checkedLines(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (response.body === null || !(response.headers.get('content-type') ?? '').includes('ndjson')) return response
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const encoder = new TextEncoder()
    let rest = ''
    const check = (line: string): string => {
      try {
        if (line.trim() !== '') JSON.parse(line)
      } catch (error) {
        throw new WireError({ kind: 'unreadable' }, { cause: error })
      }
      return line
    }
    const decode = (chunk: Uint8Array | undefined): string => {
      try {
        return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
      } catch (error) {
        throw new WireError({ kind: 'unreadable' }, { cause: error })
      }
    }
    const lines = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        const parts = (rest + decode(chunk)).split('\n')
        rest = parts.pop() ?? ''
        for (const line of parts) controller.enqueue(encoder.encode(`${check(line)}\n`))
      },
      flush(controller) {
        const last = check(rest + decode(undefined))
        if (last !== '') controller.enqueue(encoder.encode(`${last}\n`))
      },
    })
    return new Response(response.body.pipeThrough(lines), { status: response.status, headers: response.headers })
  }
}
