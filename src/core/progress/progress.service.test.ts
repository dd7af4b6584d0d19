import { beforeEach, describe, expect, test } from 'vitest'

import { type TestCore, testCore } from '@test/test-core'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let core: TestCore
const api = () => core.api

beforeEach(async () => {
  core = await testCore()
})

/** Focuses on a new task for so long and completes it. */
async function work(
  title: string,
  minutes: number,
  fields: { estimateMinutes?: number; projectId?: string; tags?: { name: string }[] } = {},
) {
  const { task } = await api().task.create({ title, ...fields })
  await api().focus.start({ taskId: task.id, technique: 'flowtime' })
  core.time.advance(minutes * MINUTE)
  await api().focus.finish({ completeTask: true })
  return task
}

describe('points', () => {
  test('come from completing what was worked on, not from writing tasks down', async () => {
    for (const title of ['One', 'Two', 'Three']) await api().task.create({ title, estimateMinutes: 60 })
    expect(await api().progress.profile()).toMatchObject({ xp: 0, level: 1, levelTo: 120, firstEventDate: null })
    await work('Report', 45, { estimateMinutes: 30 })
    const profile = await api().progress.profile()
    expect(profile).toMatchObject({ xp: 30, today: { date: '2026-03-03', xp: 30, cap: 480 } })
    expect(profile.weeks).toEqual([{ from: '2026-03-02', xp: 30, bonus: 30, estimated: 1, settled: false }])
    core.time.advance(7 * DAY)
    expect(await api().progress.profile()).toMatchObject({ xp: 60 })
  })

  test('go with what is undone, and come back with redo', async () => {
    await work('Report', 30, { estimateMinutes: 30 })
    expect((await api().achievement.list()).find(({ id }) => id === 'first_task')?.earned).toMatchObject({
      title: 'Report',
    })
    await api().activity.undoLast()
    expect((await api().progress.profile()).xp).toBe(0)
    expect((await api().achievement.list()).find(({ id }) => id === 'first_task')?.earned).toBeNull()
    await api().activity.redoLast()
    expect((await api().progress.profile()).xp).toBe(30)
  })

  test('read step by step are those that a fresh start reads', async () => {
    for (const minutes of [20, 50, 90]) {
      await work(`Work ${minutes}`, minutes, { estimateMinutes: 60 })
      await api().progress.profile()
      core.time.advance(DAY)
    }
    await api().activity.undoLast()
    await api().focus.discard()
    core.time.step('2026-03-01T12:00:00Z')
    await work('Before, by a clock set back', 15)
    const kept = {
      profile: await api().progress.profile(),
      achievements: await api().achievement.list(),
      year: await api().progress.year({}),
    }
    const ids = await api().progress.events({ limit: 200 })
    core.core.services.progressBook.forget()
    expect({
      profile: await api().progress.profile(),
      achievements: await api().achievement.list(),
      year: await api().progress.year({}),
    }).toEqual(kept)
    expect(await api().progress.events({ limit: 200 })).toEqual(ids)
    expect(kept.profile.xp).toBe(20 + 50 + 15)
  })
})

test('the last seven days know days off, which can be taken back', async () => {
  await work('Something', 25)
  core.time.advance(2 * DAY)
  const { batchId } = await api().dayOff.add({ from: '2026-03-05', to: '2026-03-04', note: 'Trip' })
  expect(await api().dayOff.list({ from: '2026-03-01', to: '2026-03-31' })).toEqual([
    { date: '2026-03-04', note: 'Trip' },
    { date: '2026-03-05', note: 'Trip' },
  ])
  expect((await api().progress.profile()).steady).toMatchObject({ counted: 1, of: 5 })
  await api().dayOff.remove({ date: '2026-03-04' })
  expect((await api().progress.profile()).steady).toMatchObject({ of: 6 })
  await expect(api().dayOff.remove({ date: '2026-03-04' })).rejects.toThrow('no day off')
  await api().dayOff.add({ from: '2026-03-04' })
  expect((await api().progress.profile()).steady).toMatchObject({ of: 5 })
  await api().activity.undoLast()
  await api().activity.undoLast()
  await api().activity.undo({ id: batchId ?? '' })
  expect(await api().dayOff.list({ from: '2026-03-01', to: '2026-03-31' })).toEqual([])
})

