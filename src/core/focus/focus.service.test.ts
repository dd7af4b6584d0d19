import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { fakeIds, FakeTime } from '@test/fake-ports'
import { testCore } from '@test/test-core'

const MINUTE = 60_000
const conflict = (reason: string) =>
  expect.objectContaining({ code: 'CONFLICT', data: expect.objectContaining({ reason }) })

describe('a focus session', () => {
  test('counts focus and pauses apart', async () => {
    const { api, time } = await testCore()
    await api.focus.start({})
    time.advance(10 * MINUTE)
    await api.focus.pause()
    time.advance(3 * MINUTE)
    await api.focus.resume()
    time.advance(5 * MINUTE)
    expect((await api.focus.current()).session).toMatchObject({
      state: 'focusing',
      focusMs: 15 * MINUTE,
      pausedMs: 3 * MINUTE,
    })
  })

  test('is paused from when it was pressed, where the press could not be told at once', async () => {
    const { api, time } = await testCore()
    const { session } = await api.focus.start({})
    time.advance(10 * MINUTE)
    const at = time.clock.now()
    time.advance(4 * MINUTE)
    await api.focus.pause({ sessionId: session.id, at })
    expect((await api.focus.current()).session).toMatchObject({
      state: 'paused',
      focusMs: 10 * MINUTE,
      pausedMs: 4 * MINUTE,
    })
    const back = time.clock.now()
    time.advance(2 * MINUTE)
    await api.focus.resume({ sessionId: session.id, at: back })
    expect((await api.focus.current()).session).toMatchObject({ focusMs: 12 * MINUTE, pausedMs: 4 * MINUTE })
  })

  test('is not paused before its present stretch, nor in the future, nor by a press that was meant for another', async () => {
    const { api, time } = await testCore()
    await api.focus.start({})
    time.advance(10 * MINUTE)
    await api.focus.pause({ at: time.clock.now() + MINUTE })
    await api.focus.resume()
    time.advance(3 * MINUTE)
    await api.focus.pause({ at: time.clock.now() - 60 * MINUTE })
    expect((await api.focus.current()).session).toMatchObject({ focusMs: 10 * MINUTE, pausedMs: 3 * MINUTE })
    await api.focus.resume()
    await expect(api.focus.pause({ sessionId: '01900000-0000-7000-8000-00000000dead' })).rejects.toEqual(
      conflict('focus_inactive'),
    )
  })

  test('begins its task, and completes it when the person says so', async () => {
    const { api, time } = await testCore()
    const { task } = await api.task.create({ title: 'Dig', estimateMinutes: 30 })
    await api.focus.start({ taskId: task.id })
    expect((await api.task.get({ id: task.id })).task.status).toBe('in_progress')
    time.advance(20 * MINUTE)
    const { session } = await api.focus.finish({ completeTask: true, note: 'Half the bed' })
    expect(session).toMatchObject({
      state: 'finished',
      taskCompleted: true,
      note: 'Half the bed',
      focusMs: 20 * MINUTE,
    })
    const events = (await api.progress.events({})).items
    expect(
      events.map(({ kind, minutes, estimateMinutes }) => `${kind} ${minutes} ${estimateMinutes}`).toSorted(),
    ).toEqual(['focus.finished 20 30', 'task.completed 20 30'])
    expect(await api.task.get({ id: task.id })).toMatchObject({
      focusMs: 20 * MINUTE,
      sessions: 1,
      task: { status: 'done' },
    })
  })

  test('asks what became of the time in which no process was there, when that was long', async () => {
    const root = mkdtempSync(join(tmpdir(), 'proxy-focus-'))
    const time = new FakeTime('2026-03-03T09:00:00Z', 'UTC')
    const options = { dataDirectory: join(root, 'data'), backupDirectory: join(root, 'b'), ids: fakeIds(), time }
    const first = await testCore(options)
    await first.api.focus.start({ plannedMinutes: 25 })
    time.advance(5 * MINUTE)
    await first.core.close()
    time.advance(30 * MINUTE)
    const second = await testCore(options)
    expect((await second.api.focus.current()).session).toMatchObject({
      state: 'deciding',
      focusMs: 5 * MINUTE,
      decision: { lengthMs: 30 * MINUTE, cause: 'restart' },
    })
    await second.api.focus.decide({ verdict: 'keep' })
    expect((await second.api.focus.current()).session).toMatchObject({ state: 'focusing', focusMs: 35 * MINUTE })
    // What fell due meanwhile is told now.
    time.advance(1000)
    expect(second.notifier.shown.map(({ title }) => title)).toEqual(['Time is up'])
    await second.core.close()
    rmSync(root, { recursive: true })
  })

  test('tells once that its time is over, later when it was paused, and again after it was extended', async () => {
    const { api, time, notifier } = await testCore()
    await api.focus.start({ plannedMinutes: 10 })
    time.advance(6 * MINUTE)
    await api.focus.pause()
    time.advance(30 * MINUTE)
    expect(notifier.shown).toHaveLength(0)
    await api.focus.resume()
    time.advance(4 * MINUTE)
    expect(notifier.shown).toHaveLength(1)
    time.advance(10 * MINUTE)
    expect(notifier.shown).toHaveLength(1)
    await api.focus.extend({ minutes: 5 })
    expect((await api.focus.current()).session?.plannedMinutes).toBe(25)
    time.advance(5 * MINUTE)
    expect(notifier.shown).toHaveLength(2)
    // The newer word takes the place of the older.
    expect(await api.notification.list()).toHaveLength(1)
  })

  test('tells nothing by the system when notices are switched off, but keeps them', async () => {
    const { api, time, notifier } = await testCore()
    await api.settings.update({ notifications: false })
    await api.focus.start({ plannedMinutes: 1 })
    time.advance(2 * MINUTE)
    expect(notifier.shown).toEqual([])
    expect(await api.notification.list()).toHaveLength(1)
  })

  test('never counts less than nothing when the clock is set back', async () => {
    const { api, time } = await testCore()
    await api.focus.start({})
    time.step('2025-03-03T09:00:00Z')
    expect((await api.focus.current()).session?.focusMs).toBe(0)
    const { session } = await api.focus.pause()
    expect(session.segments.every(({ startedAt, endedAt }) => endedAt === null || endedAt >= startedAt)).toBe(true)
    await api.focus.finish({})
    expect((await api.progress.events({})).items[0]?.minutes).toBe(0)
  })

  test('takes no notice of a change of zone or of daylight saving', async () => {
    const { api, time } = await testCore({ now: '2026-03-29T00:30:00Z' })
    await api.focus.start({ plannedMinutes: 60 })
    time.advance(30 * MINUTE)
    time.travel('America/New_York')
    time.advance(30 * MINUTE)
    expect((await api.focus.current()).session?.focusMs).toBe(60 * MINUTE)
  })

  test('is one at a time', async () => {
    const { api } = await testCore()
    await api.focus.start({})
    await expect(api.focus.start({})).rejects.toEqual(conflict('focus_active'))
    await api.focus.discard()
    await expect(api.focus.pause()).rejects.toEqual(conflict('focus_inactive'))
  })

  test('does not start on a task that is closed or gone', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({ title: 'Dig' })
    await api.task.setStatus({ ids: [task.id], status: 'done' })
    await expect(api.focus.start({ taskId: task.id })).rejects.toEqual(conflict('task_closed'))
    await api.task.delete({ ids: [task.id] })
    await expect(api.focus.start({ taskId: task.id })).rejects.toEqual(expect.objectContaining({ code: 'NOT_FOUND' }))
  })

  test('discarded counts for nothing', async () => {
    const { api, time } = await testCore()
    const { task } = await api.task.create({ title: 'Dig' })
    await api.focus.start({ taskId: task.id })
    time.advance(10 * MINUTE)
    await api.focus.discard()
    expect(await api.task.get({ id: task.id })).toMatchObject({ focusMs: 0 })
    expect((await api.progress.events({})).items).toEqual([])
    expect((await api.today.get()).focusMinutes).toBe(0)
  })

  test('notes an interruption with one call, and what came to mind becomes a capture', async () => {
    const { api } = await testCore()
    await api.focus.start({})
    await api.focus.interrupt({})
    const { session } = await api.focus.interrupt({ kind: 'self', note: 'Ring the bank tomorrow' })
    expect(session.interruptions).toMatchObject([
      { kind: 'external', note: '' },
      { kind: 'self', note: 'Ring the bank tomorrow' },
    ])
    expect(session.state).toBe('focusing')
    expect((await api.task.list({ view: 'inbox' })).items).toMatchObject([
      { title: 'Ring the bank', dueDate: '2026-03-04' },
    ])
  })

  test('toggled by the hotkey starts what is next, then pauses, then goes on', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({ title: 'Urgent', priority: 'critical' })
    await api.task.create({ title: 'Someday' })
    const { session } = await api.focus.toggle()
    expect(session.task?.id).toBe(task.id)
    expect((await api.focus.toggle()).session.state).toBe('paused')
    expect((await api.focus.toggle()).session.state).toBe('focusing')
  })

  test('past sessions are listed newest first, a page at a time', async () => {
    const { api, time } = await testCore()
    for (let index = 0; index < 3; index += 1) {
      await api.focus.start({ technique: 'flowtime' })
      time.advance(MINUTE)
      await api.focus.finish({ note: String(index) })
    }
    const first = await api.focus.list({ limit: 2 })
    const rest = await api.focus.list({ limit: 2, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...rest.items].map(({ note, plannedMinutes }) => [note, plannedMinutes])).toEqual([
      ['2', null],
      ['1', null],
      ['0', null],
    ])
    expect(rest.nextCursor).toBeNull()
  })
})
