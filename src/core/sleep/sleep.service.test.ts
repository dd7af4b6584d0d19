import { beforeEach, describe, expect, test } from 'vitest'

import { type TestCore, testCore } from '@test/test-core'

const HOUR = 3_600_000
/** 10:00 in Berlin on Tuesday 3 March 2026. */
const NOW = Date.parse('2026-03-03T09:00:00Z')

let given: TestCore
beforeEach(async () => {
  given = await testCore()
})
const all = () => given.api.sleep.list({ from: '2026-01-01', to: '2026-12-31' })
const night = (daysAgo: number, hours = 8) => ({
  startedAt: NOW - daysAgo * 24 * HOUR - (hours + 2) * HOUR,
  endedAt: NOW - daysAgo * 24 * HOUR - 2 * HOUR,
})

describe('the sleep log', () => {
  test('adds, corrects and deletes, each of which can be undone', async () => {
    const { night: added } = await given.api.sleep.add(night(0))
    expect(added).toMatchObject({ date: '2026-03-03', quality: null, source: 'app' })
    const { batchId } = await given.api.sleep.edit({ id: added.id, quality: 4, startedAt: NOW - 9 * HOUR })
    expect(await all()).toMatchObject([{ quality: 4, startedAt: NOW - 9 * HOUR }])
    await given.api.activity.undo({ id: batchId ?? '' })
    expect(await all()).toMatchObject([{ quality: null, startedAt: NOW - 10 * HOUR }])
    const deleted = await given.api.sleep.delete({ id: added.id })
    expect(await all()).toEqual([])
    await given.api.activity.undo({ id: deleted.batchId ?? '' })
    expect(await all()).toHaveLength(1)
  })

  test.each([
    ['thirty hours', { startedAt: NOW - 31 * HOUR, endedAt: NOW - HOUR }, 'implausible', '30 h of sleep'],
    ['backwards', { startedAt: NOW - HOUR, endedAt: NOW - 2 * HOUR }, 'implausible', 'Waking up comes after'],
    ['a second', { startedAt: NOW - 1000, endedAt: NOW }, 'implausible', 'less than 5 minutes'],
    ['a night of 1970', { startedAt: 0, endedAt: 8 * HOUR }, 'implausible', 'before the year 2000'],
    ['in the future', { startedAt: NOW - HOUR, endedAt: NOW + HOUR }, 'in_future', 'ends in the future'],
  ])('%s is refused in words and nothing is saved', async (_name, span, reason, words) => {
    await expect(given.api.sleep.add(span)).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { reason },
      message: expect.stringContaining(words),
    })
    expect(await all()).toEqual([])
  })

  test('sleep cannot overlap other sleep, but may follow it at once', async () => {
    const { night: first } = await given.api.sleep.add(night(0))
    await expect(given.api.sleep.add({ startedAt: NOW - 3 * HOUR, endedAt: NOW - HOUR })).rejects.toMatchObject({
      data: { reason: 'overlap', subject: first.id },
    })
    await given.api.sleep.add({ startedAt: first.endedAt, endedAt: NOW - HOUR })
    expect(await all()).toHaveLength(2)
  })

  test('what is missing to the need is added up, and says whose need', async () => {
    for (let day = 0; day < 5; day += 1) await given.api.sleep.add(night(day, 7))
    expect(await given.api.sleep.summary()).toMatchObject({
      need: { hours: 8, from: 'usual' },
      nights: 5,
      meanHours: 7,
      debtHours: 5,
    })
    await given.api.settings.update({ sleepNeedMinutes: 450 })
    expect(await given.api.sleep.summary()).toMatchObject({ need: { hours: 7.5, from: 'setting' }, debtHours: 2.5 })
  })
})

