import { expect, test } from 'vitest'

import { testCore } from '@test/test-core'

test('a task tells its place and the terms that make its points', async () => {
  const { api } = await testCore()
  const { task: late } = await api.task.create({ title: 'Late', dueDate: '2026-03-01', priority: 'high' })
  const { task: short } = await api.task.create({ title: 'Short', estimateMinutes: 10 })
  const { items, weighed } = await api.priority.list({})
  expect([items.map(({ task }) => task.title), weighed]).toEqual([['Late', 'Short'], 2])
  const found = await api.priority.get({ id: late.id })
  expect(found).toMatchObject({ ranking: 'own', held: null, place: 1, weighed: 2 })
  expect(found.terms.map(({ reason }) => reason.kind)).toEqual(['overdue', 'priority'])
  expect(found.points).toBeCloseTo(found.terms.reduce((sum, { points }) => sum + points, 0))
  expect(await api.priority.get({ id: short.id })).toMatchObject({ place: 2 })
})

test('a task that cannot start says why, and its score all the same', async () => {
  const { api, time } = await testCore()
  const { task: first } = await api.task.create({ title: 'First' })
  const { task: blocked } = await api.task.create({ title: 'Blocked', dueDate: '2026-03-03' })
  await api.task.link({ id: first.id, type: 'blocks', toId: blocked.id })
  const { task: later } = await api.task.create({ title: 'Later', snoozedUntil: time.clock.now() + 60_000 })
  expect(await api.priority.get({ id: blocked.id })).toMatchObject({ held: 'blocked', place: null, points: 8 })
  expect(await api.priority.get({ id: later.id })).toMatchObject({ held: 'put_off' })
  await expect(api.priority.get({ id: '0190ffff-0000-7000-8000-000000000000' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('the person can have Taskwarrior’s urgency decide, of the same tasks', async () => {
  const { api, time } = await testCore({ now: '2026-03-02T23:00:00Z' })
  const { project } = await api.project.create({ name: 'House' })
  const { task } = await api.task.create({
    title: 'Pay',
    dueDate: '2026-03-03',
    priority: 'high',
    projectId: project.id,
    tags: [{ name: 'bank' }],
  })
  const { task: next } = await api.task.create({ title: 'Call', tags: [{ name: 'next' }, { name: 'phone' }] })
  await api.task.addComment({ id: next.id, body: 'In the morning' })
  expect((await api.today.get()).whatNow?.task.title).toBe('Pay')
  await api.settings.update({ ranking: 'urgency' })
  // Due at the midnight that it is, of high priority, with a project and a tag.
  expect((await api.priority.get({ id: task.id })).points).toBeCloseTo(16.6, 3)
  expect((await api.priority.get({ id: next.id })).points).toBeCloseTo(15 + 0.9 + 0.8, 3)
  const { whatNow } = await api.today.get()
  expect([whatNow?.task.title, whatNow?.reasons[0]]).toEqual([
    'Call',
    { kind: 'urgency', part: 'next', share: 1, weight: 15 },
  ])
  expect((await api.priority.get({ id: task.id, ranking: 'own' })).ranking).toBe('own')
  time.advance(7 * 86_400_000)
  expect((await api.today.get()).whatNow?.task.title).toBe('Pay')
})
