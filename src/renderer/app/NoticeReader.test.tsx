import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { type TestApp, testApp } from '@test/ui/app-harness'

import { NoticeReader } from './NoticeReader'

let app: TestApp

beforeEach(async () => {
  app = await testApp()
})
afterEach(() => app.close())

test('what the core wants to be known is said once and marked as read', async () => {
  await app.api.focus.start({ technique: 'countdown', plannedMinutes: 1 })
  app.time.advance(61_000)
  expect(await app.api.notification.list()).toHaveLength(1)

  await app.show(<NoticeReader />)
  await expect.poll(() => app.api.notification.list()).toEqual([])
  await app.show(<NoticeReader />)
  expect(app.notices()).toHaveLength(1)
  expect(app.notices()[0]?.tone).toBe('success')
})

test('what a proxy did at once is said once, with its undo, also to whoever was away', async () => {
  const { project } = await app.api.project.create({ name: 'Garden' })
  for (const title of ['Dig garden beds', 'Water garden beds', 'Weed garden beds'])
    await app.api.task.create({ title, projectId: project.id })
  const { tasks } = await app.api.capture.create({ text: 'Mulch garden beds' })
  await app.api.agent.setPolicy({ agent: 'task', tool: 'task.update', policy: 'auto' })
  const { batchId } = await app.api.agent.run({ agent: 'task', job: 'tidy_inbox' })
  expect(batchId).not.toBeNull()
  const inGarden = async () => (await app.api.task.get({ id: tasks[0]?.id ?? '' })).task.project?.name
  expect(await inGarden()).toBe('Garden')
  expect(await app.api.notification.list()).toHaveLength(1)

  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  await app.show(<NoticeReader />)
  expect(app.notices()).toEqual([])
  visible.mockRestore()
  document.dispatchEvent(new Event('visibilitychange'))
  await expect.poll(() => app.api.notification.list()).toEqual([])
  await app.show(<NoticeReader />)
  expect(app.notices().map(({ message }) => message)).toEqual(['Task proxy: Tidy the inbox'])
  app.notices()[0]?.actions.at(-1)?.run()
  await expect.poll(inGarden).toBeUndefined()
})
