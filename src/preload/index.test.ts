import type { ipcRenderer as fakeIpcRenderer } from '@test/fakes/electron'
import { describe, expect, it, vi } from 'vitest'

import { portMessage } from '@contract/port'

/** A page as the preload script sees it; the posted messages are what the page would get. */
async function preload(): Promise<{ page: EventTarget; posted: unknown[][]; ipcRenderer: typeof fakeIpcRenderer }> {
  const posted: unknown[][] = []
  const page = Object.assign(new EventTarget(), { postMessage: (...message: unknown[]) => void posted.push(message) })
  vi.stubGlobal('window', page)
  // The script runs anew for each page.
  vi.resetModules()
  const { ipcRenderer } = await import('@test/fakes/electron')
  await import('./index')
  return { page, posted, ipcRenderer }
}

describe('the preload script', () => {
  it('asks for a port once the page can hear the answer', async () => {
    const { page, ipcRenderer } = await preload()
    expect(ipcRenderer.sent).toEqual([])
    page.dispatchEvent(new Event('DOMContentLoaded'))
    page.dispatchEvent(new Event('DOMContentLoaded'))
    expect(ipcRenderer.sent).toEqual([portMessage])
  })

  it('passes exactly one port on, to its own origin only', async () => {
    const { posted, ipcRenderer } = await preload()
    const port = {}
    ipcRenderer.emit(portMessage, { ports: [port, {}] }, 'and nothing of this')
    ipcRenderer.emit(portMessage, { ports: [{}] })
    expect(posted).toEqual([[portMessage, '/', [port]]])
    expect(posted[0]?.[2]).toEqual([port])
  })

  it('passes nothing on from any other message', async () => {
    const { posted, ipcRenderer } = await preload()
    ipcRenderer.emit('something-else', { ports: [{}] })
    ipcRenderer.emit(portMessage, { ports: [] })
    expect(posted).toEqual([])
  })

  it('puts nothing into the page', async () => {
    const { page } = await preload()
    expect(Object.keys(page)).toEqual(['postMessage'])
  })
})
