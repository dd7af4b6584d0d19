import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'

import { compileSchema, SchemaError } from './compile-schema'
import { readJson } from './repair-json'

describe('compiling a schema', () => {
  test('everything has an end: texts, lists, objects', () => {
    expect(
      compileSchema(z.object({ title: z.string(), tags: z.array(z.string().max(10)), note: z.string().max(99_999) })),
    ).toEqual({
      type: 'object',
      properties: {
        title: { type: 'string', maxLength: 600 },
        tags: { type: 'array', items: { type: 'string', maxLength: 10 }, maxItems: 24 },
        note: { type: 'string', maxLength: 8000 },
      },
      required: ['title', 'tags', 'note'],
      additionalProperties: false,
    })
  })

  test('what grammars ignore is taken out and said in words; dates keep their format without the pattern beside it', () => {
    const compiled = compileSchema(
      z.object({
        minutes: z.int().min(1).max(480).multipleOf(5).describe('How long.'),
        day: z.iso.date(),
        mail: z.email(),
        link: z.url(),
        code: z.string().regex(/^\d{4}$/),
      }),
    )
    expect(compiled['properties']).toEqual({
      minutes: { type: 'integer', description: 'How long. At least 1. At most 480. A multiple of 5.' },
      day: { type: 'string', format: 'date' },
      mail: { type: 'string', description: 'An e-mail address.', maxLength: 600 },
      link: { type: 'string', description: 'A URL.', maxLength: 600 },
      code: { type: 'string', maxLength: 600 },
    })
    expect(JSON.stringify(compiled)).not.toMatch(/pattern|minimum|multipleOf/)
  })

  test('a place to think comes first, also when keys are sorted', () => {
    const compiled = compileSchema(z.object({ answer: z.string(), because: z.string() }), { reasoning: 200 })
    const keys = Object.keys(compiled['properties'] as object)
    expect(keys[0]).toBe('_reasoning')
    expect(keys.toSorted()[0]).toBe('_reasoning')
    expect(compiled['required']).toEqual(['_reasoning', 'answer', 'because'])
    expect(() => compileSchema(z.object({ Answer: z.string() }), { reasoning: 200 })).toThrow(/sorted before/)
  })

  test('strict modes of the internet get no lengths', () => {
    expect(
      JSON.stringify(compileSchema(z.object({ a: z.array(z.string().max(3)).max(2) }), { dialect: 'plain' })),
    ).not.toMatch(/max/)
  })

  test('choices, unions, optional and nullable values stay what they are', () => {
    const shape = z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('do'), minutes: z.int() }),
      z.object({ kind: z.literal('drop'), why: z.string().nullable().optional() }),
    ])
    expect(compileSchema(z.object({ pick: z.enum(['a', 'b']), what: shape }))).toMatchObject({
      properties: {
        pick: { enum: ['a', 'b'] },
        what: {
          anyOf: [
            { properties: { kind: { const: 'do' } } },
            {
              properties: { why: { anyOf: [{ type: 'string', maxLength: 600 }, { type: 'null' }] } },
              required: ['kind'],
            },
          ],
        },
      },
    })
  })

  test.each([
    ['a record', z.object({ any: z.record(z.string(), z.string()) })],
    ['anything', z.object({ any: z.unknown() })],
    ['a tuple', z.object({ pair: z.tuple([z.string(), z.string()]) })],
    [
      'itself',
      z
        .object({
          get again() {
            return z.string()
          },
        })
        .extend({ list: z.array(z.lazy((): z.ZodType => tree)) }),
    ],
    ['a function', z.object({ when: z.date() })],
  ])('%s cannot be enforced, which is said to whoever wrote it', (_what, schema) => {
    expect(() => compileSchema(schema)).toThrow(SchemaError)
  })
})

const tree: z.ZodType = z.object({ children: z.array(z.lazy(() => tree)) })

describe('reading an answer', () => {
  test.each([
    ['{"a":1}', { kind: 'whole', value: { a: 1 } }],
    [' {"a":[1,2', { kind: 'mended', value: { a: [1] } }],
    ['{"a":"one","b":"tw', { kind: 'mended', value: { a: 'one' } }],
    ['{"a":[{"b":1},{"c":', { kind: 'mended', value: { a: [{ b: 1 }, {}] } }],
    ['{"a":"x\\', { kind: 'mended', value: {} }],
    ['{"a":"}]","b', { kind: 'mended', value: { a: '}]' } }],
    ['Sure: {"a":1}', { kind: 'broken' }],
    ['{"a":1} and more', { kind: 'broken' }],
    ['{"a":1]', { kind: 'broken' }],
    ['', { kind: 'broken' }],
    ['"text', { kind: 'broken' }],
  ])('%s', (text, read) => {
    expect(readJson(text)).toEqual(read)
  })

  test('a nest deeper than any shape is broken, whatever is in its strings', () => {
    expect(readJson(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toEqual({ kind: 'broken' })
    expect(readJson('{"a":'.repeat(20_000))).toEqual({ kind: 'broken' })
    const brackets = '[{'.repeat(500)
    expect(readJson(JSON.stringify([brackets]))).toEqual({ kind: 'whole', value: [brackets] })
  })

  test('a cut anywhere gives only values that were complete', () => {
    const value = { title: 'a "b" {c', list: [1, 22, { deep: ['x', null] }], flag: true }
    const whole = JSON.stringify(value)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (end) => {
        const read = readJson(whole.slice(0, end))
        expect(read.kind).toBe('mended')
        if (read.kind !== 'broken') expect(isPartOf(read.value, value)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

/** Whether a value is another one with its later parts missing. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(whole) && part.every((item, index) => isPartOf(item, whole[index]))
  if (typeof part === 'object' && part !== null)
    return (
      typeof whole === 'object' &&
      whole !== null &&
      Object.entries(part).every(([key, item]) => isPartOf(item, Reflect.get(whole, key)))
    )
  return part === whole
}
