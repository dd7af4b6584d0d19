import { afterEach, expect, test } from 'vitest'
import * as z from 'zod'

import { FakeServer, json } from './fake-server'
import { gatewayOn } from './gateway-on'

const events = (...all: readonly (readonly [string, object])[]): string =>
  all.map(([name, data]) => `event: ${name}\ndata: ${JSON.stringify({ type: name, ...data })}\n\n`).join('')

const start = [
  'message_start',
  {
    message: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'm',
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 25, output_tokens: 1 },
    },
  },
] as const
const end = (reason: string) =>
  [
    ['message_delta', { delta: { stop_reason: reason, stop_sequence: null }, usage: { output_tokens: 15 } }],
    ['message_stop', {}],
  ] as const
const text = (index: number, ...pieces: readonly string[]) =>
  [
    ['content_block_start', { index, content_block: { type: 'text', text: '' } }],
    ['ping', {}],
    ...pieces.map((piece) => ['content_block_delta', { index, delta: { type: 'text_delta', text: piece } }] as const),
    ['content_block_stop', { index }],
  ] as const

let server: FakeServer
let stream = ''
const asked = { agent: 'task', job: 'quick' } as const
const messages = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Hello?' },
] as const

async function on() {
  server = await FakeServer.start(({ path, headers }, response) => {
    if (headers.authorization !== 'Bearer sk-ant')
      return json(
        response,
        { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } },
        401,
      )
    if (path.startsWith('/v1/models'))
      return json(response, {
        data: [{ id: 'claude-x', type: 'model' }],
        has_more: false,
        first_id: null,
        last_id: null,
      })
    if (stream === 'overloaded')
      return json(response, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }, 529)
    if (stream === 'long')
      return json(
        response,
        {
          type: 'error',
          error: { type: 'invalid_request_error', message: 'prompt is too long: 300000 tokens > 200000 maximum' },
        },
        400,
      )
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    return void response.end(stream)
  })
  return gatewayOn({ kind: 'anthropic', baseUrl: server.url, model: 'claude-x', secret: 'sk-ant' })
}
afterEach(() => server.close())

test('words of the stream become one answer, with its tokens', async () => {
  const { gateway } = await on()
  stream = events(start, ...text(0, 'Hel', 'lo.'), ...end('end_turn'))
  expect(await gateway.chat({ ...asked, messages })).toMatchObject({
    kind: 'ok',
    value: { text: 'Hello.' },
    usage: { input: 25, output: 15 },
  })
  expect(server.sent('/v1/messages')[0]?.body).toMatchObject({
    system: 'Be brief.',
    messages: [{ role: 'user', content: 'Hello?' }],
    max_tokens: 1024,
  })
})

test('a tool call is put together from its pieces', async () => {
  const { gateway } = await on()
  stream = events(
    start,
    ...text(0, 'Adding it.'),
    [
      'content_block_start',
      { index: 1, content_block: { type: 'tool_use', id: 'toolu_1', name: 'task_create', input: {} } },
    ],
    ['content_block_delta', { index: 1, delta: { type: 'input_json_delta', partial_json: '{"title": "Mi' } }],
    ['content_block_delta', { index: 1, delta: { type: 'input_json_delta', partial_json: 'lk"}' } }],
    ['content_block_stop', { index: 1 }],
    ...end('tool_use'),
  )
  const tools = [{ name: 'task_create', description: 'Adds a task', inputSchema: { type: 'object', properties: {} } }]
  expect(await gateway.chat({ ...asked, messages, tools })).toMatchObject({
    kind: 'ok',
    value: { toolCalls: [{ id: 'toolu_1', name: 'task_create', input: { title: 'Milk' } }] },
  })
})

test('a schema is sent without the lengths that its strict mode refuses; zod still holds them', async () => {
  const { gateway } = await on()
  stream = events(start, ...text(0, '{"title":"Move"}'), ...end('end_turn'))
  const result = await gateway.structured({
    ...asked,
    messages,
    name: 'plan',
    schema: z.object({ title: z.string().max(20) }),
  })
  expect(result).toMatchObject({ kind: 'ok', value: { value: { title: 'Move' } } })
  const body = server.sent('/v1/messages')[0]?.body
  expect(body).toMatchObject({
    output_config: { format: { type: 'json_schema', schema: { properties: { title: { type: 'string' } } } } },
  })
  expect(JSON.stringify(body)).not.toContain('maxLength')
})

test.each([
  ['refusal', 'refused'],
  ['max_tokens', 'truncated'],
  ['model_context_window_exceeded', 'overlong'],
])('the stop reason %s is the outcome %s', async (reason, kind) => {
  const { gateway } = await on()
  stream = events(start, ...text(0, 'So'), ...end(reason))
  expect(await gateway.chat({ ...asked, messages })).toMatchObject({ kind })
})

test('a stream that stops in the middle, an error in it, overload, and too long a prompt are told apart', async () => {
  const { gateway } = await on()
  stream = events(start, ...text(0, 'So'))
  expect(await gateway.chat({ ...asked, messages })).toMatchObject({ kind: 'down', reason: 'broke' })
  stream = 'overloaded'
  expect(await gateway.chat({ ...asked, messages })).toMatchObject({ kind: 'down', reason: 'server_error' })
  stream = 'long'
  expect(await gateway.chat({ ...asked, messages })).toMatchObject({ kind: 'overlong' })
  stream = `${events(start)}event: error\ndata: ${JSON.stringify({ type: 'error', error: { type: 'api_error', message: 'Internal' } })}\n\n`
  expect(await gateway.chat({ ...asked, messages })).toMatchObject({ kind: 'invalid' })
})

test('the key goes in its header alone, never from the environment', async () => {
  process.env['ANTHROPIC_API_KEY'] = 'sk-from-elsewhere'
  process.env['ANTHROPIC_BASE_URL'] = 'http://127.0.0.1:1'
  try {
    const { api, providerId } = await on()
    expect(await api.model.test({ id: providerId })).toMatchObject({ models: 1 })
    await api.model.clearSecret({ id: providerId })
    expect(await api.model.test({ id: providerId })).toMatchObject({
      outcome: 'unauthorised',
      message: expect.stringContaining('there is none'),
    })
    expect(server.seen.every(({ headers }) => !JSON.stringify(headers).includes('sk-from-elsewhere'))).toBe(true)
  } finally {
    delete process.env['ANTHROPIC_API_KEY']
    delete process.env['ANTHROPIC_BASE_URL']
  }
})
