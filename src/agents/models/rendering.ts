import type { AgentGround } from '@core/agent'
import type { ModelPlace } from '@contract/vocabulary'

import { mapStrings, Redactor } from './redaction'
import { delimit, markRule, neutralise, restoreTokens } from './untrusted'

import type { ChatReply, JsonSchema, Message, Part, ToolSpec, WireMessage } from './model.types'

/** How the texts of one call go out and come home: marked, neutralised and, outside this machine, with placeholders. */
export class Rendering {
  readonly #redactor: Redactor | null
  readonly #mark: string

  constructor(ground: Pick<AgentGround, 'random' | 'privateNames'>, place: ModelPlace) {
    this.#redactor = place === 'this_machine' ? null : new Redactor(ground.privateNames())
    this.#mark = Buffer.from(ground.random.bytes(6)).toString('base64url')
  }

  messages(messages: readonly Message[]): readonly WireMessage[] {
    let marked = false
    const rendered = messages.map((message): WireMessage => {
      switch (message.role) {
        case 'tool':
          marked = true
          return { ...message, content: this.out(delimit(`result of ${message.name}`, message.content, this.#mark)) }
        case 'assistant':
          return {
            role: 'assistant',
            content: this.out(neutralise(plain(message.content))),
            toolCalls:
              'toolCalls' in message
                ? message.toolCalls.map((call) => ({
                    ...call,
                    input: mapStrings(call.input, (text) => this.out(neutralise(text))),
                  }))
                : [],
          }
        default: {
          const parts = typeof message.content === 'string' ? [message.content] : message.content
          marked ||= parts.some((part) => typeof part !== 'string')
          return { role: message.role, content: this.out(parts.map((part) => this.#part(part)).join('\n')) }
        }
      }
    })
    if (!marked) return rendered
    const [first, ...rest] = rendered
    const rule = markRule(this.#mark)
    return first?.role === 'system'
      ? [{ ...first, content: `${first.content}\n\n${rule}` }, ...rest]
      : [{ role: 'system', content: rule }, ...rendered]
  }

  /** Descriptions and allowed values of a schema can name people and projects too. */
  schema(schema: JsonSchema): JsonSchema {
    return this.#redactor === null ? schema : (this.#hide(schema) as JsonSchema)
  }

  tools(tools: readonly ToolSpec[]): readonly ToolSpec[] {
    return tools.map((tool) => ({ ...tool, inputSchema: this.schema(tool.inputSchema) }))
  }

  /** Text on its way out. */
  out(text: string): string {
    return this.#redactor?.redact(text) ?? text
  }

  /** Text that came home. */
  readonly home = (text: string): string => {
    const whole = restoreTokens(text)
    return this.#redactor?.restore(whole) ?? whole
  }

  reply(reply: ChatReply): ChatReply {
    return {
      ...reply,
      text: this.home(reply.text),
      toolCalls: reply.toolCalls.map((call) => ({ ...call, input: mapStrings(call.input, this.home) })),
    }
  }

  #part(part: Part): string {
    return typeof part === 'string' ? part : delimit(part.label, part.untrusted, this.#mark)
  }

  #hide(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#hide(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const telling = key === 'enum' || key === 'const' || (key === 'description' && typeof item === 'string')
        return [key, telling ? mapStrings(item, (text) => this.out(text)) : this.#hide(item)]
      }),
    )
  }
}

function plain(content: string | readonly Part[]): string {
  return typeof content === 'string'
    ? content
    : content.map((part) => (typeof part === 'string' ? part : part.untrusted)).join('\n')
}
