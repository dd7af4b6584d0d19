import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'

import { FakeServer, json } from './fake-server'
import { gatewayOn, type GatewayOnCore } from './gateway-on'

// A server that the machine's own settings say is in the local network: its name leads to this machine, where a real socket
// listens, so that anything that goes out is seen.
let server: FakeServer
let on: GatewayOnCore
const asked = { agent: 'task', job: 'quick' } as const
const messages = [{ role: 'user', content: 'Hello?' }] as const

const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`

/** What the last request said, echoed as the answer. */
let answer: (content: string) => string = () => 'Fine.'

beforeEach(async () => {
  answer = () => 'Fine.'
  server = await FakeServer.start(({ path, headers, body }, response) => {
    if (headers.authorization !== 'Bearer sk-right')
      return json(response, { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } }, 401)
    if (path === '/v1/models') return json(response, { object: 'list', data: [{ id: 'large', object: 'model' }] })
    const { messages: sent } = body as { messages: { content: string }[] }
    const text = answer(sent.map(({ content }) => content).join('\n'))
    if (text === '429')
      return json(response, { error: { message: 'slow down', code: 'rate_limit' } }, 429, { 'retry-after': '60' })
    if (text === 'quota') return json(response, { error: { message: 'pay', code: 'insufficient_quota' } }, 429)
    if (text === 'overlong') return json(response, { error: { message: 'no', code: 'context_length_exceeded' } }, 400)
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    if (text === 'hang') return void response.write(chunk({ content: 'I begin' }))
    if (text === 'refuse') {
      response.write(chunk({ refusal: 'I cannot help with that.' }))
      response.write(chunk({}, 'stop'))
    } else {
      for (const piece of text.match(/.{1,4}/gs) ?? []) response.write(chunk({ content: piece }))
      response.write(chunk({}, 'stop'))
    }
    response.write(
      `data: ${JSON.stringify({ id: '1', choices: [], usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 } })}\n\n`,
    )
    return void response.end('data: [DONE]\n\n')
  })
  on = await gatewayOn({ kind: 'openai', baseUrl: server.url, model: 'large', secret: 'sk-right' })
})
afterEach(async () => {
  await on.gateway.stop()
  await server.close()
})

/** Makes the core believe that the server is elsewhere, while the socket stays where it can be watched. */
function pretendOutside(place: 'internet' | 'local_network' = 'internet'): void {
  const { model } = on.core.services
  const one = model.provider.bind(model)
  model.provider = (id) => ({ ...one(id), place })
}

describe('a model outside this machine', () => {
  beforeEach(() => pretendOutside())

  test('is not reached while only this machine is allowed: nobody even connects', async () => {
    const before = server.seen.length
    const result = await on.gateway.chat({ ...asked, messages })
    expect(result).toMatchObject({
      kind: 'forbidden',
      reason: 'local_only',
      message: expect.stringContaining('Nothing was sent'),
    })
    expect(on.gateway.available(asked)).toMatchObject({ kind: 'forbidden' })
    expect(server.seen.length).toBe(before)
    expect((await on.api.model.calls({})).items).toEqual([])
  })

  test('is not reached without the consent of a person for this very proxy', async () => {
    await on.api.model.setLocalOnly({ on: false })
    expect(await on.gateway.chat({ ...asked, messages })).toMatchObject({ kind: 'forbidden', reason: 'consent' })
    await on.api.model.consent({ id: on.providerId, agent: 'focus', given: true })
    expect(await on.gateway.chat({ ...asked, messages })).toMatchObject({ kind: 'forbidden', reason: 'consent' })
    expect(server.seen).toEqual([])
  })

  describe('with consent', () => {
    beforeEach(async () => {
      await on.api.model.setLocalOnly({ on: false })
      await on.api.model.consent({ id: on.providerId, agent: 'task', given: true })
    })

    test('gets placeholders for names and numbers, and the answer comes home with them put back', async () => {
      await on.api.task.create({ title: 'x', tags: [{ kind: 'person', name: 'jonas-weber' }] })
      await on.api.project.create({ name: 'Atlas' })
      answer = (sent) => `Ask ${/\[PERSON_\d\]/.exec(sent)?.[0]} about ${/\[PROJECT_\d\]/.exec(sent)?.[0]}.`
      const pieces: string[] = []
      const result = await on.gateway.chat({
        ...asked,
        messages: [
          {
            role: 'user',
            content: [
              {
                label: 'note',
                untrusted:
                  'Jonas Weber (jonas@weber.example, +49 30 1234567) on Atlas, https://a.example/x?y=1, IBAN 12345678901',
              },
            ],
          },
        ],
        onText: (text) => pieces.push(text),
      })
      expect(result).toMatchObject({ kind: 'ok', value: { text: 'Ask Jonas Weber about Atlas.' } })
      expect(pieces.join('')).toBe('Ask Jonas Weber about Atlas.')
      const sent = server.sent('/v1/chat/completions')[0]?.text ?? ''
      for (const secret of ['Jonas', 'Weber', 'weber.example', '1234567', 'Atlas', 'a.example', '12345678901'])
        expect(sent).not.toContain(secret)
      const kept = await on.api.model.call({ id: (await on.api.model.calls({})).items[0]?.id ?? '' })
      expect(kept.request).toBe(sent)
      expect(JSON.stringify(kept)).not.toContain('Jonas')
      expect(JSON.stringify(kept)).not.toContain('sk-right')
    })

    test('names in the allowed values of a schema are hidden and put back too', async () => {
      await on.api.project.create({ name: 'Atlas' })
      answer = () => '{"project":"[PROJECT_1]"}'
      const result = await on.gateway.structured({
        ...asked,
        messages,
        name: 'sort',
        schema: z.object({ project: z.enum(['Atlas', 'none']) }),
      })
      expect(result).toMatchObject({ kind: 'ok', value: { value: { project: 'Atlas' }, how: 'direct' } })
      expect(server.sent('/v1/chat/completions')[0]?.text).not.toContain('Atlas')
    })

    test.each([
      ['429', { kind: 'rate_limited', reason: 'busy' }],
      ['quota', { kind: 'rate_limited', reason: 'no_credit' }],
      ['overlong', { kind: 'overlong' }],
      ['refuse', { kind: 'refused' }],
    ])('%s is told as what it is', async (said, outcome) => {
      answer = () => said
      expect(await on.gateway.chat({ ...asked, messages })).toMatchObject(outcome)
    })

    test('a wrong key is told as that', async () => {
      await on.api.model.setSecret({ id: on.providerId, secret: 'sk-wrong' })
      expect(await on.gateway.chat({ ...asked, messages })).toMatchObject({ kind: 'unauthorised', reason: 'wrong_key' })
    })

    test('tokens are counted, and the budget of the day stops the call that would go over it', async () => {
      await on.api.model.setBudget({ tokensPerDay: 1300, costPerDay: null })
      expect((await on.gateway.chat({ ...asked, messages })).kind).toBe('ok')
      expect(await on.api.model.usage()).toMatchObject({ outsideTokens: 150, cost: null })
      const before = server.seen.length
      expect(await on.gateway.chat({ ...asked, messages, maxTokens: 1200 })).toMatchObject({
        kind: 'budget',
        reason: 'tokens',
      })
      expect(server.seen.length).toBe(before)
    })

    test('several calls at once cannot overdraw the budget together', async () => {
      await on.api.model.setBudget({ tokensPerDay: 1500, costPerDay: null })
      const results = await Promise.all([1, 2, 3].map(() => on.gateway.chat({ ...asked, messages })))
      expect(results.map(({ kind }) => kind).toSorted()).toEqual(['budget', 'budget', 'ok'])
    })

    test('a budget of money needs prices, and counts by them', async () => {
      await on.api.model.setBudget({ tokensPerDay: null, costPerDay: 0.01 })
      expect(await on.gateway.chat({ ...asked, messages })).toMatchObject({ kind: 'budget', reason: 'price_unknown' })
      await on.api.model.updateProvider({ id: on.providerId, inputPrice: 2, outputPrice: 8 })
      expect((await on.gateway.chat({ ...asked, messages })).kind).toBe('ok')
      expect((await on.api.model.usage()).cost).toBeCloseTo((120 * 2 + 30 * 8) / 1e6, 9)
      expect(await on.gateway.chat({ ...asked, messages, maxTokens: 4000 })).toMatchObject({
        kind: 'budget',
        reason: 'money',
      })
    })

    test('allowing only this machine stops what is under way', async () => {
      answer = () => 'hang'
      const stopping: Promise<unknown>[] = []
      const going = on.gateway.chat({
        ...asked,
        messages,
        onText: () => {
          stopping.push(on.api.model.setLocalOnly({ on: true }).then(() => on.gateway.policyChanged()))
        },
      })
      expect(await going).toMatchObject({ kind: 'forbidden', reason: 'local_only' })
      await Promise.all(stopping)
    })
  })
})

test('a server that turns out to be elsewhere is not reached: the guard judges what the connection would lead to', async () => {
  const { model } = on.core.services
  const one = model.provider.bind(model)
  for (const baseUrl of ['https://api.example.com/v1', 'http://93.184.216.34/v1', 'http://10.0.0.9/v1']) {
    model.provider = (id) => ({ ...one(id), baseUrl })
    expect(await on.gateway.chat({ ...asked, messages })).toMatchObject({ kind: 'forbidden', reason: 'local_only' })
  }
  expect(server.seen).toEqual([])
})

test('a redirect of the server is not followed', async () => {
  const lure = await FakeServer.start(
    (_request, response) => void response.writeHead(307, { location: `${server.url}/v1/chat/completions` }).end(),
  )
  const other = await gatewayOn({ kind: 'openai', baseUrl: lure.url, model: 'large', secret: 'sk-right' })
  expect(await other.gateway.chat({ ...asked, messages })).toMatchObject({ kind: 'forbidden', reason: 'redirect' })
  expect(server.seen).toEqual([])
  await lure.close()
})

test('a server without a key gets no authorization at all, and nothing that tells of this machine', async () => {
  await on.api.model.clearSecret({ id: on.providerId })
  expect(await on.gateway.chat({ ...asked, messages })).toMatchObject({ kind: 'unauthorised', reason: 'no_key' })
  const headers = server.seen[0]?.headers ?? {}
  expect(headers.authorization).toBeUndefined()
  expect(headers['user-agent']).toBe('Proxy')
  expect(Object.keys(headers).filter((name) => name.startsWith('x-stainless'))).toEqual([])
})
