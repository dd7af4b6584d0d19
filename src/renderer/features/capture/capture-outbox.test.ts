import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { CAPTURE_DRAFT } from '@renderer/app/capture-draft'
import { ConnectionLost } from '@renderer/app/connection-lost'
import { DraftStore } from '@renderer/app/drafts'
import { fakeIds } from '@test/fake-ports'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { CaptureOutbox } from './capture-outbox'

let app: TestApp
let drafts: DraftStore
let chance: () => void

const ids = fakeIds()

function newOutbox(): CaptureOutbox {
  return new CaptureOutbox({
    drafts,
    storage: () => localStorage,
    newId: () => ids.next(),
    nextChance: (signal) =>
      new Promise((resolve) => {
        chance = resolve
        signal.addEventListener('abort', () => resolve(), { once: true })
      }),
  })
}

const draft = (text: string) => ({ text, dismissed: [], split: false, source: 'app' as const })
const titles = async () => (await app.api.task.list({ view: 'inbox' })).items.map(({ title }) => title)

beforeEach(async () => {
  app = await testApp()
  drafts = new DraftStore(() => localStorage)
  drafts.set(CAPTURE_DRAFT, 'Buy milk')
})
afterEach(() => app.close())

const lose = () => app.interfere(() => Promise.reject(new ConnectionLost()))
const texts = (outbox: CaptureOutbox) => outbox.store.getState().kept.map(({ text }) => text)

