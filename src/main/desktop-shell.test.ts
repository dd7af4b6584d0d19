import { eventually } from '@test/eventually'
import { existsSync } from 'node:fs'

import { captureWindow, mainPage, mainWindow, notices, secondStart, useDesktop } from '@test/desktop/test-desktop'
import {
  app,
  globalShortcut,
  nativeTheme,
  Notification,
  powerMonitor,
  resetElectron,
  shell,
  Tray,
} from '@test/fakes/electron'
import { connectPage } from '@test/fakes/desktop-page'
import { describe, expect, it, vi } from 'vitest'

import { hideCaptureAddress } from '@contract/port'

const desktop = useDesktop()

describe('the capture hotkey', () => {
  it('shows the line within the call, and puts it away the next time', async () => {
    await desktop.start()
    globalShortcut.press('CommandOrControl+Shift+Space')
    // Nothing is awaited or created on the way: only the window system's own time comes on top.
    expect(captureWindow().isVisible()).toBe(true)
    globalShortcut.press('CommandOrControl+Shift+Space')
    expect(captureWindow().isVisible()).toBe(false)
  })

  it('has a page behind it that can save, and that puts the window away', async () => {
    await desktop.start()
    globalShortcut.press('CommandOrControl+Shift+Space')
    const page = connectPage(captureWindow().webContents)
    await page?.capture.create({ text: 'Call Anna', source: 'hotkey' })
    expect(captureWindow().webContents.open(hideCaptureAddress)).toBe('deny')
    expect(captureWindow().isVisible()).toBe(false)
    expect(await mainPage().task.counts()).toEqual({ inbox: 1 })
    expect(shell.opened).toEqual([])
  })

  it('can be changed from the interface', async () => {
    await desktop.start()
    const hotkeys = await mainPage().system.setHotkey({ id: 'capture', accelerator: 'Alt+C' })
    expect(hotkeys[0]).toMatchObject({ accelerator: 'Alt+C', status: 'registered' })
    globalShortcut.press('Alt+C')
    expect(captureWindow().isVisible()).toBe(true)
  })
})

describe('the focus hotkey', () => {
  it('starts and pauses, is said by the system, and shows in the tray at once', async () => {
    await desktop.start()
    globalShortcut.press('CommandOrControl+Shift+F')
    expect((await mainPage().focus.current()).session?.state).toBe('focusing')
    expect(Tray.all[0]?.tooltip).toBe('Proxy — Free focus, 25 min left')
    globalShortcut.press('CommandOrControl+Shift+F')
    expect(Tray.all[0]?.tooltip).toBe('Proxy — Free focus, paused, 25 min left')
    expect(notices()).toEqual(['Focusing for 25 min', 'Paused'])
    Notification.shown.at(-1)?.emit('click', {})
    expect(mainWindow().isFocused()).toBe(true)
  })
})

describe('the tray', () => {
  it('follows what is done in the window, and is followed there', async () => {
    await desktop.start()
    await mainPage().focus.start({})
    Tray.all[0]?.menu?.choose('Pause')
    expect((await mainPage().focus.current()).session?.state).toBe('paused')
    Tray.all[0]?.menu?.choose('Finish')
    expect(await mainPage().focus.current()).toEqual({ session: null })
    expect(Tray.all[0]?.menu?.labels).toContain('Start focus')
  })

  it('opens the capture line and the window, and quits', async () => {
    await desktop.start()
    mainWindow().hide()
    Tray.all[0]?.menu?.choose('Quick capture')
    Tray.all[0]?.menu?.choose('Open Proxy')
    expect([captureWindow().isVisible(), mainWindow().isVisible()]).toEqual([false, true])
    Tray.all[0]?.menu?.choose('Quit')
    await eventually(() => expect(app.ended).toEqual({ code: 0 }))
  })

  it('does not take a clock that was set for time that passed', async () => {
    await desktop.start()
    await mainPage().focus.start({ plannedMinutes: 25 })
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10 * 60_000)
    powerMonitor.emit('resume')
    expect(Tray.all[0]?.tooltip).toBe('Proxy — Free focus, 25 min left')
  })
})

