import { describe, expect, test } from 'vitest'

import { testCore } from '@test/test-core'

const reason = (code: string) =>
  expect.objectContaining({ code: 'CONFLICT', data: expect.objectContaining({ reason: code }) })

async function oneTask() {
  const opened = await testCore()
  const { task, batchId } = await opened.api.task.create({ title: 'Write the report', tags: [{ name: 'work' }] })
  return { ...opened, task, created: batchId ?? '' }
}

describe('undo', () => {
  test('takes a change back exactly, and redo makes it again', async () => {
    const { api, task, time } = await oneTask()
    time.advance(60_000)
    const { batchId } = await api.task.update({
      id: task.id,
      title: 'Write the summary',
      priority: 'high',
      dueDate: '2026-03-06',
    })
    const changed = (await api.task.get({ id: task.id })).task
    await api.activity.undo({ id: batchId ?? '' })
    expect((await api.task.get({ id: task.id })).task).toEqual(task)
    await api.activity.redo({ id: batchId ?? '' })
    expect((await api.task.get({ id: task.id })).task).toEqual(changed)
  })

  test('of a creation puts a tombstone on everything it made', async () => {
    const { api, task, created } = await oneTask()
    await api.activity.undo({ id: created })
    expect((await api.task.get({ id: task.id })).task.deletedAt).not.toBeNull()
    expect(await api.tag.list()).toEqual([])
    await api.activity.redo({ id: created })
    expect((await api.task.list({})).items.map(({ title, tags }) => [title, tags[0]?.name])).toEqual([
      ['Write the report', 'work'],
    ])
  })

  test('is refused when a later change touched the same columns, and says which', async () => {
    const { api, task } = await oneTask()
    const first = await api.task.update({ id: task.id, title: 'A' })
    await api.task.update({ id: task.id, title: 'B' })
    await expect(api.activity.undo({ id: first.batchId ?? '' })).rejects.toEqual(reason('changed_since'))
    await expect(api.activity.undo({ id: first.batchId ?? '' })).rejects.toThrow('Changed title of “A”')
    expect((await api.task.get({ id: task.id })).task.title).toBe('B')
  })

  test('goes through when the later change touched other columns, or was itself undone', async () => {
    const { api, task } = await oneTask()
    const title = await api.task.update({ id: task.id, title: 'A' })
    await api.task.update({ id: task.id, priority: 'high' })
    const again = await api.task.update({ id: task.id, title: 'B' })
    await api.activity.undo({ id: again.batchId ?? '' })
    await api.activity.undo({ id: title.batchId ?? '' })
    const { task: now } = await api.task.get({ id: task.id })
    expect([now.title, now.priority]).toEqual(['Write the report', 'high'])
  })

  test('of a value that went away and came back is still refused', async () => {
    const { api, task } = await oneTask()
    const first = await api.task.update({ id: task.id, title: 'A' })
    await api.task.update({ id: task.id, title: 'B' })
    await api.task.update({ id: task.id, title: 'A' })
    await expect(api.activity.undo({ id: first.batchId ?? '' })).rejects.toEqual(reason('changed_since'))
  })

  test('of a creation is refused while something made later needs it', async () => {
    const { api } = await testCore()
    const project = await api.project.create({ name: 'Garden' })
    await api.task.create({ title: 'Water the beds', projectId: project.project.id })
    await expect(api.activity.undo({ id: project.batchId ?? '' })).rejects.toEqual(reason('referenced'))
  })

  test('of a deletion is refused when what the row belongs to is gone', async () => {
    const { api, task } = await oneTask()
    const step = await api.task.create({ title: 'Collect figures', parentId: task.id })
    const deletedStep = await api.task.delete({ ids: [step.task.id] })
    await api.task.delete({ ids: [task.id] })
    await expect(api.activity.undo({ id: deletedStep.batchId ?? '' })).rejects.toEqual(reason('referenced'))
  })

  test('twice is told apart from undoing nothing', async () => {
    const { api, created } = await oneTask()
    await api.activity.undo({ id: created })
    await expect(api.activity.undo({ id: created })).rejects.toEqual(reason('already_undone'))
    await api.activity.redo({ id: created })
    await expect(api.activity.redo({ id: created })).rejects.toEqual(reason('not_undone'))
    await expect((await testCore()).api.activity.undoLast()).rejects.toEqual(reason('nothing_to_undo'))
  })

  test('of a completed task voids its entry in the ledger', async () => {
    const { api, task } = await oneTask()
    const done = await api.task.setStatus({ ids: [task.id], status: 'done' })
    expect((await api.progress.summary({})).totals.completed).toBe(1)
    await api.activity.undo({ id: done.batchId ?? '' })
    expect((await api.progress.summary({})).totals.completed).toBe(0)
    expect((await api.progress.events({})).items).toEqual([])
  })

  test('works through any chain of undo and redo, last change first', async () => {
    const { api, task } = await oneTask()
    for (const title of ['A', 'B', 'C']) await api.task.update({ id: task.id, title })
    const titleNow = async (): Promise<string> => (await api.task.get({ id: task.id })).task.title
    const seen: string[] = []
    for (const step of ['undo', 'undo', 'redo', 'undo', 'undo', 'redo', 'redo', 'redo'] as const) {
      await (step === 'undo' ? api.activity.undoLast() : api.activity.redoLast())
      seen.push(await titleNow())
    }
    expect(seen).toEqual(['B', 'A', 'B', 'A', 'Write the report', 'A', 'B', 'C'])
    await expect(api.activity.redoLast()).rejects.toEqual(reason('nothing_to_redo'))
  })

  test('a new change ends what could be redone', async () => {
    const { api, task } = await oneTask()
    await api.task.update({ id: task.id, title: 'A' })
    await api.activity.undoLast()
    await api.task.update({ id: task.id, priority: 'low' })
    await expect(api.activity.redoLast()).rejects.toEqual(reason('nothing_to_redo'))
  })
})

describe('the activity log', () => {
  test('says who changed what from what to what, newest first, a page at a time', async () => {
    const { api, task } = await oneTask()
    await api.task.update({ id: task.id, estimateMinutes: 30 })
    const { items, nextCursor } = await api.activity.list({ limit: 1 })
    expect(items).toMatchObject([
      { label: 'Changed estimate of “Write the report”', actor: { kind: 'person' }, origin: 'app', undone: false },
    ])
    const older = await api.activity.list({ limit: 5, cursor: nextCursor ?? '' })
    expect(older.items.map(({ label }) => label)).toEqual(['Added “Write the report”'])
    const { changes } = await api.activity.get({ id: items[0]?.id ?? '' })
    expect(changes[0]).toMatchObject({
      entity: 'tasks',
      op: 'update',
      before: { estimate_minutes: null },
      after: { estimate_minutes: 30 },
    })
  })

  test('leaves bookkeeping out unless asked', async () => {
    const { api } = await testCore()
    await api.capture.create({ text: 'Call mum' })
    const labels = async (quiet: boolean): Promise<string[]> =>
      (await api.activity.list({ quiet })).items.map(({ label }) => label)
    expect(await labels(false)).toEqual(['Captured “Call mum”'])
    expect(await labels(true)).toEqual(['Captured “Call mum”', 'Received a capture'])
  })
})
