import * as z from 'zod'
import { describe, expect, it } from 'vitest'

import { describeProblem, problem, problemKinds, problemOfError } from './problem'

function invalid(schema: z.ZodType, input: unknown) {
  const result = schema.safeParse(input)
  if (result.success) throw new Error('expected invalid input')
  return { code: 'BAD_REQUEST', status: 400, message: 'Input validation failed', data: { issues: result.error.issues } }
}

describe('a problem', () => {
  it('has the members of RFC 9457 and a type that this server describes', () => {
    const made = problem('NOT_FOUND', 'There is no task with this id.', { instance: '/api/v1/tasks/x' })
    expect(made).toEqual({
      type: '/api/v1/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is no task with this id.',
      code: 'NOT_FOUND',
      instance: '/api/v1/tasks/x',
    })
    expect(describeProblem('not-found')).toMatchObject({ code: 'NOT_FOUND', status: 404 })
    expect(describeProblem('constructor')).toBeNull()
  })

  it('says what to do, whatever its kind', () => {
    for (const kind of Object.values(problemKinds)) expect(kind.help.length).toBeGreaterThan(20)
  })

  it('keeps code, message and data of a typed error', () => {
    const made = problemOfError(
      { code: 'CONFLICT', status: 409, message: 'Finish the running session first.', data: { reason: 'focus_active' } },
      '/api/v1/focus/start',
    )
    expect(made).toMatchObject({
      status: 409,
      code: 'CONFLICT',
      detail: 'Finish the running session first.',
      data: { reason: 'focus_active' },
    })
  })

  it('passes on an error that it does not know', () => {
    const made = problemOfError({ code: 'TEAPOT', status: 418, message: 'Short and stout.' }, '/x')
    expect(made).toMatchObject({ type: 'about:blank', status: 418, code: 'TEAPOT' })
  })
})

describe('invalid input', () => {
  const schema = z.strictObject({ a: z.object({ 'b/c~d': z.array(z.int()) }), e: z.string().optional() })

  it('is pointed at by JSON pointers', () => {
    const made = problemOfError(invalid(schema, { a: { 'b/c~d': [1, 'x'] } }), '/x')
    expect(made.errors).toEqual([{ pointer: '#/a/b~1c~0d/1', detail: expect.stringContaining('number') }])
    expect(made.detail).toContain('#/a/b~1c~0d/1')
  })

  it('names each unknown field', () => {
    const made = problemOfError(invalid(schema, { a: { 'b/c~d': [] }, colour: 1, sïze: 2 }), '/x')
    expect(made.errors?.map((error) => error.pointer)).toEqual(['#/colour', '#/s%C3%AFze'])
  })

  it('is cut where it would flood the answer', () => {
    const fields = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${index}`.padEnd(10_000, '😀'), 1]))
    const made = problemOfError(invalid(schema, { a: { 'b/c~d': [] }, ...fields }), '/x')
    expect(made.errors).toHaveLength(20)
    expect(JSON.stringify(made).length).toBeLessThan(50_000)
  })

  it('survives half of a surrogate pair in a key', () => {
    const made = problemOfError(invalid(schema, { a: { 'b/c~d': [] }, '\ud83d': 1 }), '/x')
    expect(made.errors).toHaveLength(1)
  })
})
