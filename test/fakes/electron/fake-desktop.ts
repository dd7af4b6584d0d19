import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'

import type * as Electron from 'electron'

/** Hotkeys: some may be held by other programs. */
export class FakeGlobalShortcut implements Pick<
  Electron.GlobalShortcut,
  'isRegistered' | 'register' | 'unregister' | 'unregisterAll'
> {
  /** Held by other programs. */
  readonly taken = new Set<string>()
  readonly #registered = new Map<string, () => void>()

  register(accelerator: string, callback: () => void): boolean {
    if (!/^[\x21-\x7e]+$/.test(accelerator))
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${accelerator}`)
    if (this.taken.has(accelerator) || this.#registered.has(accelerator)) return false
    this.#registered.set(accelerator, callback)
    return true
  }

  isRegistered(accelerator: string): boolean {
    return this.#registered.has(accelerator)
  }

  unregister(accelerator: string): void {
    this.#registered.delete(accelerator)
  }

  unregisterAll(): void {
    this.#registered.clear()
  }

  /** A person presses keys in any program; answers whether Proxy has them. */
  press(accelerator: string): boolean {
    this.#registered.get(accelerator)?.()
    return this.#registered.has(accelerator)
  }

  reset(): void {
    this.taken.clear()
    this.#registered.clear()
  }
}

const mainDisplay = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }

export class FakeScreen extends EventEmitter {
  displays: readonly Pick<Electron.Display, 'id' | 'workArea'>[] = [mainDisplay]
  cursor: Electron.Point = { x: 0, y: 0 }

  getAllDisplays(): readonly Pick<Electron.Display, 'id' | 'workArea'>[] {
    return this.displays
  }

  getCursorScreenPoint(): Electron.Point {
    return this.cursor
  }

  getDisplayNearestPoint({ x, y }: Electron.Point): Pick<Electron.Display, 'id' | 'workArea'> {
    const hit = this.displays.find(
      ({ workArea: area }) => x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height,
    )
    return hit ?? this.displays[0] ?? mainDisplay
  }

  reset(): void {
    this.displays = [mainDisplay]
    this.cursor = { x: 0, y: 0 }
  }
}

export class FakeNativeTheme
  extends EventEmitter
  implements Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource'>
{
  systemIsDark = false
  #source: Electron.NativeTheme['themeSource'] = 'system'

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.#source = source
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.systemIsDark : this.#source === 'dark'
  }

  reset(): void {
    this.removeAllListeners()
    this.systemIsDark = false
    this.#source = 'system'
  }
}

export class FakeNotification extends EventEmitter implements Pick<Electron.Notification, 'close' | 'show'> {
  static supported = true
  /** Every notification that was shown, oldest first. */
  static readonly shown: FakeNotification[] = []
  closed = false

  static isSupported(): boolean {
    return FakeNotification.supported
  }

  constructor(readonly options: Electron.NotificationConstructorOptions = {}) {
    super()
  }

  show(): void {
    FakeNotification.shown.push(this)
  }

  close(): void {
    this.closed = true
    this.emit('close', {})
  }

  static reset(): void {
    FakeNotification.supported = true
    FakeNotification.shown.length = 0
  }
}

export class FakeMenu {
  static application: FakeMenu | null = null

  constructor(readonly template: readonly Electron.MenuItemConstructorOptions[]) {}

  static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): FakeMenu {
    return new FakeMenu(template)
  }

  static setApplicationMenu(menu: FakeMenu | null): void {
    FakeMenu.application = menu
  }

  get labels(): readonly string[] {
    return this.template.map((item) => (item.type === 'separator' ? '—' : (item.label ?? item.role ?? '')))
  }

  /** A person chooses an item. */
  choose(label: string): void {
    const item = this.template.find((each) => each.label === label)
    if (!item?.click) throw new Error(`There is no item "${label}" to choose among ${this.labels.join(', ')}`)
    ;(item.click as () => void)()
  }
}

export class FakeTray extends EventEmitter {
  static readonly all: FakeTray[] = []
  tooltip = ''
  title = ''
  menu: FakeMenu | null = null
  /** How often the menu was set. */
  menus = 0
  destroyed = false

  constructor(readonly icon: unknown) {
    super()
    FakeTray.all.push(this)
  }

  setToolTip(tooltip: string): void {
    this.tooltip = tooltip
  }

  setTitle(title: string): void {
    this.title = title
  }

  setContextMenu(menu: FakeMenu | null): void {
    this.menu = menu
    this.menus += 1
  }

  destroy(): void {
    this.destroyed = true
  }

  static reset(): void {
    FakeTray.all.length = 0
  }
}

export class FakeImage {
  isTemplate = false
  constructor(readonly path: string) {}

  isEmpty(): boolean {
    return !existsSync(this.path)
  }

  setTemplateImage(option: boolean): void {
    this.isTemplate = option
  }
}

export const nativeImage = {
  createFromPath: (path: string) => new FakeImage(path),
}

export class FakeDialog {
  /** Labels of the buttons that will be pressed, one dialog after the other; without one the dialog is cancelled. */
  readonly answers: string[] = []
  readonly shown: Electron.MessageBoxOptions[] = []
  readonly errors: { readonly title: string; readonly content: string }[] = []
  /** Where files will be saved, one dialog after the other; without one the dialog is cancelled. */
  readonly saveTo: string[] = []
  readonly saves: Electron.SaveDialogOptions[] = []

  async showSaveDialog(options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue> {
    this.saves.push(options)
    const filePath = this.saveTo.shift()
    return filePath === undefined ? { canceled: true, filePath: '' } : { canceled: false, filePath }
  }

  async showMessageBox(options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> {
    this.shown.push(options)
    const answer = this.answers.shift()
    const response = answer === undefined ? (options.cancelId ?? 0) : (options.buttons ?? []).indexOf(answer)
    if (response < 0) throw new Error(`There is no button "${answer}" among ${options.buttons?.join(', ')}`)
    return { response, checkboxChecked: false }
  }

  showErrorBox(title: string, content: string): void {
    this.errors.push({ title, content })
  }

  reset(): void {
    this.answers.length = this.shown.length = this.errors.length = this.saveTo.length = this.saves.length = 0
  }
}

export class FakeShell implements Pick<Electron.Shell, 'openExternal' | 'openPath'> {
  readonly opened: string[] = []

  async openExternal(url: string): Promise<void> {
    this.opened.push(url)
  }

  async openPath(path: string): Promise<string> {
    this.opened.push(path)
    return ''
  }
}

type SafeStorageMethods =
  | 'decryptStringAsync'
  | 'encryptStringAsync'
  | 'getSelectedStorageBackend'
  | 'isAsyncEncryptionAvailable'

/** A keychain that can be missing, locked, or about to change its key. */
export class FakeSafeStorage implements Pick<Electron.SafeStorage, SafeStorageMethods> {
  available = true
  backend: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> = 'gnome_libsecret'
  locked = false
  generation = 1

  isAsyncEncryptionAvailable(): Promise<boolean> {
    return Promise.resolve(this.available)
  }

  getSelectedStorageBackend(): ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> {
    return this.backend
  }

  async encryptStringAsync(plainText: string): Promise<Buffer> {
    return Buffer.from(`v${this.generation}:${Buffer.from(plainText).toString('hex')}`)
  }

  async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    const match = /^v(\d+):([0-9a-f]*)$/.exec(encrypted.toString())
    if (this.locked || !match)
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.')
    return {
      result: Buffer.from(match[2] ?? '', 'hex').toString(),
      shouldReEncrypt: Number(match[1]) < this.generation,
    }
  }

  reset(): void {
    this.available = true
    this.backend = 'gnome_libsecret'
    this.locked = false
    this.generation = 1
  }
}

export class FakePowerMonitor extends EventEmitter implements Pick<Electron.PowerMonitor, 'getSystemIdleTime'> {
  /** Seconds without a key or the pointer; null where the desktop does not say. */
  idleSeconds: number | null = 0

  getSystemIdleTime(): number {
    if (this.idleSeconds === null) throw new Error('Idle time is not available')
    return this.idleSeconds
  }

  reset(): void {
    this.removeAllListeners()
    this.idleSeconds = 0
  }
}
