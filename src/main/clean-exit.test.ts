import { app, BrowserWindow, resetElectron } from '@test/fakes/electron'
import { app as electronApp } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { CleanExit } from './clean-exit'

beforeEach(resetElectron)
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('quitting', () => {
  it('waits until the data is closed', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const stop = vi.fn(() => promise)
    const exit = new CleanExit(electronApp, stop)
    app.quit()
    await settled()
    expect([stop.mock.calls.length, app.ended, exit.isQuitting]).toEqual([1, null, true])
    // A second try does not close it twice.
    app.quit()
    resolve(undefined)
    await settled()
    expect([stop.mock.calls.length, app.ended]).toEqual([1, { code: 0 }])
  })

  it('closes windows for good', () => {
    const exit = new CleanExit(electronApp, async () => {})
    const window = new BrowserWindow()
    window.on('close', (event: { preventDefault(): void }) => {
      if (!exit.isQuitting) event.preventDefault()
    })
    window.close()
    expect([window.isDestroyed(), exit.isQuitting]).toEqual([false, false])
    app.quit()
    expect([window.isDestroyed(), exit.isQuitting]).toEqual([true, true])
  })

  it('does not hang when the data does', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const exit = new CleanExit(electronApp, () => new Promise(() => {}))
    app.quit()
    expect([exit.isQuitting, app.ended]).toEqual([true, null])
    vi.advanceTimersByTime(3_000)
    expect(app.ended).toEqual({ code: 1 })
    vi.useRealTimers()
  })

  it('ends with an error code when the data could not be closed', async () => {
    const exit = new CleanExit(electronApp, () => Promise.reject(new Error('disk')))
    app.quit()
    await settled()
    expect([exit.isQuitting, app.ended]).toEqual([true, { code: 1 }])
  })

  it('closes the data at once when the system ends the process', async () => {
    const stop = vi.fn(async () => {})
    const exit = new CleanExit(electronApp, stop)
    await exit.stopNow()
    app.quit()
    await settled()
    expect([stop.mock.calls.length, app.ended]).toEqual([1, { code: 0 }])
  })
})
