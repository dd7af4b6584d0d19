import type * as z from 'zod'

import { failure, type ModelFailure, type ModelResult } from '../models/outcome'
import { mapStrings } from '../models/redaction'

import type { JsonSchema, Message } from '../models/model.types'
import { compileSchema, REASONING, type SchemaDialect } from './compile-schema'
import { readJson } from './repair-json'

/** What asks a model; the gateway is one. */
export type AskForJson = (request: {
  readonly messages: readonly Message[]
  readonly schema: { readonly name: string; readonly body: JsonSchema }
}) => Promise<ModelResult<{ readonly text: string; readonly cut: boolean }>>

export type StructuredRequest<Schema extends z.ZodType> = {
  readonly messages: readonly Message[]
  /** A short name of the shape, letters and underscores. */
  readonly name: string
  readonly schema: Schema
  readonly dialect: SchemaDialect
  /** Characters in which the model may think before it answers; left out: none. */
  readonly reasoning?: number | undefined
  /** Name of the server, for messages. */
  readonly server: string
  /** Changes every string of the answer back: placeholders into what they stand for. */
  readonly restore: (text: string) => string
}

export type Structured<T> = {
  readonly value: T
  readonly reasoning: string | null
  /** How the answer came to be valid: at once, after closing what was cut off, or at the second try. */
  readonly how: 'direct' | 'mended' | 'retried'
}

type Judged<T> =
  | { readonly ok: true; readonly value: Structured<T> }
  | { readonly ok: false; readonly errors: string; readonly cut: boolean; readonly text: string }

/** At most so many characters of errors go back to the model; a first few say it all. */
const MAX_ERRORS = 1200
/** Of a bad answer, so much is shown to the model again. */
const MAX_SHOWN = 4000

/**
 * Gets an answer of a shape: constrained output, then zod; then what was cut off is closed; then one more try with the errors; then a typed
 * failure. Throws SchemaError when the schema cannot be enforced.
 */
export async function askStructured<Schema extends z.ZodType>(
  ask: AskForJson,
  request: StructuredRequest<Schema>,
): Promise<ModelResult<Structured<z.output<Schema>>>> {
  const body = compileSchema(request.schema, {
    dialect: request.dialect,
    ...(request.reasoning === undefined ? {} : { reasoning: request.reasoning }),
  })
  const schema = { name: request.name, body }
  const first = await ask({ messages: request.messages, schema })
  if (first.kind !== 'ok' && !isUnreadable(first)) return first
  const judged = first.kind === 'ok' ? judge(first.value, request) : unread
  if (first.kind === 'ok' && judged.ok) return { ...first, value: judged.value }
  const again = await ask({ messages: [...request.messages, ...corrections(judged, request.restore)], schema })
  if (again.kind !== 'ok') return again
  const second = judge(again.value, request)
  if (second.ok) return { ...again, value: { ...second.value, how: 'retried' } }
  return second.cut
    ? failure({ kind: 'truncated', partial: second.text }, request.server)
    : failure({ kind: 'invalid', reason: 'shape', detail: second.errors }, request.server)
}

const unread = { ok: false, errors: 'The answer could not be read.', cut: false, text: '' } as const

/** The server broke over the answer, which another try may mend; what it refused to take it will refuse again. */
function isUnreadable(result: ModelFailure): boolean {
  return result.kind === 'invalid' && result.reason === 'unreadable'
}

function judge<Schema extends z.ZodType>(
  { text, cut }: { readonly text: string; readonly cut: boolean },
  { schema, restore, reasoning }: StructuredRequest<Schema>,
): Judged<z.output<Schema>> {
  const read = readJson(text)
  if (read.kind === 'broken') return { ok: false, errors: 'The answer is not JSON.', cut, text }
  const restored = mapStrings(read.value, restore)
  const { thought, value } = reasoning === undefined ? { thought: null, value: restored } : withoutReasoning(restored)
  const parsed = schema.safeParse(value)
  if (parsed.success)
    return {
      ok: true,
      value: { value: parsed.data, reasoning: thought, how: read.kind === 'whole' ? 'direct' : 'mended' },
    }
  const errors = parsed.error.issues
    .map(({ path, message }) => `${path.length === 0 ? 'answer' : path.join('.')}: ${message}`)
    .join('\n')
    .slice(0, MAX_ERRORS)
  return { ok: false, errors, cut: cut || read.kind === 'mended', text }
}

function withoutReasoning(value: unknown): { readonly thought: string | null; readonly value: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { thought: null, value }
  const { [REASONING]: thought, ...rest } = value as Record<string, unknown>
  return { thought: typeof thought === 'string' ? thought : null, value: rest }
}

/** A model's own words came out of text it was given, so they go back as text from elsewhere. */
function corrections<T>(judged: Judged<T>, restore: (text: string) => string): readonly Message[] {
  if (judged.ok) return []
  // Put back first, so that hiding names again gives the placeholders the model already knows.
  const shown = restore(judged.text.slice(0, MAX_SHOWN))
  return [
    {
      role: 'user',
      content: [
        ...(shown === '' ? [] : ['Your last answer was:', { label: 'last answer', untrusted: shown }]),
        'It cannot be used:',
        { label: 'errors', untrusted: judged.errors },
        'Answer again, shorter, with JSON that follows the schema and nothing else.',
      ],
    },
  ]
}
