import { app, resetElectron } from '@test/fakes/electron'
import { beforeEach, describe, expect, it } from 'vitest'

import { useHotkeyPortal } from './wayland-portal'

describe('global hotkeys on Wayland', () => {
  beforeEach(resetElectron)
  const features = () => app.commandLine.getSwitchValue('enable-features')

  it('are asked of the desktop’s portal', () => {
    useHotkeyPortal(app.commandLine, 'linux', { XDG_SESSION_TYPE: 'wayland' })
    expect(features()).toBe('GlobalShortcutsPortal')
  })

  it('leave the features that a person asked for', () => {
    app.commandLine.appendSwitch('enable-features', 'One,Two')
    useHotkeyPortal(app.commandLine, 'linux', { WAYLAND_DISPLAY: 'wayland-0' })
    useHotkeyPortal(app.commandLine, 'linux', { WAYLAND_DISPLAY: 'wayland-0' })
    expect(features()).toBe('One,Two,GlobalShortcutsPortal')
  })

  it('need nothing elsewhere', () => {
    useHotkeyPortal(app.commandLine, 'linux', { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' })
    useHotkeyPortal(app.commandLine, 'darwin', { WAYLAND_DISPLAY: 'wayland-0' })
    expect(features()).toBe('')
  })
})
