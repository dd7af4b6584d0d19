import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

import { FakeServer, json, type Seen } from './fake-server'

/** What the next chat does, as real servers were seen to do it. */
export type OllamaFault =
  | 'none'
  /** 500: the model wrote a tool call that is not JSON. */
  | 'broken-tool-json'
  /** A line of the stream that is not JSON. */
  | 'broken-line'
  /** Half of a character. */
  | 'broken-utf8'
  /** {"error": …} in the middle of a stream that began with 200. */
  | 'error-in-stream'
  /** The connection ends without a last word. */
  | 'dies'
  /** Says nothing for as long as one waits. */
  | 'hangs'
  | 'overloaded'
  /** Ignores `truncate: false` and cuts the prompt silently, as older versions do. */
  | 'cuts-silently'

type ChatBody = {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly stream?: boolean
  readonly truncate?: boolean
  readonly think?: boolean
  readonly format?: unknown
  readonly tools?: readonly { readonly function: { readonly name: string } }[]
  readonly options?: { readonly num_ctx?: number; readonly num_predict?: number }
}

/** Ollama's native API as it was measured (0.33): what is missing, cold, too long or broken behaves as there. */
export class FakeOllama {
  fault: OllamaFault = 'none'
  /** Answers in turn; the last one stays. */
  answers: string[] = ['Hello from the model.']
  readonly loaded = new Set<string>(['small:latest'])
  readonly models = new Set<string>(['small:latest', 'other:latest', 'nomic-embed-text:latest'])
  preloads = 0
  /** The most chats that went on at the same time. */
  mostAtOnce = 0
  /** Milliseconds between the words of an answer. */
  pace = 0
  #atOnce = 0

  private constructor(readonly server: FakeServer) {}

  static async start(): Promise<FakeOllama> {
    const made: { fake?: FakeOllama } = {}
    const server = await FakeServer.start((request, response) => made.fake?.answer(request, response))
    made.fake = new FakeOllama(server)
    return made.fake
  }

  get url(): string {
    return this.server.url
  }

  /** Bodies of the chats that carried messages. */
  get chats(): readonly ChatBody[] {
    return this.server
      .sent('/api/chat')
      .map(({ body }) => body as ChatBody)
      .filter(({ messages }) => messages.length > 0)
  }

  async answer({ path, body }: Seen, response: ServerResponse): Promise<void> {
    switch (path) {
      case '/api/version':
        return json(response, { version: '0.33.0' })
      case '/api/tags':
        // As the real one: without capabilities.
        return json(response, { models: [...this.models].map((name) => ({ name, model: name, size: 2_000_000_000 })) })
      case '/api/ps':
        return json(response, { models: [...this.loaded].map((name) => ({ name, model: name })) })
      case '/api/show':
        return this.#show(body as { model: string }, response)
      case '/api/embed':
        return this.#embed(body as { model: string; input: string[]; truncate?: boolean }, response)
      case '/api/chat':
        return this.#chat(body as ChatBody, response)
      default:
        response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found')
    }
  }

  #has(model: string): boolean {
    return this.models.has(model) || this.models.has(`${model}:latest`)
  }

  #missing(model: string, response: ServerResponse): void {
    json(response, { error: `model '${model}' not found` }, 404)
  }

  #show({ model }: { model: string }, response: ServerResponse): void {
    if (!this.#has(model)) return this.#missing(model, response)
    const embeds = model.startsWith('nomic')
    return json(response, {
      capabilities: embeds ? ['embedding'] : ['completion', 'tools'],
      model_info: { 'llama.context_length': 32_768, ...(embeds ? { 'llama.embedding_length': 8 } : {}) },
    })
  }

  #embed({ model, input }: { model: string; input: string[] }, response: ServerResponse): void {
    if (!this.#has(model)) return this.#missing(model, response)
    if (input.some((text) => text.length > 4000))
      return json(response, { error: 'the input length exceeds the context length' }, 400)
    const vector = (text: string): number[] =>
      Array.from({ length: 8 }, (_, index) => (text.charCodeAt(index % text.length) % 10) / 10)
    return json(response, { embeddings: input.map(vector), prompt_eval_count: input.join(' ').length / 4 })
  }

  async #chat(body: ChatBody, response: ServerResponse): Promise<void> {
    if (!this.#has(body.model)) return this.#missing(body.model, response)
    if (body.messages.length === 0) {
      this.preloads += 1
      await sleep(this.pace)
      this.loaded.add(body.model.includes(':') ? body.model : `${body.model}:latest`)
      return json(response, { done: true, done_reason: 'load', message: { role: 'assistant', content: '' } })
    }
    // Left out, the context is 4096 whatever the model could have.
    const context = body.options?.num_ctx ?? 4096
    const tokens = Math.ceil(body.messages.reduce((sum, { content }) => sum + content.length, 0) / 4)
    const tooLong = tokens > context
    if (tooLong && body.truncate === false && this.fault !== 'cuts-silently')
      return json(response, { error: 'the prompt length exceeds the context length' }, 400)
    switch (this.fault) {
      case 'broken-tool-json':
        return json(
          response,
          { error: 'error parsing tool call: raw=\'{"title":\' err=unexpected end of JSON input' },
          500,
        )
      case 'overloaded':
        return json(response, { error: 'server busy, please try again. maximum pending requests exceeded' }, 503)
      case 'hangs':
        return
      default:
        this.#atOnce += 1
        this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce)
        response.on('close', () => (this.#atOnce -= 1))
        return this.#stream(body, Math.min(tokens, context), response)
    }
  }

  async #stream(body: ChatBody, promptTokens: number, response: ServerResponse): Promise<void> {
    const answer = (this.answers.length > 1 ? this.answers.shift() : this.answers[0]) ?? ''
    const line = (part: object): string => `${JSON.stringify({ model: body.model, ...part })}\n`
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    // Left out, a model that can think does.
    if (body.think !== false)
      response.write(line({ message: { role: 'assistant', content: '', thinking: 'Hm.' }, done: false }))
    const limit = body.options?.num_predict ?? 10_000
    const words = answer.match(/\S+\s*|\s+/g) ?? []
    for (const [index, word] of words.slice(0, limit).entries()) {
      if (response.destroyed) return
      if (index === 1 && this.fault === 'broken-line') response.write('{"message": oops\n')
      if (index === 1 && this.fault === 'error-in-stream')
        return void response.end(line({ error: 'an error was encountered while running the model' }))
      if (index === 1 && this.fault === 'broken-utf8') response.write(Buffer.from([0x7b, 0xc3, 0x28, 0x0a]))
      if (index === 1 && this.fault === 'dies') return void response.destroy()
      response.write(line({ message: { role: 'assistant', content: word }, done: false }))
      if (this.pace > 0) await sleep(this.pace)
    }
    const called = body.tools?.[0]
    if (called)
      response.write(
        line({
          message: {
            role: 'assistant',
            content: '',
            tool_calls: [{ function: { name: called.function.name, arguments: { title: 'Milk' } } }],
          },
          done: false,
        }),
      )
    response.end(
      line({
        message: { role: 'assistant', content: '' },
        done: true,
        done_reason: words.length > limit ? 'length' : 'stop',
        prompt_eval_count: promptTokens,
        eval_count: Math.min(words.length, limit),
      }),
    )
  }
}
