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

describe('a thought that is sent', () => {
  test('leaves the box once the core has it, and not before', async () => {
    let atArrival = ''
    app.interfere(async (_path, call) => {
      const answer = await call()
      atArrival = drafts.get(CAPTURE_DRAFT)
      return answer
    })
    const captured = await newOutbox().send(app.page.client, draft('Buy milk'))
    expect(captured?.tasks.map(({ title }) => title)).toEqual(['Buy milk'])
    expect(atArrival).toBe('Buy milk')
    expect(drafts.get(CAPTURE_DRAFT)).toBe('')
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
    expect(drafts.get(CAPTURE_DRAFT)).toBe('Buy milk')
    chance()
    expect((await sent)?.tasks).toHaveLength(1)
    expect(await titles()).toEqual(['Buy milk'])
    expect(outbox.store.getState()).toMatchObject({ sending: null, waiting: false })
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
    const unfinished = reloaded.unfinished()
    expect(unfinished?.text).toBe('Buy milk')
    if (unfinished !== null) await reloaded.send(app.page.client, unfinished)
    expect(await titles()).toEqual(['Buy milk'])
    expect(newOutbox().unfinished()).toBeNull()
  })

  test('is another one when it was written on after the reload', async () => {
    app.interfere(() => Promise.reject(new ConnectionLost()))
    void newOutbox().send(app.page.client, draft('Buy milk'))
    await expect.poll(() => app.calls).toContain('capture.create')
    drafts.set(CAPTURE_DRAFT, 'Buy milk and bread')
    expect(newOutbox().unfinished()).toBeNull()
  })

  test('stays in the box with the reason when the core refuses it', async () => {
    app.interfere(() => Promise.reject(new ORPCError('STORAGE_FULL')))
    const outbox = newOutbox()
    expect(await outbox.send(app.page.client, draft('Buy milk'))).toBeNull()
    expect(outbox.store.getState()).toMatchObject({ sending: null, failure: { kind: 'storage' } })
    expect(drafts.get(CAPTURE_DRAFT)).toBe('Buy milk')

    app.interfere(null)
    await outbox.send(app.page.client, draft('Buy milk'))
    expect(await titles()).toEqual(['Buy milk'])
  })

  test('can be called off to go on writing', async () => {
    app.interfere(() => Promise.reject(new ConnectionLost()))
    const outbox = newOutbox()
    const sent = outbox.send(app.page.client, draft('Buy milk'))
    await expect.poll(() => outbox.store.getState().waiting).toBe(true)
    outbox.callOff()
    expect(await sent).toBeNull()
    expect(outbox.store.getState()).toMatchObject({ sending: null, waiting: false, failure: null })
    expect(drafts.get(CAPTURE_DRAFT)).toBe('Buy milk')
  })

  test('does not take along what another window wrote meanwhile', async () => {
    app.interfere(async (_path, call) => {
      const answer = await call()
      drafts.set(CAPTURE_DRAFT, 'The next thought')
      return answer
    })
    await newOutbox().send(app.page.client, draft('Buy milk'))
    expect(drafts.get(CAPTURE_DRAFT)).toBe('The next thought')
  })

  test('twice in a row is two thoughts', async () => {
    const outbox = newOutbox()
    await outbox.send(app.page.client, draft('Breathe'))
    await outbox.send(app.page.client, draft('Breathe'))
    expect(await titles()).toEqual(['Breathe', 'Breathe'])
  })
})

test('parts turned back into words are forgotten with the draft', () => {
  const outbox = newOutbox()
  outbox.dismiss('due:tomorrow')
  outbox.dismiss('due:tomorrow')
  expect(outbox.store.getState().dismissed).toEqual(['due:tomorrow'])
  outbox.edited('Call tomorrow')
  expect(outbox.store.getState().dismissed).toEqual(['due:tomorrow'])
  outbox.edited('')
  expect(outbox.store.getState().dismissed).toEqual([])
})
