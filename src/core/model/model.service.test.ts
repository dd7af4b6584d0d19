import { describe, expect, test } from 'vitest'

import { memorySecrets } from '@test/fake-ports'
import { testCore } from '@test/test-core'

import { costMicros, readAddress } from './model.rules'

const here = { kind: 'ollama', name: 'Here', baseUrl: 'http://localhost:11434/' } as const
const cloud = { kind: 'openai', name: 'Cloud', baseUrl: 'https://api.example.com' } as const

describe('addresses', () => {
  test.each([
    ['ollama', 'http://127.0.0.1:11434/', 'http://127.0.0.1:11434', 'this_machine'],
    ['openai', 'https://api.example.com', 'https://api.example.com/v1', 'internet'],
    ['openai', 'https://openrouter.ai/api/v1/', 'https://openrouter.ai/api/v1', 'internet'],
    ['openai', 'http://2130706433:8080', 'http://127.0.0.1:8080/v1', 'this_machine'],
    ['anthropic', 'https://api.anthropic.com', 'https://api.anthropic.com', 'internet'],
    ['ollama', 'http://192.168.1.5:11434', 'http://192.168.1.5:11434', 'local_network'],
  ] as const)('%s at %s is read as %s', (kind, text, baseUrl, place) => {
    expect(readAddress(kind, text)).toEqual({ ok: true, baseUrl, place })
  })

  test('what no server can be at, or would be readable on the way, is refused in words', () => {
    expect(readAddress('ollama', 'http://0.0.0.0:11434')).toMatchObject({ ok: false, message: /No server can be at 0/ })
    expect(readAddress('openai', 'http://api.example.com')).toMatchObject({ ok: false, message: /https/ })
  })
})

test('nothing leaves the machine until a person says so', async () => {
  const { api } = await testCore()
  expect(await api.model.settings()).toMatchObject({ localOnly: true, jobs: {}, budget: { tokensPerDay: 200_000 } })
  await api.model.setLocalOnly({ on: false })
  expect((await api.model.settings()).localOnly).toBe(false)
  await api.activity.undoLast()
  expect((await api.model.settings()).localOnly).toBe(true)
})

test('a server is added, changed, removed and brought back', async () => {
  const { api } = await testCore()
  const { provider } = await api.model.addProvider(here)
  expect(provider).toMatchObject({
    baseUrl: 'http://localhost:11434',
    place: 'this_machine',
    secretSet: false,
    consents: [],
  })
  await expect(api.model.addProvider({ ...here, name: 'Twice' })).rejects.toThrow(/already has this address/)
  await expect(api.model.addProvider({ ...here, baseUrl: 'http://0.0.0.0' })).rejects.toThrow(/No server can be at/)
  const { provider: renamed } = await api.model.updateProvider({ id: provider.id, name: 'Desk', contextTokens: 16_384 })
  expect(renamed).toMatchObject({ name: 'Desk', contextTokens: 16_384, baseUrl: provider.baseUrl })
  await api.model.removeProvider({ id: provider.id })
  expect(await api.model.providers()).toEqual([])
  await api.activity.undoLast()
  expect(await api.model.providers()).toMatchObject([{ name: 'Desk' }])
})

test('a server comes with its key, or not at all', async () => {
  const secrets = memorySecrets()
  const { api } = await testCore({ secrets })
  const { provider } = await api.model.addProvider({ ...cloud, secret: ' sk-42 ' })
  expect(provider.secretSet).toBe(true)
  expect(JSON.stringify(await api.activity.list({}))).not.toContain('sk-42')
  secrets.set = () => {
    throw new Error('The keychain is locked')
  }
  await expect(api.model.addProvider({ ...cloud, baseUrl: 'https://b.example.com', secret: 'sk-43' })).rejects.toThrow()
  expect(await api.model.providers()).toHaveLength(1)
})

test('the key of a server is only ever said to be there, and rests in the secrets alone', async () => {
  const secrets = memorySecrets()
  const { api, core, logger } = await testCore({ secrets })
  const { provider } = await api.model.addProvider(cloud)
  expect(await api.model.setSecret({ id: provider.id, secret: 'sk-very-secret' })).toEqual({ secretSet: true })
  expect(secrets.get(`model:${provider.id}`)).toBe('sk-very-secret')
  const shown = JSON.stringify([
    await api.model.providers(),
    await api.model.settings(),
    await api.activity.list({ quiet: true }),
    logger.lines,
  ])
  expect(shown).toContain('"secretSet":true')
  expect(shown).not.toContain('sk-very-secret')
  const { items } = await api.activity.list({ quiet: true })
  for (const { id } of items) expect(JSON.stringify(await api.activity.get({ id }))).not.toContain('sk-very-secret')
  expect(core.services.model.secret(provider.id)).toBe('sk-very-secret')
  await api.model.clearSecret({ id: provider.id })
  expect(secrets.get(`model:${provider.id}`)).toBeNull()
})

