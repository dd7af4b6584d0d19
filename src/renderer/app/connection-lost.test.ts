import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'

import { ConnectionLost, namingLostConnections } from './connection-lost'

const link = (error: Error) =>
  namingLostConnections({
    call: async () => {
      throw error
    },
  })
const options = { context: {} }

test('a transport that gives up is a lost connection, whatever it calls it', async () => {
  await expect(
    link(new DOMException('closed', 'AbortError')).call(['task', 'list'], {}, options),
  ).rejects.toBeInstanceOf(ConnectionLost)
  await expect(link(new Error('WebSocket is not open')).call(['task', 'list'], {}, options)).rejects.toBeInstanceOf(
    ConnectionLost,
  )
})

test('a refusal by the core stays what it is', async () => {
  const refusal = new ORPCError('NOT_FOUND')
  await expect(link(refusal).call(['task', 'get'], {}, options)).rejects.toBe(refusal)
})

test('a call that its caller cancelled is not a lost connection', async () => {
  const cancelled = new AbortController()
  cancelled.abort()
  const error = new DOMException('aborted', 'AbortError')
  await expect(link(error).call(['search', 'tasks'], {}, { ...options, signal: cancelled.signal })).rejects.toBe(error)
})
