import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import type { AppLink } from './api'
import { ConnectionLost } from './connection-lost'
import { callingWhenOpen } from './link.web'

class FakeSocket extends EventTarget {
  readyState: number = WebSocket.CLOSED
  open(): void {
    this.readyState = WebSocket.OPEN
    this.dispatchEvent(new Event('open'))
  }
}

let socket: FakeSocket
let inner: AppLink
let sent: string[]

beforeEach(() => {
  vi.useFakeTimers()
  socket = new FakeSocket()
  sent = []
  inner = {
    call: async (path) => {
      sent.push(path.join('.'))
      return 'answer'
    },
  }
})
afterEach(() => vi.useRealTimers())

const call = (name: string, signal?: AbortSignal) =>
  callingWhenOpen(inner, socket).call(name.split('.'), {}, { context: {}, ...(signal === undefined ? {} : { signal }) })

describe('a call while there is no connection', () => {
  test('waits for it, and keeps its place in the row', async () => {
    const answers = Promise.all([call('task.create'), call('task.update')])
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent).toEqual([])
    socket.open()
    expect(await answers).toEqual(['answer', 'answer'])
    expect(sent).toEqual(['task.create', 'task.update'])
  })

  test('is given up after a while, without having been sent', async () => {
    const outcome = call('task.create').catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(9000)
    expect(await outcome).toBeInstanceOf(ConnectionLost)
    socket.open()
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toEqual([])
  })

  test('can be cancelled by its caller', async () => {
    const cancelled = new AbortController()
    const reason = new Error('enough')
    const outcome = call('search.tasks', cancelled.signal).catch((error: unknown) => error)
    cancelled.abort(reason)
    expect(await outcome).toBe(reason)
    socket.open()
    expect(sent).toEqual([])
  })
})

test('over an open connection a call is sent at once', async () => {
  socket.open()
  expect(await call('task.list')).toBe('answer')
})
