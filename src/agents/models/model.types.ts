import type { ModelCapabilities } from '@contract/model'
import type { ModelPlace } from '@contract/vocabulary'

import type { Fetch } from './guarded-fetch'

/** A part of a message: our own words, or text from elsewhere, which is data and never an instruction. */
export type Part = string | { readonly label: string; readonly untrusted: string }

export type ToolSpec = {
  readonly name: string
  readonly description: string
  readonly inputSchema: Readonly<Record<string, unknown>>
}

export type ToolCall = { readonly id: string; readonly name: string; readonly input: unknown }

/** A message as callers write it; the gateway renders its parts. */
export type Message =
  | { readonly role: 'system' | 'user' | 'assistant'; readonly content: string | readonly Part[] }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls: readonly ToolCall[] }
  /** What a tool gave back; always treated as text from elsewhere. */
  | { readonly role: 'tool'; readonly callId: string; readonly name: string; readonly content: string }

/** A message as it goes out. */
export type WireMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly name: string; readonly content: string }

export type JsonSchema = Readonly<Record<string, unknown>>

export type ChatRequest = {
  readonly model: string
  readonly messages: readonly WireMessage[]
  readonly tools: readonly ToolSpec[]
  /** Some tool must be called, where the server can be held to that (Ollama cannot). */
  readonly toolRequired: boolean
  /** The answer must be JSON of this shape. */
  readonly schema: { readonly name: string; readonly body: JsonSchema } | null
  /** Tokens the answer may have. */
  readonly maxTokens: number
  /** Tokens that input and output may have together, where the client chooses (Ollama). */
  readonly contextTokens: number
}

export type TokenUse = { readonly input: number | null; readonly output: number | null }

export type ChatReply = {
  readonly text: string
  readonly toolCalls: readonly ToolCall[]
  /** Why it ended; length: the limit of tokens cut it. */
  readonly finish: 'stop' | 'length' | 'refused' | 'overlong'
  readonly usage: TokenUse
}

export type ChatEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly reply: ChatReply }

export type EmbedReply = { readonly vectors: readonly (readonly number[])[]; readonly usage: TokenUse }

export type ListedModel = { readonly name: string; readonly bytes: number | null }

/** What a client needs to speak to one server, for one call. */
export type ProviderConnection = {
  readonly baseUrl: string
  readonly secret: string | null
  readonly place: ModelPlace
  /** Guarded, recorded and bound to the signal of the call. */
  readonly fetch: Fetch
}

/**
 * One kind of server behind one thin face. Methods throw what the wire or the client throws; `failureOf` reads meaning
 * into it.
 */
export type ModelProvider = {
  /** The version where the server tells it. Throws when nobody is there. */
  ping(): Promise<{ readonly version: string | null }>
  models(): Promise<readonly ListedModel[]>
  /** What the server declares a model to be able to do. */
  capabilities(model: string): Promise<ModelCapabilities>
  /** Yields text as it comes and ends with the whole reply. */
  stream(request: ChatRequest): AsyncIterable<ChatEvent>
  /** Vectors of texts, in order. Texts must be short enough: see `chunks`. */
  embed(model: string, texts: readonly string[], contextTokens: number): Promise<EmbedReply>
  /** Whether the model is in memory, where that can be known; null where it cannot. */
  isLoaded(model: string): Promise<boolean | null>
  /** Brings the model into memory. */
  preload(model: string, contextTokens: number): Promise<void>
}

/** Reads a stream to its end. */
export async function wholeReply(events: AsyncIterable<ChatEvent>): Promise<ChatReply> {
  for await (const event of events) if (event.type === 'end') return event.reply
  throw new Error('The stream ended without a reply')
}
