import { describe, expect, it } from 'vitest'

import { type KeyPress, normaliseKeys, stepOfPress } from './key-steps'

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }
}

describe('a binding', () => {
  it.each([
    ['Mod+K', 'mod+k'],
    ['shift+mod+z', 'mod+shift+z'],
    ['G T', 'g t'],
    ['shift+?', '?'],
    ['Esc', 'escape'],
    ['mod++', 'mod++'],
    ['+', '+'],
    ['shift+j', 'shift+j'],
    ['cmd+up', 'mod+arrowup'],
  ])('%s is written %s', (given, written) => {
    expect(normaliseKeys(given, true)).toBe(written)
  })

  it('means Mod by Ctrl where there is no ⌘', () => {
    expect(normaliseKeys('ctrl+k', false)).toBe('mod+k')
    expect(normaliseKeys('ctrl+k', true)).toBe('ctrl+k')
  })

  it.each(['', '  ', 'mod', 'mod+', 'hyper+k', 'shift+ctrl'])('%j is none', (given) => {
    expect(normaliseKeys(given, false)).toBeUndefined()
  })
})

describe('a key press', () => {
  it('takes Mod from ⌘ on a Mac and from Ctrl elsewhere', () => {
    expect(stepOfPress(press('k', { metaKey: true }), true)).toBe('mod+k')
    expect(stepOfPress(press('k', { ctrlKey: true }), true)).toBe('ctrl+k')
    expect(stepOfPress(press('k', { ctrlKey: true }), false)).toBe('mod+k')
    expect(stepOfPress(press('k', { metaKey: true }), false)).toBeUndefined()
  })

  it('ignores the Shift that a character needs on this layout', () => {
    expect(stepOfPress(press('?', { shiftKey: true }), false)).toBe('?')
    // Digits are on the shifted row of a French keyboard.
    expect(stepOfPress(press('1', { shiftKey: true, code: 'Digit1' }), false)).toBe('1')
    expect(stepOfPress(press('J', { shiftKey: true }), false)).toBe('shift+j')
  })

  it('is the letter under caps lock', () => {
    expect(stepOfPress(press('J'), false)).toBe('j')
  })

  it('is taken by its place where the layout has another script', () => {
    expect(stepOfPress(press('о', { code: 'KeyJ' }), false)).toBe('j')
    expect(stepOfPress(press('л', { code: 'KeyK', ctrlKey: true }), false)).toBe('mod+k')
  })

  it('is taken by its place where Option changes the character', () => {
    expect(stepOfPress(press('∆', { code: 'KeyJ', altKey: true }), true)).toBe('alt+j')
    expect(stepOfPress(press('Dead', { code: 'KeyE', altKey: true }), true)).toBe('alt+e')
  })

  it('with AltGr is the character it types', () => {
    const withAltGraph = press('@', { ctrlKey: true, altKey: true, getModifierState: (key) => key === 'AltGraph' })
    expect(stepOfPress(withAltGraph, false)).toBe('@')
  })

  it.each(['Shift', 'Control', 'Dead', 'Process', 'Unidentified'])('of %s alone is nothing', (key) => {
    expect(stepOfPress(press(key), false)).toBeUndefined()
  })
})
