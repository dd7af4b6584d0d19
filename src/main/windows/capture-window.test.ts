import { app, BrowserWindow, resetElectron, screen } from '@test/fakes/electron'
import { beforeEach, describe, expect, it } from 'vitest'

import { hideCaptureAddress } from '@contract/port'

import { CaptureWindow } from './capture-window'

beforeEach(resetElectron)

function prepare({ platform = 'linux', company = false }: { platform?: NodeJS.Platform; company?: boolean } = {}) {
  const made: BrowserWindow[] = []
  const capture = new CaptureWindow({
    preload: '/preload.cjs',
    platform,
    onCrash: () => {},
    onCreated: (window) => made.push(window as unknown as BrowserWindow),
    hasCompany: () => company,
  })
  capture.prepare()
  const window = () => {
    const last = made.at(-1)
    if (!last) throw new Error('no window')
    return last
  }
  return { capture, made, window }
}
const loaded = () => new Promise((resolve) => setImmediate(resolve))

describe('the capture window', () => {
  it('is there before it is needed: hidden, loaded, without chrome', async () => {
    const { window } = prepare()
    await loaded()
    expect(window().isVisible()).toBe(false)
    expect(window().webContents.loads).toEqual(['app://proxy/capture'])
    expect(window().options).toMatchObject({
      show: false,
      frame: false,
      width: 640,
      skipTaskbar: true,
      alwaysOnTop: true,
    })
    expect(window().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
    })
  })

  it('is on screen when the call returns, with the keys', () => {
    const { capture, window } = prepare()
    capture.show()
    expect([window().isVisible(), window().isFocused()]).toEqual([true, true])
    expect(window().webContents.loads).toHaveLength(1)
  })

  it('appears on the display where the pointer is', () => {
    screen.displays = [
      { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } },
      { id: 2, workArea: { x: 1920, y: 0, width: 1000, height: 1000 } },
    ]
    const { capture, window } = prepare()
    screen.cursor = { x: 2000, y: 500 }
    capture.show()
    expect(window().getPosition()).toEqual([2100, 200])
    capture.hide()
    screen.cursor = { x: 5, y: 5 }
    capture.show()
    expect(window().getPosition()).toEqual([640, 208])
  })

  it('is put away by the same hotkey', () => {
    const { capture, window } = prepare()
    capture.toggle()
    capture.toggle()
    expect(window().isVisible()).toBe(false)
  })

  it('is put away by Escape, but not while letters are being composed', () => {
    const { capture, window } = prepare()
    capture.show()
    window().webContents.press('Escape', { isComposing: true })
    window().webContents.press('a')
    window().webContents.press('Escape', { type: 'keyUp' })
    expect(window().isVisible()).toBe(true)
    window().webContents.press('Escape')
    expect(window().isVisible()).toBe(false)
  })

  it('is put away when the person looks elsewhere', () => {
    const { capture, window } = prepare()
    capture.show()
    window().blur()
    expect(window().isVisible()).toBe(false)
  })

  it('is put away when its own page asks for it, and no other page can', () => {
    const { capture, window } = prepare()
    capture.show()
    const other = new BrowserWindow({ show: false })
    expect(capture.hideWhenAsked(hideCaptureAddress, other.webContents.id)).toBe(false)
    expect(capture.hideWhenAsked('app://proxy/capture', window().webContents.id)).toBe(false)
    expect(window().isVisible()).toBe(true)
    expect(capture.hideWhenAsked(hideCaptureAddress, window().webContents.id)).toBe(true)
    expect(window().isVisible()).toBe(false)
  })

  it('keeps its page, and so the words in it', async () => {
    const { capture, window, made } = prepare()
    await loaded()
    capture.show()
    window().close()
    capture.show()
    expect(made).toHaveLength(1)
    expect([window().isVisible(), window().webContents.loads.length]).toEqual([true, 1])
  })

  it('is made anew when its page closed itself, which nothing can prevent', () => {
    const { capture, window, made } = prepare()
    capture.show()
    window().webContents.closeByPage()
    expect(made).toHaveLength(2)
    expect(window().isVisible()).toBe(false)
    capture.show()
    expect(window().isVisible()).toBe(true)
  })

  it('puts given words in as a draft, for the page to show and the person to save', async () => {
    const { capture, window } = prepare()
    await loaded()
    capture.show('Call Anna #home')
    expect(window().webContents.takeFragment()).toBe('#draft=Call%20Anna%20%23home')
    expect(window().isVisible()).toBe(true)
  })

  it('keeps given words until the page can hear them', async () => {
    const { capture, window } = prepare()
    capture.show('Call Anna')
    expect(window().webContents.loads).toEqual(['app://proxy/capture'])
    await loaded()
    expect(window().webContents.takeFragment()).toBe('#draft=Call%20Anna')
    capture.show()
    expect(window().webContents.takeFragment()).toBe('')
  })

  it('gives the keys back to the program that had them', () => {
    const mac = prepare({ platform: 'darwin' })
    expect(mac.window().options).toMatchObject({ type: 'panel' })
    mac.capture.show()
    mac.capture.hide()
    expect(app.hidden).toBe(1)
  })

  it('leaves a main window on a Mac where it is', () => {
    const mac = prepare({ platform: 'darwin', company: true })
    mac.capture.show()
    mac.capture.hide()
    expect(app.hidden).toBe(0)
  })

  it('closes like any window when the app quits', () => {
    const { capture, window, made } = prepare()
    capture.retire()
    window().close()
    expect([window().isDestroyed(), made.length]).toEqual([true, 1])
    expect(() => capture.show()).not.toThrow()
  })
})
