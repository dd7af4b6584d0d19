import { BrowserWindow, nativeTheme, resetElectron, screen } from '@test/fakes/electron'
import { beforeEach, expect, it } from 'vitest'

import { showMiniAddress } from '@contract/port'

import { MiniWindow } from './mini-window'

beforeEach(resetElectron)
const loaded = () => new Promise((resolve) => setImmediate(resolve))

function miniWindow() {
  const mini = new MiniWindow({ preload: '/preload.cjs', onCreated: () => {} })
  const window = () => {
    const last = BrowserWindow.made.at(-1)
    if (last === undefined) throw new Error('no window')
    return last
  }
  return { mini, window }
}

it('is above all others in the corner of the screen in use, and leaves the keys where they are', async () => {
  screen.displays = [
    { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } },
    { id: 2, workArea: { x: 1920, y: 0, width: 1000, height: 800 } },
  ]
  screen.cursor = { x: 2000, y: 10 }
  const { mini, window } = miniWindow()
  mini.show()
  expect(window().isVisible()).toBe(false)
  await loaded()
  const { x, y, width, height } = window().bounds
  expect([x + width, y + height]).toEqual([1920 + 1000 - 16, 800 - 16])
  expect([window().isVisible(), window().isFocused(), window().alwaysOnTop]).toEqual([true, false, 'floating'])
  expect(window().webContents.loads).toEqual(['app://proxy/mini'])
  expect(window().options.webPreferences).toMatchObject({
    sandbox: true,
    nodeIntegration: false,
    backgroundThrottling: false,
  })
})

it('is made once, and anew when it was closed', async () => {
  const { mini, window } = miniWindow()
  mini.show()
  await loaded()
  mini.show()
  expect(BrowserWindow.made).toHaveLength(1)
  window().close()
  mini.show()
  expect(BrowserWindow.made).toHaveLength(2)
  mini.close()
  expect(BrowserWindow.getAllWindows()).toEqual([])
})

it('opens for the one address that asks for it', () => {
  const { mini } = miniWindow()
  expect(mini.showWhenAsked('https://example.org/')).toBe(false)
  expect(BrowserWindow.made).toEqual([])
  expect(mini.showWhenAsked(showMiniAddress)).toBe(true)
  expect(BrowserWindow.made).toHaveLength(1)
})

it('takes on the colours when they change', () => {
  const { mini, window } = miniWindow()
  mini.repaint()
  mini.show()
  const light = window().backgroundColor
  nativeTheme.systemIsDark = true
  mini.repaint()
  expect(window().backgroundColor).not.toBe(light)
})
