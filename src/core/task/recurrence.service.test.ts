import { describe, expect, test } from 'vitest'

import { testCore, type TestCore } from '@test/test-core'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A captured task that repeats; the clock stands on Tuesday 3 March 2026, 10:00 in Berlin. */
async function captured(text: string, core: TestCore) {
  const { tasks, batchId } = await core.api.capture.create({ text, locale: 'en-GB' })
  const [task] = tasks
  if (!task) throw new Error('Nothing was captured')
  return { task, batchId }
}

async function openTasks({ api }: TestCore) {
  return (await api.task.list({ view: 'open' })).items
}

async function complete({ api }: TestCore, id: string) {
  return api.task.setStatus({ ids: [id], status: 'done' })
}

describe('a task that repeats', () => {
  test('comes again when it is done, with its tags, notes and steps, and one undo takes both back', async () => {
    const core = await testCore()
    const { task } = await captured('Water plants every week at 21:00 #home // the ferns too', core)
    const { task: step } = await core.api.task.create({ title: 'Fill the can', parentId: task.id })
    await complete(core, step.id)
    const before = await core.api.task.get({ id: task.id })

    const { next, batchId } = await complete(core, task.id)
    expect(next).toMatchObject([
      {
        title: 'Water plants',
        dueDate: '2026-03-10',
        dueTime: '21:00',
        status: 'todo',
        notes: 'the ferns too',
        steps: 1,
        stepsDone: 0,
      },
    ])
    expect(next[0]?.tags.map(({ name }) => name)).toEqual(['home'])
    expect((await core.api.progress.events({})).items.map(({ kind }) => kind)).toContain('task.completed')

    await core.api.activity.undo({ id: batchId ?? '' })
    expect((await openTasks(core)).map(({ id }) => id)).toEqual([task.id])
    const { task: after } = await core.api.task.get({ id: task.id })
    expect({ ...after, updatedAt: 0 }).toEqual({ ...before.task, updatedAt: 0 })

    // Done again, the very same task comes back.
    const again = await complete(core, task.id)
    expect(again.next.map(({ id }) => id)).toEqual(next.map(({ id }) => id))
    expect(again.next[0]).toMatchObject({ steps: 1, tags: [{ name: 'home' }] })
  })

  test('has one id for each occurrence on every device', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const core = await testCore()
        const { task } = await captured('Call mum every week', core)
        return (await complete(core, task.id)).next[0]?.id
      }),
    )
    expect(ids[0]).toBe(ids[1])
  })

  test('is put back by reopening it, without a second one beside it', async () => {
    const core = await testCore()
    const { task } = await captured('Call mum every week', core)
    await complete(core, task.id)
    await core.api.task.setStatus({ ids: [task.id], status: 'todo' })
    expect((await openTasks(core)).map(({ id }) => id)).toEqual([task.id])
  })

  test('ends after the last of its count', async () => {
    const core = await testCore()
    const { task } = await captured('Take the tablet every day for 2 times', core)
    const { next } = await complete(core, task.id)
    expect(next).toHaveLength(1)
    expect((await complete(core, next[0]?.id ?? '')).next).toEqual([])
    expect(await openTasks(core)).toEqual([])
  })

  test('keeps its wall-clock time over a change of clocks', async () => {
    const core = await testCore({ now: '2026-03-27T08:00:00Z' })
    const { task } = await captured('Stretch every day at 02:30', core)
    const first = await core.api.recurrence.get({ id: task.id })
    expect(first?.next.slice(0, 3)).toEqual(['2026-03-28T02:30', '2026-03-29T03:30', '2026-03-30T02:30'])
  })

  test('finishing a focus session on it makes the next as well', async () => {
    const core = await testCore()
    const { task } = await captured('Practise every day', core)
    await core.api.focus.start({ taskId: task.id })
    core.time.advance(25 * 60_000)
    await core.api.focus.finish({ completeTask: true })
    expect((await openTasks(core)).map(({ dueDate }) => dueDate)).toEqual(['2026-03-04'])
  })
})

describe('from completion', () => {
  test('counts from the day it was done', async () => {
    const core = await testCore()
    const { task } = await captured('Descale the kettle every! 3 days', core)
    core.time.advance(5 * DAY)
    expect((await complete(core, task.id)).next).toMatchObject([{ dueDate: '2026-03-11' }])
  })

  test('a month after 31 January is the last of February', async () => {
    const core = await testCore({ now: '2026-01-31T09:00:00Z' })
    const { task } = await captured('Change the filter every month after I finish', core)
    expect((await core.api.recurrence.get({ id: task.id }))?.fromCompletion).toBe(true)
    expect((await complete(core, task.id)).next).toMatchObject([{ dueDate: '2026-02-28' }])
  })

  test('counts how often', async () => {
    const core = await testCore()
    const { task } = await core.api.task.create({ title: 'Exercise' })
    await core.api.recurrence.set({ id: task.id, rule: 'FREQ=DAILY;COUNT=2', fromCompletion: true })
    const { next } = await complete(core, task.id)
    expect(next).toHaveLength(1)
    expect((await complete(core, next[0]?.id ?? '')).next).toEqual([])
  })
})

