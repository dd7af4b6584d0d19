import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'

import { fakeIds, FakeTime } from '@test/fake-ports'
import { person, testCore } from '@test/test-core'

import { headAndBody, toCapturedTask } from './capture.rules'
import * as language from './language'

/** A core that can be started again on what it left. */
function onDisk() {
  const root = mkdtempSync(join(tmpdir(), 'proxy-capture-'))
  const time = new FakeTime('2026-03-03T09:00:00Z', 'UTC')
  return {
    root,
    options: { dataDirectory: join(root, 'data'), backupDirectory: join(root, 'b'), ids: fakeIds(), time },
  }
}

describe('capturing', () => {
  test('reads dates as the caller, else the person, else the system has them', async () => {
    const time = new FakeTime('2026-03-03T09:00:00Z', 'Europe/Berlin')
    const { api } = await testCore({ time })
    const due = async (locale?: string) =>
      (await api.capture.create({ text: 'vet 7/8', ...(locale === undefined ? {} : { locale }) })).tasks[0]?.dueDate
    expect([await due(), await due('en-GB'), await due('no such tag')]).toEqual([
      '2026-07-08',
      '2026-08-07',
      '2026-07-08',
    ])
    Object.assign(time.clock, { locale: () => 'en-AU' })
    expect([await due(), await due('en-US')]).toEqual(['2026-08-07', '2026-07-08'])
    await api.settings.update({ region: 'en-US' })
    expect(await due()).toBe('2026-07-08')
    await api.settings.update({ region: 'de-DE' })
    const { tasks } = await api.capture.create({ text: 'Zahnarzt am Freitag um 9' })
    expect(tasks).toMatchObject([{ title: 'Zahnarzt', dueDate: '2026-03-06', dueTime: '09:00' }])
    // The words around it are English, and so are its label's.
    expect((await api.capture.parse({ text: 'Zahnarzt am Freitag' })).capture.spans[0]?.label).toBe('Fri 6 Mar')
    await expect(api.settings.update({ region: 'not a tag' })).rejects.toThrow(/validation/)
  })

  test('makes one task in the inbox and keeps the words verbatim', async () => {
    const { api } = await testCore()
    const text = '  Call  mum\u0007 '
    const { tasks } = await api.capture.create({ text })
    expect(tasks).toMatchObject([{ title: 'Call mum', status: 'inbox' }])
    expect((await api.task.get({ id: tasks[0]?.id ?? '' })).raw).toBe(text.toWellFormed())
  })

  test('puts the lines below the first into the notes', async () => {
    const { api } = await testCore()
    const { tasks } = await api.capture.create({ text: 'Plan the trip\nflights\r\nhotel' })
    expect(tasks).toMatchObject([{ title: 'Plan the trip', notes: 'flights\nhotel' }])
  })

  test('makes a task a line, nested as they are, when asked to split', async () => {
    const { api } = await testCore()
    const { tasks } = await api.capture.create({
      text: '- Plan the trip\n  - Book flights\n  - Book hotel\n- Call mum',
      split: true,
    })
    expect(tasks.map(({ title, steps }) => [title, steps])).toEqual([
      ['Plan the trip', 2],
      ['Call mum', 0],
    ])
  })

  test('keeps the order of a list in the inbox, above what was there', async () => {
    const { api } = await testCore()
    await api.capture.create({ text: 'before' })
    await api.capture.create({ text: '- one\n- two\n- three', split: true })
    const { items } = await api.task.list({ view: 'inbox', sort: 'created' })
    expect(items.map(({ title }) => title)).toEqual(['one', 'two', 'three', 'before'])
  })

  test('makes no tasks of empty bullets, and one of nothing but them', async () => {
    const { api } = await testCore()
    const list = await api.capture.create({ text: `- milk\n${'- \n'.repeat(1000)}- eggs`, split: true })
    expect(list.tasks.map(({ title }) => title)).toEqual(['milk', 'eggs'])
    expect((await api.capture.create({ text: '- \n'.repeat(10_000), split: true })).tasks).toHaveLength(1)
  })

  test('refuses a list of more tasks than can be looked at, in words, before anything is saved', async () => {
    const { api } = await testCore()
    const list = (length: number): string => Array.from({ length }, (_, index) => `- item ${index}`).join('\n')
    const id = '01900000-0000-7000-8000-0000000000fe'
    await expect(api.capture.create({ text: list(501), split: true, id })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      data: { issues: [{ path: ['text'], message: expect.stringMatching(/501 tasks.*500.*nothing was saved/) }] },
    })
    expect((await api.task.list({ view: 'inbox' })).items).toEqual([])
    // The same text as one task, as the message says; and the longest list that is taken.
    const { tasks } = await api.capture.create({ text: list(501), id })
    expect(tasks).toHaveLength(1)
    expect((await api.task.get({ id: tasks[0]?.id ?? '' })).raw).toBe(list(501))
    expect((await api.capture.create({ text: list(500), split: true })).tasks).toHaveLength(500)
  })

  test('makes one task of a longer list that was received before there was a limit', async () => {
    const { api, core } = await testCore({ guardWrites: false })
    const text = Array.from({ length: 501 }, (_, index) => `- item ${index}`).join('\n')
    const { id } = core.services.captureInbox.receive({ text, source: 'app' }, person)
    const { sqlite } = Reflect.get(core.services.activityLog, 'connection') as { sqlite: Database.Database }
    sqlite.prepare(`UPDATE captures SET reading = '{"dismissed":[],"split":true}' WHERE id = ?`).run(id)
    core.services.captureInbox.recover()
    const { items } = await api.task.list({ view: 'inbox' })
    expect(items).toHaveLength(1)
    expect(items[0]?.notes).toContain('item 500')
  })

  test('understands the parts that people write', async () => {
    const { api } = await testCore()
    const { project } = await api.project.create({ name: 'Home' })
    const { tasks } = await api.capture.create({ text: 'Pay rent tomorrow 15:00 for 30m !high #money @desk +Home' })
    expect(tasks).toMatchObject([
      {
        title: 'Pay rent',
        dueDate: '2026-03-04',
        dueTime: '15:00',
        estimateMinutes: 30,
        priority: 'high',
        project: { id: project.id },
      },
    ])
    expect(tasks[0]?.tags.map(({ kind, name }) => `${kind}:${name}`).toSorted()).toEqual(['context:desk', 'tag:money'])
  })

  test('a known person is read in small letters too, by the whole name', async () => {
    const { api } = await testCore()
    const people = async (text: string) => (await api.capture.create({ text })).tasks[0]?.tags.map(({ name }) => name)
    expect(await people('ask &jonas')).toEqual([])
    expect(await people('ask &Jonas')).toEqual(['Jonas'])
    expect(await people('ask &jonas now')).toEqual(['Jonas'])
    expect(await people('ask &jonasson')).toEqual([])
    await api.capture.create({ text: 'x', place: { tag: { kind: 'person', name: 'Jonas-Berg' } } })
    expect(await people('ask &jonas-berg tomorrow')).toEqual(['Jonas-Berg'])
    expect(await people('ask &JONAS, then &Anna')).toEqual(['Anna', 'Jonas'])
  })

  test('with an id chosen by the client happens once, however often it is sent', async () => {
    const { api } = await testCore()
    const id = '01900000-0000-7000-8000-0000000000ff'
    const first = await api.capture.create({ text: 'Call mum', id })
    const second = await api.capture.create({ text: 'Call mum', id })
    expect(second.tasks.map((task) => task.id)).toEqual(first.tasks.map((task) => task.id))
    expect((await api.task.counts()).inbox).toBe(1)
  })

  test('a text that dies before it is read is read at the next start', async () => {
    const { root, options } = onDisk()
    const first = await testCore(options)
    first.core.services.captureInbox.receive({ text: 'Call mum', source: 'hotkey' }, person)
    expect((await first.api.task.counts()).inbox).toBe(0)
    await first.core.close()
    const second = await testCore(options)
    expect((await second.api.task.list({ view: 'inbox' })).items.map(({ title }) => title)).toEqual(['Call mum'])
    await second.core.close()
    rmSync(root, { recursive: true })
  })

  test('what was taken back stays so at the next start and when it is sent again, and can be brought back', async () => {
    const { root, options } = onDisk()
    const first = await testCore(options)
    const one = await first.api.capture.create({ text: 'Call mum' })
    const list = await first.api.capture.create({ text: '- milk\n  - oat\n- eggs', split: true })
    for (const { batchId } of [one, list]) await first.api.activity.undo({ id: batchId ?? '' })
    await first.core.close()
    const { api, core } = await testCore(options)
    const titles = async () => (await api.task.list({ view: 'inbox' })).items.map(({ title }) => title).toSorted()
    expect(await titles()).toEqual([])
    expect(await api.capture.create({ text: 'Call mum', id: one.captureId })).toMatchObject({
      tasks: [],
      batchId: null,
    })
    for (const { batchId } of [one, list]) await api.activity.redo({ id: batchId ?? '' })
    expect(await titles()).toEqual(['Call mum', 'eggs', 'milk'])
    await core.close()
    rmSync(root, { recursive: true })
  })

  test.each([
    ['right-to-left text', 'להתקשר לאמא'],
    ['emoji', '🧑‍👩‍👧‍👦 plan 🎂'],
    ['a lone surrogate', 'odd \ud83d end'],
    ['an override of direction', 'evil \u202etxt.exe'],
    ['a date of year 0', 'party 0000-00-00'],
    ['something like SQL', "'); DROP TABLE tasks; --"],
    ['only a tag', '#home'],
    ['only a date', 'tomorrow'],
  ])('takes %s', async (_name, text) => {
    const { api } = await testCore()
    const { tasks } = await api.capture.create({ text })
    expect(tasks).toHaveLength(1)
    expect(tasks[0]?.title).not.toBe('')
    expect((await api.task.get({ id: tasks[0]?.id ?? '' })).raw).toBe(text.toWellFormed())
  })

  test('refuses nothing but emptiness and more than 100,000 characters, in words', async () => {
    const { api } = await testCore()
    await expect(api.capture.create({ text: '  \n ' })).rejects.toEqual(
      expect.objectContaining({ code: 'BAD_REQUEST' }),
    )
    await expect(api.capture.create({ text: 'x'.repeat(1_000_000) })).rejects.toEqual(
      expect.objectContaining({
        data: { issues: [expect.objectContaining({ message: expect.stringContaining('Split it') })] },
      }),
    )
    const { tasks } = await api.capture.create({ text: 'y'.repeat(100_000) })
    expect(tasks[0]?.title).toHaveLength(500)
    expect(tasks[0]?.notes).toHaveLength(100_000)
  })

  test('shows how a text would be read without saving it, in places of the whole text', async () => {
    const { api } = await testCore()
    const text = '\n  Pay rent tomorrow'
    const { capture, lines } = await api.capture.parse({ text })
    expect(capture.title).toBe('Pay rent')
    for (const span of capture.spans) expect(text.slice(span.start, span.end)).toBe(span.text)
    expect(lines).toEqual([])
    expect((await api.task.counts()).inbox).toBe(0)
  })

  test('leaves a part in the title when the person turned it back into words', async () => {
    const { api } = await testCore()
    const text = 'Pack the bag tomorrow'
    const { capture } = await api.capture.parse({ text })
    const dismissed = capture.spans.map(({ key }) => key)
    expect(dismissed.length).toBeGreaterThan(0)
    const { tasks } = await api.capture.create({ text, dismissed })
    expect(tasks).toMatchObject([{ title: text, dueDate: null }])
  })
})

