import { expect, test } from 'vitest'

import { FakeTime } from '@test/fake-ports'

import { CallQueue } from './call-queue'
import { chunkText } from './chunk-text'
import { CircuitBreaker } from './circuit-breaker'
import { failure } from './outcome'
import { pauseBefore } from './retry.rules'

const time = () => new FakeTime('2026-03-03T09:00:00Z', 'UTC')

test('a call that is cancelled while it waits never begins', async () => {
  const queue = new CallQueue(time().clock)
  const stop = new AbortController()
  const call = { lane: 'a', width: 1, priority: 'background', repeatable: false } as const
  let end = (): void => {}
  const first = queue.run(
    { ...call, signal: new AbortController().signal },
    () => new Promise<void>((resolve) => (end = resolve)),
  )
  const second = queue.run({ ...call, signal: stop.signal }, async () => 'began')
  expect(queue.waiting).toBe(1)
  stop.abort()
  await expect(second).rejects.toThrow(/abort/i)
  expect(queue.waiting).toBe(0)
  end()
  await first
})

test('work that may not be repeated is not interrupted, and lanes do not wait for each other', async () => {
  const queue = new CallQueue(time().clock)
  const order: string[] = []
  const call = (lane: string, priority: 'interactive' | 'background', name: string) =>
    queue.run({ lane, width: 1, priority, repeatable: false, signal: new AbortController().signal }, async () => {
      await Promise.resolve()
      order.push(name)
    })
  await Promise.all([
    call('a', 'background', 'begun'),
    call('a', 'background', 'later'),
    call('a', 'interactive', 'now'),
    call('b', 'background', 'other'),
  ])
  expect(order).toEqual(['begun', 'other', 'now', 'later'])
})

test('a server rests after three failures in a row, longer after each failed trial, and one call at a time tries it', () => {
  const held = time()
  const breaker = new CircuitBreaker(held.clock)
  breaker.failed('s')
  breaker.failed('s')
  expect(breaker.restMs('s')).toBe(0)
  breaker.failed('s')
  expect(breaker.restMs('s')).toBe(15_000)
  held.advance(15_000)
  expect(breaker.restMs('s')).toBe(0)
  expect(breaker.restMs('s')).toBeGreaterThan(0)
  breaker.failed('s')
  expect(breaker.restMs('s')).toBe(30_000)
  held.advance(30_000)
  expect(breaker.restMs('s')).toBe(0)
  breaker.answered('s')
  expect(breaker.restMs('s')).toBe(0)
})

test('only what may succeed is tried again, with pauses that grow and a server that is obeyed', () => {
  const broke = failure({ kind: 'down', reason: 'broke' }, 's')
  expect([2, 3, 4].map((attempt) => pauseBefore(attempt, broke, 1))).toEqual([1000, 2000, null])
  expect(pauseBefore(2, broke, 0)).toBe(0)
  expect(pauseBefore(2, failure({ kind: 'rate_limited', reason: 'busy', retryAfterMs: 9000 }, 's'), 1)).toBe(9000)
  for (const never of [
    failure({ kind: 'rate_limited', reason: 'no_credit', retryAfterMs: null }, 's'),
    failure({ kind: 'down', reason: 'not_running' }, 's'),
    failure({ kind: 'unauthorised', reason: 'wrong_key' }, 's'),
    failure({ kind: 'refused' }, 's'),
    failure({ kind: 'overlong' }, 's'),
    failure({ kind: 'invalid', reason: 'unreadable', detail: '' }, 's'),
  ])
    expect(pauseBefore(2, never, 1)).toBeNull()
})

test('texts are cut into chunks that leave nothing out, short in any script', () => {
  for (const text of [
    '',
    'short',
    'One sentence. '.repeat(300),
    '日本語の文章です。'.repeat(300),
    '🙂'.repeat(900),
    'x'.repeat(5000),
  ]) {
    const chunks = chunkText(text)
    expect(chunks.map((chunk) => chunk.text).join('')).toBe(text)
    for (const { start, end, text: piece } of chunks) {
      expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(1200)
      expect(text.slice(start, end)).toBe(piece)
    }
  }
})