describe('missed occurrences', () => {
  async function overdue(missedPolicy: 'skip' | 'catch_up' | 'ask') {
    const core = await testCore()
    const { task } = await captured('Diary every day', core)
    await core.api.recurrence.setMissedPolicy({ id: task.id, missedPolicy })
    core.time.advance(4 * DAY)
    return { core, task }
  }

  test('are skipped: the next is one of today', async () => {
    const { core, task } = await overdue('skip')
    expect((await complete(core, task.id)).next).toMatchObject([{ dueDate: '2026-03-07' }])
  })

  test('are caught up with, one after the other', async () => {
    const { core, task } = await overdue('catch_up')
    expect((await complete(core, task.id)).next).toMatchObject([{ dueDate: '2026-03-04' }])
  })

  test('are asked about: the task says how many, and skips them when told to', async () => {
    const { core, task } = await overdue('ask')
    expect((await core.api.recurrence.get({ id: task.id }))?.missed).toBe(3)
    const { next, batchId } = await core.api.recurrence.skip({ id: task.id, missed: true })
    expect(next).toMatchObject({ dueDate: '2026-03-07' })
    expect((await openTasks(core)).map(({ id }) => id)).toEqual([next?.id])
    await core.api.activity.undo({ id: batchId ?? '' })
    expect((await openTasks(core)).map(({ id }) => id)).toEqual([task.id])
  })
})

