import { EventEmitter } from 'node:events'

import type * as Electron from 'electron'

import { emitCancelable } from './fake-event'
import { FakePagePort, type FakeMessagePortMain } from './fake-ports'
import { ipcMain, protocol } from './fake-session'

type FrameMembers = 'detached' | 'url' | 'postMessage'

/** A frame of a page; what the main process posts to it is kept as its preload would receive it. */
export class FakeFrame implements Pick<Electron.WebFrameMain, FrameMembers> {
  detached = false
  parent: FakeFrame | null = null
  readonly received: {
    readonly channel: string
    readonly message: unknown
    readonly ports: readonly FakePagePort[]
  }[] = []

  constructor(public url: string) {}

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    if (this.detached) throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    const ports = transfer.map((port) => new FakePagePort(port as FakeMessagePortMain))
    this.received.push({ channel, message: structuredClone(message), ports })
  }
}

type ContentsMethods = 'getURL' | 'loadURL' | 'printToPDF' | 'reload' | 'setWindowOpenHandler'

export class FakeWebContents extends EventEmitter implements Pick<Electron.WebContents, ContentsMethods | 'id'> {
  static #last = 0
  /** Set to make printing fail with these words. */
  static printFailure: string | null = null
  readonly id = ++FakeWebContents.#last
  mainFrame = new FakeFrame('')
  /** Every address that was loaded, in order. */
  readonly loads: string[] = []
  reloads = 0
  /** What was asked of each print. */
  readonly prints: Electron.PrintToPDFOptions[] = []
  /** Settles when the last address has loaded or failed. */
  lastLoad: Promise<unknown> = Promise.resolve()
  #openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null
  #destroyed = false

  constructor(private readonly owner: FakeBrowserWindow) {
    super()
  }

  getURL(): string {
    return this.mainFrame.url
  }

  loadURL(url: string): Promise<void> {
    this.loads.push(url)
    const load = this.#load(url)
    this.lastLoad = load.catch(() => {})
    return load
  }

  async #load(url: string): Promise<void> {
    const before = this.mainFrame.url
    if (before !== '' && url.includes('#') && withoutFragment(before) === withoutFragment(url)) {
      this.mainFrame.url = url
      this.emit('did-navigate-in-page', {}, url, true)
      return
    }
    this.mainFrame.detached = true
    this.mainFrame = new FakeFrame(url)
    // The browser itself knows data: addresses.
    if (!url.startsWith('data:')) await protocol.fetch(url)
    if (this.#destroyed) throw new Error('ERR_ABORTED')
    this.emit('dom-ready', {})
    this.owner.emit('ready-to-show')
    this.emit('did-finish-load')
  }

  /** The 'PDF' is the page as it is. */
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    this.prints.push(options)
    if (FakeWebContents.printFailure !== null) throw new Error(FakeWebContents.printFailure)
    const [, base64 = ''] = this.getURL().split('base64,')
    return Buffer.from(`%PDF ${Buffer.from(base64, 'base64').toString()}`)
  }

  reload(): void {
    this.reloads += 1
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.#openHandler = handler
  }

  /** The page reads what the fragment asks of it and clears it. */
  takeFragment(): string {
    const url = this.mainFrame.url
    this.mainFrame.url = withoutFragment(url)
    return url.slice(this.mainFrame.url.length)
  }

  /** The page calls window.open(); answers whether a window would open. */
  open(url: string): 'allow' | 'deny' {
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    } as const
    return this.#openHandler?.(details).action ?? 'allow'
  }

  /** The page (or somebody in it) wants to go elsewhere; answers whether it may. */
  navigate(url: string, event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' = 'will-navigate'): boolean {
    return !emitCancelable(this, event, { url, isSameDocument: false, isMainFrame: true, frame: this.mainFrame })
  }

  /** A key goes down while the page has the focus. */
  press(key: string, input: Partial<Electron.Input> = {}): void {
    emitCancelable(this, 'before-input-event', {}, { type: 'keyDown', key, isComposing: false, ...input })
  }

  /** The page calls window.close(): in a sandboxed page nothing can prevent it (electron/electron#28215). */
  closeByPage(): void {
    this.owner.destroy()
  }

  /** The preload script asks for the page's port; answers what the page gets. */
  requestPort(channel: string, frame: FakeFrame | null = this.mainFrame): FakePagePort | null {
    const count = frame?.received.length ?? 0
    ipcMain.receive(channel, this, frame)
    return frame?.received[count]?.ports[0] ?? null
  }

  destroyed(): void {
    this.#destroyed = true
    this.mainFrame.detached = true
    this.emit('destroyed')
  }
}

