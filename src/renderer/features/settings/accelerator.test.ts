import { expect, test } from 'vitest'

import { acceleratorKeys, recordAccelerator, type PressedKey } from './accelerator'

function press(code: string, key: string, held: Partial<PressedKey> = {}): PressedKey {
  return { code, key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}

test('Ctrl with Shift and Space becomes what Electron calls it', () => {
  expect(recordAccelerator(press('Space', ' ', { ctrlKey: true, shiftKey: true }), false)).toEqual({
    kind: 'accelerator',
    accelerator: 'CommandOrControl+Shift+Space',
  })
})

test('the Command key is the main modifier on Apple platforms, and Control another one', () => {
  expect(recordAccelerator(press('KeyF', 'f', { metaKey: true }), true)).toMatchObject({
    accelerator: 'CommandOrControl+F',
  })
  expect(recordAccelerator(press('KeyF', 'f', { ctrlKey: true }), true)).toMatchObject({ accelerator: 'Control+F' })
})

test('the place of a key counts, not the character that Shift or Option makes of it', () => {
  expect(recordAccelerator(press('Digit2', '@', { altKey: true, shiftKey: true }), false)).toMatchObject({
    accelerator: 'Alt+Shift+2',
  })
})

test('a modifier alone waits for its key', () => {
  expect(recordAccelerator(press('ShiftLeft', 'Shift', { shiftKey: true }), false)).toEqual({ kind: 'waiting' })
})

test('a plain letter is refused, because nothing could be typed with it any more', () => {
  expect(recordAccelerator(press('KeyC', 'c'), false)).toEqual({ kind: 'needsModifier' })
  expect(recordAccelerator(press('KeyC', 'C', { shiftKey: true }), false)).toEqual({ kind: 'needsModifier' })
})

test('function keys may stand alone', () => {
  expect(recordAccelerator(press('F9', 'F9'), false)).toEqual({ kind: 'accelerator', accelerator: 'F9' })
})

test('an accelerator is drawn like the keys of the app', () => {
  expect(acceleratorKeys('CommandOrControl+Shift+Space')).toBe('mod+shift+space')
  expect(acceleratorKeys('Alt+Return')).toBe('alt+enter')
  expect(acceleratorKeys('Super+Up')).toBe('meta+arrowup')
})
