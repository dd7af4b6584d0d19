import { describe, expect, test } from 'vitest'

import { testCore, type TestCore } from '@test/test-core'

const MINUTE = 60_000

/** Does tasks with the focus clock: each takes `factor` times its estimate. */
async function doTasks(
  { api, time }: TestCore,
  count: number,
  { title = 'Write report', factor = 2, minutes = 20, project = undefined as string | undefined } = {},
): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const { task } = await api.task.create({
      title: `${title} ${index}`,
      estimateMinutes: minutes,
      ...(project === undefined ? {} : { projectId: project }),
    })
    await api.focus.start({ taskId: task.id })
    time.advance(minutes * factor * MINUTE)
    await api.focus.finish({ completeTask: true })
  }
  time.step('2026-03-03T09:00:00Z')
}

describe('estimates of tasks', () => {
  test('are the guess, and no more, while there is no history', async () => {
    const { api } = await testCore()
    const { task } = await api.task.create({ title: 'Dig', estimateMinutes: 30 })
    const { task: unknown } = await api.task.create({ title: 'Plant' })
    const { forecasts, usual } = await api.estimate.forTasks({ ids: [task.id, unknown.id] })
    expect(forecasts).toMatchObject([
      { taskId: task.id, p50: 30, p90: null, basis: 'estimate', restsOn: 0, ask: false, similar: [] },
      { taskId: unknown.id, p50: null, p90: null, basis: 'none', restsOn: 0, ask: false },
    ])
    expect(usual).toEqual([5, 15, 30, 60, 120])
  })

  test('learn from what tasks took, and name what they rest on', async () => {
    const core = await testCore()
    await doTasks(core, 12)
    const { task } = await core.api.task.create({ title: 'Write report for Ada', estimateMinutes: 20 })
    const { forecasts } = await core.api.estimate.forTasks({ ids: [task.id], similar: true })
    const [forecast] = forecasts
    expect(forecast).toMatchObject({ basis: 'history', restsOn: 12 })
    expect(forecast?.p50).toBeGreaterThan(30)
    expect(forecast?.p90).toBeGreaterThanOrEqual(forecast?.p50 ?? Number.NaN)
    expect(forecast?.similar).toHaveLength(5)
    expect(forecast?.similar[0]).toMatchObject({ minutes: 40, estimateMinutes: 20 })
  })

  test('take up each finished task, and forget one that is undone', async () => {
    const core = await testCore()
    await doTasks(core, 9)
    const { task } = await core.api.task.create({ title: 'Next', estimateMinutes: 20 })
    const rests = async (): Promise<number | undefined> =>
      (await core.api.estimate.forTasks({ ids: [task.id] })).forecasts[0]?.restsOn
    expect(await rests()).toBe(9)
    await doTasks(core, 1)
    expect(await rests()).toBe(10)
    await core.api.activity.undoLast()
    expect(await rests()).toBe(9)
  })

  test('learning one by one and all at once agree', async () => {
    const steps = await testCore()
    const atOnce = await testCore()
    const { task } = await steps.api.task.create({ title: 'Next', estimateMinutes: 20 })
    const { task: same } = await atOnce.api.task.create({ title: 'Next', estimateMinutes: 20 })
    for (let index = 0; index < 10; index += 1) {
      await doTasks(steps, 1, { factor: 1 + index / 10 })
      await steps.api.estimate.forTasks({ ids: [task.id] })
      await doTasks(atOnce, 1, { factor: 1 + index / 10 })
    }
    const [a] = (await steps.api.estimate.forTasks({ ids: [task.id] })).forecasts
    const [b] = (await atOnce.api.estimate.forTasks({ ids: [same.id] })).forecasts
    expect({ ...a, taskId: '' }).toEqual({ ...b, taskId: '' })
  })

  test('ask for a guess only for today, and only while nothing narrow is known', async () => {
    const core = await testCore()
    const { api } = core
    const { task: today } = await api.task.create({ title: 'Paint the door', dueDate: '2026-03-03' })
    const { task: later } = await api.task.create({ title: 'Paint the fence', dueDate: '2026-03-09' })
    const asked = async (id: string): Promise<boolean | undefined> =>
      (await api.estimate.forTasks({ ids: [id] })).forecasts[0]?.ask
    expect(await asked(today.id)).toBe(true)
    expect(await asked(later.id)).toBe(false)
    await api.task.update({ id: today.id, estimateMinutes: 30 })
    expect(await asked(today.id)).toBe(false)
    // Known well enough from earlier turns.
    await doTasks(core, 12, { title: 'Water the plants', factor: 1 })
    const { task: known } = await api.task.create({ title: 'Water the plants 99', dueDate: '2026-03-03' })
    const { forecasts } = await api.estimate.forTasks({ ids: [known.id] })
    expect(forecasts[0]).toMatchObject({ basis: 'series', ask: false })
  })

  test('turns of a repeating task are known by their series, under whatever name', async () => {
    const { api, time } = await testCore()
    const { task: first } = await api.task.create({ title: 'Water the plants', dueDate: '2026-03-03' })
    await api.recurrence.set({ id: first.id, text: 'every day' })
    let id = first.id
    for (const [index, title] of ['Roses and herbs', 'Balcony', 'The window sill', 'Everything green'].entries()) {
      await api.task.update({ id, title })
      await api.focus.start({ taskId: id })
      time.advance((20 + index) * 60_000)
      await api.focus.finish({ completeTask: true })
      time.advance(24 * 3_600_000)
      const { items } = await api.task.list({ view: 'open' })
      id = items[0]?.id ?? ''
    }
    const { forecasts } = await api.estimate.forTasks({ ids: [id] })
    expect(forecasts[0]).toMatchObject({ taskId: id, basis: 'series', restsOn: 4 })
  })

  test('a timer of seconds teaches nothing', async () => {
    const core = await testCore()
    await doTasks(core, 9, { factor: 0.02 })
    const { task } = await core.api.task.create({ title: 'Next', estimateMinutes: 20 })
    expect((await core.api.estimate.forTasks({ ids: [task.id] })).forecasts[0]).toMatchObject({ p50: 20, restsOn: 0 })
  })
})