test('the ledger is read by span and kind, with what each entry counted for', async () => {
  await work('First', 20, { estimateMinutes: 10 })
  core.time.advance(DAY)
  await work('Second', 20)
  const { items } = await api().progress.events({ from: '2026-03-04', to: '2026-03-04' })
  expect(items.map(({ title, kind, xp }) => [title, kind, xp])).toEqual([
    ['Second', 'task.completed', 20],
    ['Second', 'focus.finished', 0],
  ])
  expect((await api().progress.events({ kind: 'task.completed' })).items.map(({ xp }) => xp)).toEqual([20, 10])
  expect((await api().progress.year({})).days).toEqual([
    { date: '2026-03-03', completed: 1, sessions: 1, focusMinutes: 20, xp: 10 },
    { date: '2026-03-04', completed: 1, sessions: 1, focusMinutes: 20, xp: 20 },
  ])
})

describe('goals', () => {
  test('count what was done in their period and scope, and undoing what was done takes it out', async () => {
    const { project } = await api().project.create({ name: 'Thesis' })
    const { goal: count } = await api().goal.create({ title: 'Two tasks', measure: 'count', target: 2, period: 'week' })
    const { goal: time } = await api().goal.create({
      title: 'An hour of thesis',
      measure: 'time',
      target: 60,
      period: 'day',
      projectId: project.id,
    })
    const task = await work('Chapter', 40, { projectId: project.id, tags: [{ name: 'deep' }] })
    await work('Post', 10)
    const tagId = (await api().tag.list())[0]?.id ?? ''
    const { goal: habit } = await api().goal.create({
      title: 'Deep',
      measure: 'habit',
      target: 3,
      period: 'week',
      tagId,
    })
    const progress = async (id: string) => (await api().goal.get({ id })).progress
    expect(await progress(count.id)).toMatchObject({ state: 'met', done: 2, from: '2026-03-03', to: '2026-03-08' })
    expect(await progress(time.id)).toMatchObject({ state: 'on_pace', done: 40, remaining: 20 })
    expect(await progress(habit.id)).toMatchObject({ done: 1 })
    await api().task.update({ id: task.id, projectId: null })
    expect(await progress(time.id)).toMatchObject({ done: 0 })
    core.time.advance(7 * DAY)
    const later = await api().goal.get({ id: count.id })
    expect(later).toMatchObject({ progress: { done: 0 }, history: [{ done: 2, met: true }] })
  })

  test('rest, are put away, go and come back', async () => {
    const { goal } = await api().goal.create({ title: 'Walk', measure: 'habit', target: 3, period: 'week' })
    const state = async () => (await api().goal.get({ id: goal.id })).progress.state
    await api().goal.update({ id: goal.id, paused: true })
    expect(await state()).toBe('paused')
    await api().goal.update({ id: goal.id, archived: true })
    expect(await api().goal.list({})).toEqual([])
    expect(await api().goal.list({ archived: true })).toHaveLength(1)
    await api().goal.update({ id: goal.id, archived: false, paused: false, target: 4, title: 'Walk more' })
    expect(await api().goal.get({ id: goal.id })).toMatchObject({ target: 4, title: 'Walk more', pausedAt: null })
    await api().goal.delete({ id: goal.id })
    await expect(api().goal.get({ id: goal.id })).rejects.toThrow('no goal')
    await api().activity.undoLast()
    expect(await state()).toBe('on_pace')
  })

  test('that cannot be are refused with a reason', async () => {
    const base = { title: 'X', measure: 'count', target: 1, period: 'week' } as const
    await expect(api().goal.create({ ...base, startsOn: '2026-03-05', endsOn: '2026-03-04' })).rejects.toThrow(
      'end before it begins',
    )
    await expect(api().goal.create({ ...base, tagId: '01900000-0000-7000-8000-00000000ffff' })).rejects.toThrow(
      'no tag',
    )
    await expect(api().goal.create({ ...base, target: 0 })).rejects.toThrow()
  })
})

