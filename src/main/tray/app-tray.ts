import { Menu, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron'

import type { Logger, Timers } from '@core/ports'

import { trayView, type TrayCommand, type TraySession, type TrayItem, type TrayView } from './tray-view.rules'

export type TrayOptions = {
  readonly icon: NativeImage
  readonly platform: NodeJS.Platform
  readonly timers: Timers
  readonly logger: Logger
  now(): number
  session(): TraySession | null
  /** Accelerators that work, to be shown beside their commands; empty for one that does not. */
  hotkeys(): { readonly capture: string; readonly focus: string }
  run(command: TrayCommand): void
}

// Minutes are shown, so twice a minute is often enough; nothing ticks while no session runs.
const REFRESH_MS = 30_000

/** The icon beside the clock: quick capture, the running session, and the way out. */
export class AppTray {
  readonly #tray: Tray
  #cancel: () => void = () => {}
  #shown = ''

  constructor(private readonly options: TrayOptions) {
    this.#tray = new Tray(options.icon)
    // Windows and most Linux desktops open the menu with the other button, and the window with this one.
    if (options.platform !== 'darwin') this.#tray.on('click', () => options.run('open'))
    this.refresh()
  }

  /** Shows what is now; call it whenever a session, its task or a hotkey changed. */
  refresh(): void {
    this.#cancel()
    this.#cancel = this.#changing() ? this.options.timers.after(REFRESH_MS, () => this.refresh()) : () => {}
  }

  destroy(): void {
    this.#cancel()
    this.#tray.destroy()
  }

  /** Shows what is now, and says whether it changes by itself. */
  #changing(): boolean {
    try {
      const session = this.options.session()
      this.#show(trayView(session, this.options.now(), this.options.hotkeys()))
      return session?.state === 'focusing' || session?.state === 'break'
    } catch (error) {
      // Timers and the system call this, who can do nothing about it: what was shown stays until the next look.
      this.options.logger.error('The tray could not be brought up to date', { error: String(error) })
      return true
    }
  }

  #show(view: TrayView): void {
    // Setting a menu closes it under the person's hand on some desktops: only when something changed.
    const key = JSON.stringify(view)
    if (key === this.#shown) return
    this.#shown = key
    this.#tray.setToolTip(view.tooltip)
    if (this.options.platform === 'darwin') this.#tray.setTitle(view.title, { fontType: 'monospacedDigit' })
    this.#tray.setContextMenu(Menu.buildFromTemplate(view.items.map((item) => this.#menuItem(item))))
  }

  #menuItem(item: TrayItem): MenuItemConstructorOptions {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' }
      case 'text':
        return { label: escapeMnemonics(item.label), enabled: false }
      case 'command':
        return {
          label: escapeMnemonics(item.label),
          ...(item.hotkey === undefined ? {} : { accelerator: item.hotkey, registerAccelerator: false }),
          click: () => this.options.run(item.command),
        }
    }
  }
}

/** A single '&' in a menu underlines the next letter instead of being shown. */
function escapeMnemonics(label: string): string {
  return label.replaceAll('&', '&&')
}
