import { globalShortcut } from 'electron'

import { hotkeyIds, type Hotkey } from '@contract/system'

import type { DeviceState } from '../device-state'
import { isAccelerator, sameAccelerator } from './accelerator.rules'

type HotkeyId = Hotkey['id']

export const defaultAccelerators: Readonly<Record<HotkeyId, string>> = {
  capture: 'CommandOrControl+Shift+Space',
  focus: 'CommandOrControl+Shift+F',
}

/**
 * The keys that work in every program. What a person chose is kept, also when the system refuses it: settings then
 * show it as refused, and the next start asks again, for the program that holds it may be gone.
 */
export class GlobalHotkeys {
  readonly #status = new Map<HotkeyId, Hotkey['status']>()

  constructor(
    private readonly device: DeviceState,
    private readonly actions: Readonly<Record<HotkeyId, () => void>>,
    private readonly platform: NodeJS.Platform = process.platform,
  ) {}

  /** Asks the system for every hotkey; call it when the app is ready. */
  registerAll(): void {
    for (const id of hotkeyIds) this.#register(id)
  }

  list(): readonly Hotkey[] {
    return hotkeyIds.map((id) => ({
      id,
      accelerator: this.#accelerator(id),
      defaultAccelerator: defaultAccelerators[id],
      status: this.#status.get(id) ?? 'off',
    }))
  }

  /** Takes another accelerator (empty: none) and lets go of the one before; the list says whether the system took it. */
  set(id: HotkeyId, accelerator: string): readonly Hotkey[] {
    this.#release(id)
    this.device.update({ hotkeys: { ...this.device.current.hotkeys, [id]: accelerator.trim() } })
    // One may have been refused only because the other held it.
    for (const each of hotkeyIds) if (this.#status.get(each) !== 'registered') this.#register(each)
    return this.list()
  }

  dispose(): void {
    for (const id of hotkeyIds) this.#release(id)
  }

  #accelerator(id: HotkeyId): string {
    return this.device.current.hotkeys[id] ?? defaultAccelerators[id]
  }

  #register(id: HotkeyId): void {
    const accelerator = this.#accelerator(id)
    if (accelerator === '') {
      this.#status.set(id, 'off')
      return
    }
    this.#status.set(id, this.#isFree(id, accelerator) && ask(accelerator, this.actions[id]) ? 'registered' : 'refused')
  }

  #isFree(id: HotkeyId, accelerator: string): boolean {
    return hotkeyIds.every(
      (other) =>
        other === id ||
        this.#status.get(other) !== 'registered' ||
        !sameAccelerator(accelerator, this.#accelerator(other), this.platform),
    )
  }

  #release(id: HotkeyId): void {
    if (this.#status.get(id) === 'registered') globalShortcut.unregister(this.#accelerator(id))
    this.#status.set(id, 'off')
  }
}

/** Electron throws on a notation it does not know, and answers false when another program has the keys. */
function ask(accelerator: string, action: () => void): boolean {
  if (!isAccelerator(accelerator)) return false
  try {
    return globalShortcut.register(accelerator, action)
  } catch {
    return false
  }
}