describe('several lines', () => {
  const text =
    '\n# Trip: \n\n- \n- pack tomorrow:\n    - [ ] tickets tomorrow !high\n\t\t- deep tomorrow\r\n2) water tomorrow tomorrow'

  test('are shown with each part where it stands in the whole text', async () => {
    const { api } = await testCore()
    const { lines } = await api.capture.parse({ text })
    const all = (nodes: typeof lines): (typeof lines)[number]['spans'][number][] =>
      nodes.flatMap(({ spans, children }) => [...spans, ...all([...children])])
    const spans = all(lines)
    expect(spans.map((span) => span.text)).toEqual(['tomorrow', 'tomorrow', '!high', 'tomorrow', 'tomorrow'])
    expect(new Set(spans.map(({ start }) => start)).size).toBe(5)
    for (const span of spans) expect(text.slice(span.start, span.end)).toBe(span.text)
  })

  test('keep a part that was turned back into words in its own line only', async () => {
    const { api } = await testCore()
    const list = '- pack tomorrow:\n  - shoes tomorrow\n- water tomorrow'
    const dues = async (dismissed: string[], split: boolean) =>
      (await api.capture.create({ text: list, dismissed, split })).tasks.map(({ title, dueDate }) => [title, dueDate])
    const day = '2026-03-04'
    expect(await dues(['0>due|tomorrow'], true)).toEqual([
      ['pack tomorrow', null],
      ['water', day],
    ])
    expect(await dues(['2>due|tomorrow'], true)).toEqual([
      ['pack', day],
      ['water tomorrow', null],
    ])
    expect(await dues(['due|tomorrow'], true)).toEqual([
      ['pack tomorrow', null],
      ['water tomorrow', null],
    ])
    expect((await dues(['2>due|tomorrow'], false))[0]?.[1]).toBe(day)
    expect((await dues(['0>due|tomorrow'], false))[0]?.[1]).toBeNull()
  })

  test('hold a link of any usual length that is only words', async () => {
    const { api } = await testCore()
    const link = `https://example.com/${'a'.repeat(1500)}`
    expect((await api.capture.parse({ text: link, dismissed: [`0>url|${link}`] })).capture.spans).toEqual([])
  })
})