test('another address forgets the key and what proxies were allowed to send', async () => {
  const { api } = await testCore()
  const { provider } = await api.model.addProvider(cloud)
  await api.model.setSecret({ id: provider.id, secret: 'sk-1' })
  await api.model.consent({ id: provider.id, agent: 'task', given: true })
  const { provider: samePlace } = await api.model.updateProvider({
    id: provider.id,
    baseUrl: 'https://api.example.com/v2',
  })
  expect(samePlace).toMatchObject({ secretSet: true, consents: ['task'] })
  const { provider: moved } = await api.model.updateProvider({ id: provider.id, baseUrl: 'https://evil.example.org' })
  expect(moved).toMatchObject({ secretSet: false, consents: [], baseUrl: 'https://evil.example.org/v1' })
})

test('a consent is given, withdrawn and given again in one row', async () => {
  const { api } = await testCore()
  const { provider } = await api.model.addProvider(cloud)
  for (const given of [true, false, true]) {
    const written = await api.model.consent({ id: provider.id, agent: 'focus', given })
    expect(written.provider.consents).toEqual(given ? ['focus'] : [])
  }
})

test('a choice of a server that is gone is none', async () => {
  const { api } = await testCore()
  const { provider } = await api.model.addProvider(here)
  const choice = { providerId: provider.id, model: 'qwen3:4b' }
  await api.model.choose({ job: 'quick', choice })
  expect((await api.model.settings()).jobs).toEqual({ quick: choice })
  await api.model.removeProvider({ id: provider.id })
  expect((await api.model.settings()).jobs).toEqual({})
})

test('secrets that cannot be read are said in words, without a value', async () => {
  const { api } = await testCore({
    secrets: {
      ...memorySecrets(),
      set: () => {
        throw new Error('The secrets could not be written. Check that the disk is not full.')
      },
    },
  })
  const { provider } = await api.model.addProvider(cloud)
  await expect(api.model.setSecret({ id: provider.id, secret: 'sk-2' })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: /disk is not full/,
  })
})

describe('the record of calls', () => {
  const call = {
    providerId: 'p',
    providerName: 'Cloud',
    place: 'internet' as const,
    model: 'm',
    purpose: 'quick',
    agent: 'task',
    runId: null,
    url: 'https://api.example.com/v1/chat/completions',
    request: '{"messages":"é"}',
  }
  const ended = {
    outcome: 'ok' as const,
    message: '',
    response: '{}',
    inputTokens: 100,
    outputTokens: 20,
    costMicros: 250,
  }

  test('holds the very bytes, and is there before anything is answered', async () => {
    const { api, core, time } = await testCore()
    const id = core.services.modelCalls.begin(call)
    expect((await api.model.call({ id })).call.outcome).toBe('running')
    time.advance(1234)
    core.services.modelCalls.end(id, ended)
    expect(await api.model.call({ id })).toMatchObject({
      request: call.request,
      call: { outcome: 'ok', ms: 1234, cost: 0.000_25, requestBytes: 17 },
    })
    expect(await api.model.usage()).toEqual({
      calls: 1,
      inputTokens: 100,
      outputTokens: 20,
      outsideTokens: 120,
      cost: 0.000_25,
    })
  })

  test('counts a day from the hour at which the person begins it', async () => {
    const { api, core, time } = await testCore({ now: '2026-03-03T02:30:00Z', zone: 'UTC' })
    await api.settings.update({ dayStartHour: 4 })
    core.services.modelCalls.end(core.services.modelCalls.begin(call), ended)
    time.advance(60 * 60_000)
    expect((await api.model.usage()).calls).toBe(1)
    time.advance(60 * 60_000)
    expect((await api.model.usage()).calls).toBe(0)
  })

  test('clearing forgets what was sent, not how much of today is used up', async () => {
    const { api, core, time } = await testCore()
    core.services.modelCalls.end(core.services.modelCalls.begin(call), ended)
    time.advance(24 * 60 * 60_000)
    const id = core.services.modelCalls.begin(call)
    core.services.modelCalls.end(id, ended)
    expect(await api.model.clearCalls()).toEqual({ deleted: 2 })
    expect((await api.model.calls({})).items).toHaveLength(1)
    expect(await api.model.call({ id })).toMatchObject({ request: '', response: null })
    expect((await api.model.usage()).outsideTokens).toBe(120)
  })

  test('a call without a known price makes the cost of the day unknown', async () => {
    const { api, core } = await testCore()
    core.services.modelCalls.end(core.services.modelCalls.begin(call), { ...ended, costMicros: null })
    expect((await api.model.usage()).cost).toBeNull()
  })

  test('is kept for thirty days', async () => {
    const { api, core, time } = await testCore()
    core.services.modelCalls.begin(call)
    time.advance(31 * 24 * 60 * 60_000)
    core.services.modelCalls.begin(call)
    expect((await api.model.calls({})).items).toHaveLength(1)
  })
})

test('costs are counted in millionths, and are free only here', () => {
  const tokens = { input: 1000, output: 500 }
  expect(costMicros(tokens, { inputPrice: 3, outputPrice: 15, place: 'internet' })).toBe(10_500)
  expect(costMicros(tokens, { inputPrice: null, outputPrice: 15, place: 'internet' })).toBeNull()
  expect(costMicros(tokens, { inputPrice: null, outputPrice: null, place: 'this_machine' })).toBe(0)
})