describe('a thought that is sent', () => {
  test('leaves the box at once, and is kept until the core has it', async () => {
    const outbox = newOutbox()
    const sent = outbox.send(app.page.client, draft('Buy milk'))
    expect(drafts.get(CAPTURE_DRAFT)).toBe('')
    expect(texts(newOutbox())).toEqual(['Buy milk'])
    expect((await sent)?.tasks.map(({ title }) => title)).toEqual(['Buy milk'])
    expect(texts(outbox)).toEqual([])
    expect(newOutbox().unfinished()).toEqual([])
  })

  test('is captured once, though the answer was lost and it was sent again', async () => {
    let answers = 0
    app.interfere(async (_path, call) => {
      const answer = await call()
      answers += 1
      if (answers === 1) throw new ConnectionLost()
      return answer
    })
    const outbox = newOutbox()
    const sent = outbox.send(app.page.client, draft('Buy milk'))
    await expect.poll(() => outbox.store.getState().waiting).toBe(true)
    chance()
    expect((await sent)?.tasks).toHaveLength(1)
    expect(await titles()).toEqual(['Buy milk'])
    expect(outbox.store.getState()).toMatchObject({ kept: [], waiting: false })
  })

  test('is captured once, though the page was reloaded before the answer came', async () => {
    app.interfere(async (_path, call) => {
      await call()
      throw new ConnectionLost()
    })
    void newOutbox().send(app.page.client, draft('Buy milk'))
    await expect.poll(() => titles()).toEqual(['Buy milk'])
    app.interfere(null)

    const reloaded = newOutbox()
    for (const outgoing of reloaded.unfinished()) await reloaded.again(app.page.client, outgoing)
    expect(await titles()).toEqual(['Buy milk'])
    expect(newOutbox().unfinished()).toEqual([])
  })

  test('waits behind those before it, through a reload, and all arrive in their order', async () => {
    lose()
    const outbox = newOutbox()
    for (const text of ['One', 'Two', 'Three']) void outbox.send(app.page.client, draft(text))
    await expect.poll(() => outbox.store.getState().waiting).toBe(true)
    expect(app.calls.filter((call) => call === 'capture.create')).toHaveLength(1)
    const made: string[] = []
    app.interfere(async (path, call) => {
      const answer = await call()
      if (path === 'capture.create') made.push((answer as { tasks: { title: string }[] }).tasks[0]?.title ?? '')
      return answer
    })
    const reloaded = newOutbox()
    await Promise.all(reloaded.unfinished().map((outgoing) => reloaded.again(app.page.client, outgoing)))
    expect(made).toEqual(['One', 'Two', 'Three'])
    expect(reloaded.unfinished()).toEqual([])
  })

  test('ended between leaving the box and being sent is not in both after a reload', () => {
    lose()
    void newOutbox().send(app.page.client, draft('Buy milk'))
    drafts.set(CAPTURE_DRAFT, 'Buy milk')
    expect(newOutbox().unfinished()).toMatchObject([{ text: 'Buy milk' }])
    expect(drafts.get(CAPTURE_DRAFT)).toBe('')
  })

  test('comes back into the box with the reason when the core refuses it', async () => {
    app.interfere(() => Promise.reject(new ORPCError('STORAGE_FULL')))
    const outbox = newOutbox()
    expect(await outbox.send(app.page.client, draft('Buy milk'))).toBeNull()
    expect(outbox.store.getState()).toMatchObject({ failure: { kind: 'storage' } })
    expect(drafts.get(CAPTURE_DRAFT)).toBe('Buy milk')
    expect(newOutbox().unfinished()).toEqual([])

    app.interfere(null)
    await outbox.send(app.page.client, draft('Buy milk'))
    expect(await titles()).toEqual(['Buy milk'])
  })

  test('stays outside with the reason when the next one is being written, and is sent again', async () => {
    app.interfere(() => Promise.reject(new ORPCError('STORAGE_FULL')))
    const outbox = newOutbox()
    const sent = outbox.send(app.page.client, draft('Buy milk'))
    drafts.set(CAPTURE_DRAFT, 'The next thought')
    expect(await sent).toBeNull()
    const [kept] = outbox.store.getState().kept
    expect(kept).toMatchObject({ text: 'Buy milk', failure: { kind: 'storage' } })
    expect(drafts.get(CAPTURE_DRAFT)).toBe('The next thought')
    app.interfere(null)
    if (kept !== undefined) await outbox.again(app.page.client, kept)
    expect(await titles()).toEqual(['Buy milk'])
    expect(texts(outbox)).toEqual([])
  })

  test('can be taken back to go on writing, before what is in the box; those behind it are sent', async () => {
    lose()
    const outbox = newOutbox()
    const sent = outbox.send(app.page.client, { ...draft('Buy milk'), dismissed: ['due|milk'] })
    const other = outbox.send(app.page.client, draft('Other'))
    await expect.poll(() => outbox.store.getState().waiting).toBe(true)
    drafts.set(CAPTURE_DRAFT, 'and bread')
    app.interfere(null)
    outbox.goOn(outbox.store.getState().kept[0]?.id ?? '')
    expect(await sent).toBeNull()
    expect(await other).not.toBeNull()
    expect(await titles()).toEqual(['Other'])
    expect(drafts.get(CAPTURE_DRAFT)).toBe('Buy milk\nand bread')
    expect(outbox.store.getState()).toMatchObject({ waiting: false, failure: null, dismissed: ['due|milk'] })
    expect(newOutbox().unfinished()).toEqual([])
  })

  test('taken back and sent as it is, even after a reload, is captured once; cleared and written again it is another', async () => {
    app.interfere(async (_path, call) => {
      await call()
      throw new ConnectionLost()
    })
    const outbox = newOutbox()
    void outbox.send(app.page.client, draft('Buy milk'))
    await expect.poll(() => outbox.store.getState().waiting).toBe(true)
    outbox.goOn(outbox.store.getState().kept[0]?.id ?? '')
    app.interfere(null)
    const reloaded = newOutbox()
    await reloaded.send(app.page.client, draft('Buy milk'))
    expect(await titles()).toEqual(['Buy milk'])
    await reloaded.send(app.page.client, draft('Buy milk'))
    expect(await titles()).toEqual(['Buy milk', 'Buy milk'])
  })

  test('does not take along what another window wrote meanwhile', async () => {
    drafts.set(CAPTURE_DRAFT, 'The next thought')
    await newOutbox().send(app.page.client, draft('Buy milk'))
    expect(drafts.get(CAPTURE_DRAFT)).toBe('The next thought')
  })

  test('is kept beside those of another window', async () => {
    lose()
    const [one, other] = [newOutbox(), newOutbox()]
    void one.send(app.page.client, draft('One'))
    void other.send(app.page.client, draft('Other'))
    expect(texts(newOutbox())).toEqual(['One', 'Other'])
    await expect.poll(() => other.store.getState().waiting).toBe(true)
    app.interfere(null)
    chance()
    await expect.poll(() => texts(newOutbox())).toEqual(['One'])
  })

  test('is said to wait while its answer is late', async () => {
    let release = (): void => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    app.interfere(async (_path, call) => {
      await held
      return call()
    })
    const outbox = newOutbox()
    const sent = outbox.send(app.page.client, draft('Buy milk'))
    expect(outbox.store.getState().waiting).toBe(false)
    await expect.poll(() => outbox.store.getState().waiting, { timeout: 4000 }).toBe(true)
    release()
    expect(await sent).not.toBeNull()
    expect(outbox.store.getState()).toMatchObject({ kept: [], waiting: false })
  })

  test('twice in a row is two thoughts', async () => {
    const outbox = newOutbox()
    void outbox.send(app.page.client, draft('Breathe'))
    await outbox.send(app.page.client, draft('Breathe'))
    expect(await titles()).toEqual(['Breathe', 'Breathe'])
  })
})

test('parts turned back into words go with their words and with the draft', () => {
  const outbox = newOutbox()
  const dismissed = () => outbox.store.getState().dismissed
  outbox.dismiss('0>due|tomorrow')
  outbox.dismiss('0>due|tomorrow')
  outbox.dismiss('0>tag|#a')
  expect(dismissed()).toEqual(['0>due|tomorrow', '0>tag|#a'])
  outbox.restore()
  outbox.edited('Call Sam tomorrow', 'Call tomorrow')
  expect(dismissed()).toEqual(['0>due|tomorrow'])
  outbox.edited('C', 'Call Sam tomorrow')
  expect(dismissed()).toEqual([])
})
