import { ipcMain, MessageChannelMain, type IpcMainEvent, type MessagePortMain, type WebContents } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'

import { portMessage } from '@contract/port'
import { router, type Caller, type Core, type Logger } from '@core/index'
import { logUnexpected } from '@headless/for-desktop'

import { isAppAddress } from './security/app-address'

const caller: Caller = { actor: { kind: 'person', id: null }, origin: 'app' }

/**
 * Gives each page that the app itself opened one port to the core, when its preload script asks. This is the only
 * message that the main process listens to.
 */
export class PagePorts {
  readonly #known = new WeakSet<WebContents>()
  readonly #open = new Map<WebContents, MessagePortMain>()
  readonly #handler: RPCHandler<{ core: Core; caller: Caller }>

  constructor(
    private readonly core: Core,
    private readonly logger: Logger,
  ) {
    this.#handler = new RPCHandler(router, { interceptors: [logUnexpected(logger)] })
    ipcMain.on(portMessage, this.#onRequest)
  }

  /** Says that this window is one of ours. */
  expect(contents: WebContents): void {
    this.#known.add(contents)
    contents.once('destroyed', () => this.#close(contents))
  }

  dispose(): void {
    ipcMain.off(portMessage, this.#onRequest)
    this.#open.forEach((_port, contents) => this.#close(contents))
  }

  readonly #onRequest = (event: IpcMainEvent): void => {
    const { sender, senderFrame: frame } = event
    // Null or detached: the frame went on to another document while the message was on its way.
    if (
      frame === null ||
      frame.detached ||
      frame.parent !== null ||
      !this.#known.has(sender) ||
      !isAppAddress(frame.url)
    ) {
      this.logger.warn('A page that may not have a port asked for one', { address: frame?.url.slice(0, 200) ?? null })
      return
    }
    // A page that was loaded again has lost its port with everything else.
    this.#close(sender)
    const { port1, port2 } = new MessageChannelMain()
    this.#open.set(sender, port1)
    port1.once('close', () => {
      if (this.#open.get(sender) === port1) this.#open.delete(sender)
    })
    this.#handler.upgrade(port1, { context: { core: this.core, caller } })
    port1.start()
    frame.postMessage(portMessage, null, [port2])
  }

  #close(contents: WebContents): void {
    const port = this.#open.get(contents)
    if (!port) return
    this.#open.delete(contents)
    // Electron tells only the other side; the calls and event streams of this side must hear it too.
    port.emit('close')
    port.close()
  }
}
