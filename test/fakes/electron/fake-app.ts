import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'

import type * as Electron from 'electron'

import { emitCancelable } from './fake-event'
import { FakeBrowserWindow } from './fake-window'

type AppMethods =
  | 'disableHardwareAcceleration'
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getPath'
  | 'getVersion'
  | 'hide'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'setPath'
  | 'whenReady'

export class FakeApp extends EventEmitter implements Pick<Electron.App, AppMethods | 'isPackaged'> {
  isPackaged = false
  appPath = process.cwd()
  /** Another process holds the lock: this start is the second one. */
  lockTaken = false
  handedOver: unknown = null
  sandboxed = false
  hidden = 0
  /** How the process ended, if it did. */
  ended: { readonly code: number } | null = null
  readonly paths = new Map<string, string>()
  readonly switches = new Map<string, string>()
  readonly protocols: string[] = []
  #ready = false
  readonly #onReady: (() => void)[] = []

  readonly commandLine = {
    appendSwitch: (name: string, value = '') => void this.switches.set(name, value),
    getSwitchValue: (name: string) => this.switches.get(name) ?? '',
    hasSwitch: (name: string) => this.switches.has(name),
  } satisfies Pick<Electron.CommandLine, 'appendSwitch' | 'getSwitchValue' | 'hasSwitch'>

  get isReady(): boolean {
    return this.#ready
  }

  /** The system is ready: what waited for it goes on. */
  becomeReady(): void {
    this.#ready = true
    this.emit('ready')
    for (const resolve of this.#onReady.splice(0)) resolve()
  }

  whenReady(): Promise<void> {
    if (this.#ready) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#onReady.push(resolve)
    return promise
  }

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    this.handedOver = structuredClone(data)
    return !this.lockTaken
  }

  /** Asks, closes every window, asks again and ends: any step can be prevented, as in Electron. */
  quit(): void {
    if (this.ended || emitCancelable(this, 'before-quit')) return
    for (const window of FakeBrowserWindow.getAllWindows()) window.close()
    if (FakeBrowserWindow.getAllWindows().length > 0) return
    if (emitCancelable(this, 'will-quit')) return
    this.exit(0)
  }

  exit(code = 0): void {
    if (this.ended) return
    this.ended = { code }
    this.emit('quit', {}, code)
  }

  hide(): void {
    this.hidden += 1
  }

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before the app is ready')
    this.sandboxed = true
  }

  disableHardwareAcceleration(): void {}

  getAppPath(): string {
    return this.appPath
  }

  getVersion(): string {
    return '0.0.0-fake'
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return this.paths.get(name) ?? `${tmpdir()}/electron-fake-${name}`
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }

  setAppUserModelId(_id: string | null): void {}

  setAsDefaultProtocolClient(protocol: string): boolean {
    this.protocols.push(protocol)
    return true
  }

  reset(): void {
    this.removeAllListeners()
    Object.assign(this, {
      isPackaged: false,
      appPath: process.cwd(),
      lockTaken: false,
      handedOver: null,
      sandboxed: false,
      hidden: 0,
      ended: null,
    })
    this.paths.clear()
    this.switches.clear()
    this.protocols.length = 0
    this.#ready = false
    this.#onReady.length = 0
  }
}
