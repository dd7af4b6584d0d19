import { EventEmitter } from 'node:events'

import type * as Electron from 'electron'

import { emitCancelable } from './fake-event'

type PermissionRequest = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>
type PermissionCheck = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
type Permission = Parameters<PermissionRequest>[1]
type DeviceHandler = NonNullable<Parameters<Electron.Session['setDevicePermissionHandler']>[0]>
type DisplayMediaHandler = NonNullable<Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0]>
type BeforeRequest = (
  details: { readonly url: string },
  callback: (response: Electron.CallbackResponse) => void,
) => void

type SessionMethods =
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'

/** A session without handlers allows everything, as Electron's does. */
export class FakeSession extends EventEmitter implements Pick<Electron.Session, SessionMethods> {
  #request: PermissionRequest | null = null
  #check: PermissionCheck | null = null
  #device: DeviceHandler | null = null
  #displayMedia: DisplayMediaHandler | null = null
  #beforeRequest: BeforeRequest | null = null

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#beforeRequest = listener
    },
  }

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#request = handler
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#check = handler
  }

  setDevicePermissionHandler(handler: DeviceHandler | null): void {
    this.#device = handler
  }

  setDisplayMediaRequestHandler(handler: DisplayMediaHandler | null): void {
    this.#displayMedia = handler
  }

  /** A page at an address asks for a permission; both ways that Electron has must agree. */
  grants(permission: Permission, pageUrl: string, isMainFrame = true): boolean {
    const contents = { getURL: () => pageUrl } as Electron.WebContents
    let granted = this.#request === null
    this.#request?.(contents, permission, (answer) => (granted = answer), { isMainFrame, requestingUrl: pageUrl })
    const checked = this.#check?.(contents, permission, pageUrl, { isMainFrame, requestingUrl: pageUrl }) ?? true
    if (checked !== granted) throw new Error(`Request and check disagree on ${permission}`)
    return granted
  }

  grantsDevice(): boolean {
    return this.#device?.({ deviceType: 'usb', origin: 'app://proxy', device: {} as Electron.USBDevice }) ?? true
  }

  grantsScreen(): boolean {
    let streams: unknown = {}
    this.#displayMedia?.({} as Electron.DisplayMediaRequestHandlerHandlerRequest, (given) => (streams = given))
    return streams !== null
  }

  /** Whether a request of a page gets out. */
  lets(url: string): boolean {
    let cancelled = false
    this.#beforeRequest?.({ url }, (response) => (cancelled = response.cancel ?? false))
    return !cancelled
  }

  /** Whether the download of an address, begun by a page, goes through. */
  downloads(url: string, page: string): boolean {
    return !emitCancelable(this, 'will-download', {}, { getURL: () => url }, { getURL: () => page })
  }

  reset(): void {
    this.removeAllListeners()
    this.#request = this.#check = this.#device = this.#displayMedia = this.#beforeRequest = null
  }
}

export class FakeProtocol implements Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'> {
  schemes: Electron.CustomScheme[] = []
  readonly #handlers = new Map<string, (request: Request) => Response | Promise<Response>>()

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (this.schemes.length > 0) throw new Error('This method can be called only once')
    this.schemes = schemes
  }

  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} has been registered`)
    this.#handlers.set(scheme, handler)
  }

  /** What a page gets for an address; null where nobody handles its scheme. */
  async fetch(url: string, init?: RequestInit): Promise<Response | null> {
    const handler = this.#handlers.get(new URL(url).protocol.slice(0, -1))
    return handler ? handler(new Request(url, init)) : null
  }

  reset(): void {
    this.schemes = []
    this.#handlers.clear()
  }
}

export class FakeIpcMain extends EventEmitter {
  /** A message of a preload script arrives. */
  receive(channel: string, sender: object, senderFrame: object | null, ...args: readonly unknown[]): void {
    this.emit(channel, { sender, senderFrame, ports: [] }, ...structuredClone(args))
  }
}

export class FakeIpcRenderer extends EventEmitter implements Pick<Electron.IpcRenderer, 'send'> {
  readonly sent: string[] = []

  send(channel: string, ...args: unknown[]): void {
    structuredClone(args)
    this.sent.push(channel)
  }

  reset(): void {
    this.removeAllListeners()
    this.sent.length = 0
  }
}

export const session = { defaultSession: new FakeSession() }
export const protocol = new FakeProtocol()
export const ipcMain = new FakeIpcMain()
export const ipcRenderer = new FakeIpcRenderer()
