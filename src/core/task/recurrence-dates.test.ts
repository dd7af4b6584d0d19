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

async function complete({ api }: TestCore, id: string) {
  return api.task.setStatus({ ids: [id], status: 'done' })
}

describe('the next dates of a series in use', () => {
  const next = async (core: TestCore, id: string) => (await core.api.recurrence.get({ id }))?.next

  test('begin where this one was moved to and go on as the series does', async () => {
    const core = await testCore()
    const { task } = await captured('Team lunch every Monday', core)
    await core.api.task.update({ id: task.id, dueDate: '2026-03-13' })
    expect((await next(core, task.id))?.slice(0, 3)).toEqual(['2026-03-13', '2026-03-16', '2026-03-23'])
  })

  test('leave out what is over when missed ones are skipped, and list each when they are done one by one', async () => {
    const core = await testCore()
    const { task } = await captured('Stretch every day at 09:00', core)
    core.time.advance(3 * DAY)
    expect((await next(core, task.id))?.slice(0, 2)).toEqual(['2026-03-06T09:00', '2026-03-07T09:00'])
    await core.api.recurrence.setMissedPolicy({ id: task.id, missedPolicy: 'catch_up' })
    expect((await next(core, task.id))?.slice(0, 2)).toEqual(['2026-03-05T09:00', '2026-03-06T09:00'])
  })

  test('of several a day are those still to come, the one that follows included', async () => {
    const core = await testCore()
    const { task } = await captured('Drink every 2 hours from 9 to 5', core)
    const first = ['2026-03-03T11:00', '2026-03-03T13:00', '2026-03-03T15:00']
    expect((await next(core, task.id))?.slice(0, 3)).toEqual(first)
    core.time.advance(1.5 * HOUR)
    expect((await next(core, task.id))?.slice(0, 2)).toEqual(first.slice(1))
    expect((await complete(core, task.id)).next).toMatchObject([{ dueDate: '2026-03-03', dueTime: '13:00' }])
  })

  test('of a paused series are those that would come if it went on now', async () => {
    const core = await testCore()
    const { task } = await captured('Run every Wednesday at 18:00', core)
    await core.api.recurrence.pause({ id: task.id })
    core.time.advance(10 * DAY)
    const listed = await next(core, task.id)
    expect(listed?.[0]).toBe('2026-03-18T18:00')
    expect((await core.api.recurrence.resume({ id: task.id })).task).toMatchObject({ dueDate: '2026-03-18' })
  })

  test('that count from completion go on from where the task stands', async () => {
    const core = await testCore()
    const { task } = await captured('Descale the kettle every! 3 days', core)
    core.time.advance(5 * DAY)
    const { next: made } = await complete(core, task.id)
    expect(await next(core, made[0]?.id ?? '')).toEqual([
      '2026-03-11',
      '2026-03-14',
      '2026-03-17',
      '2026-03-20',
      '2026-03-23',
    ])
  })
})

describe('the preview', () => {
  test('says the rule in words and the next five dates', async () => {
    const { api } = await testCore()
    expect(await api.recurrence.preview({ text: 'every last Friday of the month at 16:00', locale: 'en-GB' })).toEqual({
      rule: 'FREQ=MONTHLY;BYDAY=-1FR',
      words: 'on the last Friday of every month at 16:00',
      fromCompletion: false,
      start: { date: '2026-03-27', time: '16:00' },
      next: ['2026-03-27T16:00', '2026-04-24T16:00', '2026-05-29T16:00', '2026-06-26T16:00', '2026-07-31T16:00'],
      problem: null,
    })
  })

  test('takes the times that a rule names where the task has none', async () => {
    const { api } = await testCore()
    const rule = 'FREQ=WEEKLY;BYDAY=FR;BYHOUR=9,17;BYMINUTE=30'
    expect(await api.recurrence.preview({ rule, startDate: '2026-03-03', startTime: null })).toMatchObject({
      start: { date: '2026-03-06', time: '09:30' },
      next: expect.arrayContaining(['2026-03-06T09:30', '2026-03-06T17:30', '2026-03-13T09:30']),
    })
  })

  test('knows that a repetition is meant where words alone would be one day', async () => {
    const { api } = await testCore()
    expect(await api.recurrence.preview({ text: 'last working day of the month', locale: 'en-GB' })).toMatchObject({
      words: 'on the last weekday of every month',
      problem: null,
    })
  })

  test('says that a rule never happens', async () => {
    const { api } = await testCore()
    expect(await api.recurrence.preview({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).toMatchObject({
      next: [],
      problem: expect.stringContaining('never happens'),
    })
  })
})
