import { afterEach, describe, expect, test } from 'vitest'

import { testCore, type TestCore } from '../test-core'

let opened: TestCore | null = null
afterEach(async () => {
  await opened?.core.close()
  opened = null
})

async function world(): Promise<TestCore & { index(): Promise<void> }> {
  opened = await testCore()
  const { core } = opened
  return { ...opened, index: async () => (await core.services.agentHost.methods()).context.catchUp() }
}

describe('finding by likeness', () => {
  test('finds a misspelt word that full-text search does not, and says that it went by words', async () => {
    const { api, index } = await world()
    await api.task.create({ title: 'Book the dentist for March' })
    await api.task.create({ title: 'Water the tomatoes' })
    await index()
    const { items, basis } = await api.context.find({ q: 'dentsit appointment' })
    expect(items.map(({ task }) => task.title)).toEqual(['Book the dentist for March'])
    expect(items[0]?.why).toEqual(['likeness'])
    expect(basis).toMatchObject({ kind: 'words', model: 'words-1', dimension: 512, notice: '' })
    expect(await api.search.tasks({ q: 'dentsit' })).toEqual([])
  })

  test('what is in a comment or deep in a long note is found too', async () => {
    const { api, index } = await world()
    const { task } = await api.task.create({
      title: 'Flat',
      notes: `${'Something about the rooms. '.repeat(120)}\nThe boilerman is called Hrvoje.`,
    })
    const other = await api.task.create({ title: 'Holiday' })
    await api.task.addComment({ id: other.task.id, body: 'Ask at the Kranjska Gora tourist office' })
    await index()
    expect((await api.context.find({ q: 'Hrvoje boilermann' })).items[0]?.task.id).toBe(task.id)
    expect((await api.context.find({ q: 'Kranjska Gora' })).items[0]?.task.id).toBe(other.task.id)
  })

  test('related tasks are alike, and say why; the task itself, its steps and its parent are not among them', async () => {
    const { api, index } = await world()
    const { project } = await api.project.create({ name: 'Move' })
    const { task } = await api.task.create({ title: 'Ask three firms for a moving van', projectId: project.id })
    const { task: step } = await api.task.create({ title: 'List moving van firms', parentId: task.id })
    const { task: van } = await api.task.create({
      title: 'Book moving van',
      projectId: project.id,
      tags: [{ name: 'ana', kind: 'person' }],
    })
    await api.task.create({ title: 'Practise the piano', projectId: project.id })
    await index()
    const { items } = await api.context.related({ id: task.id })
    expect(items.map(({ task: { id } }) => id)).toEqual([van.id])
    expect(items[0]?.why).toEqual(expect.arrayContaining(['likeness', 'project']))
    expect((await api.context.related({ id: step.id })).items.map(({ task: { id } }) => id)).toEqual([van.id])
  })

  test('deleting, restoring and changing a task shows at once, whatever the index still holds', async () => {
    const { api, index } = await world()
    const { task } = await api.task.create({ title: 'Repair the bicycle' })
    await index()
    const ids = async (q: string): Promise<readonly string[]> =>
      (await api.context.find({ q })).items.map(({ task: { id } }) => id)
    expect(await ids('bicicle')).toEqual([task.id])
    await api.task.delete({ ids: [task.id] })
    expect(await ids('bicicle')).toEqual([])
    await index()
    expect(await api.context.status()).toMatchObject({ state: 'idle', indexed: 0 })
    await api.task.restore({ ids: [task.id] })
    await api.task.update({ id: task.id, title: 'Sell the accordion' })
    await index()
    expect(await ids('bicicle')).toEqual([])
    expect(await ids('acordion')).toEqual([task.id])
  })

  test('narrows by project and by whether it is open', async () => {
    const { api, index } = await world()
    const { project } = await api.project.create({ name: 'Home' })
    const { task: here } = await api.task.create({ title: 'Paint the kitchen', projectId: project.id })
    const { task: there } = await api.task.create({ title: 'Paint the kitchen door' })
    await api.task.setStatus({ ids: [there.id], status: 'done' })
    await index()
    const ids = async (narrow: object): Promise<readonly string[]> =>
      (await api.context.find({ q: 'kitchn paint', ...narrow })).items.map(({ task: { id } }) => id)
    expect(await ids({ projectId: project.id })).toEqual([here.id])
    expect(await ids({ state: 'closed' })).toEqual([there.id])
    expect(await ids({ state: 'open' })).toEqual([here.id])
  })

  test('narrows by kind: tasks, steps, or what was written in comments', async () => {
    const { api, index } = await world()
    const { task } = await api.task.create({ title: 'Paint the kitchen' })
    const { task: step } = await api.task.create({ title: 'Buy kitchen paint', parentId: task.id })
    const { task: other } = await api.task.create({ title: 'Holiday' })
    await api.task.addComment({ id: other.id, body: 'First finish the kitchen and its paint' })
    await api.task.addComment({ id: step.id, body: 'The blue kitchen paint' })
    await index()
    const ids = async (kind?: 'any' | 'task' | 'step' | 'comment'): Promise<readonly string[]> =>
      (await api.context.find({ q: 'kitchen paint', ...(kind ? { kind } : {}) })).items
        .map(({ task: { id } }) => id)
        .toSorted()
    expect(await ids()).toEqual([task.id, step.id, other.id].toSorted())
    expect(await ids('any')).toEqual(await ids())
    expect(await ids('task')).toEqual([task.id, other.id].toSorted())
    expect(await ids('step')).toEqual([step.id])
    expect(await ids('comment')).toEqual([step.id, other.id].toSorted())
    const { items } = await api.context.find({ q: 'kitchen paint', kind: 'comment' })
    expect(items.every(({ why }) => why.includes('likeness') && !why.includes('words'))).toBe(true)
    const found = async (kind: 'task' | 'step') => (await api.search.tasks({ q: 'kitchen', kind })).map(({ id }) => id)
    expect(await found('task')).toEqual([task.id])
    expect(await found('step')).toEqual([step.id])
    await expect(api.context.find({ q: 'paint', kind: 'mail' as 'any' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('a kind that is rare is found among many others with the same words', async () => {
    const { api, index } = await world()
    for (let n = 0; n < 120; n += 1) await api.task.create({ title: `Paint the kitchen wall ${n}` })
    const { task } = await api.task.create({ title: 'Home' })
    const { task: step } = await api.task.create({ title: 'Paint a kitchen shelf', parentId: task.id })
    for (let n = 0; n < 60; n += 1) await api.task.create({ title: `Paint the kitchen door ${n}` })
    await index()
    const { items } = await api.context.find({ q: 'paint kitchen', kind: 'step' })
    expect(items.map(({ task: { id } }) => id)).toEqual([step.id])
  })

  test('before anything is indexed full-text search answers alone, and the answer says so', async () => {
    const { api } = await world()
    await api.task.create({ title: 'Book the dentist' })
    const { items, basis } = await api.context.find({ q: 'dentist' })
    expect(items.map(({ why }) => why)).toEqual([['words']])
    expect(basis).toMatchObject({ kind: 'none', notice: expect.stringContaining('Nothing is indexed yet') })
  })
})
