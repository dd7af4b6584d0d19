import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { guardedFetch, type GuardOptions, type NetworkPolicy } from './guarded-fetch'
import { wireProblem } from './wire-error'

/** A server that counts who connected, whatever was said: what local-only promises is that nobody does. */
let server: Server
let port = 0
let connections = 0
let sockets: Set<Socket>

beforeEach(async () => {
  connections = 0
  sockets = new Set()
  server = createServer((request, response) => {
    if (request.url === '/redirect') {
      response.writeHead(307, { location: `http://127.0.0.1:${port}/elsewhere` }).end()
    } else if (request.url === '/fault') {
      response.writeHead(429, { 'retry-after': '7' }).end('{"error":"slow down"}')
    } else if (request.url === '/never') {
      request.resume()
    } else {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ path: request.url }))
    }
  })
  server.on('connection', (socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  // Every interface, so that a connection by any of this machine's addresses would be seen.
  await new Promise<void>((resolve) => server.listen(0, '::', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
})

const localOnly = (baseUrl: string, change: Partial<NetworkPolicy> = {}): NetworkPolicy => ({
  baseUrl,
  place: 'this_machine',
  localOnly: true,
  allowLocalNetwork: false,
  ...change,
})

async function attempt(url: string, policy: NetworkPolicy, options: GuardOptions = {}): Promise<unknown> {
  try {
    const response = await guardedFetch(policy, options)(url)
    return await response.json()
  } catch (error) {
    return wireProblem(error) ?? error
  }
}

const noResolver = () => Promise.reject(new Error('A resolver was asked although only this machine is allowed'))

describe('with only this machine allowed', () => {
  test.each([
    'localhost',
    'proxy.localhost',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '[::1]',
    '[::ffff:127.0.0.1]',
  ])('%s is reached, and no resolver is asked', async (host) => {
    const base = `http://${host}:${port}`
    expect(await attempt(`${base}/here`, localOnly(base), { resolve: noResolver })).toEqual({ path: '/here' })
  })

  test.each([
    'example.com',
    'localhost.example.com',
    '127.0.0.1.nip.io',
    '8.8.8.8',
    '134744072',
    '[2001:db8::1]',
    '[::ffff:8.8.8.8]',
    '192.168.1.2',
    '[fd00::1]',
    'nas.local',
    'nas',
  ])('%s is refused before anybody is asked or connected to', async (host) => {
    const base = `http://${host}:${port}`
    expect(await attempt(base, localOnly(base), { resolve: noResolver })).toMatchObject({
      kind: 'forbidden',
      reason: 'local_only',
    })
    expect(connections).toBe(0)
  })

  test.each(['0.0.0.0', '[::]', '169.254.169.254', '[fe80::1]', '224.0.0.1'])(
    '%s is refused, although it leads to this machine on some systems',
    async (host) => {
      const base = `http://${host}:${port}`
      expect(await attempt(base, localOnly(base), { resolve: noResolver })).toMatchObject({
        kind: 'forbidden',
        reason: 'address',
      })
      expect(connections).toBe(0)
    },
  )

  test('the server that must not be reached would have been seen', async () => {
    await new Promise<void>((resolve) => connect(port, '127.0.0.1', resolve))
    await expect.poll(() => connections).toBe(1)
  })

  test('a server in the local network is reached only with its own allowance', async () => {
    const base = `http://nas.local:${port}`
    const resolve = () => Promise.resolve([{ address: '10.1.2.3', family: 4 }])
    expect(await attempt(base, localOnly(base, { place: 'local_network' }), { resolve })).toMatchObject({
      reason: 'local_only',
    })
    // With the allowance the name may be asked; an answer outside the network is still refused.
    const allowed = localOnly(base, { place: 'local_network', allowLocalNetwork: true })
    for (const address of ['93.184.216.34', '127.0.0.1', '::1', '169.254.169.254']) {
      const rebound = () =>
        Promise.resolve([
          { address: '10.1.2.3', family: 4 },
          { address, family: address.includes(':') ? 6 : 4 },
        ])
      expect(await attempt(base, allowed, { resolve: rebound })).toMatchObject({ kind: 'forbidden', reason: 'address' })
    }
    expect(connections).toBe(0)
  })
})

test('a public name that leads to this machine is refused', async () => {
  const base = 'https://api.example.com'
  const policy = { baseUrl: base, place: 'internet', localOnly: false, allowLocalNetwork: false } as const
  const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  expect(await attempt(base, policy, { resolve })).toMatchObject({ kind: 'forbidden', reason: 'address' })
  expect(connections).toBe(0)
})

test('the internet is only spoken to over https', async () => {
  const base = 'http://api.example.com'
  const policy = { baseUrl: base, place: 'internet', localOnly: false, allowLocalNetwork: false } as const
  expect(await attempt(base, policy, { resolve: noResolver })).toMatchObject({ kind: 'forbidden', reason: 'insecure' })
})

test('no redirect is followed, and where it would lead is said', async () => {
  const base = `http://127.0.0.1:${port}`
  expect(await attempt(`${base}/redirect`, localOnly(base))).toEqual({
    kind: 'forbidden',
    reason: 'redirect',
    host: `127.0.0.1:${port}`,
  })
  expect(connections).toBe(1)
})

test('a client cannot wander to another server, nor carry a name and password', async () => {
  const base = `http://127.0.0.1:${port}`
  for (const url of ['http://127.0.0.1:1/', `http://localhost:${port}/`, `http://me:pw@127.0.0.1:${port}/`])
    expect(await attempt(url, localOnly(base))).toMatchObject({ kind: 'forbidden', reason: 'elsewhere' })
  expect(connections).toBe(0)
})

test('HTTP proxies of the environment are not used', async () => {
  const base = 'http://127.0.0.1:1'
  process.env['HTTP_PROXY'] = `http://127.0.0.1:${port}`
  process.env['NODE_USE_ENV_PROXY'] = '1'
  try {
    expect(await attempt(base, localOnly(base))).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' })
    expect(connections).toBe(0)
  } finally {
    delete process.env['HTTP_PROXY']
    delete process.env['NODE_USE_ENV_PROXY']
  }
})

test('what cannot be written down is not sent', async () => {
  const base = `http://127.0.0.1:${port}`
  const onSend = () => {
    throw new Error('The disk is full')
  }
  expect(await attempt(base, localOnly(base), { onSend })).toMatchObject({ message: 'The disk is full' })
  expect(connections).toBe(0)
})

test('an error of the server is told with its status and when to come back', async () => {
  const base = `http://127.0.0.1:${port}`
  expect(await attempt(`${base}/fault`, localOnly(base))).toEqual({
    kind: 'status',
    status: 429,
    body: '{"error":"slow down"}',
    retryAfterMs: 7000,
  })
})

test('a stopped request closes its connection', async () => {
  const base = `http://127.0.0.1:${port}`
  const abort = new AbortController()
  const going = attempt(`${base}/never`, localOnly(base), { signal: abort.signal })
  await expect.poll(() => sockets.size).toBe(1)
  abort.abort()
  expect(await going).toMatchObject({ name: 'AbortError' })
  await expect.poll(() => sockets.size).toBe(0)
})
