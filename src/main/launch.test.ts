import { eventually } from '@test/eventually'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

import {
  asked,
  captureWindow,
  mainPage,
  mainWindow,
  secondStart,
  windowsLoaded,
  useDesktop,
} from '@test/desktop/test-desktop'
import {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  Menu,
  protocol,
  resetElectron,
  safeStorage,
  session,
  Tray,
} from '@test/fakes/electron'
import { describe, expect, it } from 'vitest'

import { appUserModelId } from './launch'

const taskId = '01900000-0000-7000-8000-000000000001'
const desktop = useDesktop()

describe('a start', () => {
  it('opens the window, the tray, the hotkeys, the menu and the waiting capture line', async () => {
    await desktop.start()
    expect([mainWindow().isVisible(), captureWindow().isVisible()]).toEqual([true, false])
    expect(Tray.all).toHaveLength(1)
    expect(globalShortcut.isRegistered('CommandOrControl+Shift+Space')).toBe(true)
    expect(Menu.application).not.toBeNull()
    expect(await mainPage().task.counts()).toEqual({ inbox: 0 })
  })

  it('keeps everything in the data folder', async () => {
    await desktop.start()
    expect(existsSync(desktop.data('data.db'))).toBe(true)
    expect(app.getPath('userData')).toBe(desktop.data('desktop'))
  })

  it('is sandboxed, on an origin of its own, and closed to the world', async () => {
    await desktop.start()
    expect(app.sandboxed).toBe(true)
    expect(protocol.schemes.map(({ scheme }) => scheme)).toEqual(['app'])
    expect(session.defaultSession.grants('media', 'app://proxy/today')).toBe(false)
    expect(session.defaultSession.lets('https://example.org')).toBe(false)
    expect(mainWindow().webContents.navigate('https://example.org')).toBe(false)
    const page = await protocol.fetch('app://proxy/today')
    expect(page?.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(page?.headers.get('content-security-policy')).not.toContain('ws:')
    expect(page?.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('tells the interface what this host can do', async () => {
    await desktop.start()
    expect(await mainPage().system.info()).toMatchObject({
      host: 'desktop',
      platform: 'linux',
      capabilities: { globalHotkeys: true, tray: true, localApiSwitch: true },
      apiUrl: null,
    })
  })

  it('does without a tray where its picture is missing', async () => {
    app.appPath = desktop.folder()
    await desktop.start()
    expect(Tray.all).toEqual([])
    expect((await mainPage().system.info()).capabilities.tray).toBe(false)
    mainWindow().close()
    await eventually(() => expect(app.ended).toEqual({ code: 0 }))
  })

  it('asks for Wayland’s hotkey portal before the app is ready', async () => {
    await desktop.start({ env: { WAYLAND_DISPLAY: 'wayland-0' } })
    expect(app.switches.get('enable-features')).toBe('GlobalShortcutsPortal')
  })

  it('explains damaged data in a dialog and quits when the person does', async () => {
    await desktop.start()
    app.quit()
    await eventually(() => expect(app.ended).not.toBeNull())
    resetElectron()
    writeFileSync(desktop.data('data.db'), 'no database'.repeat(1000))
    dialog.answers.push('Quit')
    expect(await desktop.start()).toBeNull()
    expect(dialog.shown[0]?.message).toBe('The database is damaged')
    expect([BrowserWindow.getAllWindows().length, app.ended]).toEqual([0, { code: 0 }])
  })

  it('says that secrets lie in a file where there is no keychain', async () => {
    safeStorage.backend = 'basic_text'
    await desktop.start()
    expect(readFileSync(desktop.data('desktop', 'logs', 'desktop.log'), 'utf8')).toContain('no keychain')
    await mainPage().system.createApiToken()
    expect(await mainPage().system.apiToken()).toMatchObject({ exists: true })
  })
})

describe('the identity of the app', () => {
  it('is the one that its installer gives it', () => {
    const builder = readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8')
    expect(/^appId: (.+)$/m.exec(builder)?.[1]).toBe(appUserModelId)
  })
})

describe('a second start', () => {
  it('hands over what it was asked for, and ends', async () => {
    app.lockTaken = true
    expect(await desktop.start({ argv: ['proxy://capture?text=Milk'] })).toBeNull()
    expect(app.handedOver).toEqual({ intent: { kind: 'capture', text: 'Milk' } })
    expect([BrowserWindow.getAllWindows().length, app.ended]).toEqual([0, { code: 0 }])
    expect(existsSync(desktop.data('data.db'))).toBe(false)
  })

  it('shows the window of the first', async () => {
    await desktop.start()
    mainWindow().hide()
    secondStart({ intent: { kind: 'show' } })
    expect(mainWindow().isVisible()).toBe(true)
  })

  it('opens the capture line of the first with --capture', async () => {
    await desktop.start()
    secondStart({ intent: { kind: 'capture', text: '' } })
    expect(captureWindow().isVisible()).toBe(true)
    expect(asked(captureWindow())).toBeNull()
  })

  it.each([null, 'show', {}, { intent: { kind: 'delete-everything' } }, { intent: { kind: 'task', id: '../../x' } }])(
    'that says something odd only shows the window: %j',
    async (data) => {
      await desktop.start()
      mainWindow().hide()
      secondStart(data)
      expect(mainWindow().isVisible()).toBe(true)
      expect(asked(mainWindow())).toBeNull()
    },
  )
})

describe('a link', () => {
  const follow = (url: string) => app.emit('open-url', { preventDefault: () => {} }, url)

  it('to a task opens it in the window', async () => {
    await desktop.start()
    follow(`proxy://task/${taskId}`)
    expect(asked(mainWindow())).toEqual({ kind: 'open', path: `/tasks/${taskId}` })
  })

  it('that captures fills the line and saves nothing', async () => {
    await desktop.start()
    follow('proxy://capture?text=Buy%20100%20watches')
    expect(captureWindow().isVisible()).toBe(true)
    expect(asked(captureWindow())).toEqual({ kind: 'draft', text: 'Buy 100 watches' })
    expect(await mainPage().task.counts()).toEqual({ inbox: 0 })
  })

  it('to focus shows the screen and starts nothing', async () => {
    await desktop.start()
    follow('proxy://focus')
    expect(asked(mainWindow())).toEqual({ kind: 'open', path: '/focus' })
    expect(await mainPage().focus.current()).toEqual({ session: null })
  })

  it('that is not understood shows the window', async () => {
    await desktop.start()
    mainWindow().hide()
    follow('proxy://format-disk?now=1')
    expect([mainWindow().isVisible(), asked(mainWindow())]).toEqual([true, null])
  })

  it('that starts the app is followed once everything is there', async () => {
    await desktop.start({ argv: [`proxy://task/${taskId}`] })
    expect(asked(mainWindow())).toEqual({ kind: 'open', path: `/tasks/${taskId}` })
  })

  it('that comes before the app is ready waits for it', async () => {
    const launched = desktop.begin({ platform: 'darwin' })
    app.emit('open-url', { preventDefault: () => {} }, 'proxy://capture?text=Milk')
    app.becomeReady()
    await launched
    await windowsLoaded()
    expect(captureWindow().isVisible()).toBe(true)
    expect(asked(captureWindow())).toEqual({ kind: 'draft', text: 'Milk' })
  })

  it('is ours to open only in an installed app', async () => {
    await desktop.start()
    expect(app.protocols).toEqual([])
  })

  it('of an installed app is registered with the system', async () => {
    app.isPackaged = true
    await desktop.start()
    expect(app.protocols).toEqual(['proxy'])
  })
})
