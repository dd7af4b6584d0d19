import { once } from 'node:events'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, type RawData } from 'ws'

import { testCore, type TestCore } from '../test-core'
import { problemOf } from './problem-answer'
import { startTestServer, type TestServer } from './test-server'

let test: TestCore
let server: TestServer
let cookie: string
let bearer: string

beforeAll(async () => {
  test = await testCore()
  server = await startTestServer(test.core)
  cookie = await server.signIn()
  bearer = `Bearer ${test.core.apiToken.create().token}`
})
afterAll(async () => {
  await server.close()
  await test.core.close()
})

describe('the WebSocket', () => {
  const own = () => ({ cookie, origin: server.origin })

  it.each([
    ['no cookie', () => ({ origin: server.origin }), 401],
    [
      'a forged cookie',
      () => ({ cookie: cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), origin: server.origin }),
      401,
    ],
    ['the API token instead', () => ({ authorization: bearer, origin: server.origin }), 401],
    ['no Origin', () => ({ cookie }), 403],
    ['another Origin', () => ({ cookie, origin: 'http://evil.example' }), 403],
    ['the Origin of another port', () => ({ cookie, origin: 'http://127.0.0.1:1' }), 403],
    ['another Host', () => ({ ...own(), host: 'evil.example' }), 421],
  ])('is refused with %s', async (_what, headers, status) => {
    expect(await statusOfUpgrade('/rpc', headers())).toBe(status)
  })

  it('is nowhere but at its address', async () => {
    for (const path of ['/', '/rpc/', '/api/v1/events', '/RPC']) expect(await statusOfUpgrade(path, own())).toBe(404)
    expect(await statusOfUpgrade('/rpc?x=1', own())).toBe(101)
    expect(problemOf(await server.ask('/rpc', { headers: { cookie } }))).toMatchObject({
      status: 426,
      code: 'UPGRADE_REQUIRED',
    })
  })

  it.each([
    ['what is no call', 'hello', 1008],
    ['JSON that is no call', '{"i":1}', 1008],
    ['a call to elsewhere', '{"i":"0","p":{"u":"http://evil.example/"}}', 1008],
    ['binary', Buffer.from([1, 2, 3]), 1003],
    ['more than 2 MB', 'x'.repeat(2_000_001), 1009],
  ])('closes on %s', async (_what, frame, code) => {
    const socket = await openSocket(own())
    socket.send(frame)
    expect(await closeCodeOf(socket)).toBe(code)
  })

  it('answers a call to what is not there, and lives on', async () => {
    const socket = await openSocket(own())
    const answers: string[] = []
    socket.on('message', (data: RawData) => answers.push(textOf(data)))
    for (const [id, path] of ['/task/nothing', '/__proto__', '/constructor', '/task/list/x', '/'].entries())
      socket.send(JSON.stringify({ i: `${id}`, p: { u: path, b: {} } }))
    socket.send(JSON.stringify({ i: 'last', p: { u: '/system/hotkeys' } }))
    await expect.poll(() => answers.length).toBe(6)
    for (const answer of answers)
      expect(JSON.parse(answer)).toMatchObject(
        answer.includes('"last"') ? { p: { b: { json: [] } } } : { p: { s: 404 } },
      )
    socket.terminate()
  })
})

async function openSocket(headers: Record<string, string>): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers })
  await once(socket, 'open')
  return socket
}

async function closeCodeOf(socket: WebSocket): Promise<unknown> {
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : ''
}

function statusOfUpgrade(path: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers })
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.once('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    socket.once('error', reject)
  })
}
