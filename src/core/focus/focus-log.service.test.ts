import { describe, expect, test } from 'vitest'

import { testCore } from '@test/test-core'

import { learnedMinutes, suggestedBreak } from './focus.rules'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const lengths = { breakMinutes: 5, longBreakMinutes: 15, longBreakEvery: 4 }

describe('a correction', () => {
  test('takes the place of the old session, which stays to be seen', async () => {
    const { api, time } = await testCore()
    const { task } = await api.task.create({ title: 'Dig', estimateMinutes: 30 })
    await api.focus.start({ taskId: task.id })
    time.advance(50 * MINUTE)
    const { session: old } = await api.focus.finish({})
    const { session, batchId } = await api.focus.correct({
      id: old.id,
      taskId: task.id,
      startedAt: old.startedAt,
      minutes: 40,
    })
    expect(session).toMatchObject({ correctsId: old.id, source: 'manual', focusMs: 40 * MINUTE })
    const both = (await api.focus.list({})).items
    expect(both.map(({ id, correctedById }) => [id, correctedById])).toEqual(
      expect.arrayContaining([
        [old.id, session.id],
        [session.id, null],
      ]),
    )
    expect((await api.task.get({ id: task.id })).focusMs).toBe(40 * MINUTE)
    expect((await api.progress.events({})).items.map(({ minutes }) => minutes)).toEqual([40])
    expect((await api.today.get()).focusMinutes).toBe(40)
    await expect(
      api.focus.correct({ id: old.id, taskId: null, startedAt: old.startedAt, minutes: 5 }),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    await api.activity.undo({ id: batchId ?? '' })
    expect((await api.task.get({ id: task.id })).focusMs).toBe(50 * MINUTE)
    expect((await api.progress.events({})).items.map(({ minutes }) => minutes)).toEqual([50])
  })

  test('time entered by hand counts on its own day, once for each id, and never ahead of now', async () => {
    const { api, time } = await testCore()
    const entry = { id: '01900000-0000-7000-8000-0000000000aa', startedAt: time.clock.now() - 30 * HOUR, minutes: 25 }
    await api.focus.addEntry(entry)
    await api.focus.addEntry(entry)
    expect((await api.focus.list({})).items).toHaveLength(1)
    expect((await api.progress.events({})).items[0]).toMatchObject({ localDate: '2026-03-02', minutes: 25 })
    await expect(api.focus.addEntry({ startedAt: time.clock.now(), minutes: 5 })).rejects.toMatchObject({
      data: { reason: 'outside_time' },
      message: expect.stringContaining('not over yet'),
    })
    await expect(api.focus.addEntry({ startedAt: time.clock.now() + HOUR, minutes: 5 })).rejects.toMatchObject({
      message: expect.stringContaining('not begun yet'),
    })
  })
})

test('an hour that is counted already, by this window or another, is refused and not counted twice', async () => {
  const { api, time } = await testCore()
  const { task } = await api.task.create({ title: 'Dig' })
  await api.focus.start({ taskId: task.id })
  time.advance(40 * MINUTE)
  const { session } = await api.focus.finish({})
  time.advance(2 * HOUR)
  const within = { startedAt: session.startedAt + 10 * MINUTE, minutes: 60 }
  await expect(api.focus.addEntry(within)).rejects.toMatchObject({
    data: { reason: 'overlap' },
    message: expect.stringContaining('From 10:00 to 10:40 is counted already, for “Dig”.'),
  })
  expect((await api.today.get()).focusMinutes).toBe(40)
  // Right after it, and in its own place, is no overlap.
  await api.focus.addEntry({ startedAt: session.startedAt + 40 * MINUTE, minutes: 20 })
  await api.focus.correct({ id: session.id, startedAt: session.startedAt, minutes: 35 })
  await expect(api.focus.addEntry({ startedAt: session.startedAt + 41 * MINUTE, minutes: 5 })).rejects.toMatchObject({
    data: { reason: 'overlap' },
  })
  expect((await api.today.get()).focusMinutes).toBe(55)
})

test('a minute inside a session is refused, however short, in words that tell the seconds apart', async () => {
  const { api, time } = await testCore({ now: '2026-03-03T09:31:35Z' })
  await api.focus.start({ technique: 'flowtime' })
  time.advance(79_000)
  await api.focus.finish({})
  time.advance(HOUR)
  const minute = Date.parse('2026-03-03T09:32:00Z')
  await expect(api.focus.addEntry({ startedAt: minute, minutes: 1 })).rejects.toMatchObject({
    message: expect.stringContaining('From 10:31 to 10:32 is counted already'),
  })
  // What only touches it, in the whole minutes that can be entered, is another time.
  await api.focus.addEntry({ startedAt: minute, minutes: 5 })
  time.advance(20_000)
  await api.focus.start({ technique: 'flowtime' })
  time.advance(20_000)
  await api.focus.finish({})
  time.advance(HOUR)
  await expect(
    api.focus.addEntry({ startedAt: time.clock.now() - HOUR - 2 * MINUTE, minutes: 5 }),
  ).rejects.toMatchObject({ message: expect.stringContaining('From 11:33:14 to 11:33:34 is counted already') })
})

test('a past session is removed: seen, counted nowhere, and brought back by undo', async () => {
  const { api, time } = await testCore()
  const { task } = await api.task.create({ title: 'Dig' })
  await api.focus.start({ taskId: task.id })
  time.advance(40 * MINUTE)
  const { session } = await api.focus.finish({})
  const { session: removed, batchId } = await api.focus.remove({ id: session.id })
  expect(removed).toMatchObject({ id: session.id, state: 'discarded', endedAt: session.endedAt })
  expect((await api.focus.list({})).items).toHaveLength(1)
  expect((await api.today.get()).focusMinutes).toBe(0)
  expect((await api.progress.events({})).items).toEqual([])
  const days = { from: '2026-03-03', to: '2026-03-03' }
  expect((await api.focus.statistics(days)).totals).toMatchObject({ focusMs: 0, sessions: 0 })
  // Its time is free again.
  const { session: entry } = await api.focus.addEntry({ startedAt: session.startedAt, minutes: 30 })
  await api.focus.remove({ id: entry.id })
  await api.activity.undo({ id: batchId ?? '' })
  expect((await api.today.get()).focusMinutes).toBe(40)
  await api.focus.start({})
  const open = (await api.focus.current()).session?.id ?? ''
  await expect(api.focus.remove({ id: open })).rejects.toMatchObject({ data: { reason: 'focus_active' } })
})

describe('time goes where it was spent', () => {
  test('a switched session counts for both tasks, and each completion has the estimate from before it began', async () => {
    const { api, time } = await testCore()
    const { task: dig } = await api.task.create({ title: 'Dig', estimateMinutes: 30 })
    const { task: plant } = await api.task.create({ title: 'Plant' })
    await api.focus.start({ taskId: dig.id })
    time.advance(20 * MINUTE)
    await api.focus.switchTask({ taskId: plant.id })
    time.advance(10 * MINUTE)
    await api.task.update({ id: dig.id, estimateMinutes: 300 })
    await api.focus.finish({})
    await api.task.setStatus({ ids: [dig.id], status: 'done' })
    const events = (await api.progress.events({})).items
    expect(events.map(({ kind, title, minutes, estimateMinutes }) => [kind, title, minutes, estimateMinutes])).toEqual([
      ['task.completed', 'Dig', 20, 30],
      ['focus.finished', 'Dig and 1 more', 30, 30],
    ])
    expect((await api.task.get({ id: plant.id })).focusMs).toBe(10 * MINUTE)
    expect((await api.focus.list({ taskId: plant.id })).items).toHaveLength(1)
  })

  test('statistics part a session at midnight and by the hour, also where daylight saving begins', async () => {
    const { api, time } = await testCore({ now: '2026-03-28T22:30:00Z' })
    await api.focus.start({ technique: 'flowtime' })
    time.advance(3 * HOUR)
    await api.focus.interrupt({ kind: 'self' })
    await api.focus.finish({})
    const { days, hours, totals, interruptions } = await api.focus.statistics({ from: '2026-03-28', to: '2026-03-29' })
    expect(days.map(({ date, focusMs }) => [date, focusMs / MINUTE])).toEqual([
      ['2026-03-28', 30],
      ['2026-03-29', 150],
    ])
    // 23:30 to 03:30 by the clock on the wall: the hour from two never was.
    expect(hours.filter(({ focusMs }) => focusMs > 0).map(({ hour, focusMs }) => [hour, focusMs / MINUTE])).toEqual([
      [0, 60],
      [1, 60],
      [3, 30],
      [23, 30],
    ])
    expect([totals.sessions, interruptions]).toEqual([1, { self: 1, external: 0 }])
  })

  test('the export says what was, and gives no formula to a spreadsheet', async () => {
    const { api, time } = await testCore()
    const { task } = await api.task.create({ title: '=HYPERLINK("x")' })
    await api.focus.start({ taskId: task.id })
    time.advance(MINUTE)
    await api.focus.finish({})
    const { csv, rows } = await api.focus.export({ from: '2026-03-03', to: '2026-03-03' })
    expect(rows).toBe(1)
    expect(csv.split('\r\n')[0]).toContain('session,source,technique')
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
    expect(csv).toContain('2026-03-03T09:00:00.000Z,2026-03-03T09:01:00.000Z,60')
  })
})

describe('what the person is asked', () => {
  const desk = () => {
    const state: { idleMs: number | null } = { idleMs: 0 }
    return { state, presence: { idleMs: () => state.idleMs, tellsSuspend: true, onPower: () => () => {} } }
  }

  test('nobody there for longer than the limit: the time since is asked about, and the return is noticed', async () => {
    const { state, presence } = desk()
    const { api, time } = await testCore({ presence })
    await api.focus.start({ technique: 'flowtime' })
    time.advance(10 * MINUTE)
    state.idleMs = 4 * MINUTE
    time.advance(1000)
    expect((await api.focus.current()).session).toMatchObject({
      state: 'deciding',
      decision: { cause: 'idle', to: null },
    })
    state.idleMs = 500
    time.advance(10 * MINUTE)
    expect((await api.focus.current()).session?.decision?.to).not.toBeNull()
    const { session } = await api.focus.decide({ verdict: 'trim' })
    expect(Math.round(session.focusMs / MINUTE)).toBe(16)
    expect(Math.round(session.interruptedMs / MINUTE)).toBe(4)
  })

  test('an idle limit of 0 never asks', async () => {
    const { state, presence } = desk()
    const { api, time } = await testCore({ presence })
    await api.settings.update({ focusIdleMinutes: 0 })
    await api.focus.start({})
    state.idleMs = HOUR
    time.advance(20 * MINUTE)
    expect((await api.focus.current()).session?.state).toBe('focusing')
  })

  test('a page that falls silent is no proof that nobody is there', async () => {
    const { api, time } = await testCore()
    await api.focus.start({})
    await api.focus.presence({ idleMs: 3 * MINUTE })
    time.advance(20 * MINUTE)
    expect((await api.focus.current()).session?.state).toBe('focusing')
  })

  test('a session that undo brings back after a while is asked about', async () => {
    const { api, time } = await testCore()
    await api.focus.start({})
    time.advance(10 * MINUTE)
    const { batchId } = await api.focus.finish({})
    time.advance(30 * MINUTE)
    await api.activity.undo({ id: batchId ?? '' })
    time.advance(1000)
    expect((await api.focus.current()).session).toMatchObject({
      state: 'deciding',
      focusMs: 10 * MINUTE,
      decision: { cause: 'reopened', lengthMs: 30 * MINUTE },
    })
  })

  test('a start that is tried again after a lost answer starts once', async () => {
    const { api } = await testCore()
    const id = '01900000-0000-7000-8000-0000000000bb'
    await api.focus.start({ id })
    expect((await api.focus.start({ id })).session.id).toBe(id)
    await expect(api.focus.start({})).rejects.toMatchObject({ data: { reason: 'focus_active' } })
  })
})

describe('presets, lengths and first steps', () => {
  test('a preset gives the plan and the breaks of a session', async () => {
    const { api, time } = await testCore()
    const { preset } = await api.focus.createPreset({
      name: 'Deep',
      technique: 'pomodoro',
      focusMinutes: 50,
      breakMinutes: 12,
      longBreakMinutes: 30,
      longBreakEvery: 2,
    })
    const { session } = await api.focus.start({ presetId: preset.id })
    expect(session.plannedMinutes).toBe(50)
    time.advance(50 * MINUTE)
    expect((await api.focus.startBreak({})).session.breakMinutes).toBe(12)
    await api.focus.endBreak()
    time.advance(50 * MINUTE)
    expect((await api.focus.startBreak({})).session).toMatchObject({ breakMinutes: 30, round: 2 })
  })

  test('breaks are as long as the technique says', () => {
    expect([1, 2, 3, 4, 5].map((round) => suggestedBreak('pomodoro', 0, round, lengths))).toEqual([5, 5, 5, 15, 5])
    expect([25, 26, 49, 50].map((minutes) => suggestedBreak('flowtime', minutes * MINUTE, 1, lengths))).toEqual([
      5, 8, 8, 10,
    ])
  })

  test('a length is learned from five sessions on', () => {
    expect(learnedMinutes([30, 31, 29, 33])).toBeNull()
    expect(learnedMinutes([30, 31, 29, 33, 90, 1])).toBe(30)
  })
})
