import { app, BrowserWindow, resetElectron, session } from '@test/fakes/electron'
import { app as electronApp, session as electronSession, type WebContents } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { guardAllContents } from './guard-contents'
import { hardenSession } from './harden-session'

const permissions = [
  'camera-of-the-future',
  'clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'local-fonts',
  'media',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'unknown',
] as const

beforeEach(resetElectron)

describe('the session of the pages', () => {
  beforeEach(() => hardenSession(electronSession.defaultSession))

  it.each(permissions)('denies %s', (permission) => {
    expect(session.defaultSession.grants(permission as 'unknown', 'app://proxy/today')).toBe(false)
  })

  it('lets the app put text on the clipboard, and nobody else', () => {
    const grants = (url: string, isMainFrame?: boolean) =>
      session.defaultSession.grants('clipboard-sanitized-write', url, isMainFrame)
    expect(grants('app://proxy/settings')).toBe(true)
    expect(grants('app://proxy/settings', false)).toBe(false)
    expect(grants('https://example.org/')).toBe(false)
    expect(grants('app://proxy.example.org/')).toBe(false)
    expect(grants('about:blank')).toBe(false)
  })

  it('gives no device and no picture of the screen', () => {
    expect([session.defaultSession.grantsDevice(), session.defaultSession.grantsScreen()]).toEqual([false, false])
  })

  it.each([
    ['blob:app://proxy/5f3e', 'app://proxy/focus/history', true],
    ['blob:app://proxy.evil/5f3e', 'app://proxy/focus/history', false],
    ['blob:https://example.org/5f3e', 'app://proxy/focus/history', false],
    ['blob:app://proxy/5f3e', 'https://example.org/', false],
    ['https://example.org/setup.exe', 'app://proxy/today', false],
    ['app://proxy/index.html', 'app://proxy/today', false],
    ['data:text/plain,hello', 'app://proxy/today', false],
  ])('downloads only what the app made itself: %s from %s', (url, page, passes) => {
    expect(session.defaultSession.downloads(url, page)).toBe(passes)
  })

  it.each([
    ['app://proxy/assets/index.js', true],
    ['data:image/png;base64,AA==', true],
    ['https://example.org/track', false],
    ['http://127.0.0.1:4747/api/v1/tasks', false],
    ['ws://127.0.0.1:9222/', false],
    ['file:///etc/passwd', false],
    ['not an address', false],
  ])('knows no network: %s', (url, passes) => {
    expect(session.defaultSession.lets(url)).toBe(passes)
  })
})

describe('a page', () => {
  const openExternal = vi.fn<(link: string) => void>()
  const onRefused = vi.fn<(address: string, contents: WebContents) => void>()
  beforeEach(() => guardAllContents(electronApp, { openExternal, onRefused }))

  const page = () => new BrowserWindow().webContents
  const ways = ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const

  it.each([
    'https://example.org',
    'http://localhost:5173',
    'file:///etc/passwd',
    'app://evil/',
    'app://proxy.evil/',
    'app://proxy@evil/',
    'app://user@proxy/',
    'app://proxy:8080/',
    'apps://proxy/',
    'javascript:alert(1)',
    'data:text/html,hello',
    'blob:https://example.org/1',
    'about:blank',
    'chrome://settings',
    'devtools://devtools/bundled/inspector.html',
    '//example.org',
    '',
  ])('cannot go to %s', (url) => {
    for (const way of ways) expect([way, page().navigate(url, way)]).toEqual([way, false])
  })

  it('can go to the other pages of the app', () => {
    for (const way of ways) expect(page().navigate('app://proxy/tasks', way)).toBe(true)
  })

  it('opens links in the system’s browser and no window of its own', () => {
    expect(page().open('https://example.org/a')).toBe('deny')
    expect(openExternal).toHaveBeenCalledExactlyOnceWith('https://example.org/a')
    expect(onRefused).not.toHaveBeenCalled()
  })

  it.each(['about:blank', 'app://proxy/today', 'file:///etc/passwd', 'ms-msdt:/id', 'javascript:alert(1)'])(
    'opens nothing at all for %s',
    (url) => {
      expect(page().open(url)).toBe('deny')
      expect(openExternal).not.toHaveBeenCalled()
      expect(onRefused).toHaveBeenCalledOnce()
    },
  )

  it('cannot hold a webview', () => {
    const event = { preventDefault: vi.fn() }
    page().emit('will-attach-webview', event, {}, {})
    expect(event.preventDefault).toHaveBeenCalled()
  })

  it('is guarded whoever made it', () => {
    const contents = page()
    expect(app.listenerCount('web-contents-created')).toBe(1)
    expect(contents.open('https://example.org')).toBe('deny')
  })
})