describe('closing the window', () => {
  it('leaves the app in the tray, which it explains once', async () => {
    await desktop.start()
    mainWindow().close()
    expect([mainWindow().isVisible(), app.ended]).toEqual([false, null])
    expect(notices()).toEqual(['Proxy is still running'])
    secondStart({ intent: { kind: 'show' } })
    mainWindow().close()
    expect(notices()).toHaveLength(1)
    Tray.all[0]?.menu?.choose('Open Proxy')
    expect(mainWindow().isVisible()).toBe(true)
  })

  it('quits when the person set it so', async () => {
    await desktop.start()
    await mainPage().settings.update({ closeToTray: false })
    mainWindow().close()
    await eventually(() => expect(app.ended).toEqual({ code: 0 }))
  })

  it('leaves the app in the Dock on a Mac, which brings it back', async () => {
    await desktop.start({ platform: 'darwin' })
    mainWindow().close()
    expect([mainWindow().isVisible(), app.ended, notices()]).toEqual([false, null, []])
    app.emit('activate', {}, false)
    expect(mainWindow().isVisible()).toBe(true)
  })
})

describe('settings', () => {
  it('of the theme reach the windows', async () => {
    await desktop.start()
    await mainPage().settings.update({ theme: 'dark' })
    expect(nativeTheme.themeSource).toBe('dark')
    expect([mainWindow().backgroundColor, captureWindow().backgroundColor]).toEqual(['#13110f', '#13110f'])
  })

  it('of the local API open and close it', async () => {
    await desktop.start()
    await mainPage().settings.update({ localApi: true })
    const info = await eventually(async () => {
      const found = await mainPage().system.info()
      expect(found.apiUrl).toMatch(/^http:\/\/127\.0\.0\.1:/)
      return found
    })
    expect((await fetch(`${info.apiUrl}/api/v1/tasks/counts`)).status).toBe(401)
    await mainPage().settings.update({ localApi: false })
    await eventually(async () => expect((await mainPage().system.info()).apiUrl).toBeNull())
  })
})

describe('a link in the interface', () => {
  it('opens in the system’s browser', async () => {
    await desktop.start()
    mainWindow().webContents.open('https://example.org/a')
    expect(shell.opened).toEqual(['https://example.org/a'])
  })

  it('that could start a program is not opened, and the person is told', async () => {
    await desktop.start()
    mainWindow().webContents.open('file:///usr/bin/program')
    mainWindow().webContents.open(hideCaptureAddress)
    expect(shell.opened).toEqual([])
    expect(notices()).toEqual(['The link was not opened', 'The link was not opened'])
  })
})

describe('the end', () => {
  it('closes the data, so that the next start finds all of it and nothing to repair', async () => {
    await desktop.start()
    await mainPage().capture.create({ text: 'Call Anna' })
    app.quit()
    await eventually(() => expect(app.ended).toEqual({ code: 0 }))
    expect(existsSync(desktop.data('running'))).toBe(false)
    expect([Tray.all[0]?.destroyed, globalShortcut.isRegistered('CommandOrControl+Shift+Space')]).toEqual([true, false])
    resetElectron()
    await desktop.start()
    expect(await mainPage().task.counts()).toEqual({ inbox: 1 })
    expect((await mainPage().system.info()).recovered).toBe(false)
  })

  it.each(['shutdown of the system', 'end of the session on Windows'])('comes cleanly with the %s', async (way) => {
    await desktop.start({ platform: way.includes('Windows') ? 'win32' : 'linux' })
    if (way.includes('Windows')) mainWindow().emit('session-end', {})
    else powerMonitor.emit('shutdown')
    await eventually(() => expect(existsSync(desktop.data('running'))).toBe(false))
  })
})