describe('changing a series', () => {
  test('a task that is moved once does not move the series', async () => {
    const core = await testCore()
    const { task } = await captured('Team lunch every Wednesday', core)
    await core.api.task.update({ id: task.id, dueDate: '2026-03-05' })
    expect(await core.api.recurrence.get({ id: task.id })).toMatchObject({ moved: true, occurrence: '2026-03-04' })
    expect((await complete(core, task.id)).next).toMatchObject([{ dueDate: '2026-03-11' }])
  })

  test('skipping one keeps it as skipped and goes on', async () => {
    const core = await testCore()
    const { task } = await captured('Gym every Monday and Thursday', core)
    const { next, task: skipped } = await core.api.recurrence.skip({ id: task.id })
    expect(skipped.status).toBe('cancelled')
    expect(await core.api.recurrence.get({ id: task.id })).toMatchObject({ openTaskId: next?.id })
    expect(next).toMatchObject({ dueDate: '2026-03-09' })
  })

  test('pausing takes its date away, resuming gives it the next from then', async () => {
    const core = await testCore()
    const { task } = await captured('Run every Wednesday', core)
    expect((await core.api.recurrence.pause({ id: task.id })).task.dueDate).toBeNull()
    expect((await core.api.recurrence.get({ id: task.id }))?.paused).toBe(true)
    core.time.advance(20 * DAY)
    expect((await core.api.recurrence.resume({ id: task.id })).task).toMatchObject({
      id: task.id,
      dueDate: '2026-03-25',
    })
  })

  test('a paused task that was done comes back when resumed', async () => {
    const core = await testCore()
    const { task } = await captured('Run every Wednesday', core)
    await core.api.recurrence.pause({ id: task.id })
    expect((await complete(core, task.id)).next).toEqual([])
    core.time.advance(10 * DAY)
    expect((await core.api.recurrence.resume({ id: task.id })).task).toMatchObject({
      status: 'todo',
      dueDate: '2026-03-18',
    })
  })

  test('ended, the task stays and is the last', async () => {
    const core = await testCore()
    const { task } = await captured('Run every Wednesday', core)
    const { task: ended } = await core.api.recurrence.end({ id: task.id })
    expect(ended).toMatchObject({ dueDate: '2026-03-04', recurrenceText: null })
    expect((await complete(core, task.id)).next).toEqual([])
  })

  test('comes on one more day that was added, and says why it cannot on another', async () => {
    const core = await testCore()
    const { task } = await captured('Run every Wednesday at 18:00', core)
    await core.api.recurrence.addDate({ id: task.id, date: '2026-03-09' })
    const repeats = await core.api.recurrence.get({ id: task.id })
    expect(repeats?.next.slice(0, 3)).toEqual(['2026-03-04T18:00', '2026-03-09T18:00', '2026-03-11T18:00'])
    const { next } = await complete(core, task.id)
    expect(next[0]).toMatchObject({ dueDate: '2026-03-09', dueTime: '18:00' })

    const add = (date: string) => core.api.recurrence.addDate({ id: next[0]?.id ?? '', date })
    await expect(add('2026-03-18')).rejects.toThrow(/already/)
    await expect(add('2026-03-09')).rejects.toThrow(/Move the task/)
    await expect(add('2026-03-01')).rejects.toThrow(/over/)
  })

  test('a day is taken out again, one that was added or one of the rule, and undo brings it back', async () => {
    const core = await testCore()
    const { task } = await captured('Run every Wednesday', core)
    const get = async () => core.api.recurrence.get({ id: task.id })
    await core.api.recurrence.addDate({ id: task.id, date: '2026-03-09' })
    expect(await get()).toMatchObject({ added: ['2026-03-09'], leftOut: [] })
    await core.api.recurrence.removeDate({ id: task.id, date: '2026-03-09' })
    const { batchId } = await core.api.recurrence.removeDate({ id: task.id, date: '2026-03-11' })
    const left = await get()
    expect(left).toMatchObject({ added: [], leftOut: ['2026-03-11'] })
    expect(left?.next.slice(0, 2)).toEqual(['2026-03-04', '2026-03-18'])
    await core.api.activity.undo({ id: batchId ?? '' })
    expect(await get()).toMatchObject({ leftOut: [] })
    const remove = (date: string) => core.api.recurrence.removeDate({ id: task.id, date })
    await expect(remove('2026-03-04')).rejects.toThrow(/Skip that one/)
    await expect(remove('2026-03-10')).rejects.toThrow(/does not come/)
  })

  test('a day that was left out is added back', async () => {
    const core = await testCore()
    const { task } = await captured('Run every Wednesday except 11 March', core)
    await core.api.recurrence.addDate({ id: task.id, date: '2026-03-11' })
    expect((await core.api.recurrence.get({ id: task.id }))?.next.slice(0, 2)).toEqual(['2026-03-04', '2026-03-11'])
  })

  test('another rule counts from where the series has it, keeps its exceptions and leaves a moved task where it is', async () => {
    const core = await testCore()
    const { task } = await captured('Run every week except 11 March', core)
    await core.api.recurrence.addDate({ id: task.id, date: '2026-03-19' })
    await core.api.task.update({ id: task.id, dueDate: '2026-03-06' })
    const wish = { text: 'every week until 31 March', locale: 'en-GB' }
    const preview = await core.api.recurrence.preview({ taskId: task.id, ...wish })
    expect(preview.next).toEqual(['2026-03-06', '2026-03-10', '2026-03-17', '2026-03-19', '2026-03-24'])
    const { task: changed } = await core.api.recurrence.set({ id: task.id, ...wish })
    expect(changed.dueDate).toBe('2026-03-06')
    const recurrence = await core.api.recurrence.get({ id: task.id })
    expect(recurrence).toMatchObject({
      next: preview.next,
      moved: true,
      leftOut: ['2026-03-11'],
      added: ['2026-03-19'],
    })
  })

  test('a start that the words name counts, before the day of the task', async () => {
    const core = await testCore()
    const { task } = await core.api.task.create({ title: 'Bins', dueDate: '2026-03-03' })
    const wish = { text: 'every Monday starting 16 March', locale: 'en-GB' }
    expect((await core.api.recurrence.preview({ taskId: task.id, ...wish })).next[0]).toBe('2026-03-16')
    expect((await core.api.recurrence.set({ id: task.id, ...wish })).task.dueDate).toBe('2026-03-16')
  })

  test('what an overdue task would go on with is shown before it repeats', async () => {
    const core = await testCore()
    const { task } = await core.api.task.create({ title: 'Bins', dueDate: '2026-02-20' })
    const { next } = await core.api.recurrence.preview({ taskId: task.id, text: 'every day' })
    expect(next.slice(0, 2)).toEqual(['2026-03-03', '2026-03-04'])
    await core.api.recurrence.set({ id: task.id, text: 'every day' })
    expect((await core.api.recurrence.get({ id: task.id }))?.next).toEqual(next)
  })

  test('words give it another rule, from its own day on', async () => {
    const core = await testCore()
    const { task } = await core.api.task.create({ title: 'Bins', dueDate: '2026-03-05' })
    const { task: repeating } = await core.api.recurrence.set({ id: task.id, text: 'every 2nd Tuesday of the month' })
    expect(repeating).toMatchObject({ dueDate: '2026-03-10', recurrenceText: 'on the 2nd Tuesday of every month' })
    await core.api.recurrence.set({ id: task.id, rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' })
    expect((await core.api.recurrence.get({ id: task.id }))?.next.slice(0, 2)).toEqual(['2026-03-31', '2026-04-30'])
  })

  test('what cannot be understood or never happens is refused with what to do', async () => {
    const core = await testCore()
    const { task } = await core.api.task.create({ title: 'Bins' })
    await expect(core.api.recurrence.set({ id: task.id, text: 'purple' })).rejects.toThrow(/how often/)
    await expect(core.api.recurrence.set({ id: task.id, rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31' })).rejects.toThrow(
      /never happens/,
    )
    await expect(core.api.recurrence.set({ id: task.id, rule: 'FREQ=YEARLY;BYMONTH=13' })).rejects.toThrow(/BYMONTH/)
    await expect(core.api.recurrence.set({ id: task.id, text: 'every 31 February' })).rejects.toThrow(/never happens/)
    await expect(core.api.recurrence.set({ id: task.id, text: 'every day until yesterday' })).rejects.toThrow(
      /“until yesterday” was not understood/,
    )
    await expect(core.api.recurrence.skip({ id: task.id })).rejects.toThrow(/does not repeat/)
    expect(await core.api.recurrence.get({ id: task.id })).toBeNull()
  })
})
