import { describe, expect, test } from 'vitest'

import { testCore } from '@test/test-core'

const conflict = (reason: string) =>
  expect.objectContaining({ code: 'CONFLICT', data: expect.objectContaining({ reason }) })
const missing = expect.objectContaining({ code: 'NOT_FOUND' })

describe('tasks', () => {
  test('lose their time and zone with their date', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({
      title: 'Call',
      dueDate: '2026-03-06',
      dueTime: '15:00',
      dueZone: 'Asia/Tokyo',
    })
    const { task: undated } = await api.task.update({ id: task.id, dueDate: null })
    expect(undated).toMatchObject({ dueDate: null, dueTime: null, dueZone: null })
    const { task: timeless } = await api.task.update({ id: task.id, dueTime: '10:00' })
    expect(timeless.dueTime).toBeNull()
  })

  test('completed twice are completed once, and reopening empties the time of completion', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({ title: 'Dig' })
    expect((await api.task.setStatus({ ids: [task.id, task.id], status: 'done' })).changed).toBe(1)
    expect(await api.task.setStatus({ ids: [task.id], status: 'done' })).toEqual({
      changed: 0,
      batchId: null,
      next: [],
    })
    expect((await api.progress.events({})).items).toHaveLength(1)
    await api.task.setStatus({ ids: [task.id], status: 'todo' })
    expect((await api.task.get({ id: task.id })).task).toMatchObject({ status: 'todo', completedAt: null })
    expect((await api.activity.list({})).items[0]?.label).toBe('Reopened “Dig”')
  })

  test('take their steps with them when deleted and bring them back', async () => {
    const { api, time } = await testCore()
    const { task } = await api.task.create({ title: 'Trip' })
    const { task: early } = await api.task.create({ title: 'Deleted before', parentId: task.id })
    await api.task.create({ title: 'Book', parentId: task.id })
    await api.task.delete({ ids: [early.id] })
    time.advance(1000)
    await api.task.delete({ ids: [task.id] })
    expect((await api.task.list({ view: 'deleted' })).items.map(({ title }) => title)).toEqual(['Trip'])
    await expect(api.task.restore({ ids: [early.id] })).rejects.toEqual(conflict('referenced'))
    await api.task.restore({ ids: [task.id] })
    expect((await api.task.get({ id: task.id })).steps.map(({ title }) => title)).toEqual(['Book'])
  })

  test('have steps in an order that can be changed', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({ title: 'Trip' })
    const steps = []
    for (const title of ['A', 'B', 'C']) steps.push((await api.task.create({ title, parentId: task.id })).task.id)
    const order = async (): Promise<string> =>
      (await api.task.get({ id: task.id })).steps.map(({ title }) => title).join('')
    await api.task.moveStep({ id: steps[2] ?? '', afterId: null })
    expect(await order()).toBe('CAB')
    await api.task.moveStep({ id: steps[2] ?? '', afterId: steps[0] ?? '' })
    expect(await order()).toBe('ACB')
    await expect(api.task.moveStep({ id: task.id, afterId: null })).rejects.toEqual(conflict('referenced'))
    await expect(api.task.moveStep({ id: steps[0] ?? '', afterId: task.id })).rejects.toEqual(missing)
  })

  test('block each other, but never in a circle', async () => {
    const { api } = await testCore()
    const make = async (title: string): Promise<string> => (await api.task.create({ title })).task.id
    const [a, b, c] = [await make('A'), await make('B'), await make('C')]
    await api.task.link({ id: a, type: 'blocks', toId: b })
    const { dependencyId } = await api.task.link({ id: b, type: 'blocks', toId: c })
    await expect(api.task.link({ id: c, type: 'blocks', toId: a })).rejects.toEqual(conflict('cycle'))
    await expect(api.task.link({ id: a, type: 'blocks', toId: b })).rejects.toEqual(conflict('duplicate'))
    await expect(api.task.link({ id: a, type: 'relates', toId: a })).rejects.toEqual(conflict('cycle'))
    expect((await api.task.get({ id: c })).task.blocked).toBe(true)
    await api.task.setStatus({ ids: [b], status: 'done' })
    expect((await api.task.get({ id: c })).task.blocked).toBe(false)
    await api.task.unlink({ id: dependencyId })
    await api.task.link({ id: c, type: 'blocks', toId: a })
  })

  test('are edited together, in one change that is undone as one', async () => {
    const { api } = await testCore()
    const ids: string[] = []
    for (const title of ['A', 'B']) ids.push((await api.task.create({ title, tags: [{ name: 'old' }] })).task.id)
    const [old] = await api.tag.list()
    const { changed, batchId } = await api.task.editMany({
      ids,
      changes: { priority: 'high' },
      addTags: [{ name: 'new' }],
      removeTagIds: [old?.id ?? ''],
    })
    expect(changed).toBe(2)
    const look = async (): Promise<string[]> =>
      (await api.task.list({})).items.map(({ priority, tags }) => `${priority} ${tags.map(({ name }) => name).join()}`)
    expect(await look()).toEqual(['high new', 'high new'])
    await api.activity.undo({ id: batchId ?? '' })
    expect(await look()).toEqual(['none old', 'none old'])
  })

  test('refuse a project, a parent or a task that is not there', async () => {
    const { api } = await testCore()
    const nowhere = '01900000-0000-7000-8000-00000000dead'
    await expect(api.task.create({ title: 'A', projectId: nowhere })).rejects.toEqual(missing)
    await expect(api.task.create({ title: 'A', parentId: nowhere })).rejects.toEqual(missing)
    await expect(api.task.update({ id: nowhere, title: 'A' })).rejects.toEqual(missing)
    await expect(api.task.get({ id: nowhere })).rejects.toEqual(missing)
  })

  test('stay when their project goes', async () => {
    const { api } = await testCore()
    const { project } = await api.project.create({ name: 'Garden' })
    const { task } = await api.task.create({ title: 'Dig', projectId: project.id })
    const { batchId } = await api.project.delete({ id: project.id })
    expect((await api.task.get({ id: task.id })).task.project).toBeNull()
    await api.activity.undo({ id: batchId ?? '' })
    expect((await api.task.get({ id: task.id })).task.project?.name).toBe('Garden')
  })

  test('carry tags whose names differ in case alone as one', async () => {
    const { api } = await testCore()
    await api.task.create({ title: 'A', tags: [{ name: 'Work' }] })
    const { task } = await api.task.create({ title: 'B', tags: [{ name: 'work' }, { kind: 'context', name: 'work' }] })
    expect((await api.tag.list()).map(({ kind, name, openTasks }) => [kind, name, openTasks])).toEqual([
      ['tag', 'Work', 2],
      ['context', 'work', 1],
    ])
    await api.task.update({ id: task.id, tags: [] })
    await api.task.update({ id: task.id, tags: [{ name: 'WORK' }] })
    expect((await api.task.get({ id: task.id })).task.tags.map(({ name }) => name)).toEqual(['Work'])
  })
})

