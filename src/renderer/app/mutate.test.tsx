import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { Task } from '@contract/task'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { noticeStore } from '@renderer/ui/notify'

import { ConnectionLost } from './connection-lost'
import { type WriteOptions, performWrite } from './mutate'

let app: TestApp
let first: Task
let second: Task

beforeEach(async () => {
  app = await testApp()
  first = (await app.api.task.create({ title: 'Water the plants' })).task
  second = (await app.api.task.create({ title: 'Call mum' })).task
})
afterEach(() => app.close())

const complete: WriteOptions<string, { readonly batchId: string | null }> = {
  call: ({ client }, id) => client.task.setStatus({ ids: [id], status: 'done' }),
  optimistic: (cache, id) => cache.patchTasks([id], (task) => ({ ...task, status: 'done' })),
  done: () => 'Task completed',
  failed: () => 'The task was not completed',
}

const run = <I, O extends { readonly batchId?: string | null }>(options: WriteOptions<I, O>, input: I) =>
  performWrite({ api: app.page, queryClient: app.queryClient }, options, input)

async function open(): Promise<{ readonly statuses: () => Record<string, string> }> {
  const options = app.page.query.task.list.queryOptions({ input: {} })
  await app.queryClient.query(options)
  return {
    statuses: () =>
      Object.fromEntries(
        (app.queryClient.getQueryData(options.queryKey)?.items ?? []).map(({ title, status }) => [title, status]),
      ),
  }
}

describe('a write', () => {
  test('shows its effect before the core has answered', async () => {
    const list = await open()
    let release = (): void => {}
    app.interfere(async (_path, call) => {
      await new Promise<void>((resolve) => (release = resolve))
      return call()
    })
    const outcome = run(complete, first.id)
    expect(list.statuses()).toEqual({ 'Water the plants': 'done', 'Call mum': second.status })
    release()
    expect(await outcome).toMatchObject({ ok: true })
    expect((await app.api.task.get({ id: first.id })).task.status).toBe('done')
  })

  test('says that it is done, and can be taken back from there', async () => {
    await run(complete, first.id)
    const [notice] = app.notices()
    expect(notice?.message).toBe('Task completed')
    notice?.actions.find(({ label }) => label === 'Undo')?.run()
    await expect.poll(async () => (await app.api.task.get({ id: first.id })).task.status).toBe(first.status)
  })

  test('that was undone elsewhere is no longer offered to be undone', async () => {
    await run(complete, first.id)
    expect(noticeStore.getState().notices).toHaveLength(1)
    await app.api.task.create({ title: 'Something else' })
    await app.api.activity.undoLast()
    expect(noticeStore.getState().notices).toHaveLength(1)
    await app.api.activity.undoLast()
    await expect.poll(() => noticeStore.getState().notices).toEqual([])
  })

  test('that changed nothing offers nothing to undo', async () => {
    await run(complete, first.id)
    await run(complete, first.id)
    expect(app.notices()[1]?.actions).toEqual([])
  })

  test('that is refused puts everything back and says why', async () => {
    const list = await open()
    app.interfere((path, call) => (path === 'task.setStatus' ? Promise.reject(new ORPCError('STORAGE_FULL')) : call()))
    const outcome = await run(complete, first.id)
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'storage' } })
    expect(list.statuses()).toEqual({ 'Water the plants': first.status, 'Call mum': second.status })
    expect(app.notices()[0]).toMatchObject({ message: 'The task was not completed', tone: 'danger' })
    expect(app.notices()[0]?.description).toContain('disk is full')
  })

  test('can be tried again from its message when that may help', async () => {
    let lost = true
    app.interfere((_path, call) => (lost ? Promise.reject(new ConnectionLost()) : call()))
    await run(complete, first.id)
    lost = false
    const [notice] = app.notices()
    notice?.actions.find(({ label }) => label === 'Try again')?.run()
    await expect.poll(async () => (await app.api.task.get({ id: first.id })).task.status).toBe('done')
  })

  test('leaves the message to a caller that shows it itself', async () => {
    const outcome = await run({ ...complete, showsFailure: true }, '01900000-0000-7000-8000-00000000dead')
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'missing' } })
    expect(app.notices()).toEqual([])
  })

  test('changes a task wherever it is shown: lists, Today, and its own page', async () => {
    const { query } = app.page
    await Promise.all([
      open(),
      app.queryClient.query(query.today.get.queryOptions()),
      app.queryClient.query(query.task.get.queryOptions({ input: { id: first.id } })),
    ])
    app.interfere(() => new Promise(() => {}))
    void run(complete, first.id)
    expect(app.queryClient.getQueryData(query.task.get.queryKey({ input: { id: first.id } }))?.task.status).toBe('done')
    expect(JSON.stringify(app.queryClient.getQueryData(query.today.get.queryKey()))).not.toContain(
      `"${second.id}","status":"done"`,
    )
  })
})