describe('reviews', () => {
  test('look back on the period and keep what was written', async () => {
    await api().task.create({ title: 'Tax return', dueDate: '2026-03-02' })
    await work('Report', 50, { estimateMinutes: 45 })
    await api().energy.checkIn({ level: 4 })
    const facts = await api().review.facts({ kind: 'week' })
    expect(facts).toMatchObject({
      from: '2026-03-02',
      to: '2026-03-08',
      totals: { completed: 1, focusMinutes: 50, estimated: 1, closeEstimates: 1 },
      comparable: false,
      slipped: [{ title: 'Tax return', at: '2026-03-02' }],
      slippedCount: 1,
      energy: { mean: 4, checkIns: 1 },
      longestFocus: { title: 'Report', minutes: 50 },
      estimates: [{ title: 'Report', estimateMinutes: 45, minutes: 50 }],
      reviewId: null,
    })
    const { review } = await api().review.save({
      kind: 'week',
      answers: { done: 'The report!', next: ' ', focus: '100% calm' },
    })
    expect(review.answers).toEqual({ done: 'The report!', focus: '100% calm' })
    const changed = await api().review.save({ kind: 'week', answers: { done: 'The report.' } })
    expect(changed.review.id).toBe(review.id)
    await api().activity.undoLast()
    expect((await api().review.get({ id: review.id })).answers.done).toBe('The report!')
    expect((await api().review.facts({ kind: 'week' })).reviewId).toBe(review.id)
    const found = async (q: string) => (await api().review.list({ q })).items.length
    expect([await found('REPORT'), await found('100%'), await found('_'), await found('')]).toEqual([1, 1, 0, 1])
    await api().review.delete({ id: review.id })
    expect(await found('')).toBe(0)
  })

  test('page through years of them', async () => {
    for (let week = 0; week < 5; week += 1) {
      await api().review.save({ kind: 'week', date: `2026-02-0${week + 1}`, answers: { done: String(week) } })
      await api().review.save({ kind: 'week', date: `2025-0${week + 1}-10`, answers: { done: String(week) } })
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await api().review.list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map(({ from }) => from))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(seen.toSorted().toReversed())
    expect(new Set(seen).size).toBe(7)
  })

  test('remind once on their day, when asked to, and not when the review is written', async () => {
    const notices = async () => (await api().notification.list()).filter(({ kind }) => kind === 'review.week').length
    await api().settings.update({ reviewReminder: 'week', reviewWeekday: 5, reviewHour: 17 })
    core.time.advance(3 * DAY)
    expect(await notices(), 'Friday 10:00').toBe(0)
    core.time.advance(8 * 60 * MINUTE)
    expect(await notices(), 'Friday 18:00').toBe(1)
    core.time.advance(3 * 60 * MINUTE)
    expect(await notices(), 'once').toBe(1)
    await api().review.save({ kind: 'week', date: '2026-03-13', answers: { done: 'Early' } })
    core.time.advance(7 * DAY)
    expect(await notices(), 'written already').toBe(1)
    core.time.advance(7 * DAY)
    expect(await notices()).toBe(2)
  })
})

describe('reports', () => {
  test('hold a span with what it rests on, as figures, CSV and a page', async () => {
    const { project } = await api().project.create({ name: 'Thesis & more' })
    await work('=HYPERLINK("http://x")', 30, { estimateMinutes: 30, projectId: project.id })
    await work('Say "hi", then go', 10)
    const span = { from: '2026-03-01', to: '2026-03-07' }
    const report = await api().report.get(span)
    expect(report).toMatchObject({
      totals: { completed: 2, focusMinutes: 40 },
      projects: [
        { name: 'Thesis & more', completed: 1, focusMinutes: 30 },
        { name: null, focusMinutes: 10 },
      ],
    })
    expect(report.days).toHaveLength(7)
    const { text, fileName } = await api().report.csv({ ...span, table: 'tasks' })
    expect(fileName).toBe('proxy-tasks-2026-03-01-to-2026-03-07.csv')
    expect(text.split('\r\n')).toEqual([
      'date,task,project,estimate_minutes,focus_minutes,xp',
      `2026-03-03,"'=HYPERLINK(""http://x"")",Thesis & more,30,30,30`,
      '2026-03-03,"Say ""hi"", then go",,,10,10',
      '',
    ])
    const days = (await api().report.csv(span)).text.split('\r\n')
    expect(days).toHaveLength(9)
    expect(days[3]).toBe('2026-03-03,2,2,40,40,')
    const page = await api().report.html(span)
    expect(page.text).toContain('Thesis &amp; more')
    expect(page.text).toContain('=HYPERLINK(&quot;')
    expect(page.text).not.toContain('<script')
  })

  test('that cannot be are refused in words', async () => {
    await expect(api().report.get({ from: '2026-03-02', to: '2026-03-01' })).rejects.toThrow('later last day')
    await expect(api().report.get({ from: '2024-03-02', to: '2026-03-01' })).rejects.toThrow('at most 366 days')
    await expect(api().report.pdf({ from: '2026-03-01', to: '2026-03-02' })).rejects.toThrow('Only the desktop app')
  })

  test('are printed to PDF by a host that can', async () => {
    const printed: string[] = []
    const { headlessHost } = await import('@test/fake-ports')
    core = await testCore({
      host: {
        ...headlessHost,
        printPdf: (html) => {
          printed.push(html)
          return Promise.resolve(new TextEncoder().encode('%PDF-'))
        },
      },
    })
    const file = await api().report.pdf({ from: '2026-03-01', to: '2026-03-02' })
    expect(file).toMatchObject({ fileName: 'proxy-report-2026-03-01-to-2026-03-02.pdf', base64: btoa('%PDF-') })
    expect(printed[0]).toContain('<!doctype html>')
  })
})
