import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { toggleRail } from './shell.store'
import {
  type Appearance,
  appearanceStore,
  applyAppearance,
  chooseAppearance,
  resolveTheme,
  startAppearance,
} from './theme'

const STANDARD: Appearance = { theme: 'system', density: 'comfortable', reducedMotion: 'system' }
const boot = readFileSync(join(import.meta.dirname, '../public/boot.js'), 'utf8')

/** A system that can change between light and dark. */
function fakeSystem(dark: boolean) {
  const list = Object.assign(new EventTarget(), { matches: dark })
  vi.stubGlobal('matchMedia', (query: string) => (query.includes('width') ? { matches: false } : list))
  return (next: boolean) => {
    list.matches = next
    list.dispatchEvent(new Event('change'))
  }
}

function attributes(of: HTMLElement = document.documentElement): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(of.dataset))
}

afterEach(() => {
  appearanceStore.setState(STANDARD)
  for (const name of Object.keys(attributes())) document.documentElement.removeAttribute(`data-${name}`)
})

it('follows the system unless a theme was chosen', () => {
  expect(resolveTheme('system', true)).toBe('dark')
  expect(resolveTheme('system', false)).toBe('light')
  expect(resolveTheme('light', true)).toBe('light')
})

describe('the appearance', () => {
  it('is on <html> from the start and follows the system and the person', () => {
    const become = fakeSystem(true)
    const stop = startAppearance()
    expect(attributes()).toEqual({ theme: 'dark', density: 'comfortable' })
    become(false)
    expect(attributes()['theme']).toBe('light')
    chooseAppearance({ theme: 'dark', density: 'compact', reducedMotion: 'on' })
    expect(attributes()).toEqual({ theme: 'dark', density: 'compact', motion: 'reduced' })
    chooseAppearance({ reducedMotion: 'system' })
    expect(attributes()['motion']).toBeUndefined()
    stop()
    chooseAppearance({ theme: 'light' })
    expect(attributes()['theme']).toBe('dark')
  })

  it('chosen in another window is taken over', () => {
    fakeSystem(false)
    const stop = startAppearance()
    localStorage.setItem('proxy.appearance', JSON.stringify({ theme: 'dark' }))
    window.dispatchEvent(new StorageEvent('storage', { key: 'proxy.appearance' }))
    expect(attributes()['theme']).toBe('dark')
    stop()
  })

  it('is chosen even where nothing can be stored', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    chooseAppearance({ theme: 'dark' })
    expect(appearanceStore.getState().theme).toBe('dark')
  })
})

describe('the script that runs before the first paint', () => {
  it.each([
    STANDARD,
    { theme: 'dark', density: 'compact', reducedMotion: 'on' },
    { theme: 'light', density: 'comfortable', reducedMotion: 'system' },
  ] satisfies Appearance[])('agrees with the app on %j', (chosen) => {
    for (const systemIsDark of [true, false]) {
      fakeSystem(systemIsDark)
      chooseAppearance(chosen)
      const reference = document.createElement('html')
      applyAppearance(reference, chosen, systemIsDark)
      for (const name of Object.keys(attributes())) document.documentElement.removeAttribute(`data-${name}`)
      runBoot()
      expect(attributes()).toEqual({ ...attributes(reference), frame: 'full' })
    }
  })

  it('survives a storage that holds nonsense', () => {
    fakeSystem(false)
    localStorage.setItem('proxy.appearance', '{nonsense')
    runBoot()
    expect(attributes()).toEqual({ theme: 'light', density: 'comfortable', frame: 'full' })
  })

  it('gives the still frame the rail that the person left, and none to the capture window', () => {
    fakeSystem(false)
    toggleRail()
    runBoot()
    expect(attributes()['frame']).toBe('collapsed')
    toggleRail()
    runBoot()
    expect(attributes()['frame']).toBe('full')
    window.history.replaceState(null, '', '/capture')
    runBoot()
    expect(attributes()['frame']).toBe('none')
    window.history.replaceState(null, '', '/')
  })
})

it('keeps the still frame’s rail to icons in a narrow window, unless it was expanded there', () => {
  vi.stubGlobal('matchMedia', (query: string) =>
    Object.assign(new EventTarget(), { matches: query.includes('max-width: 899') }),
  )
  localStorage.clear()
  runBoot()
  expect(attributes()['frame']).toBe('collapsed')
  toggleRail()
  runBoot()
  expect(attributes()['frame']).toBe('full')
  expect(localStorage.getItem('proxy.rail')).toBeNull()
  toggleRail()
  localStorage.clear()
})

function runBoot(): void {
  // oxlint-disable-next-line typescript/no-implied-eval -- the file is a classic script; this is how jsdom's globals reach it
  const run = new Function('localStorage', 'matchMedia', 'document', boot)
  run(localStorage, window.matchMedia, document)
}
