import { connect as connectTcp } from 'node:net'

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

const api = (path: string, asked: Asked = {}) =>
  server.ask(`/api/v1${path}`, { ...asked, headers: { authorization: bearer, ...asked.headers } })

const sendJson = (path: string, body: string, headers: Record<string, string> = {}) =>
  api(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

describe('the REST API', () => {
  it.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['a scheme without a token', 'Bearer '],
    ['a wrong token', 'Bearer wrong'],
    ['another scheme', 'Basic YTpi'],
    ['two tokens', 'Bearer a b'],
    ['a token without end', `Bearer ${'x'.repeat(5000)}`],
    ['a token without a scheme', INSTALL_TOKEN],
  ])('needs its token, not %s', async (_what, authorization) => {
    for (const path of ['/api/v1/tasks', '/api/v1/nothing', '/api/v1/events']) {
      const answer = await server.ask(path, {
        headers: { cookie, ...(authorization === undefined ? {} : { authorization }) },
      })
      expect(problemOf(answer)).toMatchObject({ status: 401, code: 'UNAUTHORIZED' })
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="proxy"/)
    }
  })

  it('takes the token until it is revoked, and no session', async () => {
    expect((await api('/tasks')).status).toBe(200)
    expect((await api('/tasks', { headers: { authorization: bearer.replace('Bearer', 'bearer') } })).status).toBe(200)
    expect((await server.ask('/api/v1/tasks', { headers: { cookie } })).status).toBe(401)
  })

  it('reads the strings of a query as what they mean', async () => {
    const answer = await api('/activity?limit=1&quiet=true')
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'cache-control': 'no-store',
    })
    expect(problemOf(await api('/activity?limit=many'))).toMatchObject({
      errors: [{ pointer: '#/limit', detail: expect.any(String) }],
    })
    expect(
      problemOf(await api('/tasks?limit=1&sort=oldest&colour=red'))
        .errors?.map(({ pointer }) => pointer)
        .toSorted(),
    ).toEqual(['#/colour', '#/sort'])
  })

  it('serves templates, what hides a task, and a search of one kind', async () => {
    const made = async (path: string, body: object): Promise<{ id: string }> => {
      const answer = await sendJson(path, JSON.stringify(body))
      expect(answer.status, path).toBe(201)
      const found = JSON.parse(answer.text) as Readonly<Record<string, { id: string }>>
      return found['template'] ?? found['task'] ?? { id: '' }
    }
    const task = await made('/tasks', { title: 'Trip to Lisbon' })
    await made('/tasks', { title: 'Pack for Lisbon', parentId: task.id, status: 'todo' })
    const template = await made(`/tasks/${task.id}/template`, { name: 'Trip' })
    const next = await made(`/templates/${template.id}/tasks`, { title: 'Trip to Oslo' })
    expect(JSON.parse((await api(`/tasks/${next.id}`)).text)).toMatchObject({ steps: [{ title: 'Pack for Lisbon' }] })
    expect(JSON.parse((await api('/templates')).text)).toMatchObject([{ name: 'Trip' }])
    const added = await sendJson(`/tasks/${next.id}/steps-from-template`, JSON.stringify({ templateId: template.id }))
    expect(JSON.parse(added.text)).toMatchObject({ added: 0, batchId: null })
    const hide = JSON.stringify({ hidden: true })
    const headers = { 'content-type': 'application/json' }
    await api(`/context/hidden/task/${task.id}`, { method: 'PUT', headers, body: hide })
    expect(JSON.parse((await api(`/context/hidden/tasks/${task.id}`)).text)).toMatchObject([{ kind: 'task' }])
    expect(JSON.parse((await api('/search?q=Lisbon&kind=step')).text)).toMatchObject([{}, {}])
    expect((await api('/context/find?q=Lisbon&kind=comment')).status).toBe(200)
    expect((await api('/context/find?q=Lisbon&kind=mail')).status).toBe(400)
    expect((await api(`/templates/${template.id}`, { method: 'DELETE' })).status).toBe(200)
  })

  it('takes one or several of a list, as its description says', async () => {
    const { task: one } = await test.api.task.create({ title: 'One' })
    const { task: two } = await test.api.task.create({ title: 'Two' })
    const asked = async (query: string): Promise<readonly string[]> => {
      const answer = await api(`/estimates/tasks?${query}`)
      expect(answer.status, answer.text).toBe(200)
      const { forecasts } = JSON.parse(answer.text) as { forecasts: readonly { taskId: string }[] }
      return forecasts.map(({ taskId }) => taskId)
    }
    expect(await asked(`ids=${one.id}`)).toEqual([one.id])
    expect(await asked(`ids=${one.id}&ids=${two.id}&similar=true`)).toEqual([one.id, two.id])
    expect(await asked(`ids%5B%5D=${one.id}`)).toEqual([one.id])
    expect(problemOf(await api('/estimates/tasks?ids=x'))).toMatchObject({ errors: [{ pointer: '#/ids/0' }] })
    expect(problemOf(await api('/estimates/tasks'))).toMatchObject({ errors: [{ pointer: '#/ids' }] })

    const document = JSON.parse((await api('/openapi.json')).text) as {
      paths: Record<string, Record<string, { parameters?: { name: string; in: string; schema: { type?: string } }[] }>>
    }
    const parameters = Object.values(document.paths).flatMap((path) =>
      Object.values(path).flatMap((operation) => operation.parameters ?? []),
    )
    const lists = parameters.filter((parameter) => parameter.in === 'query' && parameter.schema.type === 'array')
    expect(lists).toEqual([expect.objectContaining({ name: 'ids', style: 'form', explode: true })])
    expect(JSON.stringify(parameters)).not.toContain('deepObject')
  })

  it('does not guess in a body', async () => {
    const answer = await sendJson('/energy/check-ins', '{"level":"3"}')
    expect(problemOf(answer)).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
      instance: '/api/v1/energy/check-ins',
      errors: [{ pointer: '#/level' }],
    })
  })

  it('takes a missing body for an empty one where nothing is needed', async () => {
    expect((await api('/settings', { method: 'PATCH' })).status).toBe(200)
    expect((await api('/settings', { method: 'PATCH', headers: { 'content-type': 'application/json' } })).status).toBe(
      200,
    )
    expect(problemOf(await api('/captures', { method: 'POST' }))).toMatchObject({ errors: [{ pointer: '#/text' }] })
  })

  it.each([
    ['cut off', '{"text":"a"', 400, 'MALFORMED_BODY'],
    ['in another notation', "{'text':'a'}", 400, 'MALFORMED_BODY'],
    ['with a raw control character', '{"text":"\u0000"}', 400, 'MALFORMED_BODY'],
    ['that reaches for the prototype', '{"text":"a","__proto__":{"x":1}}', 400, 'MALFORMED_BODY'],
    ['that reaches for the constructor', '{"text":"a","constructor":{"prototype":{"x":1}}}', 400, 'MALFORMED_BODY'],
    ['null', 'null', 400, 'BAD_REQUEST'],
    ['a list', '[]', 400, 'BAD_REQUEST'],
    ['a text', '"text"', 400, 'BAD_REQUEST'],
    ['nested without end', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 400, 'BAD_REQUEST'],
    ['of 1 MB', JSON.stringify({ text: 'a'.repeat(1_000_000) }), 400, 'BAD_REQUEST'],
    ['of more than 2 MB', JSON.stringify({ text: 'a'.repeat(2_000_001) }), 413, 'PAYLOAD_TOO_LARGE'],
  ])('refuses a body %s', async (_what, body, status, code) => {
    expect(problemOf(await sendJson('/captures', body))).toMatchObject({ status, code })
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'nonsense',
  ])('refuses a body of type %s', async (type) => {
    expect(problemOf(await sendJson('/captures', '{"text":"a"}', { 'content-type': type }))).toMatchObject({
      status: 415,
    })
  })

  it('says what is wrong with a text of 1 MB', async () => {
    const { detail } = problemOf(await sendJson('/captures', JSON.stringify({ text: 'a'.repeat(1_000_000) })))
    expect(detail).toMatch(/longer than 100,000 characters.*nothing was saved/i)
  })

  it('tells an unknown address from an unknown method', async () => {
    for (const path of ['', '/', '/nothing', '/tasks/a/b', '/../tasks', '/tasks%2f'])
      expect(problemOf(await api(path))).toMatchObject({ status: 404 })
    const answer = await api('/tasks', { method: 'DELETE' })
    expect(problemOf(answer)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' })
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS, POST')
    expect(problemOf(await api('/captures', { method: 'GET' }))).toMatchObject({ status: 405 })
    expect(problemOf(await api('/tasks', { method: 'PROPFIND' }))).toMatchObject({ status: 404 })
  })

  it('answers HEAD and OPTIONS, also for the endless stream', async () => {
    expect(await api('/tasks', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
    expect(await api('/events', { method: 'HEAD' })).toMatchObject({
      status: 200,
      text: '',
      headers: { 'content-type': 'text/event-stream' },
    })
    const options = await server.ask('/api/v1/tasks', { method: 'OPTIONS' })
    expect(options).toMatchObject({ status: 204, headers: { allow: 'GET, HEAD, OPTIONS, POST' } })
    expect((await server.ask('/api/v1/nothing', { method: 'OPTIONS' })).status).toBe(404)
  })

  it('survives an address that is none', async () => {
    expect(problemOf(await api('/tasks/%ff'))).toMatchObject({ status: 400 })
    expect(problemOf(await api(`/tasks/${'x'.repeat(5000)}`))).toMatchObject({ status: 400 })
    expect(await rawAnswer('GARBAGE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await rawAnswer(`GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(await rawAnswer(`GET / HTTP/1.1\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d /)
  })

  it('describes itself', async () => {
    const answer = await server.ask('/api/v1/openapi.json')
    expect(answer.status).toBe(200)
    const document = JSON.parse(answer.text)
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1/),
      servers: [{ url: `${server.origin}/api/v1` }],
      security: [{ token: [] }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    })
    const capture = document.paths['/captures'].post
    expect(capture.requestBody.content['application/json'].schema.properties).toHaveProperty('text')
    expect(Object.keys(capture.responses['409'].content)).toEqual(['application/problem+json'])
    expect(Object.keys(capture.responses)).toEqual(expect.arrayContaining(['201', '400', '401', '404', '429', '507']))
    expect(Object.keys(document.paths['/events'].get.responses['200'].content)).toEqual(['text/event-stream'])
    expect(document.paths['/tasks'].get.parameters.map(({ name }: { name: string }) => name)).toContain('limit')
  })

  it('describes each kind of problem where its type points', async () => {
    const { type, code } = problemOf(await api('/nothing'))
    const answer = await server.ask(type)
    expect(JSON.parse(answer.text)).toMatchObject({ type, code, help: expect.any(String) })
    expect(problemOf(await server.ask('/api/v1/problems/never-heard-of'))).toMatchObject({ status: 404 })
  })

  it('streams changes as server-sent events', async () => {
    const stop = new AbortController()
    const answer = await fetch(`${server.origin}/api/v1/events`, {
      headers: { authorization: bearer },
      signal: stop.signal,
    })
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    await test.api.task.create({ title: 'Seen by curl' })
    let text = ''
    while (!text.includes('Seen by curl')) text += (await reader?.read())?.value ?? ''
    expect(text).toMatch(/event: message\nid: \d+\ndata: \{"type":"changed"|id: \d+\n(.*\n)?data: .*"changed"/)
    stop.abort()
  })

  it('alone is what the desktop app serves', async () => {
    const other = await startTestServer(test.core, { web: false })
    expect((await other.ask('/api/v1/tasks', { headers: { authorization: bearer } })).status).toBe(200)
    for (const path of ['/', '/web.html', '/rpc', `/?token=${INSTALL_TOKEN}`])
      expect(problemOf(await other.ask(path))).toMatchObject({ status: 404 })
    expect((await other.ask('/api/v1/tasks', { headers: { authorization: `Bearer ${INSTALL_TOKEN}` } })).status).toBe(
      401,
    )
    await other.close()
  })
})

describe('a flood', () => {
  it('of calls is slowed down, and wrong tokens do not lock the right one out', async () => {
    const other = await startTestServer(test.core)
    const call = (authorization: string) => other.ask('/api/v1/system/hotkeys', { headers: { authorization } })
    const wrong = await Promise.all(Array.from({ length: 40 }, () => call('Bearer wrong')))
    expect(wrong.filter(({ status }) => status === 401)).toHaveLength(30)
    const refused = wrong.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(10)
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
    expect(await other.ask('/?token=wrong')).toMatchObject({
      status: 429,
      text: expect.stringContaining('Please wait'),
    })
    expect((await other.ask(`/?token=${INSTALL_TOKEN}`)).status).toBe(303)

    const right = await Promise.all(Array.from({ length: 310 }, () => call(bearer)))
    expect(right.filter(({ status }) => status === 200)).toHaveLength(300)
    const slowed = right.find(({ status }) => status === 429)
    expect(slowed?.headers).toMatchObject({
      'ratelimit-limit': '300',
      'ratelimit-remaining': '0',
      'retry-after': expect.stringMatching(/^\d+$/),
    })
    if (slowed) expect(problemOf(slowed)).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    // The command line has its own count.
    expect((await call(`Bearer ${INSTALL_TOKEN}`)).status).toBe(200)
    await other.close()
  })
})

function rawAnswer(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connectTcp(server.port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (data) => (answer += String(data)))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    socket.setTimeout(1000, () => socket.destroy())
  })
}
