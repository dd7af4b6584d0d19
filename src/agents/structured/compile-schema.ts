import * as z from 'zod'

import type { JsonSchema } from '../models/model.types'

/**
 * bounded: what constrained decoding on local servers needs, so that an answer ends. plain: what OpenAI's and Anthropic's strict modes take,
 * which know no lengths.
 */
export type SchemaDialect = 'bounded' | 'plain'

export type CompileOptions = {
  readonly dialect?: SchemaDialect
  /** Adds a first property in which a model may think aloud, of at most so many characters. */
  readonly reasoning?: number
}

/** A schema that a model cannot be held to; the message is for whoever wrote it. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError'
}

/**
 * Ollama sorts the keys of an object, and a model must reason before it answers: an underscore sorts before every lower-case
 * letter.
 */
export const REASONING = '_reasoning'

/** Where a schema says nothing, so that an answer cannot go on for ever; llama.cpp cuts it in the middle otherwise. */
const MAX_LENGTH = 600
const MAX_ITEMS = 24
/** A schema's own bounds are held to these. */
const LONGEST = 8000
const MOST_ITEMS = 200
/** Formats that grammars really enforce; others are left to zod. */
const ENFORCED_FORMATS: ReadonlySet<unknown> = new Set(['date', 'time', 'date-time', 'uuid'])
const KEPT = ['title', 'const', 'enum', 'type', 'required', 'minItems'] as const

/**
 * Compiles a zod schema into a JSON schema that servers really enforce: bounds forced, what is silently ignored taken out (ranges, patterns,
 * e-mail and URI formats) and told to the model in words instead. zod has the last word on the answer in any case. Throws SchemaError.
 */
export function compileSchema(schema: z.ZodType, { dialect = 'bounded', reasoning }: CompileOptions = {}): JsonSchema {
  let source: unknown
  try {
    source = z.toJSONSchema(schema, { io: 'input', reused: 'inline', cycles: 'throw', unrepresentable: 'throw' })
  } catch (error) {
    throw new SchemaError(error instanceof Error ? error.message : 'The schema cannot be written as JSON schema')
  }
  const compiled = walk(source, dialect, '')
  if (reasoning === undefined) return compiled
  const properties = compiled['properties']
  if (compiled['type'] !== 'object' || typeof properties !== 'object' || properties === null)
    throw new SchemaError('Reasoning can be added to an object only')
  const early = Object.keys(properties).find((name) => name <= REASONING)
  if (early !== undefined) throw new SchemaError(`The property ${early} would be sorted before ${REASONING}`)
  const thinking = {
    type: 'string',
    description: 'Think here first, briefly.',
    ...lengths(dialect, { maxLength: reasoning }),
  }
  return {
    ...compiled,
    properties: { [REASONING]: thinking, ...properties },
    required: [REASONING, ...asStrings(compiled['required'])],
  }
}

function walk(source: unknown, dialect: SchemaDialect, path: string): Record<string, unknown> {
  if (!isObject(source)) throw new SchemaError(`${path || 'The schema'} allows anything`)
  if ('$ref' in source) throw new SchemaError(`${path || 'The schema'} refers to itself`)
  if ('not' in source || 'allOf' in source)
    throw new SchemaError(`${path || 'The schema'} needs a rule that grammars do not have`)
  const alternatives = source['anyOf'] ?? source['oneOf']
  const hints = wordsFor(source)
  const described = [source['description'], ...hints]
    .filter((text) => typeof text === 'string' && text !== '')
    .join(' ')
  const base: Record<string, unknown> = {
    ...Object.fromEntries(KEPT.flatMap((key) => (key in source ? [[key, source[key]]] : []))),
    ...(described === '' ? {} : { description: described }),
  }
  if (Array.isArray(alternatives))
    return { ...base, anyOf: alternatives.map((one, index) => walk(one, dialect, `${path}|${index}`)) }
  const types = source['type']
  if (Array.isArray(types))
    return {
      ...without(base, 'type'),
      anyOf: types.map((type: unknown) => walk({ ...source, description: '', type }, dialect, path)),
    }
  if ('const' in source || 'enum' in source) return base
  switch (source['type']) {
    case 'object':
      return { ...base, ...objectOf(source, dialect, path) }
    case 'array':
      return { ...base, ...arrayOf(source, dialect, path) }
    case 'string':
      return { ...base, ...stringOf(source, dialect) }
    case 'number':
    case 'integer':
    case 'boolean':
    case 'null':
      return base
    default:
      throw new SchemaError(`${path || 'The schema'} allows anything: say what it is`)
  }
}

function objectOf(source: Record<string, unknown>, dialect: SchemaDialect, path: string): Record<string, unknown> {
  const properties = isObject(source['properties']) ? source['properties'] : {}
  if (isObject(source['additionalProperties']))
    throw new SchemaError(`${path || 'The schema'} is a record, whose size no grammar bounds: use a list of pairs`)
  return {
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, walk(value, dialect, `${path}.${name}`)]),
    ),
    required: asStrings(source['required']),
    additionalProperties: false,
  }
}

function arrayOf(source: Record<string, unknown>, dialect: SchemaDialect, path: string): Record<string, unknown> {
  if ('prefixItems' in source) throw new SchemaError(`${path || 'The schema'} is a tuple: use an object`)
  const items = walk(source['items'], dialect, `${path}[]`)
  const most = typeof source['maxItems'] === 'number' ? Math.min(source['maxItems'], MOST_ITEMS) : MAX_ITEMS
  return dialect === 'bounded' ? { items, maxItems: most } : { items }
}

function stringOf(source: Record<string, unknown>, dialect: SchemaDialect): Record<string, unknown> {
  const { format } = source
  // A format has its own length, and a pattern or a length beside it makes a grammar forget it.
  if (ENFORCED_FORMATS.has(format)) return { format }
  return lengths(dialect, source)
}

function lengths(dialect: SchemaDialect, { minLength, maxLength }: Record<string, unknown>): Record<string, unknown> {
  if (dialect === 'plain') return {}
  return {
    ...(typeof minLength === 'number' ? { minLength } : {}),
    maxLength: typeof maxLength === 'number' ? Math.min(maxLength, LONGEST) : MAX_LENGTH,
  }
}

/** What a grammar does not enforce, said to the model. */
function wordsFor(source: Record<string, unknown>): readonly string[] {
  const hints: string[] = []
  const least = source['minimum'] ?? source['exclusiveMinimum']
  const most = source['maximum'] ?? source['exclusiveMaximum']
  // zod gives every integer the limits of a double; they tell nothing.
  const telling = (limit: unknown): limit is number =>
    typeof limit === 'number' && Math.abs(limit) < Number.MAX_SAFE_INTEGER
  if (telling(least)) hints.push(`At least ${least}${'exclusiveMinimum' in source ? ', not itself' : ''}.`)
  if (telling(most)) hints.push(`At most ${most}${'exclusiveMaximum' in source ? ', not itself' : ''}.`)
  if (typeof source['multipleOf'] === 'number') hints.push(`A multiple of ${source['multipleOf']}.`)
  if (source['format'] === 'email') hints.push('An e-mail address.')
  if (source['format'] === 'uri') hints.push('A URL.')
  return hints
}

function without(value: Record<string, unknown>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asStrings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
