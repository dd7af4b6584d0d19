import { describe, expect, test } from 'vitest'

import { testCore } from '@test/test-core'

const titles = (tasks: readonly { readonly title: string }[]): string[] => tasks.map(({ title }) => title)

describe('what now', () => {
  test('is nothing on an empty day', async () => {
    const { api } = await testCore()
    expect(await api.today.get()).toMatchObject({
      date: '2026-03-03',
      whatNow: null,
      tasks: [],
      taskCount: 0,
      inbox: 0,
    })
  })

  test('prefers what was begun, then what is due, then what matters', async () => {
    const { api } = await testCore()
    await api.task.create({ title: 'Someday' })
    const { task: important } = await api.task.create({ title: 'Important', priority: 'high' })
    const { task: due } = await api.task.create({ title: 'Due', dueDate: '2026-03-03' })
    const { task: overdue } = await api.task.create({ title: 'Late', dueDate: '2026-02-20', priority: 'medium' })
    const order: string[] = []
    for (const task of [overdue, due, important]) {
      order.push((await api.today.get()).whatNow?.task.title ?? '')
      await api.task.setStatus({ ids: [task.id], status: 'done' })
    }
    order.push((await api.today.get()).whatNow?.task.title ?? '')
    expect(order).toEqual(['Late', 'Due', 'Important', 'Someday'])
  })

  test('says why, strongest reason first', async () => {
    const { api } = await testCore()
    await api.task.create({ title: 'Late', dueDate: '2026-03-01', priority: 'high', estimateMinutes: 10 })
    expect((await api.today.get()).whatNow?.reasons).toEqual([
      { kind: 'overdue', days: 2 },
      { kind: 'priority', priority: 'high' },
      { kind: 'short', minutes: 10 },
    ])
  })

  test('offers the oldest when nothing speaks for any', async () => {
    const { api, time } = await testCore()
    await api.task.create({ title: 'Older' })
    time.advance(1000)
    await api.task.create({ title: 'Newer' })
    expect((await api.today.get()).whatNow).toMatchObject({ task: { title: 'Older' }, reasons: [{ kind: 'oldest' }] })
  })

  test('leaves out what cannot be started: blocked, waiting, put off, not begun yet', async () => {
    const { api, time } = await testCore()
    const { task: first } = await api.task.create({ title: 'First' })
    const { task: blocked } = await api.task.create({ title: 'Blocked', priority: 'critical' })
    await api.task.link({ id: first.id, type: 'blocks', toId: blocked.id })
    await api.task.create({ title: 'Waiting', priority: 'critical', status: 'waiting' })
    await api.task.create({ title: 'Next week', priority: 'critical', startDate: '2026-03-10' })
    await api.task.create({
      title: 'This afternoon',
      priority: 'critical',
      startDate: '2026-03-03',
      startTime: '15:00',
    })
    await api.task.create({ title: 'Put off', priority: 'critical', snoozedUntil: time.clock.now() + 1000 })
    expect((await api.today.get()).whatNow).toMatchObject({
      task: { title: 'First' },
      reasons: [{ kind: 'unblocks', count: 1 }],
    })
    time.advance(2000)
    expect((await api.today.get()).whatNow?.task.title).toBe('Put off')
  })

  test('keeps demanding work for hours with energy', async () => {
    const { api } = await testCore()
    await api.task.create({ title: 'Hard', neededEnergy: 'high', priority: 'medium' })
    await api.task.create({ title: 'Easy', neededEnergy: 'low', priority: 'medium' })
    await api.energy.checkIn({ level: 1 })
    expect((await api.today.get()).whatNow?.task.title).toBe('Easy')
    await api.energy.checkIn({ level: 5 })
    expect((await api.today.get()).whatNow?.task.title).toBe('Hard')
  })
})

describe('today', () => {
  test('lists what is due or has begun, timed before untimed, and sums the estimates honestly', async () => {
    const { api } = await testCore()
    await api.task.create({ title: 'Anytime', dueDate: '2026-03-03', estimateMinutes: 30 })
    await api.task.create({ title: 'At noon', dueDate: '2026-03-03', dueTime: '12:00', estimateMinutes: 60 })
    await api.task.create({ title: 'Late', dueDate: '2026-03-02' })
    await api.task.create({ title: 'Begun', startDate: '2026-03-01' })
    await api.task.create({ title: 'Tomorrow', dueDate: '2026-03-04' })
    const today = await api.today.get()
    expect(titles(today.tasks)).toEqual(['Late', 'At noon', 'Anytime', 'Begun'])
    expect(today).toMatchObject({ taskCount: 4, estimatedMinutes: 90, unestimated: 2 })
  })

  test('marks as overdue what was due at a time that has passed', async () => {
    const { api, time } = await testCore()
    await api.task.create({ title: 'At noon', dueDate: '2026-03-03', dueTime: '12:00' })
    expect((await api.today.get()).tasks[0]?.overdue).toBe(false)
    time.advance(3 * 3_600_000)
    expect((await api.today.get()).tasks[0]?.overdue).toBe(true)
  })

  test('lasts until the hour at which the person begins a new day', async () => {
    const { api, time } = await testCore({ now: '2026-03-03T23:30:00Z' })
    await api.settings.update({ dayStartHour: 4 })
    const { task } = await api.task.create({ title: 'Late night', dueDate: '2026-03-03' })
    await api.task.setStatus({ ids: [task.id], status: 'done' })
    const night = await api.today.get()
    expect([night.date, titles(night.done)]).toEqual(['2026-03-03', ['Late night']])
    time.advance(5 * 3_600_000)
    const morning = await api.today.get()
    expect([morning.date, morning.done]).toEqual(['2026-03-04', []])
  })

  test('has an hour less or more on the days the clocks change', async () => {
    const { api, time } = await testCore({ now: '2026-03-28T22:30:00Z' })
    const { task } = await api.task.create({ title: 'Before midnight' })
    await api.task.setStatus({ ids: [task.id], status: 'done' })
    time.advance(45 * 60_000)
    const today = await api.today.get()
    expect([today.date, today.done]).toEqual(['2026-03-29', []])
  })
})
