import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { globalShortcut, resetElectron } from '@test/fakes/electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { DeviceState } from '../device-state'
import { defaultAccelerators, GlobalHotkeys } from './global-hotkeys'

let folder: string
const capture = vi.fn()
const focus = vi.fn()
beforeEach(() => {
  resetElectron()
  folder = mkdtempSync(join(tmpdir(), 'hotkeys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function start(): GlobalHotkeys {
  const hotkeys = new GlobalHotkeys(new DeviceState(join(folder, 'device.json')), { capture, focus }, 'linux')
  hotkeys.registerAll()
  return hotkeys
}
const status = (hotkeys: GlobalHotkeys) =>
  Object.fromEntries(hotkeys.list().map((hotkey) => [hotkey.id, hotkey.status]))

describe('the global hotkeys', () => {
  it('work everywhere, by default on Ctrl+Shift+Space and Ctrl+Shift+F', () => {
    const hotkeys = start()
    expect(globalShortcut.press('CommandOrControl+Shift+Space')).toBe(true)
    expect(globalShortcut.press('CommandOrControl+Shift+F')).toBe(true)
    expect([capture.mock.calls.length, focus.mock.calls.length]).toEqual([1, 1])
    expect(hotkeys.list()).toEqual([
      {
        id: 'capture',
        accelerator: 'CommandOrControl+Shift+Space',
        defaultAccelerator: defaultAccelerators.capture,
        status: 'registered',
      },
      {
        id: 'focus',
        accelerator: 'CommandOrControl+Shift+F',
        defaultAccelerator: defaultAccelerators.focus,
        status: 'registered',
      },
    ])
  })

  it('are shown as refused when another program has them', () => {
    globalShortcut.taken.add('CommandOrControl+Shift+F')
    expect(status(start())).toEqual({ capture: 'registered', focus: 'refused' })
  })

  it('change, let go of the old keys, and are still so after a restart', () => {
    const hotkeys = start()
    expect(hotkeys.set('capture', 'Alt+C')[0]).toMatchObject({ accelerator: 'Alt+C', status: 'registered' })
    expect(globalShortcut.press('CommandOrControl+Shift+Space')).toBe(false)
    expect(globalShortcut.press('Alt+C')).toBe(true)
    hotkeys.dispose()
    expect(globalShortcut.press('Alt+C')).toBe(false)
    expect(start().list()[0]).toMatchObject({ accelerator: 'Alt+C', status: 'registered' })
  })

  it('are off when there is nothing to press', () => {
    const hotkeys = start()
    expect(hotkeys.set('focus', '')[1]).toMatchObject({ accelerator: '', status: 'off' })
    expect(globalShortcut.press('CommandOrControl+Shift+F')).toBe(false)
    expect(status(start())).toMatchObject({ focus: 'off' })
  })

  it('keep what was refused, so that a person sees it and the next start asks again', () => {
    globalShortcut.taken.add('Alt+C')
    const hotkeys = start()
    expect(hotkeys.set('capture', 'Alt+C')[0]).toMatchObject({ accelerator: 'Alt+C', status: 'refused' })
    // What is shown is what works: the old keys are free again.
    expect(globalShortcut.press('CommandOrControl+Shift+Space')).toBe(false)
    hotkeys.dispose()
    globalShortcut.taken.clear()
    expect(status(start())).toMatchObject({ capture: 'registered' })
  })

  it.each(['F', 'Shift+A', 'Hyper+Q', 'Ctrl+Ä', 'Ctrl+Shift+Space; rm'])(
    'are refused when they would take a key from typing or make no sense: %s',
    (accelerator) => {
      const hotkeys = start()
      expect(hotkeys.set('capture', accelerator)[0]).toMatchObject({ accelerator, status: 'refused' })
    },
  )

  it('cannot both be the same, however it is written', () => {
    const hotkeys = start()
    expect(hotkeys.set('focus', 'Shift+Ctrl+Space')[1]).toMatchObject({ status: 'refused' })
    expect(globalShortcut.press('CommandOrControl+Shift+Space')).toBe(true)
    expect(capture).toHaveBeenCalledOnce()
  })

  it('get what the other one let go of', () => {
    const hotkeys = start()
    hotkeys.set('focus', 'CommandOrControl+Shift+Space')
    hotkeys.set('capture', 'Alt+C')
    expect(status(hotkeys)).toEqual({ capture: 'registered', focus: 'registered' })
    globalShortcut.press('CommandOrControl+Shift+Space')
    expect(focus).toHaveBeenCalledOnce()
  })

  it('touch no hotkey that is not theirs', () => {
    const other = vi.fn()
    globalShortcut.register('Alt+O', other)
    start().dispose()
    expect(globalShortcut.press('Alt+O')).toBe(true)
  })
})
