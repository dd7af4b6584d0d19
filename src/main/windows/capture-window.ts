import { app, BrowserWindow, screen } from 'electron'

import { hideCaptureAddress } from '@contract/port'

import { askPage, load, pageAddress } from './page-address'
import { pagePreferences } from './page-preferences'
import { reloadAfterCrash, type CrashReporter } from './reload-after-crash'
import { windowBackground } from './window-background'
import { captureSize, placeCapture } from './window-state.rules'

export type CaptureWindowOptions = {
  readonly preload: string
  readonly platform: NodeJS.Platform
  readonly onCrash: CrashReporter
  /** Tells the shell that this window's page may be given a port. */
  onCreated(window: BrowserWindow): void
  /** Whether another window of the app is on screen, which must stay there when this one goes. */
  hasCompany(): boolean
}

/**
 * The one line that catches a thought. It exists, loaded and painted, before anybody asks for it: showing it is one
 * call. It is put away by Escape, by a look elsewhere, and by its page when the thought is saved; the words in it stay.
 */
export class CaptureWindow {
  #window: BrowserWindow | null = null
  #loaded = false
  #draft: string | null = null
  #retired = false

  constructor(private readonly options: CaptureWindowOptions) {}

  /** Makes the window, hidden, unless it is there. */
  prepare(): void {
    if (this.#window || this.#retired) return
    const { platform, preload } = this.options
    const window = new BrowserWindow({
      ...captureSize,
      minWidth: captureSize.width,
      maxWidth: captureSize.width,
      show: false,
      frame: false,
      resizable: false,
      movable: true,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      title: 'Quick capture',
      backgroundColor: windowBackground(),
      // A panel takes the keys without bringing the whole app to the front, so the program before it stays where it is.
      ...(platform === 'darwin' ? { type: 'panel' } : {}),
      // Its first frame must be there when the hotkey comes, not be drawn then.
      webPreferences: { ...pagePreferences(preload), backgroundThrottling: false },
    })
    this.#window = window
    this.#loaded = false
    window.setAlwaysOnTop(true, 'floating')
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true })
    this.options.onCreated(window)
    reloadAfterCrash(window, this.options.onCrash)
    window.on('blur', () => this.hide())
    window.on('close', (event) => {
      if (this.#retired) return
      event.preventDefault()
      this.hide()
    })
    // A page that closes itself cannot be held; the next capture then finds a new window.
    window.on('closed', () => {
      this.#window = null
      this.prepare()
    })
    window.webContents.on('before-input-event', (_event, input) => {
      // Escape during composition takes back the composition, not the window.
      if (input.type === 'keyDown' && input.key === 'Escape' && !input.isComposing) this.hide()
    })
    window.webContents.on('did-finish-load', () => {
      this.#loaded = true
      this.#giveDraft(window)
    })
    void load(window.webContents, pageAddress('/capture'))
  }

  /** Shows the line on the display where the pointer is; words given are put in as a draft, never saved. */
  show(draft = ''): void {
    this.prepare()
    const window = this.#window
    if (!window) return
    if (draft !== '') this.#draft = draft
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    const { x, y } = placeCapture(workArea)
    window.setPosition(x, y)
    window.show()
    window.focus()
    if (this.#loaded) this.#giveDraft(window)
  }

  /** What the hotkey does: show, or put away what is shown. */
  toggle(): void {
    if (this.#window?.isVisible()) this.hide()
    else this.show()
  }

  hide(): void {
    const window = this.#window
    if (!window || window.isDestroyed() || !window.isVisible()) return
    const { platform } = this.options
    // Windows gives the keys to the next window only when this one lets go of them first.
    if (platform === 'win32') window.blur()
    window.hide()
    if (platform === 'darwin' && !this.options.hasCompany()) app.hide()
  }

  /** Whether an address that a page wanted to open is the capture page's request to be hidden; then it is. */
  hideWhenAsked(address: string, contentsId: number): boolean {
    if (address !== hideCaptureAddress || contentsId !== this.#window?.webContents.id) return false
    this.hide()
    return true
  }

  repaint(): void {
    this.#window?.setBackgroundColor(windowBackground())
  }

  /** The app is quitting: closing is closing from now on. */
  retire(): void {
    this.#retired = true
  }

  #giveDraft(window: BrowserWindow): void {
    if (this.#draft === null) return
    askPage(window.webContents, { kind: 'draft', text: this.#draft })
    this.#draft = null
  }
}
