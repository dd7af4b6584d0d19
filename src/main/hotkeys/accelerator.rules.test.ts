import { describe, expect, it } from 'vitest'

import { isAccelerator, sameAccelerator } from './accelerator.rules'

describe('a hotkey', () => {
  it.each([
    'CommandOrControl+Shift+Space',
    'CommandOrControl+Shift+F',
    'Alt+C',
    'Super+.',
    'Control+Alt+Delete',
    'F9',
    'Shift+F24',
    'MediaPlayPause',
    'Ctrl++',
    'Ctrl+Plus',
    'ctrl+shift+num5',
    'Alt+\\',
    'Alt+[',
  ])('can be %s', (accelerator) => {
    expect(isAccelerator(accelerator)).toBe(true)
  })

  it.each([
    '',
    ' ',
    'F',
    'Shift+F',
    'Space',
    'Shift+Space',
    'Ctrl',
    'Ctrl+Shift',
    'Ctrl+',
    '+F',
    'Ctrl+Ctrl+F',
    'Ctrl+F+G',
    'Hyper+F',
    'Ctrl+Home Page',
    'Ctrl+F25',
    'Ctrl+Ä',
    'Ctrl+Shift+Space\n',
    'Ctrl + F',
    'javascript:alert(1)',
  ])('cannot be %j', (accelerator) => {
    expect(isAccelerator(accelerator)).toBe(false)
  })

  it.each([
    ['CommandOrControl+Shift+F', 'Shift+Ctrl+f', 'linux', true],
    ['CommandOrControl+Shift+F', 'Shift+Ctrl+f', 'darwin', false],
    ['CmdOrCtrl+F', 'Command+F', 'darwin', true],
    ['Alt+Enter', 'Option+Return', 'darwin', true],
    ['Super+F', 'Meta+F', 'win32', true],
    ['Ctrl++', 'Ctrl+Plus', 'linux', true],
    ['Ctrl+F', 'Ctrl+G', 'linux', false],
    ['Ctrl+F', 'Ctrl+Alt+F', 'linux', false],
  ] as const)('is the same however it is written: %s and %s on %s', (a, b, platform, same) => {
    expect(sameAccelerator(a, b, platform)).toBe(same)
  })
})
