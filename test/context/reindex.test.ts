import { afterEach, describe, expect, test } from 'vitest'

import { FakeOllama } from '../models/fake-ollama'
import { testCore, type TestCore } from '../test-core'

let opened: TestCore | null = null
let ollama: FakeOllama | null = null
afterEach(async () => {
  await opened?.core.close()
  await ollama?.server.close()
  opened = null
  ollama = null
})

async function world(options: Parameters<typeof testCore>[0] = {}) {
  opened = await testCore(options)
  ollama = await FakeOllama.start()
  ollama.models.add('nomic-other:latest')
  const { api, core } = opened
  const { provider } = await api.model.addProvider({ kind: 'ollama', name: 'Here', baseUrl: ollama.url })
  const choose = (model: string | null): Promise<unknown> =>
    api.model.choose({ job: 'embedding', choice: model === null ? null : { providerId: provider.id, model } })
  const embedded = (): number =>
    ollama?.server.sent('/api/embed').reduce((sum, { body }) => sum + (body as { input: string[] }).input.length, 0) ??
    0
  const index = async (): Promise<void> => (await core.services.agentHost.methods()).context.catchUp()
  return { ...opened, ollama, provider, choose, embedded, index }
}

describe('the index when the model changes', () => {
  test('goes over to the chosen model, keeps what did not change, and says by what it goes', async () => {
    const { api, choose, embedded, index } = await world()
    const { task } = await api.task.create({ title: 'Book the dentist' })
    await api.task.create({ title: 'Water the plants' })
    await index()
    expect((await api.context.status()).basis).toMatchObject({ kind: 'words', model: 'words-1' })
    await choose('nomic-embed-text')
    await index()
    expect(await api.context.status()).toMatchObject({
      state: 'idle',
      indexed: 2,
      building: null,
      basis: { kind: 'meaning', model: 'nomic-embed-text', dimension: 8, notice: '' },
    })
    const before = embedded()
    await api.task.update({ id: task.id, priority: 'high' })
    await index()
    expect(embedded(), 'a task whose text is the same is not sent again').toBe(before)
    await api.task.update({ id: task.id, notes: 'In March' })
    await index()
    expect(embedded()).toBe(before + 1)
    await choose('nomic-other')
    await index()
    expect((await api.context.status()).basis).toMatchObject({ kind: 'meaning', model: 'nomic-other' })
    await choose(null)
    await index()
    expect((await api.context.status()).basis).toMatchObject({ kind: 'words' })
  })

  test('until the new one is complete the old one answers, labelled as what it is', async () => {
    const { api, choose, index, ollama: fake } = await world()
    const { task } = await api.task.create({ title: 'Book the dentist' })
    await index()
    fake.models.delete('nomic-embed-text:latest')
    await choose('nomic-embed-text')
    await index()
    const { items, basis } = await api.context.find({ q: 'dentsit' })
    expect(items.map(({ task: { id } }) => id)).toEqual([task.id])
    expect(basis.kind).toBe('words')
    expect(basis.notice).toContain('The index for nomic-embed-text is being built')
    expect(await api.context.status()).toMatchObject({
      state: 'waiting',
      message: expect.stringContaining('does not have the model nomic-embed-text'),
      building: { kind: 'meaning', model: 'nomic-embed-text' },
    })
  })

  test('a model that does not answer leaves full-text search, and the answer says so', async () => {
    const { api, choose, index, ollama: fake } = await world()
    const { task } = await api.task.create({ title: 'Book the dentist' })
    await choose('nomic-embed-text')
    await index()
    fake.models.delete('nomic-embed-text:latest')
    const { items, basis } = await api.context.find({ q: 'dentist' })
    expect(items.map(({ task: { id } }) => id)).toEqual([task.id])
    expect(basis).toMatchObject({ kind: 'none', notice: expect.stringContaining('Only whole words were found') })
  })

  test('what is hidden is never sent to be embedded, and leaves the index of a model when it is hidden', async () => {
    const { api, choose, embedded, index, ollama: fake } = await world()
    const { project } = await api.project.create({ name: 'Therapy' })
    const { task } = await api.task.create({ title: 'Talk about Ana', projectId: project.id })
    await api.task.create({ title: 'Water the plants' })
    await choose('nomic-embed-text')
    await index()
    expect(await api.context.status()).toMatchObject({ indexed: 2 })
    await api.context.exclude({ kind: 'project', subjectId: project.id, hidden: true })
    await index()
    expect(await api.context.status()).toMatchObject({ indexed: 1 })
    const before = embedded()
    await api.task.update({ id: task.id, title: 'Talk about Ana and me' })
    await index()
    expect(embedded()).toBe(before)
    expect(fake.server.sent('/api/embed').some(({ text }) => text.includes('Ana and me'))).toBe(false)
  })

  test('a model outside this machine is used with consent alone; until then the index goes by words and says why', async () => {
    const { api, index } = await world()
    const { provider } = await api.model.addProvider({ kind: 'openai', name: 'Far', baseUrl: 'https://far.example/v1' })
    await api.model.setLocalOnly({ on: false })
    await api.model.choose({ job: 'embedding', choice: { providerId: provider.id, model: 'text-embedding' } })
    await api.task.create({ title: 'Book the dentist' })
    await index()
    const { basis } = await api.context.status()
    expect(basis).toMatchObject({ kind: 'words', notice: expect.stringContaining('This proxy may not use Far yet') })
    expect((await api.model.calls({})).items).toEqual([])
  })
})

describe('the index in the background', () => {
  test('rests while a person writes and goes on by itself', async () => {
    const { api, core, time } = await world({ indexing: true })
    const tick = async (ms: number): Promise<void> => {
      time.advance(ms)
      // The slices are not awaited by anybody.
      for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve))
    }
    await api.task.create({ title: 'Book the dentist' })
    const { context } = await core.services.agentHost.methods()
    await tick(8000)
    await api.task.create({ title: 'Water the plants' })
    await tick(1000)
    expect(context.status().indexed).toBe(0)
    for (let round = 0; round < 20; round += 1) await tick(200)
    expect(context.status()).toMatchObject({ state: 'idle', indexed: 2 })
    await api.task.create({ title: 'Sell the piano' })
    expect(context.status().indexed).toBe(2)
    for (let round = 0; round < 20; round += 1) await tick(200)
    expect(context.status()).toMatchObject({ state: 'idle', indexed: 3 })
  })

  test('can be thrown away and is built anew', async () => {
    const { api, index } = await world()
    await api.task.create({ title: 'Book the dentist' })
    await index()
    await api.context.rebuild()
    expect(await api.context.status()).toMatchObject({ indexed: 0, basis: { kind: 'none' } })
    await index()
    expect(await api.context.status()).toMatchObject({ indexed: 1 })
  })
})