test('parts of the day mean what the settings say', async () => {
  const { api } = await testCore()
  const { dayParts } = await api.settings.get()
  const { settings } = await api.settings.update({ dayParts: { ...dayParts, morning: '06:30' } })
  expect(settings.dayParts).toMatchObject({ morning: '06:30', evening: '18:00' })
  const { tasks } = await api.capture.create({ text: 'Run tomorrow morning' })
  expect(tasks).toMatchObject([{ title: 'Run', dueDate: '2026-03-04', dueTime: '06:30' }])
  expect((await api.activity.list({})).items.map(({ label }) => label)).toContain('Changed a setting: parts of the day')
})

describe('a text written at a place', () => {
  test('belongs there, is read all the same, and is sorted already', async () => {
    const { api } = await testCore()
    const { project } = await api.project.create({ name: 'House' })
    const { project: other } = await api.project.create({ name: 'Garden' })
    const text = 'paint wall tomorrow #diy'
    const { tasks } = await api.capture.create({ text, place: { projectId: project.id } })
    expect(tasks).toMatchObject([
      { title: 'paint wall', project: { name: 'House' }, dueDate: '2026-03-04', status: 'todo' },
    ])
    expect((await api.task.get({ id: tasks[0]?.id ?? '' })).raw).toBe(text)
    const said = await api.capture.create({ text: 'dig beds +Garden', place: { projectId: project.id } })
    expect(said.tasks[0]?.project?.id).toBe(other.id)
    const parentId = tasks[0]?.id ?? ''
    const step = await api.capture.create({ text: 'buy paint 5m', place: { parentId } })
    expect(step.tasks).toMatchObject([
      { title: 'buy paint', estimateMinutes: 5, parentId, project: { name: 'House' }, status: 'todo' },
    ])
    const tagged = await api.capture.create({ text: 'sand floor #DIY', place: { tag: { kind: 'tag', name: 'diy' } } })
    expect(tagged.tasks[0]?.tags).toHaveLength(1)
    expect((await api.task.counts()).inbox).toBe(0)
  })

  test('is refused while the place is not there, with nothing kept; one that went meanwhile loses no thought', async () => {
    const { api, core } = await testCore()
    const { task } = await api.task.create({ title: 'Trip' })
    await api.task.delete({ ids: [task.id] })
    const lost = { text: 'pack', place: { parentId: task.id } }
    await expect(api.capture.create(lost)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await api.task.restore({ ids: [task.id] })
    const inbox = core.services.captureInbox
    const { id } = inbox.receive({ ...lost, source: 'app' }, person)
    await api.task.delete({ ids: [task.id] })
    expect(inbox.process(id, person).taskIds).toHaveLength(1)
  })
})

describe('the rules of capture', () => {
  test('a text is one line that is read and the rest that is notes', () => {
    expect(headAndBody('\n a \n\n b\nc ')).toEqual({ head: 'a', body: 'b\nc' })
    expect(headAndBody('one')).toEqual({ head: 'one', body: '' })
  })

  test('a title is cut at a character, never inside one', () => {
    const parsed = language.parseCapture('x', { now: 0, timeZone: 'UTC', locale: 'en-US', projects: [], tags: [] })
    const { title, notes } = toCapturedTask({ ...parsed, title: '😀'.repeat(300) }, 'raw', '')
    expect(title.isWellFormed()).toBe(true)
    expect(title.endsWith('…')).toBe(true)
    expect(notes).toBe('😀'.repeat(300))
  })
})
