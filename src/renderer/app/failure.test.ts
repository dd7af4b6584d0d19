import { ORPCError } from '@orpc/client'
import { describe, expect, test } from 'vitest'

import { commonErrors } from '@contract/procedure'

import { ConnectionLost } from './connection-lost'
import { describeFailure } from './failure'

const unknown = describeFailure(new Error('boom')).message

describe('a failure in words', () => {
  test.each(Object.keys(commonErrors).filter((code) => code !== 'CONFLICT'))('has its own sentence for %s', (code) => {
    expect(describeFailure(new ORPCError(code)).message).not.toBe(unknown)
  })

  test.each(commonErrors.CONFLICT.data.shape.reason.options)('says what stands against it: %s', (reason) => {
    const failure = describeFailure(new ORPCError('CONFLICT', { data: { reason } }))
    expect(failure.kind).toBe('conflict')
    expect(failure.message).not.toBe(unknown)
    expect(failure.message).not.toContain('shell.')
  })

  test('repeats what the contract says about a text', () => {
    const error = new ORPCError('BAD_REQUEST', {
      data: { issues: [{ message: 'Write at least one character.', path: ['title'] }] },
    })
    expect(describeFailure(error)).toMatchObject({ kind: 'invalid', message: 'Write at least one character.' })
  })

  test('can be tried again after a lost connection or a full disk, not after a refusal', () => {
    expect(describeFailure(new ConnectionLost()).retryable).toBe(true)
    expect(describeFailure(new ORPCError('STORAGE_FULL')).retryable).toBe(true)
    expect(describeFailure(new ORPCError('CONFLICT', { data: { reason: 'cycle' } })).retryable).toBe(false)
  })

  test('survives data it does not know', () => {
    expect(describeFailure(new ORPCError('CONFLICT', { data: null })).message).toBe(unknown)
    expect(describeFailure(new ORPCError('BAD_REQUEST', { data: { issues: 'odd' } })).kind).toBe('invalid')
    expect(describeFailure(undefined).kind).toBe('unknown')
  })
})
