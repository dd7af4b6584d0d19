import { BrowserWindow, screen } from 'electron'

import { showMiniAddress } from '@contract/port'

import { load, pageAddress } from './page-address'
import { pagePreferences } from './page-preferences'
import { windowBackground } from './window-background'

const size = { width: 260, height: 132 }
/** Distance from the edges of the screen, in px. */
const MARGIN = 16

export type MiniWindowOptions = {
  readonly preload: string
  /** Tells the shell that this window's page may be given a port. */
  onCreated(window: BrowserWindow): void
}

/** The clock of the session in a small window above all others; made when it is asked for, gone when it is closed. */
export class MiniWindow {
  #window: BrowserWindow | null = null

  constructor(private readonly options: MiniWindowOptions) {}

  show(): void {
    if (this.#window) {
      this.#window.show()
      return
    }
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    const window = new BrowserWindow({
      ...size,
      x: workArea.x + workArea.width - size.width - MARGIN,
      y: workArea.y + workArea.height - size.height - MARGIN,
      minWidth: size.width,
      minHeight: size.height,
      show: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      autoHideMenuBar: true,
      title: 'Focus',
      backgroundColor: windowBackground(),
      // The clock goes on while other windows are in front: that is what it is for.
      webPreferences: { ...pagePreferences(this.options.preload), backgroundThrottling: false },
    })
    this.#window = window
    window.setAlwaysOnTop(true, 'floating')
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true })
    this.options.onCreated(window)
    window.once('ready-to-show', () => window.showInactive())
    window.on('closed', () => {
      this.#window = null
    })
    void load(window.webContents, pageAddress('/mini'))
  }

  /** Whether an address that a page wanted to open asks for this window; then it is shown. */
  showWhenAsked(address: string): boolean {
    if (address !== showMiniAddress) return false
    this.show()
    return true
  }

  repaint(): void {
    this.#window?.setBackgroundColor(windowBackground())
  }

  close(): void {
    this.#window?.destroy()
  }
}
