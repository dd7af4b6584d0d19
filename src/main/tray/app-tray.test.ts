import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { FakeLogger, FakeTime } from '@test/fake-ports'
import { resetElectron, Tray } from '@test/fakes/electron'
import { nativeImage } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { AppTray } from './app-tray'
import { trayIcon } from './tray-icon'
import type { TrayCommand, TraySession } from './tray-view.rules'

const minute = 60_000

function openTray(platform: NodeJS.Platform = 'linux') {
  const time = new FakeTime('2026-03-03T09:00:00Z', 'UTC')
  const state: { session: TraySession | null; failing: boolean } = { session: null, failing: false }
  const logger = new FakeLogger()
  const run = vi.fn<(command: TrayCommand) => void>()
  const tray = new AppTray({
    icon: nativeImage.createFromPath('tray.png'),
    platform,
    timers: time.timers,
    logger,
    now: () => time.clock.now(),
    session: () => {
      if (state.failing) throw new Error('disk I/O error')
      return state.session
    },
    hotkeys: () => ({ capture: '', focus: '' }),
    run,
  })
  const [shown] = Tray.all
  if (!shown) throw new Error('no tray')
  const begin = (): void => {
    state.session = {
      task: { title: 'R & D' },
      state: 'focusing',
      plannedMinutes: 25,
      roundMs: 0,
      currentBreakMs: 0,
      breakMinutes: null,
      asOf: time.clock.now(),
    }
    tray.refresh()
  }
  return { time, state, logger, run, tray, shown, begin }
}

describe('the icon beside the clock', () => {
  beforeEach(resetElectron)

  it('follows a running session without being asked', () => {
    const { time, shown, begin } = openTray()
    begin()
    expect(shown.tooltip).toContain('25 min left')
    time.advance(10 * minute)
    expect(shown.tooltip).toContain('15 min left')
  })

  it('keeps what it shows while the session cannot be read, and looks again', () => {
    const { time, state, logger, shown, begin } = openTray()
    begin()
    state.failing = true
    time.advance(5 * minute)
    expect(shown.tooltip).toContain('25 min left')
    expect(logger.lines[0]?.level).toBe('error')
    state.failing = false
    time.advance(5 * minute)
    expect(shown.tooltip).toContain('15 min left')
  })

  it('is set only when what it shows changed', () => {
    const { time, shown, begin, tray } = openTray()
    begin()
    const before = shown.menus
    tray.refresh()
    tray.refresh()
    time.advance(30_000)
    // Still 25 minutes, as people read it off.
    expect(shown.menus).toBe(before)
    time.advance(5 * minute)
    expect(shown.menus).toBe(before + 5)
  })

  it('rests while nothing runs and while the session is paused', () => {
    const { time, state, tray, shown, begin } = openTray()
    begin()
    state.session = state.session && { ...state.session, state: 'paused' }
    tray.refresh()
    const { menus } = shown
    time.advance(60 * minute)
    expect(shown.menus).toBe(menus)
    expect(shown.tooltip).toContain('paused')
  })

  it('passes on what a person chooses', () => {
    const { run, shown, begin } = openTray()
    shown.menu?.choose('Quick capture')
    shown.menu?.choose('Start focus')
    begin()
    shown.menu?.choose('Pause')
    shown.menu?.choose('Finish')
    shown.menu?.choose('Open Proxy')
    shown.menu?.choose('Quit')
    expect(run.mock.calls.flat()).toEqual(['capture', 'start', 'pause', 'finish', 'open', 'quit'])
  })

  it('shows an ampersand as it was typed', () => {
    const { shown, begin } = openTray()
    begin()
    expect(shown.menu?.labels).toContain('R && D')
  })

  it('opens the app on a click, but on a Mac the menu', () => {
    const linux = openTray('linux')
    linux.shown.emit('click')
    expect(linux.run).toHaveBeenCalledExactlyOnceWith('open')
    resetElectron()
    const mac = openTray('darwin')
    mac.begin()
    mac.shown.emit('click')
    expect(mac.run).not.toHaveBeenCalled()
    expect(mac.shown.title).toBe('25 min')
  })

  it('stops with the app', () => {
    const { time, tray, shown, begin } = openTray()
    begin()
    tray.destroy()
    const { menus } = shown
    time.advance(60 * minute)
    expect([shown.destroyed, shown.menus]).toEqual([true, menus])
  })
})

const icons = fileURLToPath(new URL('../../../resources/icons', import.meta.url))

describe('the picture of the icon', () => {
  beforeEach(resetElectron)

  it('is a template on a Mac, which colours it itself', () => {
    expect(trayIcon(icons, 'darwin')).toMatchObject({ path: join(icons, 'trayTemplate.png'), isTemplate: true })
    expect(trayIcon(icons, 'win32')).toMatchObject({ path: join(icons, 'tray.png'), isTemplate: false })
  })

  it('being missing means that there is no tray', () => {
    expect(trayIcon('/nowhere', 'linux')).toBeNull()
  })
})
