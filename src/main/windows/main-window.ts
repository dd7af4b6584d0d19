import { BrowserWindow, screen } from 'electron'

import type { DeviceState } from '../device-state'
import { askPage, load, pageAddress } from './page-address'
import { pagePreferences } from './page-preferences'
import { reloadAfterCrash, type CrashReporter } from './reload-after-crash'
import { windowBackground } from './window-background'
import { rememberWindow } from './window-memory'
import { minimumSize, placeWindow } from './window-state.rules'

export type MainWindowOptions = {
  readonly preload: string
  readonly icon: string | null
  readonly device: DeviceState
  readonly onCrash: CrashReporter
  /** Tells the shell that this window's page may be given a port. */
  onCreated(window: BrowserWindow): void
  /** What closing means now: the window goes for good, or is only put away. */
  onClose(): 'close' | 'hide'
  onClosed(): void
}

/** The window of the app; made when it is first wanted, and again after it was closed for good. */
export class MainWindow {
  #window: BrowserWindow | null = null
  /** The page has loaded, so that it hears what is asked of it. */
  #loaded = false
  #wanted: string | null = null

  constructor(private readonly options: MainWindowOptions) {}

  get isVisible(): boolean {
    return this.#window?.isVisible() ?? false
  }

  /** Brings the window to the front, at a place of the app when one is given ('/focus'). */
  show(path?: string): void {
    const window = this.#window
    if (!window) {
      this.#create(path)
      return
    }
    if (path !== undefined) this.#open(window, path)
    // Until the first paint it shows itself; showing it now would flash an empty window.
    if (!this.#loaded) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  repaint(): void {
    this.#window?.setBackgroundColor(windowBackground())
  }

  #open(window: BrowserWindow, path: string): void {
    if (this.#loaded) askPage(window.webContents, { kind: 'open', path })
    else this.#wanted = path
  }

  #create(path: string | undefined): void {
    const { device, preload, icon } = this.options
    const { maximized, ...bounds } = placeWindow(
      device.current.window,
      screen.getAllDisplays().map((display) => display.workArea),
    )
    const window = new BrowserWindow({
      ...bounds,
      minWidth: minimumSize.width,
      minHeight: minimumSize.height,
      title: 'Proxy',
      show: false,
      backgroundColor: windowBackground(),
      autoHideMenuBar: true,
      ...(icon === null ? {} : { icon }),
      webPreferences: pagePreferences(preload),
    })
    this.#window = window
    this.#loaded = false
    this.#wanted = path ?? null
    this.options.onCreated(window)
    rememberWindow(window, device)
    reloadAfterCrash(window, this.options.onCrash)
    window.once('ready-to-show', () => {
      if (maximized) window.maximize()
      window.show()
    })
    window.webContents.on('did-finish-load', () => {
      this.#loaded = true
      if (this.#wanted === null) return
      askPage(window.webContents, { kind: 'open', path: this.#wanted })
      this.#wanted = null
    })
    window.on('close', (event) => {
      if (this.options.onClose() === 'close') return
      event.preventDefault()
      window.hide()
    })
    window.on('closed', () => {
      this.#window = null
      this.options.onClosed()
    })
    void load(window.webContents, pageAddress('/'))
  }
}