function withoutFragment(url: string): string {
  return url.split('#')[0] ?? ''
}

type WindowMethods =
  | 'blur'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getNormalBounds'
  | 'getPosition'
  | 'hide'
  | 'isDestroyed'
  | 'isFocused'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'setAlwaysOnTop'
  | 'setBackgroundColor'
  | 'setPosition'
  | 'setVisibleOnAllWorkspaces'
  | 'show'
  | 'showInactive'

export class FakeBrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, WindowMethods> {
  static readonly #all = new Set<FakeBrowserWindow>()
  static app: EventEmitter | null = null
  /** Every window that was made, those that are gone too. */
  static readonly made: FakeBrowserWindow[] = []

  readonly webContents = new FakeWebContents(this)
  backgroundColor: string | undefined
  bounds: Electron.Rectangle
  minimized = false
  fullScreen = false
  #visible: boolean
  #focused = false
  #maximized = false
  #destroyed = false

  static getAllWindows(): FakeBrowserWindow[] {
    return [...FakeBrowserWindow.#all]
  }

  static forgetAll(): void {
    FakeBrowserWindow.#all.clear()
    FakeBrowserWindow.made.length = 0
    FakeWebContents.printFailure = null
  }

  constructor(readonly options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    this.backgroundColor = options.backgroundColor
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    this.#visible = options.show ?? true
    FakeBrowserWindow.#all.add(this)
    FakeBrowserWindow.made.push(this)
    FakeBrowserWindow.app?.emit('web-contents-created', {}, this.webContents)
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    this.#check()
    if (!this.#visible) {
      this.#visible = true
      this.emit('show')
    }
    this.focus()
  }

  /** On screen, while another window keeps the keys. */
  showInactive(): void {
    this.#check()
    if (this.#visible) return
    this.#visible = true
    this.emit('show')
  }

  focus(): void {
    this.#check()
    if (!this.#visible || this.#focused) return
    for (const other of FakeBrowserWindow.#all) if (other !== this) other.blur()
    this.#focused = true
    this.emit('focus')
  }

  blur(): void {
    if (!this.#focused) return
    this.#focused = false
    this.emit('blur')
  }

  hide(): void {
    this.#check()
    if (!this.#visible) return
    this.#visible = false
    this.blur()
    this.emit('hide')
  }

  /** The close button, or win.close(). */
  close(): void {
    if (this.#destroyed || emitCancelable(this, 'close')) return
    this.destroy()
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    FakeBrowserWindow.#all.delete(this)
    this.webContents.destroyed()
    this.emit('closed')
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isVisible(): boolean {
    return this.#visible
  }

  isFocused(): boolean {
    return this.#focused
  }

  isMinimized(): boolean {
    return this.minimized
  }

  isFullScreen(): boolean {
    return this.fullScreen
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  restore(): void {
    this.minimized = false
  }

  maximize(): void {
    this.#maximized = true
    this.emit('maximize')
  }

  getNormalBounds(): Electron.Rectangle {
    this.#check()
    return { ...this.bounds }
  }

  getPosition(): number[] {
    return [this.bounds.x, this.bounds.y]
  }

  setPosition(x: number, y: number): void {
    if (!Number.isInteger(x) || !Number.isInteger(y))
      throw new TypeError('Error processing argument: positions are whole numbers')
    this.bounds = { ...this.bounds, x, y }
    this.emit('move')
  }

  /** A person drags the window somewhere. */
  drag(bounds: Partial<Electron.Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds }
    this.emit('move')
    this.emit('resize')
  }

  setBackgroundColor(color: string): void {
    this.backgroundColor = color
  }

  alwaysOnTop: string | null = null

  setAlwaysOnTop(on: boolean, level = 'floating'): void {
    this.alwaysOnTop = on ? level : null
  }

  setVisibleOnAllWorkspaces(): void {}

  #check(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
  }
}
