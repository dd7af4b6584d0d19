import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { BrowserWindow, resetElectron, screen } from '@test/fakes/electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { DeviceState } from '../device-state'
import { MainWindow } from './main-window'

let folder: string
beforeEach(() => {
  resetElectron()
  folder = mkdtempSync(join(tmpdir(), 'main-window-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function mainWindow(onClose: () => 'close' | 'hide' = () => 'hide') {
  const device = new DeviceState(join(folder, 'device.json'))
  const crashes: unknown[] = []
  const onClosed = vi.fn()
  const window = new MainWindow({
    preload: '/preload.cjs',
    icon: null,
    device,
    onCrash: (crash) => crashes.push(crash),
    onCreated: () => {},
    onClose,
    onClosed,
  })
  const shown = () => {
    const [only, ...others] = BrowserWindow.getAllWindows()
    if (!only || others.length > 0) throw new Error(`${others.length + 1} windows`)
    return only
  }
  return { window, device, crashes, onClosed, shown }
}
const loaded = () => new Promise((resolve) => setImmediate(resolve))

describe('the main window', () => {
  it('gives its page no power', () => {
    const { window, shown } = mainWindow()
    window.show()
    expect(shown().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      preload: '/preload.cjs',
    })
  })

  it('is not seen until its page is painted, and has the page’s colour', async () => {
    const { window, shown } = mainWindow()
    window.show()
    expect([shown().isVisible(), shown().options.backgroundColor]).toEqual([false, '#f5f3f0'])
    window.show()
    expect(shown().isVisible()).toBe(false)
    await loaded()
    expect(shown().isVisible()).toBe(true)
    expect(shown().webContents.loads).toEqual(['app://proxy/'])
  })

  it('is one window, however often it is asked for', async () => {
    const { window, shown } = mainWindow()
    window.show()
    await loaded()
    shown().minimized = true
    shown().hide()
    window.show()
    expect([shown().isVisible(), shown().isFocused(), shown().minimized]).toEqual([true, true, false])
  })

  it('goes to another place of the app without loading the page again', async () => {
    const { window, shown } = mainWindow()
    window.show()
    await loaded()
    window.show('/tasks/1')
    const { webContents } = shown()
    expect(webContents.takeFragment()).toBe('#open=%2Ftasks%2F1')
    // The same again is heard again, for the page cleared it.
    window.show('/tasks/1')
    expect(webContents.takeFragment()).toBe('#open=%2Ftasks%2F1')
    expect(webContents.loads.slice(1)).toEqual(['app://proxy/#open=%2Ftasks%2F1', 'app://proxy/#open=%2Ftasks%2F1'])
  })

  it('goes there once the page can hear it, when it is only just opening', async () => {
    const { window, shown } = mainWindow()
    window.show()
    window.show('/focus')
    expect(shown().webContents.loads).toEqual(['app://proxy/'])
    await loaded()
    expect(shown().webContents.takeFragment()).toBe('#open=%2Ffocus')
  })

  it('is put away when closing means that, and is the same window when it comes back', async () => {
    const { window, shown, onClosed } = mainWindow(() => 'hide')
    window.show()
    await loaded()
    const before = shown()
    before.close()
    expect([before.isVisible(), window.isVisible, onClosed.mock.calls.length]).toEqual([false, false, 0])
    window.show()
    expect(shown()).toBe(before)
    expect(before.isVisible()).toBe(true)
  })

  it('closes for good otherwise, and can be opened again', async () => {
    const { window, shown, onClosed } = mainWindow(() => 'close')
    window.show()
    await loaded()
    const before = shown()
    before.close()
    expect(onClosed).toHaveBeenCalledOnce()
    window.show()
    expect(shown()).not.toBe(before)
  })

  it('is where it was at the last start', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const first = mainWindow(() => 'close')
    first.window.show()
    await loaded()
    first.shown().drag({ x: 300, y: 200, width: 1000, height: 700 })
    expect(first.device.current.window).toBeNull()
    vi.advanceTimersByTime(500)
    expect(first.device.current.window).toEqual({ x: 300, y: 200, width: 1000, height: 700, maximized: false })
    first.shown().maximize()
    first.shown().close()
    vi.useRealTimers()

    const second = mainWindow()
    second.window.show()
    expect(second.shown().bounds).toEqual({ x: 300, y: 200, width: 1000, height: 700 })
    await loaded()
    expect(second.shown().isMaximized()).toBe(true)
  })

  it('comes back into sight when its display is gone', () => {
    new DeviceState(join(folder, 'device.json')).update({
      window: { x: 5000, y: 0, width: 900, height: 700, maximized: false },
    })
    screen.displays = [{ id: 1, workArea: { x: 0, y: 0, width: 1280, height: 800 } }]
    const { window, shown } = mainWindow()
    window.show()
    expect(shown().options).not.toHaveProperty('x')
  })

  it('does not take the size of a minimised window for its own', async () => {
    const { window, shown, device } = mainWindow()
    window.show()
    await loaded()
    shown().minimized = true
    shown().close()
    expect(device.current.window).toBeNull()
  })

  it('loads its page again when its process died, but not round in circles', async () => {
    const { window, shown, crashes } = mainWindow()
    window.show()
    await loaded()
    const { webContents } = shown()
    webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(webContents.reloads).toBe(1)
    expect(crashes).toEqual([
      { reason: 'crashed', gaveUp: false },
      { reason: 'crashed', gaveUp: true },
    ])
  })
})
