import { resetElectron } from '@test/fakes/electron'
import type { MenuItemConstructorOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { appMenu } from './app-menu'

const actions = { capture: vi.fn(), open: vi.fn(), quit: vi.fn() }

function items(menu: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menu.flatMap((item) => (Array.isArray(item.submenu) ? [item, ...items(item.submenu)] : [item]))
}

describe('the application menu', () => {
  beforeEach(resetElectron)

  it.each(['linux', 'win32', 'darwin'] as const)('has what every program has, on %s', (platform) => {
    const roles = items(appMenu({ platform, developer: false, ...actions })).flatMap(({ role }) => role ?? [])
    for (const role of [
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'zoomIn',
      'togglefullscreen',
      'close',
    ] as const) {
      expect(roles).toContain(role)
    }
    expect(roles).not.toContain('toggleDevTools')
    expect(roles).not.toContain('reload')
  })

  it('has developer items in a checkout', () => {
    const roles = items(appMenu({ platform: 'linux', developer: true, ...actions })).map(({ role }) => role)
    expect(roles).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
  })

  it('binds no key that the pages use', () => {
    const bound = items(appMenu({ platform: 'linux', developer: true, ...actions })).flatMap(
      ({ accelerator, registerAccelerator }) => (accelerator && registerAccelerator !== false ? [accelerator] : []),
    )
    expect(bound).toEqual(['CommandOrControl+,', 'CommandOrControl+Q'])
    // Ctrl+Z is the app's own undo; Chromium's fields have theirs without a menu.
    const undo = items(appMenu({ platform: 'linux', developer: true, ...actions })).find(({ role }) => role === 'undo')
    expect(undo?.registerAccelerator).toBe(false)
  })

  it('does what it says', () => {
    for (const [label, action, args] of [
      ['Quick capture', actions.capture, []],
      ['Settings…', actions.open, ['/settings']],
      ['Quit Proxy', actions.quit, []],
    ] as const) {
      const item = items(appMenu({ platform: 'darwin', developer: false, ...actions })).find(
        (each) => each.label === label,
      )
      ;(item?.click as (() => void) | undefined)?.()
      expect(action).toHaveBeenCalledExactlyOnceWith(...args)
    }
  })
})
