import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { testCore, type TestCore } from '../test-core'
import { problemOf } from './problem-answer'
import { INSTALL_TOKEN, startTestServer, type Asked, type TestServer } from './test-server'

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

const page = (path: string, asked: Asked = {}) => server.ask(path, { ...asked, headers: { cookie, ...asked.headers } })

describe('a browser', () => {
  it('is signed in by the token, which then leaves the address', async () => {
    const answer = await server.ask(`/today?view=x&token=${INSTALL_TOKEN}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/today?view=x')
    expect(answer.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict$/)
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('is signed in once by a ticket', async () => {
    const path = server.ticketAddress()?.slice(server.origin.length) ?? ''
    expect(path).not.toContain(INSTALL_TOKEN)
    expect((await server.ask(path)).status).toBe(303)
    expect((await server.ask(path)).status).toBe(401)
  })

  it('is never sent away by the redirect', async () => {
    for (const path of ['//evil.example/x', '/\\evil.example', '///evil.example//', '/%2f%2fevil.example']) {
      const { headers } = await server.ask(`${path}?token=${INSTALL_TOKEN}`)
      expect(headers.location).toMatch(/^\/[^/\\]/)
    }
  })

  it.each(['', '?token=', '?token=wrong', `?token=${INSTALL_TOKEN}x`, `?token=${INSTALL_TOKEN.slice(1)}`, '?Token=x'])(
    'without a session gets a page that says how to come in, and nothing else (%s)',
    async (query) => {
      for (const path of ['/', '/today', '/assets/app-1a2b3c.js', '/web.html']) {
        const answer = await server.ask(`${path}${query}`)
        expect(answer.status).toBe(401)
        expect(answer.text).toContain('npm start')
        expect(answer.text).not.toContain('the app')
        expect(answer.headers['set-cookie']).toBeUndefined()
      }
    },
  )

  it('with a session gets the app at every address of the app', async () => {
    for (const path of ['/', '/today', '/tasks/0190-x?tab=1', '/a/b/c']) {
      const answer = await page(path)
      expect(answer).toMatchObject({
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
      })
      expect(answer.text).toContain('the app')
    }
    const again = await page('/', { headers: { 'if-none-match': String((await page('/')).headers.etag) } })
    expect(again.status).toBe(304)
  })

  it('may keep files with a hash in their name for ever, and gets them compressed', async () => {
    const file = await page('/assets/app-1a2b3c.js')
    expect(file).toMatchObject({
      status: 200,
      headers: {
        'cache-control': expect.stringContaining('immutable'),
        'content-type': expect.stringContaining('javascript'),
      },
    })
    const small = await page('/assets/app-1a2b3c.js', { headers: { 'accept-encoding': 'br' } })
    expect(small).toMatchObject({ text: 'brotli twin', headers: { 'content-encoding': 'br' } })
    expect(problemOf(await page('/assets/gone-000000.js'))).toMatchObject({ status: 404 })
  })

  it.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/%2e%2e%2foutside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/..%5coutside.txt',
    '/..\\outside.txt',
    '/%252e%252e%252foutside.txt',
    '/assets/%00/../../outside.txt',
    '/web.html%00.txt',
    '/./outside.txt',
    '//outside.txt',
    '/.hidden',
    '/assets/.%2e/.hidden',
    '/%c0%ae%c0%ae/outside.txt',
    '/etc/passwd.txt',
    'http://127.0.0.1/../outside.txt',
  ])('cannot leave the folder by %s', async (path) => {
    const answer = await page(path)
    expect(answer.text).not.toContain('not yours')
    expect([400, 403, 404]).toContain(answer.status)
  })

  it('is held to a strict policy by every answer', async () => {
    for (const answer of [
      await page('/'),
      await server.ask('/'),
      await page('/api/v1/tasks', { headers: { authorization: bearer } }),
      await page('/assets/app-1a2b3c.js'),
      await server.ask('/', { headers: { host: 'evil.example' } }),
    ]) {
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      })
      const policy = String(answer.headers['content-security-policy'])
      for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"])
        expect(policy).toContain(part)
      expect(policy).not.toMatch(/unsafe-eval|(script|style)-src [^;]*'unsafe-inline'|\*/)
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    }
    expect((await page('/')).headers['content-security-policy']).toContain(`ws://127.0.0.1:${server.port}`)
  })

  it('is told which methods a page knows', async () => {
    const answer = await page('/today', { method: 'POST' })
    expect(problemOf(answer)).toMatchObject({ code: 'METHOD_NOT_ALLOWED' })
    expect(answer.headers.allow).toBe('GET, HEAD')
    expect((await page('/', { method: 'HEAD' })).status).toBe(200)
  })
})

describe('a request for another address or from another site', () => {
  it.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', `127.0.0.1.evil.example:4747`])(
    'is refused: Host %s',
    async (host) => {
      for (const path of ['/', '/api/v1/tasks', '/api/v1/openapi.json', '/rpc', `/?token=${INSTALL_TOKEN}`]) {
        const answer = await page(path, { headers: { host, authorization: bearer } })
        expect(problemOf(answer)).toMatchObject({ status: 421, code: 'HOST_NOT_ALLOWED' })
        expect(answer.headers['set-cookie']).toBeUndefined()
      }
    },
  )

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://localhost'])(
    'is refused: Origin %s',
    async (origin) => {
      for (const path of ['/', '/api/v1/tasks', '/api/v1/openapi.json', '/rpc']) {
        for (const method of ['GET', 'POST', 'OPTIONS']) {
          const answer = await page(path, {
            method,
            headers: { origin, authorization: bearer, 'access-control-request-method': 'POST' },
          })
          expect(problemOf(answer)).toMatchObject({ status: 403, code: 'ORIGIN_NOT_ALLOWED' })
          expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
        }
      }
    },
  )

  it('is refused when a page of another port embeds it', async () => {
    const headers = { 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': 'same-site' }
    expect((await page('/assets/app-1a2b3c.js', { headers })).status).toBe(403)
  })
})

it('nothing above wrote a secret to the log', () => {
  expect(JSON.stringify(server.logger.lines)).not.toContain(INSTALL_TOKEN)
  expect(server.logger.lines.filter(({ level }) => level === 'error')).toEqual([])
})