describe('importing sleep', () => {
  const csv =
    'Start,End,Quality\n2026-03-01 23:00,2026-03-02 07:00,4\n2026-03-02 23:30,2026-03-03 06:30,3\n2026-02-01 10:00,2026-02-03 10:00,1\n'

  async function send(text: string, kind: 'csv' | 'apple_health' = 'csv', size = 40): Promise<string> {
    const { importId } = await given.api.sleep.importStart({ kind, bytes: text.length })
    for (let index = 0; index * size < text.length; index += 1)
      await given.api.sleep.importAppend({ importId, index, text: text.slice(index * size, (index + 1) * size) })
    return importId
  }

  test('is shown first, then one change that undo takes back, and a second time adds nothing', async () => {
    const importId = await send(csv)
    expect(await given.api.sleep.importPreview({ importId })).toMatchObject({
      columns: ['Start', 'End', 'Quality'],
      mapping: { start: 0, end: 1, quality: 2 },
      found: 3,
      fresh: 2,
      refused: 1,
      last: '2026-03-03',
    })
    expect(await all()).toEqual([])
    const done = await given.api.sleep.importFinish({ importId })
    expect(done).toMatchObject({ added: 2, known: 0, refused: 1 })
    expect(await all()).toMatchObject([{ source: 'csv', quality: 4 }, { quality: 3 }])
    expect(await given.api.sleep.importFinish({ importId: await send(csv) })).toMatchObject({
      added: 0,
      known: 2,
      batchId: null,
    })
    await given.api.activity.undo({ id: done.batchId ?? '' })
    expect(await all()).toEqual([])
  })

  test('leaves out what cannot have been sleep', async () => {
    const importId = await send(
      'Start,End\n1970-01-01 00:00,1970-01-01 08:00\n2026-03-02 07:00,2026-03-02 07:01\n1950-03-01 23:00,1950-03-02 07:00\n2026-03-01 23:00,2026-03-02 06:30\n',
    )
    expect(await given.api.sleep.importPreview({ importId })).toMatchObject({
      fresh: 1,
      refused: 3,
      first: '2026-03-02',
      last: '2026-03-02',
    })
    expect(await given.api.sleep.importFinish({ importId })).toMatchObject({ added: 1, refused: 3 })
  })

  test('asks for the columns when it cannot tell, and takes what is said', async () => {
    const importId = await send('a,b\n2026-03-01 23:00,2026-03-02 07:00\n')
    expect(await given.api.sleep.importPreview({ importId })).toMatchObject({ mapping: null, found: 0 })
    await expect(given.api.sleep.importFinish({ importId })).rejects.toMatchObject({
      data: { reason: 'import_invalid' },
    })
    const mapping = { start: 0, end: 1, dayOrder: 'dmy' as const }
    expect(await given.api.sleep.importFinish({ importId, mapping })).toMatchObject({ added: 1 })
  })

  test('parts must come in order, and a file that is not an export is refused in words', async () => {
    const { importId } = await given.api.sleep.importStart({ kind: 'apple_health', bytes: 100 })
    await expect(given.api.sleep.importAppend({ importId, index: 1, text: '<a/>' })).rejects.toMatchObject({
      message: expect.stringContaining('Part 0'),
    })
    await given.api.sleep.importAppend({ importId, index: 0, text: '<a/>' })
    await expect(given.api.sleep.importFinish({ importId })).rejects.toMatchObject({
      message: expect.stringContaining('export.xml'),
    })
    expect(await given.api.sleep.importCancel({ importId })).toEqual({ forgotten: true })
    await expect(given.api.sleep.importStart({ kind: 'csv', bytes: 30_000_000 })).rejects.toMatchObject({
      message: expect.stringContaining('20 MB'),
    })
  })

  test.each([
    ['csv', 'Start,End\n2026-03-01 23:00,2026-03-02 07:00\n'],
    ['apple_health', '<HealthData><Record/></HealthData>'],
  ] as const)('a %s file that is longer than was said is forgotten', async (kind, text) => {
    const { importId } = await given.api.sleep.importStart({ kind, bytes: text.length })
    await given.api.sleep.importAppend({ importId, index: 0, text })
    await expect(given.api.sleep.importAppend({ importId, index: 1, text: ' ' })).rejects.toMatchObject({
      data: { reason: 'import_invalid' },
      message: expect.stringContaining('longer than it was said to be'),
    })
    expect(await given.api.sleep.importCancel({ importId })).toEqual({ forgotten: false })
  })

  test.each([
    ['<a>'.repeat(1000), 'nested deeper'],
    [`<a b="${'x'.repeat(200_000)}`, 'longer than any'],
  ])('an export that cannot be one is refused in words and forgotten', async (text, words) => {
    const { importId } = await given.api.sleep.importStart({ kind: 'apple_health', bytes: text.length })
    await expect(given.api.sleep.importAppend({ importId, index: 0, text })).rejects.toMatchObject({
      data: { reason: 'import_invalid' },
      message: expect.stringContaining(words),
    })
    expect(await given.api.sleep.importCancel({ importId })).toEqual({ forgotten: false })
  })
})
