import { connectPage } from '@test/fakes/desktop-page'
import { BrowserWindow, resetElectron } from '@test/fakes/electron'
import { FakeFrame } from '@test/fakes/electron/fake-window'
import { testCore, type TestCore } from '@test/test-core'
import type { WebContents } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { portMessage } from '@contract/port'

import { PagePorts } from './page-ports'

let made: TestCore
let ports: PagePorts
beforeEach(async () => {
  resetElectron()
  made = await testCore()
  ports = new PagePorts(made.core, made.logger)
})
afterEach(() => made.core.close())

async function page(address = 'app://proxy/today') {
  const { webContents } = new BrowserWindow({ show: false })
  ports.expect(webContents as unknown as WebContents)
  await webContents.loadURL(address)
  return webContents
}

/** How many listen to the core's events from now on. */
function countListeners(core: TestCore['core']): () => number {
  const listeners = new Set<unknown>()
  const subscribe = core.events.subscribe.bind(core.events)
  vi.spyOn(core.events, 'subscribe').mockImplementation((listener) => {
    listeners.add(listener)
    const stop = subscribe(listener)
    return () => {
      listeners.delete(listener)
      stop()
    }
  })
  return () => listeners.size
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a page of the app', () => {
  it('talks to the core over its port', async () => {
    const client = connectPage(await page())
    const { tasks } = (await client?.capture.create({ text: 'Call Anna' })) ?? { tasks: [] }
    expect(tasks.map(({ title }) => title)).toEqual(['Call Anna'])
    const { items } = made.core.services.activity.list({ limit: 10, quiet: false })
    expect(items[0]).toMatchObject({ actor: { kind: 'person', id: null }, origin: 'app' })
  })

  it('hears what changes, with the next page too', async () => {
    const first = connectPage(await page())
    const second = connectPage(await page('app://proxy/capture'))
    const events = await first?.events.subscribe()
    expect((await events?.next())?.value).toMatchObject({ type: 'ready' })
    await second?.energy.checkIn({ level: 3 })
    expect((await events?.next())?.value).toMatchObject({ type: 'changed' })
  })

  it('gets typed errors, and what it asks is validated', async () => {
    const client = connectPage(await page())
    await expect(client?.focus.pause()).rejects.toMatchObject({ code: 'CONFLICT', data: { reason: 'focus_inactive' } })
    await expect(client?.energy.checkIn({ level: 9 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('gets a new port when it is loaded again, and the old one is dead', async () => {
    const contents = await page()
    const before = connectPage(contents)
    const events = await before?.events.subscribe()
    await events?.next()
    await contents.loadURL('app://proxy/inbox')
    const after = connectPage(contents)
    await expect(events?.next()).rejects.toThrow()
    expect(await after?.task.counts()).toEqual({ inbox: 0 })
  })

  it('leaves nobody listening when it goes', async () => {
    const listening = countListeners(made.core)
    const contents = await page()
    const events = await connectPage(contents)?.events.subscribe()
    await events?.next()
    expect(listening()).toBe(1)
    contents.closeByPage()
    await settled()
    expect(listening()).toBe(0)
  })

  it('has no port any more when the app closes', async () => {
    const listening = countListeners(made.core)
    const contents = await page()
    const events = await connectPage(contents)?.events.subscribe()
    await events?.next()
    ports.dispose()
    await expect(events?.next()).rejects.toThrow()
    expect(listening()).toBe(0)
    expect(connectPage(contents)).toBeNull()
  })
})

describe('no port is given', () => {
  it('to a window that the app did not open', async () => {
    const { webContents } = new BrowserWindow({ show: false })
    await webContents.loadURL('app://proxy/today')
    expect(connectPage(webContents)).toBeNull()
    expect(made.logger.lines.at(-1)).toMatchObject({ level: 'warn' })
  })

  it.each([
    'https://example.org/',
    'app://evil/',
    'app://proxy.evil/',
    'app://user@proxy/',
    'file:///app/index.html',
    'about:blank',
    '',
  ])('to a page at %s', async (address) => {
    const contents = await page()
    contents.mainFrame.url = address
    expect(connectPage(contents)).toBeNull()
  })

  it('to a frame within the page', async () => {
    const contents = await page()
    const frame = new FakeFrame('app://proxy/today')
    frame.parent = contents.mainFrame
    expect(contents.requestPort(portMessage, frame)).toBeNull()
  })

  it('to a frame that is gone or goes while it asks', async () => {
    const contents = await page()
    contents.mainFrame.detached = true
    expect(connectPage(contents)).toBeNull()
    expect(contents.requestPort(portMessage, null)).toBeNull()
  })
})
