import type { BrowserWindow } from 'electron'

import type { DeviceState } from '../device-state'

// Dragging an edge tells of a hundred sizes; only where it ends is worth the disk.
const SETTLE_MS = 500

/** Keeps where a window is, as it moves and when it goes. */
export function rememberWindow(window: BrowserWindow, device: DeviceState): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const save = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    const { x, y, width, height } = window.getNormalBounds()
    device.update({ window: { x, y, width, height, maximized: window.isMaximized() } })
  }
  const settle = (): void => {
    clearTimeout(timer)
    timer = setTimeout(save, SETTLE_MS)
  }
  window.on('resize', settle)
  window.on('move', settle)
  window.on('maximize', settle)
  window.on('unmaximize', settle)
  window.on('close', save)
  window.on('closed', () => clearTimeout(timer))
}