describe('lists', () => {
  test.each(['created', 'due', 'priority'] as const)(
    'sorted by %s come a page at a time without a gap or a repetition',
    async (sort) => {
      const { api, time } = await testCore()
      const priorities = ['none', 'high', 'low', 'critical'] as const
      for (let index = 0; index < 23; index += 1) {
        if (index % 3 === 0) time.advance(1)
        await api.task.create({
          title: `T${index}`,
          priority: priorities[index % 4] ?? 'none',
          dueDate: `2026-03-${String((index % 5) + 10)}`,
          ...(index % 2 === 0 ? { dueTime: '12:00' } : {}),
        })
      }
      const whole = (await api.task.list({ sort, limit: 200 })).items.map(({ id }) => id)
      const paged: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof api.task.list>> = await api.task.list({
          sort,
          limit: 4,
          ...(cursor === null ? {} : { cursor }),
        })
        paged.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor !== null)
      expect(paged).toEqual(whole)
      expect(new Set(whole).size).toBe(23)
    },
  )

  test('are filtered by project and tag together', async () => {
    const { api } = await testCore()
    const { project } = await api.project.create({ name: 'Garden' })
    await api.task.create({ title: 'Both', projectId: project.id, tags: [{ name: 'out' }] })
    await api.task.create({ title: 'Project only', projectId: project.id })
    await api.task.create({ title: 'Tag only', tags: [{ name: 'out' }] })
    const [tag] = await api.tag.list()
    const list = async (filter: object): Promise<string[]> =>
      (await api.task.list(filter)).items.map(({ title }) => title)
    expect(await list({ projectId: project.id, tagId: tag?.id })).toEqual(['Both'])
    expect(await list({ projectId: project.id })).toEqual(['Project only', 'Both'])
    expect(await list({ tagId: tag?.id })).toEqual(['Tag only', 'Both'])
  })

  test('refuse a cursor of another order, and what is no cursor, in words', async () => {
    const { api } = await testCore()
    await api.task.create({ title: 'A' })
    for (const cursor of ['nonsense', '', 'WzFd', Buffer.from('[{},[]]').toString('base64url')]) {
      await expect(api.task.list({ cursor })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
        data: { issues: [{ path: ['cursor'], message: expect.stringContaining('leave it out') }] },
      })
    }
  })
})

describe('search', () => {
  test('finds by the beginnings of words, in any case and without accents, titles first', async () => {
    const { api } = await testCore()
    await api.task.create({ title: 'Buy flowers', notes: 'for the café' })
    await api.task.create({ title: 'Café with Zoë' })
    await api.task.create({ title: 'Unrelated' })
    const find = async (q: string): Promise<string[]> => (await api.search.tasks({ q })).map(({ title }) => title)
    expect(await find('cafe')).toEqual(['Café with Zoë', 'Buy flowers'])
    expect(await find('ZOE caf')).toEqual(['Café with Zoë'])
    expect(await find('xyz')).toEqual([])
  })

  test.each(['', '   ', '"', '*', 'a AND', 'NEAR(', '-', 'title:', '((', '🎉', "'; DROP"])(
    'takes %j as plain words',
    async (q) => {
      const { api } = await testCore()
      await expect(api.search.tasks({ q })).resolves.toEqual([])
    },
  )

  test('follows a change of title and leaves out what was deleted', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({ title: 'Alpha' })
    await api.task.update({ id: task.id, title: 'Beta' })
    expect(await api.search.tasks({ q: 'alpha' })).toEqual([])
    expect(await api.search.tasks({ q: 'beta' })).toHaveLength(1)
    await api.task.delete({ ids: [task.id] })
    expect(await api.search.tasks({ q: 'beta' })).toEqual([])
  })
})
