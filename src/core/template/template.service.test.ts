import { expect, test } from 'vitest'

import { testCore, type TestCore } from '@test/test-core'

type Api = TestCore['api']

async function trip(api: Api) {
  const { project } = await api.project.create({ name: 'Travel' })
  const { task } = await api.task.create({
    title: 'Trip to Lisbon',
    notes: 'Window seat',
    estimateMinutes: 120,
    projectId: project.id,
    tags: [{ name: 'travel' }],
  })
  const ids: string[] = []
  for (const [title, minutes] of [
    ['Book the train', 30],
    ['Pack', 45],
    ['Ask for a day off', null],
  ] as const)
    ids.push((await api.task.create({ title, parentId: task.id, estimateMinutes: minutes })).task.id)
  return { project, task, ids }
}

const stepsOf = async (api: Api, id: string) =>
  (await api.task.get({ id })).steps.map(({ title, estimateMinutes }) => [title, estimateMinutes])

test('a task is kept with its steps, without those given up, and undone as one change', async () => {
  const { api } = await testCore()
  const { task, project, ids } = await trip(api)
  await api.task.setStatus({ ids: ids.slice(2), status: 'cancelled' })
  const { template, batchId } = await api.template.fromTask({ taskId: task.id, name: 'Trip' })
  expect(template).toMatchObject({
    name: 'Trip',
    notes: 'Window seat',
    estimateMinutes: 120,
    project: { id: project.id },
    tags: [{ name: 'travel' }],
    steps: [
      { title: 'Book the train', estimateMinutes: 30 },
      { title: 'Pack', estimateMinutes: 45 },
    ],
  })
  await api.activity.undo({ id: batchId ?? '' })
  expect(await api.template.list()).toEqual([])
  await api.activity.redo({ id: batchId ?? '' })
  expect((await api.template.list()).map(({ name }) => name)).toEqual(['Trip'])
})

test('a task with its steps, project and tags comes of a template; one undo takes all of it back', async () => {
  const { api } = await testCore()
  const { task, project } = await trip(api)
  const { template } = await api.template.fromTask({ taskId: task.id, name: 'Trip' })
  const before = (await api.task.list({})).items.length
  const made = await api.template.makeTask({ id: template.id, title: 'Trip to Oslo' })
  expect(made.task).toMatchObject({
    title: 'Trip to Oslo',
    status: 'todo',
    notes: 'Window seat',
    estimateMinutes: 120,
    project: { id: project.id },
    tags: [{ name: 'travel' }],
    steps: 3,
  })
  expect(await stepsOf(api, made.task.id)).toEqual([
    ['Book the train', 30],
    ['Pack', 45],
    ['Ask for a day off', null],
  ])
  expect((await api.template.makeTask({ id: template.id })).task.title).toBe('Trip')
  await api.activity.undo({ id: made.batchId ?? '' })
  expect((await api.task.list({})).items).toHaveLength(before + 1)
})

test('steps are added behind those there are, and none a second time', async () => {
  const { api } = await testCore()
  const { task } = await trip(api)
  const { template } = await api.template.fromTask({ taskId: task.id, name: 'Trip' })
  const { task: other } = await api.task.create({ title: 'Visit Oma' })
  await api.task.create({ title: ' pack ', parentId: other.id })
  const { added, batchId } = await api.template.addSteps({ taskId: other.id, templateId: template.id })
  expect(added).toBe(2)
  expect((await stepsOf(api, other.id)).map(([title]) => title)).toEqual([
    'pack',
    'Book the train',
    'Ask for a day off',
  ])
  expect(await api.template.addSteps({ taskId: other.id, templateId: template.id })).toEqual({
    added: 0,
    batchId: null,
  })
  await api.activity.undo({ id: batchId ?? '' })
  expect((await api.task.get({ id: other.id })).steps).toHaveLength(1)
  await api.task.setStatus({ ids: [other.id], status: 'done' })
  await expect(api.template.addSteps({ taskId: other.id, templateId: template.id })).rejects.toMatchObject({
    data: { reason: 'task_closed' },
  })
})

test('a template is renamed, changed and deleted, each to be undone; what was made from it stays', async () => {
  const { api } = await testCore()
  const { template } = await api.template.create({ name: 'Newsletter', steps: [{ title: 'Collect' }] })
  const made = await api.template.makeTask({ id: template.id })
  const { template: renamed } = await api.template.update({ id: template.id, name: 'News' })
  expect(renamed).toMatchObject({ name: 'News', steps: [{ title: 'Collect', estimateMinutes: null }] })
  const steps = [{ title: 'Collect', estimateMinutes: 10 }, { title: 'Send' }]
  const { batchId } = await api.template.update({ id: template.id, steps })
  expect((await api.template.list())[0]?.steps).toHaveLength(2)
  await api.activity.undo({ id: batchId ?? '' })
  expect((await api.template.list())[0]?.steps).toHaveLength(1)
  expect((await api.template.update({ id: template.id, name: 'News' })).batchId).toBeNull()
  const gone = await api.template.delete({ id: template.id })
  expect(await api.template.list()).toEqual([])
  await expect(api.template.makeTask({ id: template.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await api.task.get({ id: made.task.id })).steps).toHaveLength(1)
  await api.activity.undo({ id: gone.batchId ?? '' })
  expect((await api.template.list()).map(({ name }) => name)).toEqual(['News'])
})

test('nothing to keep, a name that is taken and an empty template are refused with what to do', async () => {
  const { api } = await testCore()
  const { task } = await api.task.create({ title: 'Alone' })
  await expect(api.template.fromTask({ taskId: task.id })).rejects.toMatchObject({
    message: expect.stringContaining('Add steps to it first'),
    data: { reason: 'no_steps' },
  })
  await api.template.create({ name: 'Trip', steps: [{ title: 'Pack' }] })
  await expect(api.template.create({ name: 'trip', steps: [{ title: 'Go' }] })).rejects.toMatchObject({
    data: { reason: 'duplicate' },
  })
  await expect(api.template.create({ name: 'Empty', steps: [] })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('a project or tag keeps its place under a new name, and is left out once it is deleted', async () => {
  const { api } = await testCore()
  const { task, project } = await trip(api)
  const { template } = await api.template.fromTask({ taskId: task.id, name: 'Trip' })
  await api.project.update({ id: project.id, name: 'Journeys' })
  await api.tag.rename({ id: template.tags[0]?.id ?? '', name: 'away' })
  expect((await api.template.list())[0]).toMatchObject({ project: { name: 'Journeys' }, tags: [{ name: 'away' }] })
  await api.project.delete({ id: project.id })
  await api.tag.delete({ id: template.tags[0]?.id ?? '' })
  expect((await api.template.list())[0]).toMatchObject({ project: null, tags: [] })
  expect((await api.template.makeTask({ id: template.id })).task).toMatchObject({ project: null, tags: [] })
})

test('a long title becomes a name that fits', async () => {
  const { api } = await testCore()
  const { task } = await api.task.create({ title: 'Plan the long journey '.repeat(20) })
  await api.task.create({ title: 'Look at the map', parentId: task.id })
  const { template } = await api.template.fromTask({ taskId: task.id })
  expect(template.name.length).toBeLessThanOrEqual(80)
  expect(template.name).toMatch(/(?:Plan|the|long|journey)…$/)
})