describe('the calibration', () => {
  test('says plainly that there is not enough', async () => {
    const { api } = await testCore()
    expect(await api.estimate.calibration()).toMatchObject({
      count: 0,
      enough: false,
      points: [],
      band: [],
      withinP90: null,
      forecastFactor: null,
    })
  })

  test('compares guesses with what tasks took, by size and by project', async () => {
    const core = await testCore()
    const { project } = await core.api.project.create({ name: 'Garden' })
    await doTasks(core, 6, { minutes: 15, factor: 2, project: project.id })
    await doTasks(core, 6, { minutes: 120, factor: 1 })
    const calibration = await core.api.estimate.calibration()
    expect(calibration).toMatchObject({ count: 12, enough: true })
    expect(calibration.sizes).toEqual([
      { estimateMinutes: 15, minutes: 30, count: 6 },
      { estimateMinutes: 120, minutes: 120, count: 6 },
    ])
    expect(calibration.projects).toMatchObject([{ project: { name: 'Garden' }, count: 6, factor: 2 }])
    expect(calibration.points).toHaveLength(12)
    expect(calibration.band).toHaveLength(9)
    for (const { p50, p90 } of calibration.band) expect(p90).toBeGreaterThanOrEqual(p50)
  })
})

describe('finishing by', () => {
  test('fits the work of today into what is left of the working day', async () => {
    const { api } = await testCore()
    await api.task.create({ title: 'Dig', estimateMinutes: 120, dueDate: '2026-03-03' })
    await api.task.create({ title: 'Plant', estimateMinutes: 60, dueDate: '2026-03-03' })
    await api.task.create({ title: 'Who knows', dueDate: '2026-03-03' })
    const day = await api.estimate.finishBy({})
    expect(day).toMatchObject({ date: '2026-03-03', tasks: 3, unknown: 1, freeMinutes: 420, guessedMinutes: 180 })
    expect(day.work?.p50).toBeGreaterThan(150)
    expect(day.work?.p50).toBeLessThan(240)
    expect(day.todayChance).toBeGreaterThan(0.8)
    const { p50, p80, p90 } = day.finish ?? { p50: null, p80: null, p90: null }
    expect(p50).toBeGreaterThan(Date.parse('2026-03-03T11:00:00Z'))
    expect(p80).toBeGreaterThanOrEqual(p50 ?? Number.NaN)
    expect(p90).toBeGreaterThanOrEqual(p80 ?? Number.NaN)
  })

  test('counts what was already worked on a task', async () => {
    const { api, time } = await testCore()
    const { task } = await api.task.create({ title: 'Dig', estimateMinutes: 120, dueDate: '2026-03-03' })
    const before = await api.estimate.finishBy({})
    await api.focus.start({ taskId: task.id })
    time.advance(60 * MINUTE)
    await api.focus.pause()
    const after = await api.estimate.finishBy({})
    expect((before.work?.p50 ?? 0) - (after.work?.p50 ?? 0)).toBeCloseTo(60, 0)
  })

  test('of a project leaves out days off, and follows the working hours of the person', async () => {
    const { api } = await testCore()
    const { project } = await api.project.create({ name: 'House' })
    for (let index = 0; index < 10; index += 1) {
      await api.task.create({ title: `Room ${index}`, projectId: project.id, estimateMinutes: 240 })
    }
    const { finish } = await api.estimate.finishBy({ projectId: project.id })
    // Forty hours from Tuesday 10:00 at eight a day: Monday or later.
    expect(finish?.p50).toBeGreaterThan(Date.parse('2026-03-09T00:00:00Z'))
    const { settings } = await api.settings.get().then((settings) => ({ settings }))
    await api.settings.update({
      workingHours: settings.workingHours.map((hours) => (hours === null ? null : { from: '09:00', until: '11:00' })),
    })
    const slower = await api.estimate.finishBy({ projectId: project.id })
    expect(slower.freeMinutes).toBe(60)
    expect(slower.finish?.p50).toBeGreaterThan(Date.parse('2026-03-27T00:00:00Z'))
  })

  test('of nothing is nothing, and of a project that is gone an error', async () => {
    const { api } = await testCore()
    expect(await api.estimate.finishBy({})).toMatchObject({ tasks: 0, work: null, finish: null, todayChance: null })
    await expect(api.estimate.finishBy({ projectId: '0190a1b2-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
